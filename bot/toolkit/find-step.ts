import type { StepId } from "../common/ids";
import { type Content, type Step, content as shipped } from "./content";
import type { Source } from "./content-shape";

/** A step with its sources named in full, ready to be shown. */
export interface StepInFull extends Omit<Step, "applies" | "alsoCalled" | "sources"> {
  sources: readonly (Source & { key: string })[];
}

/** @returns undefined when the toolkit has no such step, as may happen to a row made by an older version. */
export function findStep(stepId: StepId, content: Content = shipped): StepInFull | undefined {
  const step = content.steps.find(({ id }) => id === stepId);
  if (!step) return undefined;
  const { applies: _, alsoCalled: __, sources, ...shown } = step;
  return {
    ...shown,
    sources: sources.flatMap((key) => {
      const source = content.sources.get(key);
      return source ? [{ key, ...source }] : [];
    }),
  };
}
