import type { Content } from "./content";
import type { Duty, GateEntry, GateQuestion, Group, LevelWords, Method, Verified } from "./content-shape";

/** One thing the toolkit can answer, as an officer reads it. */
export interface Passage {
  /** Stable, such as `method:focus-group`, `step:1.5`, `gate:G2`. */
  id: string;
  kind:
    | "step"
    | "method"
    | "group"
    | "duty"
    | "gate"
    | "level"
    | "sample"
    | "material"
    | "guidance"
    | "period"
    | "rule";
  title: string;
  /** Whole sentences. */
  text: string;
  /** What people type for it. Never shown. */
  alsoCalled: readonly string[];
  /** In full, as they can be cited. */
  sources: readonly string[];
  verified: Verified;
}

/** Everything the content can answer, one passage an entry. */
export function passagesOf(content: Content): Passage[] {
  const namesOf = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => content.sources.get(key)?.name ?? []);

  type Entry = { sources: readonly string[]; verified: Verified; alsoCalled?: readonly string[] };
  const passage = (
    kind: Passage["kind"],
    id: string,
    title: string,
    text: string,
    entry: Entry,
  ): Passage => ({
    id: `${kind}:${id}`,
    kind,
    title,
    text,
    alsoCalled: entry.alsoCalled ?? [],
    sources: namesOf(entry.sources),
    verified: entry.verified,
  });
  const statements = (
    kind: Passage["kind"],
    list: readonly (Entry & { id: string; title: string; text: string })[],
  ) => list.map((entry) => passage(kind, entry.id, entry.title, entry.text, entry));

  return [
    ...content.steps.map((step) =>
      passage("step", step.id, step.title, `${step.do} ${step.why} Evidence: ${stop(step.evidence)}`, step),
    ),
    ...content.methods.map((method) =>
      passage("method", method.id, method.name, methodText(method, content.groups), method),
    ),
    ...content.groups.map((group) =>
      passage("group", group.id, group.name, groupText(group, content.methods), {
        ...group,
        sources: [...group.sources, ...group.namedBy],
      }),
    ),
    ...content.duties.map((duty) => {
      const told = passage("duty", duty.id, duty.matter, dutyText(duty), duty);
      return duty.link ? { ...told, sources: [...told.sources, duty.link] } : told;
    }),
    ...content.gates.map((gate) => passage("gate", gate.id, gate.title, gateText(gate), gate)),
    ...content.questions.map((test) => passage("gate", test.id, test.title, testText(test), test)),
    ...content.levels.map((level) => passage("level", level.key, level.label, levelText(level), level)),
    ...statements("sample", content.samples),
    ...statements("material", content.materials),
    ...statements("guidance", content.guidance),
    ...statements("period", content.periods),
    ...statements("rule", content.rules),
  ];
}

function methodText(method: Method, groups: readonly Group[]): string {
  const reached = groups.filter(({ id }) => method.reaches.includes(id)).map(({ name }) => name);
  return [
    `Use it when ${lower(method.useWhen)}`,
    `Do not use it when ${lower(method.notWhen)}`,
    `Allow ${stop(method.staffDays)}`,
    `How long: ${stop(method.elapsed)}`,
    `How many people: ${stop(method.typicalNumber)}`,
    ...(reached.length > 0 ? [`It helps you reach: ${stop(reached.join("; "))}`] : []),
    method.scenario,
    ...method.howTo,
  ].join(" ");
}

function groupText(group: Group, methods: readonly Method[]): string {
  const ways = methods.filter(({ reaches }) => reaches.includes(group.id)).map(({ name }) => name);
  return [
    `What gets in the way: ${stop(group.barriers.join("; "))}`,
    `What helps: ${stop(group.waysThatHelp.join("; "))}`,
    ...(ways.length > 0 ? [`Methods to look at: ${stop(ways.join("; "))}`] : []),
    `In equality law: ${stop(lower(group.characteristic))}`,
  ].join(" ");
}

// Whom to ask is law where the source was seen. Elsewhere it is only a start for the check with legal.
const dutyText = (duty: Duty): string =>
  [
    duty.duty,
    `Shortest time: ${stop(duty.periodWords)}`,
    `${duty.verified === "from memory" ? "People to think of" : "Ask"}: ${stop(duty.consultees.join("; "))}`,
    ...(duty.notice ? [`Notice: ${stop(duty.notice)}`] : []),
    duty.status,
  ].join(" ");

function gateText({ stands, holds, passedBy: { light, standard, full } }: GateEntry): string {
  const who =
    light === standard && standard === full
      ? `Who passes it: ${stop(light)}`
      : `Who passes it on Light: ${stop(light)} On Standard: ${stop(standard)} On Full: ${stop(full)}`;
  return `${stands} ${holds} ${who}`;
}

const testText = ({ questions, why }: GateQuestion): string => [...questions, why].join(" ");

const levelText = ({ when, promise, maps }: LevelWords): string =>
  [when, `Your promise: ${promise}`, ...maps.map(({ by, name }) => `${by} calls it ${stop(name)}`)].join(" ");

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const stop = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
