import type { ReplanKind } from "./replan-view";

/** Nothing new: only the steps that still stand by older dates or answers follow the row. */
export const moveSteps: ReplanKind = {
  what: "steps",
  prefill: () => ({}),
  read: () => ({ asked: {} }),
};
