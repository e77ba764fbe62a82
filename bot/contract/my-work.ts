import { z } from "zod";
import { forwardPlanRowSchema } from "./forward-plan";

/** What this person may do with an action now. The server has the last word. */
export const actionVerbs = ["done", "snooze", "handOver", "takeBack", "note", "answer"] as const;
export type ActionVerb = (typeof actionVerbs)[number];

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
  /** No reminder before this day; absent once it has come. */
  snoozedUntil: z.string().optional(),
  /** The newest of what people noted; `moreNotes` when there is more in the list. */
  note: z.string(),
  moreNotes: z.boolean(),
  /** The Teams message it was made of. */
  origin: z.object({ url: z.string().optional(), text: z.string() }).optional(),
  /** Names. */
  owner: z.string().optional(),
  offeredTo: z.string().optional(),
  offeredBy: z.string().optional(),
  needsEvidence: z.boolean(),
  listUrl: z.string(),
  can: z.array(z.enum(actionVerbs)),
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
  /** Theirs once they accept it. */
  offered: z.array(workItemSchema),
  /** What they offered to others, who have not answered yet; it may be among their own too. */
  given: z.array(workItemSchema),
  canAdd: z.boolean(),
  /** They give away what nobody owes. */
  seesUnowned: z.boolean(),
});

export type WorkItem = z.infer<typeof workItemSchema>;
export type MyConsultation = z.infer<typeof myConsultationSchema>;
export type MyWork = z.infer<typeof myWorkSchema>;
