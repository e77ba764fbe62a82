import { z } from "zod";

export const timingSchema = z.enum(["forthcoming", "open", "closed", "undated"]);

export const forwardPlanRowSchema = z.object({
  reference: z.string(),
  title: z.string(),
  service: z.string(),
  leadOfficer: z.string(),
  /** As people read it: `Consult`. */
  engagementLevel: z.string(),
  track: z.string(),
  /** Days as `YYYY-MM-DD`; absent while nobody has set them. */
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  decisionDate: z.string().optional(),
  decisionMaker: z.string(),
  dateCertainty: z.string(),
  workflowStatus: z.string(),
  timing: timingSchema,
  areas: z.array(z.string()),
  audiences: z.array(z.string()),
  /** Where the row is in SharePoint. */
  listUrl: z.string(),
});

export const forwardPlanSchema = z.object({
  /** When the register was last known to be current, as an ISO instant. */
  asOf: z.string(),
  /** True when the register could not be refreshed lately and may be out of date. */
  stale: z.boolean(),
  /** The day on which the owner of the plan last said that it is up to date; absent before the first time. */
  lastChecked: z.string().optional(),
  rows: z.array(forwardPlanRowSchema),
});

export type ForwardPlanRow = z.infer<typeof forwardPlanRowSchema>;
export type ForwardPlan = z.infer<typeof forwardPlanSchema>;
