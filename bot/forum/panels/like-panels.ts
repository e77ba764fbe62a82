import { sameWords } from "../governance/member";
import type { Panel } from "./panel";

type About = Pick<Panel, "title" | "service" | "audiences" | "areas">;

/** Another one that asks the same people: what both have in common. */
export interface PanelOverlap {
  other: Panel;
  /** The service of both; "" where each has its own. */
  service: string;
  audiences: readonly string[];
  areas: readonly string[];
}

const mostLike = 5;

/** Of the same service or for the same people, and in the same place. */
export function overlapOf(one: About, other: Panel, wholeArea: string): PanelOverlap | undefined {
  const service = one.service.trim() && sameWords(one.service, other.service) ? other.service : "";
  const audiences = inBoth(one.audiences, other.audiences);
  const areas = placesOfBoth(one.areas, other.areas, wholeArea);
  return (service || audiences.length > 0) && areas.length > 0
    ? { other, service, audiences, areas }
    : undefined;
}

/** What there is already that is like what somebody asks for, the most like first. */
export function likePanels(asked: About, all: readonly Panel[], wholeArea: string): readonly Panel[] {
  return all
    .filter(({ status }) => status === "Running" || status === "Requested")
    .map((panel) => {
      const overlap = overlapOf(asked, panel, wholeArea);
      const named = hasLikeTitle(asked.title, panel.title) ? 2 : 0;
      const meets = overlap ? (overlap.service ? 1 : 0) + (overlap.audiences.length > 0 ? 1 : 0) : 0;
      return { panel, likeness: named + meets };
    })
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness || one.panel.title.localeCompare(other.panel.title))
    .slice(0, mostLike)
    .map(({ panel }) => panel);
}

const inBoth = (one: readonly string[], other: readonly string[]): readonly string[] =>
  other.filter((each) => one.some((mine) => sameWords(mine, each)));

/** One that names no area, or the whole of it, is everywhere. */
function placesOfBoth(
  one: readonly string[],
  other: readonly string[],
  wholeArea: string,
): readonly string[] {
  const isEverywhere = (areas: readonly string[]) =>
    areas.length === 0 || areas.some((area) => sameWords(area, wholeArea));
  if (isEverywhere(one)) return isEverywhere(other) ? [wholeArea] : other;
  return isEverywhere(other) ? one : inBoth(one, other);
}

/** Words that every second one has in its name. */
const common = new Set(["forum", "forums", "panel", "panels", "group", "council", "people", "with", "from"]);

function hasLikeTitle(one: string, other: string): boolean {
  const [mine, theirs] = [telling(one), telling(other)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared > 0 && 2 * shared >= Math.min(mine.size, theirs.size);
}

const telling = (title: string): ReadonlySet<string> =>
  new Set(
    title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => [...word].length > 3 && !common.has(word)),
  );
