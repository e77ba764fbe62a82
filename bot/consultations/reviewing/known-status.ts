import type { Reference } from "../../common/ids";
import type { WorkflowStatus } from "../consultation";

/**
 * The status of each consultation as people were last told it. Shared by every instance and kept over
 * restarts, so a change made in the list while we were away is still told, and told once.
 */
export interface KnownStatuses {
  get(reference: Reference): Promise<WorkflowStatus | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: {
    reference: Reference;
    from: WorkflowStatus | undefined;
    to: WorkflowStatus;
  }): Promise<boolean>;
}
