import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { managersAnswer, type Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { asSentence, type ClashCheck, type ClashFinding } from "../clashing/clash-check";
import { refusedOf } from "../clashing/refused-dates";
import type { Consultation, ConsultationStore, WorkflowStatus } from "../consultation";
import { canSeeEvidence, type Where, wasSentForReview } from "../permissions";
import { seeRecord } from "../register/see-record";
import type { OwedSteps } from "../replanning/replan-record";
import { canBeReplanned } from "../replanning/replan-view";
import { type GateSteps, gateAhead, position, waitsFor } from "./gates";
import { type FlaggedStill, flaggedStill } from "./list-rules";
import type { PastLine } from "./see-review";

/** Something a record stands against, and what to do about it. */
export interface RuleWarning {
  what: string;
  todo: string;
}

export interface RuleWarningsDeps {
  register: Pick<ConsultationStore, "find">;
  gateSteps: GateSteps;
  clashCheck: ClashCheck;
  checklist: OwedSteps;
  clock: Clock;
  review: {
    /** Oldest first; asks the list. */
    pastOf(reference: Reference): Promise<readonly PastLine[]>;
  };
}

/**
 * Where a record stands against a rule, as only the list lets it: for officers, until it is put right.
 * @throws Failure `not_found` or `not_allowed` where this person may not see the record.
 */
export async function ruleWarnings(
  deps: RuleWarningsDeps,
  ask: { reference: Reference; by: Person; where: Where },
): Promise<readonly RuleWarning[]> {
  const consultation = seeRecord(deps, ask);
  if (!canSeeEvidence(ask.by, ask.where)) return [];
  const { reference, workflowStatus } = consultation;
  if (workflowStatus === "Complete" || workflowStatus === "Stopped") return [];
  const past = mayBeFlagged(deps, consultation)
    ? // Without the list nothing is known of it, and the record is shown all the same.
      await deps.review.pastOf(reference).catch(() => [])
    : [];
  const flagged = flaggedStill(consultation, past);
  const behind = gateAhead(consultation, deps.gateSteps({ reference }));
  return [
    ...(flagged ? [flaggedWarning(flagged)] : []),
    ...(behind?.again
      ? [
          {
            what: `It is ${workflowStatus} already. ${waitsFor(behind)}`,
            todo: "Do these steps now. Or ask a manager to waive them with a reason.",
          },
        ]
      : []),
    ...datesWarnings(deps, consultation),
  ];
}

/** The list is asked only about a row that somebody saved there, or whose approval left no mark on its checklist. */
function mayBeFlagged(
  { checklist }: RuleWarningsDeps,
  { reference, workflowStatus, leadOfficer, changedBy }: Consultation,
): boolean {
  if (!changedBy.byApp) return true;
  if (position(workflowStatus) < position("Approved")) return false;
  const answer = checklist.of(reference).find(({ stepId }) => stepId === managersAnswer);
  const isAnswered = answer?.status === "Done" || answer?.status === "Waived";
  return answer !== undefined && (!isAnswered || answer.doneBy?.id === leadOfficer?.id);
}

const words: Record<FlaggedStill["rule"], (flagged: FlaggedStill) => RuleWarning> = {
  "own approval": (flagged) => ({
    what: "Its own lead officer approved it in the list. Nobody may approve their own.",
    todo: `${setBack(flagged)} Then ask another manager to review it.`,
  }),
  "review jumped": (flagged) => ({
    what: `It went from ${flagged.from} to ${flagged.to} in the list, with no review.`,
    todo: `${setBack(flagged)} Then send it for review.`,
  }),
  "not a manager": (flagged) => ({
    what: "Somebody approved it in the list who may not.",
    todo: `${setBack(flagged)} Then ask a manager to review it.`,
  }),
  "approval unmade": (flagged) => ({
    what: "Its approval was taken back in the list. An approval stands.",
    todo: `${setBack(flagged)} To end the work, a manager can stop it.`,
  }),
  reopened: (flagged) => ({
    what: "It was complete, and was opened again in the list.",
    todo: `${setBack(flagged)} For new work, plan a new consultation.`,
  }),
  "stop undone": (flagged) => ({
    what: "It was stopped, and was started again in the list.",
    todo: `${setBack(flagged)} To go on after all, plan it anew.`,
  }),
  "moved back": (flagged) => ({
    what: `It was moved back in the list, from ${flagged.from} to ${flagged.to}.`,
    todo: setBack(flagged),
  }),
  "not theirs": (flagged) => ({
    what: `Somebody set it to ${flagged.to} in the list who may not.`,
    todo: `${setBack(flagged)} Whoever may do this then does it here.`,
  }),
};

const setBack = ({ from }: { from: WorkflowStatus }): string => `Set it back to ${from} in the list.`;
const flaggedWarning = (flagged: FlaggedStill): RuleWarning => words[flagged.rule](flagged);

/** Dates that chat and tab would not have kept. A draft may wait for its reason. */
function datesWarnings(
  { clashCheck, clock }: RuleWarningsDeps,
  consultation: Consultation,
): readonly RuleWarning[] {
  if (!canBeReplanned(consultation)) return [];
  return refusedOf(clashCheck, consultation, dayOf(clock.now()))
    .filter(({ refuses }) => refuses === "always" || wasSentForReview(consultation))
    .map((finding) => datesWarning(finding, consultation));
}

const datesWarning = (
  { what, why, advice, refuses }: ClashFinding,
  { reference }: Consultation,
): RuleWarning => ({
  what: [what, why].filter(Boolean).map(asSentence).join(" "),
  todo: [
    ...(advice ? [asSentence(advice)] : []),
    refuses === "always"
      ? `To change the dates, type in chat: change dates ${reference}`
      : `To say why, or choose other dates, type in chat: change dates ${reference}`,
  ].join(" "),
});
