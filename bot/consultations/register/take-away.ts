import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { mustBeAbleToTakeAway } from "../permissions";
import { seeRecord } from "./see-record";
import type { TakeAwayKind } from "./take-away-kind";

/**
 * The consultation somebody wants as a document.
 * @throws Failure `not_allowed` when this document is not for them; `not_found` when there is none for them.
 */
export function takeAway(
  { register }: { register: ConsultationStore },
  { reference, kind, by }: { reference: Reference; kind: TakeAwayKind; by: Person },
): Consultation {
  mustBeAbleToTakeAway(by, kind);
  return seeRecord({ register }, { reference, by, where: "own chat" });
}
