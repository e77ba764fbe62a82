import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { ConsultationStore, WorkflowStatus } from "./consultation";

/** Nobody has agreed to these yet, or somebody stopped them: they are their officers' own. */
const notForAll: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Idea", "Submitted", "Changes requested", "Stopped"] as const),
]);

/** Whether a search may show this consultation to a person, or to a whole channel. */
export function mayFind(
  { register }: { register: Pick<ConsultationStore, "find"> },
  { reference, by, inPublic }: { reference: Reference; by: Person; inPublic: boolean },
): boolean {
  const consultation = register.find(reference);
  if (!consultation) return false;
  const onlyCouncillor = by.roles.every((role) => role === "member");
  return !(inPublic || onlyCouncillor) || !notForAll.has(consultation.workflowStatus);
}
