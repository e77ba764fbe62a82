import type { Action } from "./action";

/** How the reason begins of a step that was closed because the answers changed, not because somebody waived it. */
export const noLongerAppliesWords = "No longer applies";

/** Such a step has the status Waived in the list, and is called by its own name everywhere else. */
export const noLongerApplies = ({ status, waivedReason }: Pick<Action, "status" | "waivedReason">): boolean =>
  status === "Waived" && waivedReason.trim().toLowerCase().startsWith(noLongerAppliesWords.toLowerCase());
