import { z } from "zod";

/** A change of status that a person may make now. */
export const statusMoveSchema = z.object({
  to: z.string(),
  /** They must say why. */
  needsNote: z.boolean(),
});

/** `POST /api/consultations/:reference/status`: one move on its way, such as an approval. */
export const changeStatusAskSchema = z.object({
  to: z.string(),
  note: z.string().max(20_000).default(""),
});

/** How it now stands. */
export const statusChangedSchema = z.object({
  reference: z.string(),
  workflowStatus: z.string(),
  /** False when it stood there already, so that nothing was written. */
  changed: z.boolean(),
  /** Who hears of it: the lead officer, when somebody else changed it. */
  told: z.object({ name: z.string(), reached: z.boolean() }).optional(),
  /** Who is asked to review what was just submitted; empty when nobody can. */
  reviewers: z.array(z.string()).optional(),
  /** What this person may do with it next. */
  moves: z.array(statusMoveSchema),
});

export type StatusMoveRow = z.infer<typeof statusMoveSchema>;
export type ChangeStatusAsk = z.input<typeof changeStatusAskSchema>;
export type StatusChangedAnswer = z.infer<typeof statusChangedSchema>;
