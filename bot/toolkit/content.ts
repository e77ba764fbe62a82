import type { z } from "zod";
import { type Condition, parseCondition } from "./conditions";
import levelsJson from "./content/levels.json";
import phasesJson from "./content/phases.json";
import sourcesJson from "./content/sources.json";
import stepsJson from "./content/steps.json";
import {
  type LevelWords,
  levelSchema,
  phaseSchema,
  type Source,
  sourceSchema,
  stepSchema,
  type Verified,
} from "./content-shape";
import { levels } from "./level";

export type Step = z.infer<typeof stepSchema> & { phaseTitle: string; applies: Condition };

export interface RawContent {
  steps: unknown;
  phases: unknown;
  levels: unknown;
  sources: unknown;
}

export interface Content {
  /** In the order people work: by phase, then by number, so 1.10 comes after 1.9. */
  steps: readonly Step[];
  levels: readonly LevelWords[];
  sources: ReadonlyMap<string, Source>;
}

/**
 * Believes the content once, here, so that no rule has to doubt it.
 *
 * @throws Error with a line for every mistake: `steps.json, step 3.1, offset.full: …`.
 */
export function parseContent(raw: RawContent): Content {
  const mistakes: string[] = [];
  const note = (file: string, entry: string, field: string, message: string) => {
    mistakes.push(`${file}, ${entry}, ${field}: ${message}`);
  };

  function entries<T>(file: string, kind: string, key: string, schema: z.ZodType<T>, list: unknown): T[] {
    if (!Array.isArray(list)) {
      note(file, "the whole file", "list", "is not a list");
      return [];
    }
    const seen = new Set<unknown>();
    return list.flatMap((item: unknown, index) => {
      const own = isRecord(item) ? item[key] : undefined;
      const entry = own === undefined ? `entry ${index + 1}` : `${kind} ${own}`;
      if (own !== undefined && seen.has(own)) note(file, entry, key, "is used twice");
      seen.add(own);
      return believe(file, entry, schema, item);
    });
  }

  function believe<T>(file: string, entry: string, schema: z.ZodType<T>, item: unknown): T[] {
    const read = schema.safeParse(item);
    if (read.success) return [read.data];
    for (const { path, message } of read.error.issues) note(file, entry, path.join(".") || "entry", message);
    return [];
  }

  const phases = new Map(
    entries("phases.json", "phase", "phase", phaseSchema, raw.phases).map(({ phase, title }) => [
      phase,
      title,
    ]),
  );
  const levelWords = entries("levels.json", "level", "key", levelSchema, raw.levels);
  for (const level of levels) {
    if (!levelWords.some(({ key }) => key === level))
      note("levels.json", `level ${level}`, "key", "is missing");
  }
  const sources = new Map<string, Source>();
  for (const [key, item] of Object.entries(isRecord(raw.sources) ? raw.sources : {})) {
    for (const source of believe("sources.json", `source ${key}`, sourceSchema, item))
      sources.set(key, source);
  }

  const steps = entries("steps.json", "step", "id", stepSchema, raw.steps).flatMap((step): Step[] => {
    const wrong = (field: string, message: string) => note("steps.json", `step ${step.id}`, field, message);

    const phaseTitle = phases.get(step.phase);
    if (phaseTitle === undefined) wrong("phase", `${step.phase} is not in phases.json`);
    if (!step.id.startsWith(`${step.phase}.`)) wrong("phase", `${step.phase} does not match the id`);

    const named = step.sources.flatMap((key) => {
      const source = sources.get(key);
      if (!source) wrong("sources", `"${key}" is not in sources.json`);
      return source ? [source] : [];
    });
    if (claimsTooMuch(step.verified, named)) wrong("verified", "claims more than its sources do");

    try {
      return [{ ...step, phaseTitle: phaseTitle ?? "", applies: parseCondition(step.onlyIf) }];
    } catch (cause) {
      wrong("onlyIf", cause instanceof Error ? cause.message : String(cause));
      return [];
    }
  });

  if (mistakes.length > 0) throw new Error(`The toolkit's content has mistakes.\n${mistakes.join("\n")}`);
  return { steps: steps.sort(inOrder), levels: levelWords, sources };
}

// A step may be marked weaker than its sources, when its very point is the part nobody has seen; never stronger.
function claimsTooMuch(verified: Verified, sources: readonly Source[]): boolean {
  const marks = sources.map((source) => source.verified);
  if (verified === "source seen") return marks.some((mark) => mark === "from memory") || marks.every(isHouse);
  return verified === "house rule" && !marks.every(isHouse);
}

const isHouse = (mark: Verified): boolean => mark === "house rule";

const isRecord = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item);

const numberInPhase = (step: Step): number => Number(step.id.split(".")[1]);
const inOrder = (a: Step, b: Step): number => a.phase - b.phase || numberInPhase(a) - numberInPhase(b);

export const content = parseContent({
  steps: stepsJson,
  phases: phasesJson,
  levels: levelsJson,
  sources: sourcesJson,
});
