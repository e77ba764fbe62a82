import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { ConsultationStore } from "../consultation";
import { canSeeRecord } from "../permissions";

/** Whether a search may show this consultation to a person, or to a whole channel. */
export function mayFind(
  { register }: { register: Pick<ConsultationStore, "find"> },
  { reference, by, inPublic }: { reference: Reference; by: Person; inPublic: boolean },
): boolean {
  const consultation = register.find(reference);
  return consultation !== undefined && canSeeRecord(by, consultation, inPublic ? "channel" : "own chat");
}
