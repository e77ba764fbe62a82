import { asStepId, type StepId } from "../../common/ids";
import type { EditionChange } from "./compare-editions";

/** Other words for one step. */
export interface StepWordsChanged {
  stepId: StepId;
  /** `title`, `do`, `why`, `evidence` or `signOff`. */
  field: string;
  from: string;
  to: string;
}

const wordFields = new Set(["title", "do", "why", "evidence", "signOff"]);
/** Where a step comes from is not for an officer to decide about. */
const quietFields = new Set(["sources", "verified"]);

/** What two editions say differently of steps, and whether any of it touches a checklist at all. */
export function stepChanges(changes: readonly EditionChange[]): {
  words: readonly StepWordsChanged[];
  touchesSteps: boolean;
} {
  return {
    words: changes.flatMap(({ part, id, field, from, to }) =>
      part === "steps" && wordFields.has(field)
        ? [{ stepId: asStepId(id), field, from: String(from ?? ""), to: String(to ?? "") }]
        : [],
    ),
    touchesSteps: changes.some(
      ({ part, field }) => part === "phases" || (part === "steps" && !quietFields.has(field)),
    ),
  };
}
