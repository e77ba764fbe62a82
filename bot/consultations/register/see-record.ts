import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { canSeeEvidence, canSeeRecord, type Where } from "../permissions";

/**
 * A consultation, for somebody who may see it there. The refusal is the same whether or not there is one.
 * @throws Failure `not_found` or `not_allowed`, saying what to do.
 */
export function seeRecord(
  { register }: { register: Pick<ConsultationStore, "find"> },
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): Consultation {
  const consultation = register.find(reference);
  if (consultation && canSeeRecord(by, consultation, where)) return consultation;
  if (where === "channel")
    throw new Failure(
      "not_allowed",
      `I can show nothing of ${reference} here. Check the number, or ask me in our own chat.`,
    );
  const seen = canSeeEvidence(by, where) ? "" : " that you can see";
  throw new Failure(
    "not_found",
    `There is no consultation ${reference} in the register${seen}. Check the number.`,
  );
}
