import { z } from "zod";
import { asStepId } from "../common/ids";
import { asksLegal, asksToCheck, lawIsChecked, mustAskToCheck } from "./law-from-memory";
import { levels } from "./level/level";
import { canBePlanned, saysItsNumbers } from "./planning-periods";

const words = z.string().trim().min(1, "is empty");

/**
 * How far a statement can be trusted. Somebody read the source, or wrote from memory and a lawyer must
 * still check it, or it is this toolkit's own rule and claims no law at all.
 */
export const verifiedSchema = z.enum(["source seen", "from memory", "house rule"]);
export type Verified = z.infer<typeof verifiedSchema>;

export const gateSchema = z.enum(["G1", "G2", "G3", "G4"]);
export type Gate = z.infer<typeof gateSchema>;

/** S start, E end, M midpoint, D decision, P feedback published, EV event, R deletion; `-` when it happens. */
export const anchorSchema = z.enum(["S", "E", "M", "D", "P", "EV", "R", "-"]);
export type Anchor = z.infer<typeof anchorSchema>;

/** What people type: other names, and words that lead here. Never shown. */
const alsoCalled = z.array(words);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not small letters and numbers with dashes");
const someWords = z.array(words).min(1, "is empty");
const sourced = {
  /** Keys in sources.json. */
  sources: z.array(z.string(), "names no source").min(1, "names no source"),
  verified: verifiedSchema,
};
const entry = { id, title: words, alsoCalled, ...sourced };

const mustCheck = { message: mustAskToCheck };

/** An entry that says one thing. */
const statement = <Schema extends z.ZodType<{ text: string; verified: Verified }>>(schema: Schema) =>
  schema.refine(({ verified, text }) => lawIsChecked(verified, [text]), { path: ["text"], ...mustCheck });

/** Working days from the anchor; null where the step is not in that track. */
const offset = z.int().nullable();

export const stepSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^\d+\.\d+$/, 'is not of the form "3.1"')
      .transform(asStepId),
    phase: z.int().min(0),
    title: words,
    do: words,
    why: words,
    evidence: words,
    signOff: words,
    anchor: anchorSchema,
    offset: z.strictObject({ light: offset, standard: offset, full: offset }),
    onlyIf: words,
    gate: gateSchema.nullable(),
    alsoCalled: alsoCalled.optional(),
    ...sourced,
  })
  .refine((step) => lawIsChecked(step.verified, [step.do, step.why]), { path: ["do"], ...mustCheck });
export const phaseSchema = z.strictObject({ phase: z.int().min(0), title: words });

export const sourceSchema = z.strictObject({
  name: words,
  /** As people who know it say it, for where room is short. */
  short: words.optional(),
  verified: verifiedSchema,
  note: words.optional(),
});

export const levelSchema = z.strictObject({
  key: z.enum(levels),
  label: words,
  promise: words,
  when: words,
  /** The names other schemes give this level. */
  maps: z.array(
    z.strictObject({
      /** Whose scheme it is. */
      by: words,
      name: words,
      /** A key in sources.json. */
      source: words,
    }),
  ),
  alsoCalled,
  ...sourced,
});

/** A rule of the level decision in words. The code holds the rule; this is for reading and searching. */
export const ruleSchema = statement(z.strictObject({ ...entry, text: words }));

export const gateEntrySchema = z.strictObject({
  id: gateSchema,
  title: words,
  stands: words,
  holds: words,
  passedBy: z.strictObject({ light: words, standard: words, full: words }),
  alsoCalled: alsoCalled.optional(),
  ...sourced,
});

/** A test of law or good practice, as questions an officer can answer. */
export const questionSchema = z
  .strictObject({
    ...entry,
    gates: z.array(gateSchema).min(1, "names no gate"),
    questions: someWords,
    why: words,
  })
  .refine((test) => lawIsChecked(test.verified, [...test.questions, test.why]), {
    path: ["why"],
    ...mustCheck,
  });

export const tiers = ["district", "upper"] as const;

export const dutySchema = z
  .strictObject({
    id,
    matter: words,
    /** What must be done; a check to make where the law is from memory. */
    duty: words,
    /** Whole weeks or days; null where none is stated or none is sure. */
    minimumPeriod: z
      .union([z.strictObject({ weeks: z.int().min(1) }), z.strictObject({ days: z.int().min(1) })])
      .nullable(),
    periodWords: words,
    tiers: z.array(z.enum(tiers)).min(1, "is empty"),
    consultees: someWords,
    notice: words.nullable(),
    status: words,
    /** Where everyone can read the law. Left out where the address is not sure. */
    link: z.url({ protocol: /^https$/, error: "is not a web address that starts with https" }).optional(),
    alsoCalled,
    ...sourced,
  })
  .refine(({ verified, duty }) => verified !== "from memory" || asksToCheck(duty), {
    path: ["duty"],
    ...mustCheck,
  })
  .refine(({ link, duty, periodWords, status }) => link || asksLegal([duty, periodWords, status].join(" ")), {
    path: ["link"],
    message: "is missing, so the text must say to ask legal",
  });

/** Broad hears many, deep hears why, targeted hears people who are seldom heard. */
export const methodKinds = ["broad", "deep", "targeted"] as const;
export type MethodKind = (typeof methodKinds)[number];

export const methodSchema = z.strictObject({
  id,
  name: words,
  alsoCalled,
  levels: z.array(z.enum(levels)).min(1, "is empty"),
  kind: z.enum(methodKinds),
  /** People can take part with no internet. */
  offline: z.boolean(),
  useWhen: words,
  notWhen: words,
  staffDays: words,
  elapsed: words,
  typicalNumber: words,
  scenario: words,
  howTo: z.array(words).min(4, "has fewer than 4 steps").max(7, "has more than 7 steps"),
  /** Ids in groups.json. */
  reaches: z.array(z.string()),
  ...sourced,
});

export const groupSchema = z.strictObject({
  id,
  name: words,
  characteristic: words,
  barriers: someWords,
  waysThatHelp: someWords,
  alsoCalled,
  /** Keys in sources.json of those who name this group; `sources` is where the advice comes from. */
  namedBy: z.array(z.string()).min(1, "names no source"),
  ...sourced,
});

const count = z.int().min(1);
export const sampleSchema = statement(
  z.strictObject({
    ...entry,
    text: words,
    /** Answers needed of a population for a margin of 10, 5 and 3 points, 19 times in 20. */
    sizes: z
      .array(z.strictObject({ population: count, within10: count, within5: count, within3: count }))
      .optional(),
    /** Points either way for so many answers, 19 times in 20. */
    margins: z.array(z.strictObject({ answers: count, points: z.number().positive() })).optional(),
  }),
);

export const materialSchema = statement(z.strictObject({ ...entry, text: words }));

export const guidanceTopics = [
  "analysis",
  "feedback",
  "evaluation",
  "lessons",
  "change",
  "data",
  "elections",
  "stakeholders",
  "law",
] as const;
export const guidanceSchema = statement(
  z.strictObject({ ...entry, topic: z.enum(guidanceTopics), text: words }),
);

export const periodSchema = statement(
  z.strictObject({
    ...entry,
    text: words,
    /** The numbers in the text, named. Empty where the rule has none. */
    defaults: z.array(
      z.strictObject({
        name: words,
        value: z.int().min(0),
        unit: z.enum(["weeks", "days", "working days", "times"]),
      }),
    ),
  }),
)
  .refine(saysItsNumbers, {
    path: ["text"],
    message: "does not say a number that its defaults have. Change the two together",
  })
  .refine(canBePlanned, {
    path: ["defaults"],
    message: "cannot be planned with. Use 1 to 52 weeks, or 0 to 250 working days",
  });

export type Source = z.infer<typeof sourceSchema>;
export type LevelWords = z.infer<typeof levelSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type GateEntry = z.infer<typeof gateEntrySchema>;
export type GateQuestion = z.infer<typeof questionSchema>;
export type Duty = z.infer<typeof dutySchema>;
export type Method = z.infer<typeof methodSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Sample = z.infer<typeof sampleSchema>;
export type Material = z.infer<typeof materialSchema>;
export type Guidance = z.infer<typeof guidanceSchema>;
export type Period = z.infer<typeof periodSchema>;
