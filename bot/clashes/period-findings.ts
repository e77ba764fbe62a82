import { type DayNumber, inWords, toDay, toNumber } from "../common/day-number";
import type { ClashAsk, ClashFinding, ClashSettings, FindingSeverity } from "./clash";
import { adviceOf, reasonFor } from "./date-words";
import { type DayScores, isBankHoliday, isSchool, losesDays } from "./day-scores";
import { extend, lastDayBefore, quietTimes, trackOf } from "./extend";
import { type GradedDate, touch } from "./graded-dates";
import { counted, listed } from "./names";

interface Run {
  from: DayNumber;
  to: DayNumber;
}
interface With {
  scores: DayScores;
  settings: Pick<ClashSettings, "periodWeeks" | "extensions" | "decisionGap">;
}

/** A third of the days gone leaves too few; a sixth is a week of six. */
const shares: readonly [least: number, FindingSeverity][] = [
  [1 / 3, "high"],
  [1 / 6, "medium"],
  [0, "low"],
];
const mostNamed = 4;

/** How much of the run is lost, what else falls in it, and whether it is long enough. */
export function periodFindings(ask: ClashAsk, run: Run, using: With): ClashFinding[] {
  return [
    ...tooShort(ask, run),
    ...shareLost(ask, run, using),
    ...quiet(ask, run, using),
    ...within(run, using),
  ];
}

function tooShort({ minimumWeeks, dutySource }: ClashAsk, { from, to }: Run): ClashFinding[] {
  if (!minimumWeeks || to - from >= minimumWeeks * 7) return [];
  const source = dutySource?.trim().replace(/\s+/g, " ");
  const long = `It must run for ${counted(minimumWeeks, "week")} at least. This runs for ${counted(to - from, "day")}.`;
  return [
    {
      ...{ kind: "minimumPeriod", severity: "block", from: toDay(from), to: toDay(to) },
      what: source ? "It is shorter than the law allows" : "It is shorter than the least weeks on its record",
      why: source
        ? `${long} The source on its record: ${ended(source)}`
        : `${long} The record does not say which law asks for this. Ask your legal team.`,
      advice: `Close on ${inWords(from + minimumWeeks * 7)} or later.`,
      refuses: "always",
    },
  ];
}

const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/**
 * The closing day that would make up for what falls in the run, when it is later than the one asked for, can be
 * closed on, and leaves time before the decision.
 */
function longer(
  { track, decisionDate }: ClashAsk,
  { from, to }: Run,
  { scores, settings }: With,
): DayNumber | undefined {
  const counts = trackOf({ track, length: to - from }, settings);
  const length = Math.min(to - from, settings.periodWeeks[counts] * 7);
  const wanted = extend({ from, length, track: counts }, { scores, settings }).to;
  const last = decisionDate && lastDayBefore(toNumber(decisionDate), settings.decisionGap[counts], scores);
  const fits = !scores.isPreElection(wanted) && (last === undefined || wanted <= last);
  return wanted > to && fits ? wanted : undefined;
}

function shareLost(ask: ClashAsk, run: Run, using: With): ClashFinding[] {
  const { scores } = using;
  const { from, to } = run;
  const lost = scores.lost(from, to);
  const days = scores.weekdays(from, to);
  if (lost === 0 || days === 0) return [];
  const severity = shares.find(([least]) => lost / days >= least)?.[1] ?? "low";
  const close = longer(ask, run, using);
  let [first, last] = [from, to];
  while (!scores.isLost(first)) first++;
  while (!scores.isLost(last)) last--;
  const names = scores.dates
    .filter((each) => losesDays(each) && each.from <= last && each.to >= first)
    .sort((one, other) => other.to - other.from - (one.to - one.from))
    .map(({ date }) => date.name);
  return [
    {
      ...{ kind: "periodLost", severity, from: toDay(first), to: toDay(last) },
      what: `It loses ${lost} of its ${counted(days, "weekday")}`,
      why: `Few people can take part on those days: ${listed([...new Set(names)], mostNamed)}.`,
      ...(close ? { advice: `To make up for it, close on ${inWords(close)}.` } : {}),
    },
  ];
}

function quiet(ask: ClashAsk, run: Run, using: With): ClashFinding[] {
  const close = longer(ask, run, using);
  return quietTimes(run.from, run.to).map(({ name, from, to }) => ({
    kind: "periodLost",
    severity: close ? ("medium" as const) : ("low" as const),
    ...{ from: toDay(from), to: toDay(to) },
    what: name === "August" ? "It runs in August" : "It runs over Christmas and New Year",
    why: "Fewer people reply then.",
    advice: close
      ? `Allow more time: close on ${inWords(close)}.`
      : "Keep events out of it, and remind people after it.",
  }));
}

/** Within a run a great day costs that day; it does not spoil the rest. A date of these very people stays as it is. */
const inTheRun = ({ severity, raisedFor }: GradedDate): FindingSeverity =>
  severity === "block" ? "high" : severity === "high" && raisedFor === undefined ? "medium" : severity;

function within({ from, to }: Run, { scores }: With): ClashFinding[] {
  const touching = (each: GradedDate, day: DayNumber) =>
    touch(each, day) !== undefined && each.severity !== "info";
  const there = scores.dates.filter(
    (each) =>
      each.earliest <= to &&
      each.latest >= from &&
      !isSchool(each) &&
      !isBankHoliday(each) &&
      // The finding of its first or last day has said it.
      !touching(each, from) &&
      !touching(each, to),
  );
  const clipped = (each: GradedDate) => ({
    from: toDay(Math.max(from, each.earliest)),
    to: toDay(Math.min(to, each.latest)),
  });
  const minor = ({ severity }: GradedDate) => severity === "low" || severity === "info";
  const named = there.filter((each) => !minor(each) || each.raisedFor !== undefined);
  const others = there.filter((each) => minor(each) && each.raisedFor === undefined);
  return [
    ...named.map((each): ClashFinding => {
      const advice = adviceOf(each);
      return {
        ...{ kind: "periodLost", severity: inTheRun(each), ...clipped(each) },
        what: `${each.date.name} falls in it`,
        why: reasonFor(each),
        ...(advice ? { advice } : {}),
      };
    }),
    ...(others.length === 0
      ? []
      : [
          {
            ...{ kind: "periodLost" as const, severity: "info" as const, from: toDay(from), to: toDay(to) },
            what: `${counted(others.length, "other date")} to know of`,
            why: `In these weeks: ${listed([...new Set(others.map(({ date }) => date.name))], 6)}.`,
          },
        ]),
  ];
}
