import type { Clock } from "../../common/clock";
import { dayOf, daysBetween } from "../../common/days";
import { Failure } from "../../common/failure";
import { type Directory, has, type Person } from "../../common/person";
import { type ClashCheck, isClash } from "../clashing/clash-check";
import type { Consultation, ConsultationStore } from "../consultation";
import { canSeeEvidence } from "../permissions";
import { type GateSteps, gateBefore } from "./gates";
import { reviewersOf } from "./reviewers";
import { clashesOf } from "./see-review";
import type { Submissions } from "./submissions";

/** One consultation that waits for a manager's answer. */
export interface WaitingReview {
  consultation: Consultation;
  /** `me` waits for this person; `mine` is what they lead themselves. */
  whose: "me" | "mine" | "others";
  daysWaiting: number;
  /** A manager answered it before. */
  again: boolean;
  missingSteps: number;
  clashes: number;
  reviewers: readonly Person[];
}

export interface Reviews {
  /** Oldest first. */
  rows: readonly WaitingReview[];
  asOf: Date;
  stale: boolean;
}

/** What waits for review: for this person to answer, or what they wait for themselves. */
export async function seeReviews(
  deps: {
    register: ConsultationStore;
    directory: Directory;
    clock: Clock;
    gateSteps: GateSteps;
    review: {
      reviewerLines: () => readonly string[];
      submissions: Pick<Submissions, "get">;
    };
    clashCheck: ClashCheck;
  },
  { person }: { person: Person },
): Promise<Reviews> {
  if (!canSeeEvidence(person, "own chat"))
    throw new Failure("not_allowed", "Only managers review. To see what was agreed, type: forward plan");
  const { register, directory, clock, gateSteps, clashCheck, review } = deps;
  const seesAll = has(person, "manager") || has(person, "engagementLead");
  const rows: (WaitingReview & { since: Date })[] = [];
  for (const consultation of register.all()) {
    if (consultation.workflowStatus !== "Submitted") continue;
    const { reference, leadOfficer, changedAt } = consultation;
    const leads = leadOfficer?.id === person.id;
    if (!leads && !seesAll) continue;
    const { people: reviewers } = await reviewersOf({ directory, ...review }, consultation);
    const mine = reviewers.some(({ id }) => id === person.id);
    const known = await review.submissions.get(reference).catch(() => undefined);
    const since = known && known.state !== "over" ? known.since : changedAt;
    const gate = gateBefore({ from: "Submitted", to: "Approved" }, gateSteps({ reference }));
    rows.push({
      ...{ consultation, reviewers, since },
      whose: leads ? "mine" : mine ? "me" : "others",
      again: consultation.reviewedOn !== undefined,
      daysWaiting: Math.max(0, daysBetween(dayOf(since), dayOf(clock.now()))),
      missingSteps: gate?.missing.length ?? 0,
      clashes: clashesOf(clashCheck, consultation).filter(isClash).length,
    });
  }
  rows.sort(
    (one, other) =>
      one.since.getTime() - other.since.getTime() ||
      one.consultation.reference.localeCompare(other.consultation.reference),
  );
  return { rows: rows.map(({ since: _, ...row }) => row), ...register.freshness() };
}
