import { Failure } from "../common/failure";
import { tellsOfPeople } from "../common/tells-of-people";
import type { FeedbackWork } from "./feedback-deps";
import type { FeedbackRow } from "./feedback-row";

type Row = Pick<FeedbackRow, "theme" | "asked" | "said" | "answer">;

/** What may point at one person, in all that everybody reads once it is published. */
export const lookAgain = (
  {
    work,
    rows,
  }: {
    work: Pick<FeedbackWork, "findingsSummary" | "outcomeSummary" | "decisionReasons" | "publicSummary">;
    rows: readonly Row[];
  },
  nothingChanged = "",
): string[] =>
  tellsOfPeople([
    ...rowTexts(rows),
    ...[work.findingsSummary, work.outcomeSummary, work.decisionReasons, work.publicSummary],
    nothingChanged,
  ]);

export const rowTexts = (rows: readonly Partial<Row>[]): string[] =>
  rows.flatMap(({ theme = "", asked = "", said = "", answer = "" }) => [theme, asked, said, answer]);

/** It is published as it is only by who was told of this, and presses once more. */
export class NotLookedAgain extends Failure {
  constructor(readonly found: readonly string[]) {
    super("invalid", `Not published yet. ${found.join(" ")} If all is well, publish it as it is.`);
  }
}
