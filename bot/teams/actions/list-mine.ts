import { z } from "zod";
import type { Action } from "../../actions";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import myActionsJson from "./my-actions-card.json";
import { rowOf } from "./rows";

const myActionsCard = cardFrom(myActionsJson);
const rowsOnCard = 10;

export const listMine: Command = async (deps, { person }) => ({
  card: myActions(deps, { person, page: 1 }),
  summary: "My actions",
});

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const pressListMine: Press = async (deps, { person }, data) =>
  myActions(deps, { person, page: readPage(dataSchema.parse(data ?? {}).page) });

export function myActions(
  deps: TeamsDeps,
  { person, page, note, ticked }: { person: Person; page: number; note?: string; ticked?: Action },
): Card {
  const mine = deps.actions.listMine({ person });
  const shown = pageOf(mine.rows, { page, size: rowsOnCard });
  const make = (share: number) =>
    myActionsCard({
      heading: "My actions",
      subheading: `You owe ${count(mine.rows.length, "action")}${mine.late > 0 ? `, ${mine.late} late` : ""}`,
      staleNote: staleNote(mine, deps.clock),
      empty: mine.rows.length === 0 ? "You owe nothing. To start something, type: plan a consultation" : "",
      note: note ?? "",
      undoId: ticked?.id ?? "",
      from: "mine",
      ...shown,
      rows: shown.rows.map((row) => ({
        ...rowOf(row, { clock: deps.clock, share }),
        where: whereOf(deps, row.action, share),
      })),
    });
  return fitting(shares, make);
}

/** The consultation a step belongs to, so that step 2.1 of two consultations can be told apart. */
export function whereOf({ consultations }: TeamsDeps, { reference }: Action, share = 1): string {
  if (!reference) return "";
  return [reference, shorten(consultations.find(reference)?.title, 60 * share)].filter(Boolean).join(" ");
}
