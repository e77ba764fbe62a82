import { z } from "zod";
import { statusMoveSchema } from "./change-status";
import { timingSchema } from "./forward-plan";

const linkSchema = z.object({
  title: z.string(),
  url: z.string(),
  /** Anybody may read it; absent where only officers may. */
  isPublic: z.literal(true).optional(),
});

/** One box of a part that may be changed: its text as it would be typed. */
export const recordBoxSchema = z.object({
  name: z.string(),
  label: z.string(),
  /** What to type, where the label does not say it; may be empty. */
  hint: z.string(),
  kind: z.enum(["line", "text", "day", "choice", "choices"]),
  /** Empty where anything may be typed. */
  choices: z.array(z.string()),
  value: z.string(),
});

export const recordPartSchema = z.object({
  name: z.string(),
  label: z.string(),
  boxes: z.array(recordBoxSchema),
});

/** `GET /api/consultations/:reference`: a record as far as this person may see it. */
export const recordViewSchema = z.object({
  reference: z.string(),
  title: z.string(),
  overview: z.string(),
  whyConsulting: z.string(),
  whatCanChange: z.string(),
  whatCannotChange: z.string(),
  whatHappensNext: z.string(),
  service: z.string(),
  leadOfficer: z.string(),
  /** As people read it: `Consult`. */
  engagementLevel: z.string(),
  track: z.string(),
  workflowStatus: z.string(),
  /** `notOpen`: its days have begun, and nobody agreed to it, or it was stopped. */
  timing: z.enum([...timingSchema.options, "notOpen"]),
  /** What its status is behind with, though the day has passed; for officers. */
  late: z.enum(["opening", "closing", "deciding", "feedback"]).optional(),
  /** Where it stands against a rule, and what to do; for officers. */
  warnings: z.array(z.object({ what: z.string(), todo: z.string() })),
  /** Its end is being written down; `owed`: all that is left is to tell people. */
  closing: z.enum(["owed", "under way"]).optional(),
  /** Days as `YYYY-MM-DD`; absent while nobody has set them. */
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  dateCertainty: z.string(),
  decisionDate: z.string().optional(),
  decisionMaker: z.string(),
  feedbackPromised: z.string().optional(),
  feedbackPublished: z.string().optional(),
  areas: z.array(z.string()),
  audiences: z.array(z.string()),
  interests: z.array(z.string()),
  methods: z.array(z.string()),
  contactName: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string(),
  participateUrl: z.string(),
  resultsUrl: z.string(),
  privacyLink: z.string(),
  events: z.array(z.object({ on: z.string(), what: z.string(), where: z.string() })),
  /** What is tried for the first time, and what came of it; empty where nothing is. */
  tryingOut: z.string(),
  triedResult: z.string(),
  relatedConsultations: z.array(z.string()),
  visibility: z.string(),
  listUrl: z.string(),
  /** For officers alone; absent for everybody else. */
  forOfficers: z
    .object({
      levelReason: z.string(),
      sponsor: z.string(),
      contactDeputy: z.string(),
      dutySource: z.string(),
      minimumWeeks: z.number().optional(),
      eiaStatus: z.string(),
      eiaLink: z.string(),
      dpiaStatus: z.string(),
      supportingDocuments: z.array(linkSchema),
      budgetPlanned: z.number().optional(),
      /** In pounds; absent where it is not known, or would give a small count away. */
      costPerResponse: z.number().optional(),
      reviewedBy: z.string(),
      reviewedOn: z.string().optional(),
      reviewNote: z.string(),
    })
    .optional(),
  /** What comes next on its way, and what it lacks for that. */
  next: z
    .object({
      to: z.string(),
      missing: z.array(z.string()),
      /** The gate that waits for steps, and the status it stands before. */
      gate: z
        .object({
          name: z.string(),
          before: z.string(),
          /** The next move would be refused because of it. */
          holds: z.boolean(),
          steps: z.array(
            z.object({
              stepId: z.string(),
              title: z.string(),
              /** Who owes it; empty where nobody does. */
              owner: z.string(),
              /** The person who asks owes it. */
              mine: z.boolean(),
            }),
          ),
        })
        .optional(),
    })
    .optional(),
  /** What this person may do with it now, the usual one first; a gate may still stand before it. */
  moves: z.array(statusMoveSchema),
  /** What this person may change; empty when nothing. */
  parts: z.array(recordPartSchema),
});

/** `POST /api/consultations/:reference/copy`: a plan to go on with in chat; nothing is logged yet. */
export const recordCopySchema = z.object({
  planId: z.string(),
  title: z.string(),
  /** What to type in the chat to go on. */
  say: z.string(),
  /** Opens the chat with it; absent where the bot has no account in Teams, as in local mode. */
  chatUrl: z.string().optional(),
});

/**
 * `PATCH /api/consultations/:reference`: fields by their names, each as it is typed. With `asItIs: "yes"` once the
 * problems named `lookAgain` were shown: what everybody will read may point at one person.
 */
export const recordEditSchema = z.record(z.string().max(60), z.string().max(200_000));

export const recordEditedSchema = z.object({
  record: recordViewSchema,
  /** What is different now, by its label. */
  changed: z.array(z.string()),
});

/** The answer 400 of a `PATCH`: every problem at once, beside the box it is about. Nothing was saved. */
export const recordProblemsSchema = z.object({
  error: z.object({ code: z.literal("invalid"), message: z.string(), requestId: z.string() }),
  problems: z.array(z.object({ name: z.string(), message: z.string() })),
});

/** `GET /api/consultations/:reference/history`: oldest first, for officers. */
export const recordHistorySchema = z.object({
  lines: z.array(
    z.object({
      what: z.string(),
      who: z.string(),
      /** An ISO instant. */
      when: z.string(),
      from: z.string(),
      to: z.string(),
    }),
  ),
});

export type RecordBox = z.infer<typeof recordBoxSchema>;
export type RecordPart = z.infer<typeof recordPartSchema>;
export type RecordAnswer = z.infer<typeof recordViewSchema>;
export type RecordCopy = z.infer<typeof recordCopySchema>;
export type RecordEdit = z.infer<typeof recordEditSchema>;
export type RecordSaved = z.infer<typeof recordEditedSchema>;
export type RecordProblems = z.infer<typeof recordProblemsSchema>;
export type RecordHistory = z.infer<typeof recordHistorySchema>;
