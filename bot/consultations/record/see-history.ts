import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { ConsultationStore } from "../consultation";
import { canSeeEvidence } from "../permissions";
import { seeRecord } from "../register/see-record";
import type { PastLine } from "../reviewing/see-review";

export interface SeeHistoryDeps {
  register: Pick<ConsultationStore, "find">;
  /** `pastOf` is oldest first and asks the list. */
  review: { pastOf(reference: Reference): Promise<readonly PastLine[]> };
}

/**
 * What happened to a consultation, for officers.
 * @throws Failure `not_allowed` for a councillor; `unavailable` when the list cannot be read.
 */
export async function seeHistory(
  { register, review }: SeeHistoryDeps,
  { reference, by }: { reference: Reference; by: Person },
): Promise<readonly PastLine[]> {
  seeRecord({ register }, { reference, by, where: "own chat" });
  if (!canSeeEvidence(by, "own chat"))
    throw new Failure(
      "not_allowed",
      "The history is for officers. Ask the lead officer what you need from it.",
    );
  return review.pastOf(reference);
}
