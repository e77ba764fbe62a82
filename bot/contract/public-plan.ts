import { z } from "zod";

/** `GET /api/public-plan`, for officers: how many the public may read now, and what is not out yet, with why. */
export const publicPlanSchema = z.object({
  /** Whether anybody at all can read it: a council switches it on in Settings. */
  isOn: z.boolean(),
  records: z.number().int(),
  /** Marked public, and waiting for something. The first of them, when they are many. */
  waiting: z.array(z.object({ reference: z.string(), title: z.string(), why: z.string() })),
  /** How many wait besides those. */
  more: z.number().int(),
});

export type PublicPlanAnswer = z.infer<typeof publicPlanSchema>;
