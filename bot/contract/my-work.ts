import { z } from "zod";
import { forwardPlanRowSchema } from "./forward-plan";

export const workItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The toolkit step, such as `3.1`, when it comes from a checklist. */
  stepId: z.string().optional(),
  reference: z.string().optional(),
  consultationTitle: z.string().optional(),
  dueDate: z.string().optional(),
  late: z.boolean(),
  status: z.enum(["Open", "Done", "Waived", "Blocked"]),
});

export const myConsultationSchema = forwardPlanRowSchema.extend({
  stepsDone: z.number().int(),
  stepsTotal: z.number().int(),
});

export const myWorkSchema = z.object({
  asOf: z.string(),
  stale: z.boolean(),
  consultations: z.array(myConsultationSchema),
  /** What this person owes, soonest first; done things are left out. */
  actions: z.array(workItemSchema),
});

export type WorkItem = z.infer<typeof workItemSchema>;
export type MyConsultation = z.infer<typeof myConsultationSchema>;
export type MyWork = z.infer<typeof myWorkSchema>;
