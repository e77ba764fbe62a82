import { inWords } from "../../common/days";
import type { Panel, PanelSeen } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { linesOf } from "./meeting-rooms";
import panelJson from "./panel-card.json";
import { aboutPanel, flagsOf } from "./panel-words";

const panelCard = cardFrom(panelJson);

export interface Said {
  heading?: string;
  note?: string;
  problem?: string;
  page?: number;
  typed?: { reason: string; metOn: string };
}

/** Sent to those who decide, once each. */
export const panelRequested = ({ seen }: { seen: PanelSeen }): Card =>
  panelOf(seen, { heading: "A new forum is asked for" });

/** One of them in full, with the buttons that this person has. */
export function panelOf(
  seen: PanelSeen,
  { heading = "", note = "", problem = "", page = 1, typed }: Said = {},
): Card {
  const { panel, may } = seen;
  const reason = boxed(typed?.reason ?? "", 4_500);
  return fitting(shares, (share) =>
    panelCard({
      ...{
        id: panel.id,
        page,
        note,
        problem: shorten(problem, 300),
        heading: heading || headings[panel.status],
      },
      title: shorten(panel.title, 300 * share),
      about: aboutPanel(panel, share),
      facts: factsOf(panel, share).map((line) => ({ line })),
      purpose: linesOf(panel.purpose, 1_500 * share).lines,
      flags: flagsOf(seen, share).map((line) => ({ line })),
      ...{ mayDecide: may.decide, mayNoteMet: may.noteMet, mayEnd: may.end, mayResume: may.resume },
      metOn: /^\d{4}-\d{2}-\d{2}$/.test(typed?.metOn ?? "") ? typed?.metOn : "",
      reasonLabel: may.decide
        ? "Why? To decline it, say so in a few words"
        : may.end
          ? "To end it, say why in a few words"
          : "",
      reason: reason.value,
      kept: reason.whole ? "" : "What you typed is too long for this card. Its beginning is in the box.",
      listUrl: linkOr(panel.listUrl),
    }),
  );
}

const headings = {
  ...{ Requested: "A forum that is asked for", Running: "A forum that runs" },
  ...{ Declined: "A forum that was declined", Ended: "A forum that has ended" },
} as const;

const mostNames = 10;

/** Whom it is for and where, who asked and what was decided. */
function factsOf(panel: Panel, share: number): string[] {
  const { audiences, areas, requestedBy, requestedOn, status, decidedBy, decidedOn, why } = panel;
  const names = (of: readonly string[]) =>
    of
      .slice(0, mostNames)
      .map((each) => shorten(each, 60 * share))
      .join(", ");
  const person = (of: Panel["owner"]) => shorten(of?.name, 60 * share);
  const on = (day: Panel["lastMet"]) => (day ? ` on ${inWords(day)}` : "");
  const decided = { Requested: "", Running: "Approved", Declined: "Declined", Ended: "Ended" }[status];
  return [
    audiences.length > 0 ? `For: ${names(audiences)}` : "",
    areas.length > 0 ? `Where: ${names(areas)}` : "",
    requestedBy ? `${person(requestedBy)} asked for it${on(requestedOn)}.` : "",
    decided && decidedBy ? `${decided} by ${person(decidedBy)}${on(decidedOn)}.` : "",
    why ? `Why: ${shorten(why, 900 * share)}` : "",
  ].filter(Boolean);
}
