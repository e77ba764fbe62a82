import { Failure } from "../../common/failure";
import type { Consultation } from "../consultation";
import { askedCircumstances, readLevelAnswers } from "../planning/read-level-answers";
import { readSavedAnswers } from "./read-saved-answers";
import type { ReplanKind, ReplanTyped } from "./replan-view";
import { savedCircumstances } from "./step-basis";

/** Other answers to the level questions; level, track and the steps that apply follow. */
export const changeAnswers: ReplanKind = {
  what: "answers",
  prefill,
  read(_deps, { consultation, typed }) {
    mustHaveDates(consultation);
    // An emptied list of ticks is sent as nothing, and then nothing is ticked.
    const read = readLevelAnswers({ ...typed, circumstances: typed.circumstances ?? "" });
    return "problems" in read ? read : { asked: { answers: read } };
  },
};

function prefill(consultation: Consultation): ReplanTyped {
  const { answers } = readSavedAnswers(consultation.levelAnswers);
  const said = savedCircumstances(consultation);
  const typed: ReplanTyped = { circumstances: askedCircumstances.filter((word) => said.has(word)).join(",") };
  const yesNo = (value: boolean | undefined) => (value === undefined ? "" : value ? "yes" : "no");
  return {
    ...typed,
    open: answers.open ?? "",
    duty: answers.duty ?? "",
    impact: answers.impact === undefined ? "" : String(answers.impact),
    protected: yesNo(answers.protected),
    share: answers.share ?? "",
    canDelegate: yesNo(answers.canDelegate),
    freshEvidence: yesNo(answers.freshEvidence),
  };
}

/** The weeks between opening and the decision are one of the answers. */
export function mustHaveDates({ reference, startDate, endDate, decisionDate }: Consultation): void {
  if (startDate && endDate && decisionDate) return;
  throw new Failure(
    "invalid",
    `${reference} has no dates yet, and the level depends on them. First type: change dates ${reference}`,
  );
}
