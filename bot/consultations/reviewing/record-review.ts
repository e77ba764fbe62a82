import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, ConsultationStore, Named } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import { position } from "./gates";
import type { PastLine } from "./see-review";

/**
 * Fills in who reviewed it and when, after a manager approved in the list alone. Whatever stood there may be of
 * an earlier review, or typed by anybody, so it is not believed. Twice is as good as once.
 */
export async function recordReview(
  deps: {
    register: Pick<ConsultationStore, "find">;
    writer: ConsultationWriter;
    clock: Clock;
    review: { pastOf(reference: Reference): Promise<readonly PastLine[]> };
  },
  { reference, by }: { reference: Reference; by: Named },
): Promise<void> {
  const consultation = deps.register.find(reference);
  const at = deps.clock.now();
  const today = dayOf(at);
  const isApproved = ({ workflowStatus }: Consultation) => position(workflowStatus) >= position("Approved");
  if (!consultation || !isApproved(consultation)) return;

  const past = await deps.review.pastOf(reference);
  const change = (newest: Consultation): ConsultationChange => {
    const { reviewedBy, reviewedOn, reviewNote } = newest;
    // An earlier answer's words must not stand beside this one; new words of this manager stay.
    const old = reviewNote !== "" && past.some(({ to }) => to === `Changes requested: ${reviewNote}`);
    const isSaid = reviewedBy?.id === by.id && reviewedOn === today && !old;
    if (!isApproved(newest) || isSaid) return { fields: {}, lines: [] };
    return {
      fields: { reviewedBy: by, reviewedOn: today, ...(old && { reviewNote: "" }) },
      lines: [{ what: "Review recorded", from: reviewedBy?.name ?? "", to: by.name }],
    };
  };
  const first = change(consultation);
  if (first.lines.length > 0) await deps.writer.change({ ...first, consultation, by, at, again: change });
}
