import { type Day, dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import { canReplan, canSeeEvidence, type Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import { canBeReplanned } from "../replanning/replan-view";
import { position } from "../reviewing/gates";
import { bandedCounts } from "./bands";
import type { ClosingDeps } from "./closing-deps";
import { costPerResponse } from "./cost-per-response";
import { feedbackDue } from "./promise-feedback";

/** Participation as this reader may see it, in this place. */
export interface ParticipationShown {
  responses: string;
  groups: readonly { group: string; reached: "yes" | "partly" | "no"; count: string; how: string }[];
  /** Whether the counts are as they were recorded, rather than bands. */
  exact: boolean;
}

/** How far the closing of a consultation is, for one reader. */
export interface ClosingSeen {
  consultation: Consultation;
  canWrite: boolean;
  /** Whether it is far enough to be closed off. */
  hasClosed: boolean;
  participation: ParticipationShown;
  done: { participation: boolean; findings: boolean; decision: boolean; evaluation: boolean };
  /** In pounds; undefined where it is not known, not this reader's, or would give a small count away. */
  costPerResponse: number | undefined;
  feedbackDue: { by: Day | undefined; promised: boolean; late: boolean };
}

/** @throws Failure `not_found` or `not_allowed`, as for the record itself. */
export function seeClosing(
  deps: Pick<ClosingDeps, "register" | "feedbackWeeks" | "clock">,
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): ClosingSeen {
  const consultation = seeRecord(deps, { reference, by, where });
  const { responses, groupsReached, findingsSummary, outcomeSummary, evalScore } = consultation;
  const due = feedbackDue(consultation, deps.feedbackWeeks());
  const today = dayOf(deps.clock.now());
  return {
    consultation,
    canWrite: where === "own chat" && canReplan(by, consultation) && canBeReplanned(consultation),
    hasClosed: position(consultation.workflowStatus) >= position("Closed"),
    participation: participationFor(consultation, by, where),
    costPerResponse: costFor(consultation, by, where),
    done: {
      participation: responses !== undefined || groupsReached.length > 0,
      findings: findingsSummary.trim() !== "",
      decision: outcomeSummary.trim() !== "",
      evaluation: evalScore !== undefined,
    },
    feedbackDue: {
      ...due,
      late: consultation.feedbackPublished === undefined && due.by !== undefined && due.by < today,
    },
  };
}

/** Exact only for those who record it, in their own chat; everywhere else in bands, without how it was done. */
export function participationFor(consultation: Consultation, by: Person, where: Where): ParticipationShown {
  const { responses, groupsReached } = consultation;
  const exact = where === "own chat" && canReplan(by, consultation) && canSeeEvidence(by, where);
  const banded = bandedCounts({ groups: groupsReached.map(({ count }) => count), total: responses });
  return {
    exact,
    responses: exact ? numberOrNone(responses) : banded.total,
    groups: groupsReached.map(({ group, reached, count, how }, at) => ({
      ...{ group, reached },
      count: exact ? numberOrNone(count) : (banded.groups[at] ?? ""),
      how: exact ? how : "",
    })),
  };
}

/** What it cost is for officers, in their own chat. */
export const costFor = (consultation: Consultation, by: Person, where: Where): number | undefined =>
  canSeeEvidence(by, where)
    ? costPerResponse(consultation, { exact: participationFor(consultation, by, where).exact })
    : undefined;

const numberOrNone = (count: number | undefined): string => (count === undefined ? "" : `${count}`);
