import { z } from "zod";

/** What is typed is sent as typed: the server reads it strictly and says everything that is wrong. */
const typed = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000));
const day = z.string();

export const feedbackRowSchema = z.object({
  id: z.string(),
  theme: z.string(),
  asked: z.string(),
  said: z.string(),
  outcome: z.enum(["did", "will", "could not"]).optional(),
  answer: z.string(),
  /** For officers only: who will do it. */
  owner: z.string().optional(),
  dueDate: day.optional(),
  done: z.boolean(),
  published: z.boolean(),
  /** What it lacks before it can be published; "" when nothing. */
  lacks: z.string(),
});

export const feedbackSchema = z.object({
  reference: z.string(),
  canWrite: z.boolean(),
  promisedBy: day.optional(),
  publishedOn: day.optional(),
  rows: z.array(feedbackRowSchema),
  /** What to look at again before everybody reads it: small counts, names; for who may publish. */
  lookAgain: z.array(z.string()).optional(),
  /** What else everybody reads once it is published; for who may publish. */
  alsoRead: z
    .object({ findings: z.string(), decision: z.string(), reasons: z.string(), decidedOn: day.optional() })
    .optional(),
});

/** All rows in their order. A row with an id is changed, one without is added, one left out is struck. */
export const putFeedbackSchema = z.object({
  /** The same for the same sending, so that a request sent twice adds its rows once. */
  key: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  rows: z
    .array(
      z.object({
        id: z.string().max(20).optional(),
        theme: typed.optional(),
        asked: typed.optional(),
        said: typed.optional(),
        outcome: typed.optional(),
        answer: typed.optional(),
        owner: typed.optional(),
        dueDate: typed.optional(),
      }),
    )
    .max(1_000),
});

export const publishFeedbackSchema = z.object({
  nothingChanged: typed.optional(),
  /** Pressed once more, after what to look at again was shown. */
  asItIs: z.boolean().optional(),
});

export const closingSchema = z.object({
  reference: z.string(),
  canWrite: z.boolean(),
  participation: z.object({
    /** Exact for those who record it; for others in bands, and never under 5. */
    exact: z.boolean(),
    responses: z.string(),
    groups: z.array(
      z.object({
        group: z.string(),
        reached: z.enum(["yes", "partly", "no"]),
        count: z.string(),
        how: z.string(),
      }),
    ),
  }),
  done: z.object({
    participation: z.boolean(),
    findings: z.boolean(),
    decision: z.boolean(),
    evaluation: z.boolean(),
  }),
  /** In pounds; absent where it is not known, or would give a small count away. */
  costPerResponse: z.number().optional(),
  feedbackDue: z.object({ by: day.optional(), promised: z.boolean(), late: z.boolean() }),
  warnings: z.array(z.string()),
  /** Of a part that was just saved: what to look at again before anybody reads it. */
  lookAgain: z.array(z.string()).optional(),
  /** What stands there, each as it would be typed; for officers alone, absent for everybody else. */
  typed: z
    .object({
      findings: z.object({ findingsSummary: z.string(), resultsUrl: z.string() }),
      decision: z.object({
        outcomeSummary: z.string(),
        decisionReasons: z.string(),
        outcomeDate: z.string(),
        decisionUrl: z.string(),
      }),
      evaluation: z.object({
        evalScore: z.string(),
        /** Every method it used, with its rating or "". */
        ratings: z.array(z.object({ method: z.string(), rating: z.string() })),
        costActual: z.string(),
        staffDaysActual: z.string(),
        socialValue: z.string(),
        worked: z.string(),
        didNot: z.string(),
        nextTime: z.string(),
        repeat: z.string(),
        change: z.string(),
      }),
    })
    .optional(),
});

/** One part of closing at a time: what is wrong with one must not half-write another. */
export const patchClosingSchema = z.union([
  z.strictObject({
    participation: z.strictObject({
      responses: typed.optional(),
      groups: z
        .array(
          z.strictObject({
            group: typed,
            reached: typed.optional(),
            count: typed.optional(),
            how: typed.optional(),
          }),
        )
        .max(100)
        .optional(),
    }),
  }),
  z.strictObject({
    findings: z.strictObject({ findingsSummary: typed.optional(), resultsUrl: typed.optional() }),
  }),
  z.strictObject({
    decision: z.strictObject({
      outcomeSummary: typed.optional(),
      decisionReasons: typed.optional(),
      outcomeDate: typed.optional(),
      decisionUrl: typed.optional(),
    }),
  }),
  z.strictObject({
    evaluation: z.strictObject({
      evalScore: typed.optional(),
      ratings: z
        .array(z.strictObject({ method: typed, rating: typed }))
        .max(100)
        .optional(),
      costActual: typed.optional(),
      staffDaysActual: typed.optional(),
      socialValue: typed.optional(),
      worked: typed.optional(),
      didNot: typed.optional(),
      nextTime: typed.optional(),
      repeat: typed.optional(),
      change: typed.optional(),
    }),
  }),
  z.strictObject({
    promise: z.strictObject({
      feedbackPromised: typed,
      channel: typed.optional(),
      holdingReply: typed.optional(),
    }),
  }),
]);

const tally = z.object({ name: z.string(), consultations: z.number().int() });

export const whoWeEngagedWithSchema = z.object({
  year: z.number().int(),
  asOf: z.string(),
  stale: z.boolean(),
  consultations: z.number().int(),
  responses: z.string(),
  /** In pounds, over so many consultations whose cost and responses can be told. */
  costPerResponse: z.number().optional(),
  costKnownFor: z.number().int().optional(),
  byStatus: z.array(z.object({ status: z.string(), consultations: z.number().int() })),
  audiences: z.array(tally),
  areas: z.array(tally),
  groups: z.array(
    z.object({
      name: z.string(),
      sought: z.number().int(),
      reached: z.number().int(),
      partly: z.number().int(),
      notReached: z.number().int(),
      people: z.string(),
    }),
  ),
  methods: z.array(tally.extend({ rating: z.number().optional(), ratings: z.number().int() })),
  of: z.array(
    z.object({ reference: z.string(), title: z.string(), status: z.string(), responses: z.string() }),
  ),
});

export type FeedbackAnswer = z.infer<typeof feedbackSchema>;
export type PutFeedback = z.infer<typeof putFeedbackSchema>;
export type ClosingAnswer = z.infer<typeof closingSchema>;
export type PatchClosing = z.infer<typeof patchClosingSchema>;
export type WhoWeEngagedWithAnswer = z.infer<typeof whoWeEngagedWithSchema>;
