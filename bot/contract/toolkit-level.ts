import { z } from "zod";

/** `POST /api/toolkit/level`: the answers to the level questions. */
export const toolkitLevelAskSchema = z.object({
  open: z.enum(["none", "some", "wide"]),
  duty: z.enum(["yes", "no", "unsure"]),
  /** 1 convenience or information; 2 one group, service or ward; 3 closure, charge, wide or for good. */
  impact: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  protected: z.boolean(),
  canDelegate: z.boolean(),
  freshEvidence: z.boolean(),
  share: z.enum(["hear", "advise", "design", "decide"]),
  /** Whole weeks between opening and the decision. */
  weeks: z.number().int().min(0).max(1_000),
});

/** The level those answers lead to, and why. */
export const toolkitLevelSchema = z.object({
  level: z.enum(["stop", "inform", "consult", "involve", "collaborate", "empower"]),
  track: z.enum(["light", "standard", "full"]),
  floor: z.enum(["inform", "consult"]),
  weeksNeeded: z.number().int(),
  reasons: z.array(z.string()),
});

export type ToolkitLevelAsk = z.infer<typeof toolkitLevelAskSchema>;
export type ToolkitLevel = z.infer<typeof toolkitLevelSchema>;
