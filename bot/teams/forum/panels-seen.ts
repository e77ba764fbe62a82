import { z } from "zod";
import type { PanelSeen, PanelsSeen } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { isShared, roomsOf } from "./meeting-rooms";
import { aboutPanel, flagsOf } from "./panel-words";
import panelsJson from "./panels-card.json";

const panelsCard = cardFrom(panelsJson);
const panelsOnCard = 6;
const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** `forums and panels`: the map of them all. */
export const seePanels: Command = async (deps, turn) => ({
  card: panels(deps, turn, 1),
  summary: "Forums and panels",
});

export const pressSeePanels: Press = async (deps, turn, data) =>
  panels(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

function panels(deps: TeamsDeps, turn: Turn, asked: number): Card {
  const seen = roomsOf(deps).panels.seePanels({ person: turn.person, shared: isShared(turn) });
  const { rows, ...paging } = pageOf(grouped(seen), { page: asked, size: panelsOnCard });
  return fitting(shares, (share) =>
    panelsCard({
      ...{ ...paging, mayRequest: seen.mayRequest, state: stateOf(seen), amiss: amissIn(seen) },
      staleNote: staleNote(seen, deps.clock),
      panels: rows.map(({ group, each }, at) => ({
        group: rows[at - 1]?.group === group ? "" : shorten(group, 80 * share) || "No service",
        ...{ id: each.panel.id, title: shorten(each.panel.title, 160 * share) },
        about: aboutPanel(each.panel, share),
        flags: flagsOf(each, share).map((line) => ({ line })),
      })),
      hidden: isShared(turn) && seen.mayRequest ? "To see which overlap, ask me in our own chat." : "",
    }),
  );
}

const grouped = ({ requested, services, past }: PanelsSeen): { group: string; each: PanelSeen }[] => [
  ...requested.map((each) => ({ group: "Asked for", each })),
  ...services.flatMap(({ service, panels }) => panels.map((each) => ({ group: service, each }))),
  ...past.map((each) => ({ group: "Declined or ended", each })),
];

function stateOf({ services, requested, past }: PanelsSeen): string {
  const many = services.reduce((sum, { panels }) => sum + panels.length, 0);
  if (many + requested.length + past.length === 0) return "There is none in the list yet.";
  return [
    many === 0 ? "None runs now." : `${many} ${many === 1 ? "runs" : "run"} now.`,
    requested.length > 0 ? `${count(requested.length, "request")} to decide on.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Of those that run: how many overlap, have nobody, or have stopped meeting. */
function amissIn({ services }: PanelsSeen): string {
  const all = services.flatMap(({ panels }) => panels);
  const many = (is: (seen: PanelSeen) => boolean) => all.filter(is).length;
  const said = [
    [many(({ overlaps }) => overlaps.length > 0), "may overlap"],
    [many(({ noOwner }) => noOwner), "without an owner"],
    [many(({ notMetSince }) => notMetSince !== undefined), "not met for too long"],
  ] as const;
  const found = said.filter(([some]) => some > 0).map(([some, what]) => `${some} ${what}`);
  return found.length > 0 ? `Look at these: ${found.join(", ")}.` : "";
}
