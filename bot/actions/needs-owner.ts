import type { Directory } from "../common/person";
import type { Action } from "./action";

export interface AskStanding {
  directory: Pick<Directory, "standing">;
}

/** Why nobody owes it in truth: no name, or the name of somebody who cannot do it any more. */
export type OwnerNeeded = "no owner" | "owner left" | "owner unknown";

/**
 * Undefined while somebody of the council owes it. A directory that has not answered holds nothing against
 * anybody: else one slow morning would put every action into the queue.
 */
export function needsOwner(
  { directory }: AskStanding,
  { owner }: Pick<Action, "owner">,
): OwnerNeeded | undefined {
  if (!owner) return "no owner";
  const standing = directory.standing(owner.id);
  if (standing === "left") return "owner left";
  return standing === "unknown" || standing === "guest" ? "owner unknown" : undefined;
}
