import type { Reference } from "../../common/ids";
import type { ConsultationStore, Named } from "../consultation";
import type { RecordApproval } from "./gates";
import { workBehind } from "./work-behind";

/**
 * Marks approvals on their checklists. An approval stands whether or not it can be marked, so a mark that
 * fails is tried again at the next look, for as long as the process runs and the approval stands. After a
 * restart a manager makes it by hand.
 */
export function recordApprovals({
  recordApproval,
  register,
}: {
  recordApproval: RecordApproval;
  register: Pick<ConsultationStore, "find">;
}) {
  const waiting = new Map<Reference, Named>();
  const record: RecordApproval = async ({ reference, by }) => {
    waiting.set(reference, by);
    try {
      await recordApproval({ reference, by });
      waiting.delete(reference);
    } catch {
      // It waits for the next look.
    }
  };
  return {
    record,
    /** Tries again what failed. Never throws. */
    async again(): Promise<void> {
      for (const [reference, by] of [...waiting]) {
        const consultation = register.find(reference);
        if (consultation && workBehind(consultation).approved) await record({ reference, by });
        else waiting.delete(reference);
      }
    },
  };
}
