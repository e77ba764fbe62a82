import { z } from "zod";

export const dateToAvoidSchema = z.object({
  name: z.string(),
  kind: z.string(),
  /** `block`, `high`, `medium`, `low` or `info`. */
  severity: z.string(),
  /** Days as `YYYY-MM-DD`. */
  from: z.string(),
  to: z.string(),
  /** It begins at sunset the evening before `from`. */
  eveningBefore: z.boolean(),
  /** It may still move by so many days either way. */
  mayMoveDays: z.number(),
  /** Whose day it is; empty: everybody's. */
  community: z.string(),
  areas: z.array(z.string()),
  audiences: z.array(z.string()),
  advice: z.string(),
  source: z.string(),
  checkedOn: z.string().optional(),
  /** Where the row is in SharePoint. */
  listUrl: z.string(),
});

/** `GET /api/dates-to-avoid?from=2027-01-01&to=2027-03-31`: both days, at most two years apart. */
export const datesToAvoidSchema = z.object({
  dates: z.array(dateToAvoidSchema),
  /** Years of the period whose dates nobody has checked yet. */
  uncheckedYears: z.array(z.number()),
});

export type DateToAvoidView = z.infer<typeof dateToAvoidSchema>;
export type DatesToAvoid = z.infer<typeof datesToAvoidSchema>;
