import { z } from "zod";

/** `POST /api/consultations/clashes`: the dates somebody has in mind, and whom they would ask about what. */
export const clashesAskSchema = z.object({
  startDate: z.string(),
  endDate: z.string(),
  decisionDate: z.string().optional(),
  title: z.string().optional(),
  overview: z.string().optional(),
  audiences: z.array(z.string()),
  areas: z.array(z.string()),
  events: z.array(z.string()).optional(),
  /** The consultation itself, when it is on the register: it is no clash with itself. */
  reference: z.string().optional(),
  track: z.enum(["light", "standard", "full"]).optional(),
  minimumWeeks: z.number().int().optional(),
});

/** What stands against these dates, the most serious first, and better ones. */
export const clashesSchema = z.object({
  findings: z.array(
    z.object({
      kind: z.enum([
        "openingDay",
        "closingDay",
        "eventDay",
        "periodLost",
        "decisionDay",
        "minimumPeriod",
        "sameAudience",
        "fatigue",
        "sameTopic",
        "uncheckedDates",
      ]),
      severity: z.enum(["block", "high", "medium", "low", "info"]),
      from: z.string(),
      to: z.string(),
      what: z.string(),
      why: z.string(),
      /** A better day, or what to do. */
      advice: z.string().optional(),
      /** The other consultation, for whoever may see it. */
      reference: z.string().optional(),
      /** It cannot be kept as it is: never, or not without a reason written down. */
      refuses: z.enum(["unless-noted", "always"]).optional(),
    }),
  ),
  alternatives: z.array(z.object({ startDate: z.string(), endDate: z.string(), why: z.string() })),
  note: z.string().optional(),
});

export type ClashesAsk = z.infer<typeof clashesAskSchema>;
export type Clashes = z.infer<typeof clashesSchema>;
