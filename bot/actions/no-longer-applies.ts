import type { Action } from "./action";

/** How the reason begins of a step that was closed because the answers changed, not because somebody waived it. */
export const noLongerAppliesWords = "No longer applies";

/**
 * Such a step has the status Waived in the list, and is called by its own name everywhere else. A person who
 * waives one in the same words is named on it.
 */
export const noLongerApplies = ({
  status,
  doneBy,
  waivedReason,
}: Pick<Action, "status" | "doneBy" | "waivedReason">): boolean =>
  status === "Waived" &&
  doneBy === undefined &&
  waivedReason.trim().toLowerCase().startsWith(noLongerAppliesWords.toLowerCase());
