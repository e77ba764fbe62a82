import { z } from "zod";
import { forwardPlanRowSchema } from "./forward-plan";

/** One consultation that waits for a manager's answer. */
export const reviewRowSchema = forwardPlanRowSchema.extend({
  /** `me`: the person may answer it; `mine`: they lead it; `others`: other managers are asked. */
  whose: z.enum(["me", "mine", "others"]),
  daysWaiting: z.number().int(),
  missingSteps: z.number().int(),
  clashes: z.number().int(),
  /** The names of those who can approve it; empty when nobody can. */
  reviewers: z.array(z.string()),
});

/** `GET /api/reviews`: what waits for review, the longest waiting first. */
export const reviewsSchema = z.object({
  asOf: z.string(),
  stale: z.boolean(),
  rows: z.array(reviewRowSchema),
});

export type ReviewRow = z.infer<typeof reviewRowSchema>;
export type Reviews = z.infer<typeof reviewsSchema>;
