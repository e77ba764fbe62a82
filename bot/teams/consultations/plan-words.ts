import { distance } from "fastest-levenshtein";
import { z } from "zod";
import type { PlanFilter, PlanPeriod } from "../../consultations";
import { planPeriods } from "../../consultations";
import type { CouncilSettings } from "../../settings";
import { shorten } from "../cards/words";

type Lists = Pick<CouncilSettings, "areas" | "audiences" | "services" | "wholeArea">;

/** What somebody wants to see, and what of it was not understood. */
export interface Wanted {
  filter: PlanFilter;
  problem: string;
}

/** Letters, numbers and single spaces, without marks: "Tŷ-Coch" and "ty coch" are the same place. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const periodWords: readonly (readonly [RegExp, PlanPeriod])[] = [
  [/\bnext quarter\b/, "next quarter"],
  [/\b(this|next|whole|the) (calendar |financial )?year\b|\b12 months\b|\btwelve months\b/, "next 12 months"],
  [/\b(everything|all of it|all time|whole plan)\b|\bplan all\b|\ball consultations\b/, "everything"],
  [/\b(this|current) quarter\b/, "this quarter"],
];

/** The place somebody asks about: "what is open in Riverside?". */
const placeAsked =
  /\b(?:open|on|planned|happening|coming up|running)(?: now| just now| today)? (?:in|near|around) (?:the )?(.+?)(?: now| today| just now| please| ward| area| thanks)*$/;
/** Not places. */
const whenWords =
  /^(?:this|next|current) (?:quarter|year|month|week)$|^(?:\d{4}|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** `forward plan next quarter`, `what is open in Riverside`, `what is coming up for Parks`. */
export function readFilterWords(text: string, lists: Lists): Wanted {
  const said = plain(text);
  const period = periodWords.find(([words]) => words.test(said))?.[1];
  const asked = placeAsked.exec(said)?.[1];
  const place = asked && !whenWords.test(asked) ? asked : undefined;
  const places = [lists.wholeArea, ...lists.areas];
  const area = named(said, places) || (place ? nearest(place, places) : "");
  const filter: PlanFilter = {
    // Whoever asks what is open in a ward does not ask about a quarter.
    period: period ?? (place || area ? "everything" : "this quarter"),
    timing: /\bopen\b/.test(said)
      ? "open"
      : /\bcoming up\b|\bforthcoming\b/.test(said)
        ? "forthcoming"
        : "any",
    area,
    audience: named(said, lists.audiences),
    service: named(said, lists.services),
  };
  return { filter, problem: place && !area && !filter.service ? noSuchPlace(place, lists.areas) : "" };
}

/** The longest of these names that is in what was said. */
const named = (said: string, names: readonly string[]): string =>
  [...names]
    .sort((one, other) => other.length - one.length)
    .find((name) => plain(name) && ` ${said} `.includes(` ${plain(name)} `)) ?? "";

/** Small slips of the pen are forgiven in longer names. */
function nearest(place: string, names: readonly string[]): string {
  const [best] = names
    .map((name) => ({ name, off: distance(place, plain(name)) }))
    .sort((one, other) => one.off - other.off);
  return best && best.off <= (place.length >= 6 ? 2 : place.length >= 5 ? 1 : 0) ? best.name : "";
}

const mostNamed = 12;

function noSuchPlace(place: string, areas: readonly string[]): string {
  const known = areas.slice(0, mostNamed).map((area) => shorten(area, 40));
  const rest = areas.length > mostNamed ? ` and ${areas.length - mostNamed} more` : "";
  const list = known.length > 0 ? ` Areas I know: ${known.join(", ")}${rest}.` : "";
  return `I know no area called "${shorten(place, 60)}" here.${list}`;
}

const word = z.string().optional().catch(undefined);
const dataSchema = z.looseObject({ period: word, timing: word, area: word, audience: word, service: word });

/** From the boxes of the card: what is none of our words is as if it was not chosen. */
export function readFilterData(data: unknown, lists: Lists): PlanFilter {
  const read = dataSchema.safeParse(data ?? {});
  const given = read.success ? read.data : {};
  const among = (value: unknown, names: readonly string[]): string =>
    names.find((name) => name === value) ?? "";
  return {
    period: planPeriods.find((each) => each === given.period) ?? "this quarter",
    timing: (["open", "forthcoming"] as const).find((each) => each === given.timing) ?? "any",
    area: among(given.area, [lists.wholeArea, ...lists.areas]),
    audience: among(given.audience, lists.audiences),
    service: among(given.service, lists.services),
  };
}
