import type { z } from "zod";
import { type Condition, parseCondition } from "./conditions";
import rulesJson from "./content/decision-rules.json";
import dutiesJson from "./content/duties.json";
import gatesJson from "./content/gates.json";
import groupsJson from "./content/groups.json";
import guidanceJson from "./content/guidance.json";
import levelsJson from "./content/levels.json";
import materialsJson from "./content/materials.json";
import methodsJson from "./content/methods.json";
import periodsJson from "./content/periods.json";
import phasesJson from "./content/phases.json";
import questionsJson from "./content/questions.json";
import samplesJson from "./content/samples.json";
import sourcesJson from "./content/sources.json";
import stepsJson from "./content/steps.json";
import { contentReader, isRecord } from "./content-mistakes";
import {
  type Duty,
  dutySchema,
  type GateEntry,
  type GateQuestion,
  type Group,
  type Guidance,
  gateEntrySchema,
  gateSchema,
  groupSchema,
  guidanceSchema,
  type LevelWords,
  levelSchema,
  type Material,
  type Method,
  materialSchema,
  methodSchema,
  type Period,
  periodSchema,
  phaseSchema,
  questionSchema,
  type Rule,
  ruleSchema,
  type Sample,
  type Source,
  sampleSchema,
  sourceSchema,
  stepSchema,
  type Verified,
} from "./content-shape";
import { levels } from "./level/level";

export type Step = z.infer<typeof stepSchema> & { phaseTitle: string; applies: Condition };

/** Each is the value of the file of that name in `content/`; `rules` is decision-rules.json. */
export interface RawContent {
  steps: unknown;
  phases: unknown;
  levels: unknown;
  sources: unknown;
  rules: unknown;
  gates: unknown;
  questions: unknown;
  duties: unknown;
  methods: unknown;
  groups: unknown;
  samples: unknown;
  materials: unknown;
  guidance: unknown;
  periods: unknown;
}

export interface Content {
  /** In the order people work: by phase, then by number, so 1.10 comes after 1.9. */
  steps: readonly Step[];
  levels: readonly LevelWords[];
  sources: ReadonlyMap<string, Source>;
  rules: readonly Rule[];
  gates: readonly GateEntry[];
  questions: readonly GateQuestion[];
  duties: readonly Duty[];
  methods: readonly Method[];
  groups: readonly Group[];
  samples: readonly Sample[];
  materials: readonly Material[];
  guidance: readonly Guidance[];
  periods: readonly Period[];
}

/**
 * Believes the content once, here, so that no rule has to doubt it.
 *
 * @throws Error with a line for every mistake: `steps.json, step 3.1, offset.full: …`.
 */
export function parseContent(raw: RawContent): Content {
  const { mistakes, note, believe, entries } = contentReader();

  const phases = new Map(
    entries("phases.json", "phase", "phase", phaseSchema, raw.phases).map(({ phase, title }) => [
      phase,
      title,
    ]),
  );
  const sources = new Map<string, Source>();
  for (const [key, item] of Object.entries(isRecord(raw.sources) ? raw.sources : {})) {
    for (const source of believe("sources.json", `source ${key}`, sourceSchema, item))
      sources.set(key, source);
  }

  function checkSources(file: string, entry: string, said: { sources: string[]; verified: Verified }) {
    const named = said.sources.flatMap((key) => {
      const source = sources.get(key);
      if (!source) note(file, entry, "sources", `"${key}" is not in sources.json`);
      return source ? [source] : [];
    });
    if (claimsTooMuch(said.verified, named)) note(file, entry, "verified", "claims more than its sources do");
  }

  /** Entries that say where they come from. */
  function sourced<T extends { id: string; sources: string[]; verified: Verified }>(
    file: string,
    kind: string,
    schema: z.ZodType<T>,
    list: unknown,
  ): T[] {
    const read = entries(file, kind, "id", schema, list);
    for (const item of read) checkSources(file, `${kind} ${item.id}`, item);
    return read;
  }

  const levelWords = entries("levels.json", "level", "key", levelSchema, raw.levels);
  for (const words of levelWords) {
    checkSources("levels.json", `level ${words.key}`, words);
    for (const { source } of words.maps) {
      if (!sources.has(source))
        note("levels.json", `level ${words.key}`, "maps", `"${source}" is not in sources.json`);
    }
  }
  for (const level of levels) {
    if (!levelWords.some(({ key }) => key === level))
      note("levels.json", `level ${level}`, "key", "is missing");
  }

  const gates = sourced("gates.json", "gate", gateEntrySchema, raw.gates);
  for (const gate of gateSchema.options) {
    if (!gates.some(({ id }) => id === gate)) note("gates.json", `gate ${gate}`, "id", "is missing");
  }

  const groups = sourced("groups.json", "group", groupSchema, raw.groups);
  for (const { id, namedBy } of groups) {
    for (const key of namedBy) {
      if (!sources.has(key)) note("groups.json", `group ${id}`, "namedBy", `"${key}" is not in sources.json`);
    }
  }

  const methods = sourced("methods.json", "method", methodSchema, raw.methods);
  for (const { id, reaches } of methods) {
    for (const group of reaches) {
      if (!groups.some((known) => known.id === group))
        note("methods.json", `method ${id}`, "reaches", `"${group}" is not in groups.json`);
    }
  }

  const steps = sourced("steps.json", "step", stepSchema, raw.steps).flatMap((step): Step[] => {
    const wrong = (field: string, message: string) => note("steps.json", `step ${step.id}`, field, message);

    const phaseTitle = phases.get(step.phase);
    if (phaseTitle === undefined) wrong("phase", `${step.phase} is not in phases.json`);
    if (!step.id.startsWith(`${step.phase}.`)) wrong("phase", `${step.phase} does not match the id`);

    try {
      return [{ ...step, phaseTitle: phaseTitle ?? "", applies: parseCondition(step.onlyIf) }];
    } catch (cause) {
      wrong("onlyIf", cause instanceof Error ? cause.message : String(cause));
      return [];
    }
  });

  const content: Content = {
    steps: steps.sort(inOrder),
    levels: levelWords,
    sources,
    rules: sourced("decision-rules.json", "rule", ruleSchema, raw.rules),
    gates,
    questions: sourced("questions.json", "question", questionSchema, raw.questions),
    duties: sourced("duties.json", "duty", dutySchema, raw.duties),
    methods,
    groups,
    samples: sourced("samples.json", "sample", sampleSchema, raw.samples),
    materials: sourced("materials.json", "material", materialSchema, raw.materials),
    guidance: sourced("guidance.json", "guidance", guidanceSchema, raw.guidance),
    periods: sourced("periods.json", "period", periodSchema, raw.periods),
  };
  if (mistakes.length > 0) throw new Error(`The toolkit's content has mistakes.\n${mistakes.join("\n")}`);
  return content;
}

// An entry may be marked weaker than its sources, when its very point is the part nobody has seen; never stronger.
function claimsTooMuch(verified: Verified, sources: readonly Source[]): boolean {
  const marks = sources.map((source) => source.verified);
  if (verified === "source seen") return marks.some((mark) => mark === "from memory") || marks.every(isHouse);
  return verified === "house rule" && !marks.every(isHouse);
}

const isHouse = (mark: Verified): boolean => mark === "house rule";

const numberInPhase = (step: Step): number => Number(step.id.split(".")[1]);
const inOrder = (a: Step, b: Step): number => a.phase - b.phase || numberInPhase(a) - numberInPhase(b);

/** As it stands in the files, for whoever puts a council's own words over it. */
export const shippedContent = {
  steps: stepsJson,
  phases: phasesJson,
  levels: levelsJson,
  sources: sourcesJson,
  rules: rulesJson,
  gates: gatesJson,
  questions: questionsJson,
  duties: dutiesJson,
  methods: methodsJson,
  groups: groupsJson,
  samples: samplesJson,
  materials: materialsJson,
  guidance: guidanceJson,
  periods: periodsJson,
} satisfies RawContent;

export const content = parseContent(shippedContent);
