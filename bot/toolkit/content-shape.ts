import { z } from "zod";
import { asStepId } from "../common/ids";
import { levels } from "./level";

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

/** Working days from the anchor; null where the step is not in that track. */
const offset = z.int().nullable();

export const stepSchema = z.strictObject({
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
  sources: z.array(z.string()).min(1, "names no source"),
  verified: verifiedSchema,
});
export const phaseSchema = z.strictObject({ phase: z.int().min(0), title: words });
export const levelSchema = z.strictObject({ key: z.enum(levels), label: words, promise: words });
export const sourceSchema = z.strictObject({
  name: words,
  /** As people who know it say it, for where room is short. */
  short: words.optional(),
  verified: verifiedSchema,
  note: words.optional(),
});

export type Source = z.infer<typeof sourceSchema>;
export type LevelWords = z.infer<typeof levelSchema>;
