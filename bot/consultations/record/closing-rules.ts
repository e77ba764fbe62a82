import { type Day, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { tooEarly } from "../closing/closing-deps";
import { feedbackDue } from "../closing/promise-feedback";
import { mustBePublishable } from "../closing/publish-feedback";
import { reachedWrong, sumsWrong } from "../closing/record-participation";
import type { Consultation } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import { position } from "../reviewing/gates";
import type { RecordProblem } from "./edit-record";
import { sameValue } from "./field-text";
import { inputsOfGroup, type RecordInput, recordField } from "./record-fields";
import { isThere } from "./required-fields";

type Fields = Partial<ConsultationFields>;

/** From which status on each can be known. */
const from: Partial<Record<RecordInput, "Open" | "Closed">> = {
  ...{ responses: "Open", groupsReached: "Open" },
  ...{ findingsSummary: "Closed", outcomeSummary: "Closed", decisionReasons: "Closed" },
  ...{ evalScore: "Closed", lessons: "Closed" },
};

/**
 * How it ended, typed where a move asks for it: by the same rules as on the cards that are made for it. Once
 * it is there it is changed on those, which know who waits for it.
 */
export function closingProblems(
  row: Consultation,
  given: Fields,
  { by, today, feedbackWeeks }: { by: Person; today: Day; feedbackWeeks: number },
): RecordProblem[] {
  const problems: RecordProblem[] = [];
  const changed = inputsOfGroup("closing").filter(
    (input) => input in given && !sameValue(given[input], row[input]),
  );
  for (const input of changed) {
    const wrong = (message: string) => problems.push({ input, message });
    const earliest = from[input];
    if (isThere(row[input]))
      wrong(`${recordField(input).label} is on record already. Change it where it was first given.`);
    else if (earliest && position(row.workflowStatus) < position(earliest))
      wrong(tooEarly(row, earliest, recordField(input).label));
    else if (input === "feedbackPromised") promiseWrong(row, given, { today, feedbackWeeks }).forEach(wrong);
    else if (input === "feedbackPublished") publishedWrong(row, given, { by, today }).forEach(wrong);
  }
  if (changed.includes("groupsReached") || changed.includes("responses"))
    for (const message of participationWrong({ ...row, ...given }))
      problems.push({
        input: changed.includes("groupsReached") ? "groupsReached" : "responses",
        message,
      });
  return problems;
}

const participationWrong = (next: Consultation): string[] => [
  ...next.groupsReached.flatMap((group) => reachedWrong(group) ?? []),
  ...sumsWrong(next),
];

function promiseWrong(
  row: Consultation,
  { feedbackPromised: day }: Fields,
  { today, feedbackWeeks }: { today: Day; feedbackWeeks: number },
): string[] {
  if (!day) return [];
  if (row.feedbackPublished) return ["The feedback was published, so there is nothing left to promise."];
  if (day < today) return [`${inWords(day)} is in the past. Choose a later day.`];
  const due = feedbackDue(row, feedbackWeeks).by;
  const isLate = row.endDate !== undefined && today > row.endDate && due !== undefined && day > due;
  return isLate
    ? [`${inWords(day)} is later than people expect. To say why, type: promise feedback ${row.reference}`]
    : [];
}

function publishedWrong(
  row: Consultation,
  { feedbackPublished: day }: Fields,
  { by, today }: { by: Person; today: Day },
): string[] {
  if (!day) return [];
  try {
    mustBePublishable(by, row);
  } catch (failure) {
    if (failure instanceof Failure) return [failure.message];
    throw failure;
  }
  return day > today ? [`${inWords(day)} is still to come. Give the day people were told.`] : [];
}
