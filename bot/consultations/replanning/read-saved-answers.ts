import { z } from "zod";
import type { LevelAnswers } from "../toolkit-rules";

/** The answers a level came from. Each may be absent: a row may be older, imported, or typed by hand. */
export interface SavedAnswers {
  answers: Partial<LevelAnswers>;
  circumstances: readonly string[];
  /** Who chose another level than the answers give, and why; absent where nobody did. */
  override: string | undefined;
}

const or = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined);

const savedSchema = z
  .object({
    open: or(z.enum(["none", "some", "wide"])),
    duty: or(z.enum(["yes", "no", "unsure"])),
    impact: or(z.union([z.literal(1), z.literal(2), z.literal(3)])),
    protected: or(z.boolean()),
    share: or(z.enum(["hear", "advise", "design", "decide"])),
    canDelegate: or(z.boolean()),
    freshEvidence: or(z.boolean()),
    weeks: or(z.number().int().min(0)),
    circumstances: z.array(z.string()).catch([]),
    override: or(z.object({ record: z.string() })),
  })
  .catch({ circumstances: [] });

/** Reads the answers as a plan saved them. What cannot be read is left out, never guessed. */
export function readSavedAnswers(saved: string): SavedAnswers {
  const { circumstances, override, ...answers } = savedSchema.parse(parsed(saved));
  return { answers, circumstances, override: override?.record };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
