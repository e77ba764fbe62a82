import type { Day } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Consultation } from "../consultation";
import {
  askOf,
  asSentence,
  type ClashCheck,
  type ClashFinding,
  type ClashReport,
  noClashes,
} from "./clash-check";
import { problemsOfDates, readNotes, stillRefused } from "./dates-notes";

/** What the dates of a record meet. Nothing where it has none, or they have gone. */
export function reportOf(clashCheck: ClashCheck, row: Consultation, today: Day): ClashReport {
  const ask = askOf(row);
  return !ask || ask.endDate < today ? noClashes : clashCheck(ask);
}

/** What is refused of a record as it stands, with what was agreed about its dates. */
export const refusedOf = (clashCheck: ClashCheck, row: Consultation, today: Day): readonly ClashFinding[] =>
  stillRefused(reportOf(clashCheck, row, today), readNotes(row.datesNote));

/** Findings of an edit that the record did not have before it: what stood there already is not the edit's fault. */
export function refusedAnew(
  clashCheck: ClashCheck,
  { before, after, today }: { before: Consultation; after: Consultation; today: Day },
): readonly ClashFinding[] {
  const found = refusedOf(clashCheck, after, today);
  if (found.length === 0) return [];
  const had = new Set(refusedOf(clashCheck, before, today).map(nameOf));
  return found.filter((each) => !had.has(nameOf(each)));
}
const nameOf = ({ kind, what, why }: ClashFinding): string => `${kind} ${what} ${why}`;

/** @throws Failure naming what must be put right before anybody reviews it or agrees to it. */
export function mustHaveGoodDates(clashCheck: ClashCheck, row: Consultation, today: Day): void {
  const report = reportOf(clashCheck, row, today);
  const typed = readNotes(row.datesNote);
  const problems = problemsOfDates(report, typed);
  if (problems.length === 0) return;
  const what = stillRefused(report, typed).map((each) => asSentence(each.what));
  throw new Failure(
    "conflict",
    `Its dates cannot stay as they are. ${what.join(" ")} To change them or say why, type: change dates ${row.reference}`,
  );
}
