import { z } from "zod";
import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { shorten } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import checklistJson from "./checklist-card.json";
import { longestStepId, rowOf } from "./rows";

const checklistCard = cardFrom(checklistJson);
const rowsOnCard = 15;

/** `checklist 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const seeChecklist: Command = async (deps, { person, text }) => {
  const asked = /\d{4}-\d{5}/.exec(text)?.[0];
  const mine = deps.consultations.listMine({ person }).rows.map((row) => row.consultation.reference);
  const only = mine.length === 1 ? mine[0] : undefined;
  const reference = toReference(asked) ?? (/\d/.test(text) ? undefined : only);
  if (!reference)
    return {
      text: `Say which one, with its reference, such as: checklist ${mine[0] ?? "2027-00042"}. To see yours, type: my consultations`,
    };
  return { card: checklist(deps, { reference, page: 1 }), summary: `Checklist ${reference}` };
};

const dataSchema = z.looseObject({ reference: z.string().optional(), page: z.unknown().optional() });

export const pressChecklist: Press = async (deps, _turn, data) => {
  const read = dataSchema.parse(data ?? {});
  const reference = toReference(read.reference);
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return checklist(deps, { reference, page: readPage(read.page) });
};

export function checklist(
  deps: TeamsDeps,
  { reference, page, note, ticked }: { reference: Reference; page: number; note?: string; ticked?: Action },
): Card {
  const consultation = deps.consultations.find(reference);
  if (!consultation)
    throw new Failure(
      "not_found",
      `There is no consultation ${reference} in the register. Check the number.`,
    );
  const list = deps.actions.seeChecklist({ reference });
  const shown = pageOf(list.rows, { page, size: rowsOnCard });
  const rows = (share: number) =>
    shown.rows.map((row, at) => ({
      ...rowOf(row, { clock: deps.clock, share }),
      phase:
        row.action.phase === shown.rows[at - 1]?.action.phase ? "" : shorten(row.action.phase, 60 * share),
    }));
  const make = (share: number) =>
    checklistCard({
      reference,
      title: shorten(consultation.title, 120),
      progress: [
        `${list.done} of ${list.total} steps done`,
        list.late > 0 ? `${list.late} late` : "",
        list.next ? `next: step ${shorten(list.next.stepId, longestStepId)}` : "",
      ]
        .filter(Boolean)
        .join(", "),
      staleNote: staleNote(list, deps.clock),
      empty:
        list.total === 0
          ? "This consultation has no checklist yet. It may have been typed into the list."
          : "",
      note: note ?? "",
      undoId: ticked?.id ?? "",
      from: "checklist",
      listUrl: linkOr(consultation.listUrl),
      ...shown,
      rows: rows(share),
    });
  return fitting(shares, make);
}
