import { z } from "zod";
import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import myActionsJson from "./my-actions-card.json";
import { rowOf } from "./rows";

const myActionsCard = cardFrom(myActionsJson);
const rowsOnCard = 10;

export const listMine: Command = async (deps, { person }) => ({
  card: myActions(deps, { person, page: 1 }),
  summary: "My actions",
});

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const pressListMine: Press = async (deps, { person, where }, data) => {
  if (where !== "personal")
    throw new Failure("not_allowed", "I show that only to you. Open our own chat and type: my actions");
  return myActions(deps, { person, page: readPage(dataSchema.parse(data ?? {}).page) });
};

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
        where: whereOf(deps, { person, where: "personal" }, row.action, share),
      })),
    });
  return fitting(shares, make);
}

/** The consultation a step belongs to, so that step 2.1 of two consultations can be told apart. */
export function whereOf(
  { consultations }: TeamsDeps,
  turn: Pick<Turn, "person" | "where">,
  { reference }: Action,
  share = 1,
): string {
  const consultation = reference && consultations.find(reference);
  if (!consultation) return reference ?? "";
  if (!consultations.canSeeRecord(turn.person, consultation, readingPlace(turn))) return "";
  return [reference, shorten(consultation.title, 60 * share)].filter(Boolean).join(" ");
}
