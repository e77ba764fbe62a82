import { type DayNumber, inWords, toDay } from "../common/day-number";
import type { ClashAsk, ClashFinding, ClashRecord, ClashSettings } from "./clash";
import { key, listed } from "./names";

const mostNamed = 5;
const drafts = new Set(["Idea", "Submitted", "Changes requested"]);
export const isDraft = ({ workflowStatus }: ClashRecord): boolean => drafts.has(workflowStatus);

/** Consultations with dates that ask some of the same people: only numbers, as there may be thousands. */
export interface OtherRuns {
  from: readonly DayNumber[];
  to: readonly DayNumber[];
  recordAt(index: number): ClashRecord;
}

/** Who else asks the same people, counted for any run from the same list, each in a moment. */
export interface OtherAsks {
  all: OtherRuns;
  /** How many run at the same time as these days. */
  overlapping(from: DayNumber, to: DayNumber): number;
  /** The most asks, this one among them, that open within the fatigue index's days around this opening day. */
  fatigue(opening: DayNumber): number;
}

export function countAsks(
  all: OtherRuns,
  days: Run,
  { fatigue: { withinDays } }: Pick<ClashSettings, "fatigue">,
): OtherAsks {
  const base = days.from - withinDays;
  const length = days.to + withinDays - base + 2;
  const opened = new Int32Array(length);
  const opensHere = new Int32Array(length);
  const over = new Int32Array(length);
  for (let index = 0; index < all.from.length; index++) {
    const from = all.from[index] ?? 0;
    const to = all.to[index] ?? 0;
    const start = Math.max(0, from - base);
    if (start < length) opened[start] = (opened[start] ?? 0) + 1;
    if (from >= base && start < length) opensHere[start] = (opensHere[start] ?? 0) + 1;
    if (to >= base && to - base < length) over[to - base] = (over[to - base] ?? 0) + 1;
  }
  for (const values of [opened, opensHere, over])
    for (let at = 1; at < length; at++) values[at] = (values[at] ?? 0) + (values[at - 1] ?? 0);
  const upTo = (values: Int32Array, day: DayNumber): number =>
    day < base ? 0 : (values[Math.min(length - 1, day - base)] ?? 0);
  return {
    all,
    overlapping: (from, to) => upTo(opened, to) - upTo(over, from - 1),
    fatigue(opening) {
      let most = 0;
      for (let first = opening - withinDays + 1; first <= opening; first++)
        most = Math.max(most, upTo(opensHere, first + withinDays - 1) - upTo(opensHere, first - 1));
      return most + 1;
    },
  };
}

interface Run {
  from: DayNumber;
  to: DayNumber;
}

/** Those that overlap, the longest overlap first; the rest as a number. */
export function peopleFindings(
  {
    ask,
    run,
    others,
    mayName,
  }: { ask: ClashAsk; run: Run; others: OtherAsks; mayName: (of: ClashRecord) => boolean },
  settings: ClashSettings,
): ClashFinding[] {
  const { count, longest } = overlapping(run, others.all);
  // This ask is one of those that are counted.
  const severity = count + 1 >= settings.fatigue.warnAt ? ("medium" as const) : ("info" as const);
  const findings = longest.map(({ record, from, to, days }): ClashFinding => {
    const named = mayName(record);
    return {
      ...{ kind: "sameAudience", severity },
      ...{ from: toDay(Math.max(from, run.from)), to: toDay(Math.min(to, run.to)) },
      what: named ? `It overlaps with ${said(record)}` : "It overlaps with another consultation",
      why: `Both ask ${shared(ask, record, settings)}, on ${days === 1 ? "1 day" : `${days} days`}.${
        named && isDraft(record) ? " That one is not agreed yet." : ""
      }`,
      advice: "Talk to its lead officer about joining up.",
      ...(named ? { reference: record.reference } : {}),
    };
  });
  const more = count - findings.length;
  if (more > 0)
    findings.push({
      ...{ kind: "sameAudience", severity, from: toDay(run.from), to: toDay(run.to) },
      what: `It overlaps with ${more} more`,
      why: "They ask some of the same people too.",
    });
  return [...findings, ...fatigue(run, others, settings)];
}

interface Overlap extends Run {
  record: ClashRecord;
  days: number;
}

/** How many there are, and those to name. Thousands may overlap, so they are not all sorted for a few. */
function overlapping(run: Run, { from: starts, to: ends, recordAt }: OtherRuns) {
  const longest: Overlap[] = [];
  let count = 0;
  for (let index = 0; index < starts.length; index++) {
    const [from = 0, to = 0] = [starts[index], ends[index]];
    if (from > run.to || to < run.from) continue;
    count++;
    const days = Math.min(to, run.to) - Math.max(from, run.from) + 1;
    const last = longest[mostNamed - 1];
    if (last && days < last.days) continue;
    const each: Overlap = { from, to, days, record: recordAt(index) };
    const place = longest.findIndex((other) => isBefore(each, other));
    if (place >= 0) longest.splice(place, 0, each);
    else longest.push(each);
    longest.length = Math.min(longest.length, mostNamed);
  }
  return { count, longest };
}

const isBefore = (one: Overlap, other: Overlap): boolean =>
  one.days > other.days || (one.days === other.days && one.record.reference < other.record.reference);

function fatigue(
  run: Run,
  others: OtherAsks,
  { fatigue: { withinDays, reasonAt } }: ClashSettings,
): ClashFinding[] {
  const count = others.fatigue(run.from);
  const refused = count >= reasonAt;
  if (!refused && (count < reasonAt - 1 || count < 2)) return [];
  return [
    {
      ...{ kind: "fatigue", severity: refused ? "high" : "medium", from: toDay(run.from), to: toDay(run.to) },
      what: `It asks the same people ${count} times in ${withinDays} days`,
      why: `${count - 1} more ${count === 2 ? "ask opens" : "asks open"} within ${withinDays} days of each other and of ${inWords(run.from)}. People who are asked too often stop replying.`,
      advice: refused
        ? "Join up, move it, or write down why it must be asked now."
        : "Think about joining up.",
      ...(refused ? { refuses: "unless-noted" as const } : {}),
    },
  ];
}

/** `"Library opening hours" (2027-00012)`. A title may be as long as a list lets it be. */
export function said({ title, reference }: ClashRecord): string {
  const short = title.trim().length > 80 ? `${title.trim().slice(0, 79)}…` : title.trim();
  return `"${short}" (${reference})`;
}

/** Whom both ask, and where. */
export function shared(
  ask: Pick<ClashAsk, "areas" | "audiences">,
  { areas, audiences }: ClashRecord,
  { wholeArea }: Pick<ClashSettings, "wholeArea">,
): string {
  const same = (mine: readonly string[], theirs: readonly string[]): string[] => {
    const others = new Set(theirs.map(key));
    return mine.filter((each) => others.has(key(each)));
  };
  const whole = key(wholeArea);
  const isWhole = (names: readonly string[]) => names.some((each) => key(each) === whole);
  const where = isWhole(ask.areas) ? areas : isWhole(areas) ? ask.areas : same(ask.areas, areas);
  const people = listed(same(ask.audiences, audiences), 3);
  return where.length > 0 ? `${people} (${listed(where, 3)})` : people;
}
