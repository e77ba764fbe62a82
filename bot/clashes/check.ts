import type { Clock } from "../common/clock";
import { type DayNumber, newYear, toDay, toNumber } from "../common/day-number";
import { type Day, dayOf } from "../common/days";
import { findAlternatives, type Scoring, searchDays } from "./alternatives";
import {
  type ClashAsk,
  type ClashFinding,
  type ClashRecord,
  type ClashReport,
  type ClashSettings,
  findingKinds,
  findingSeverities,
} from "./clash";
import { dayFindings } from "./day-findings";
import type { DayScores } from "./day-scores";
import { addWorkingDays, firstDayAfter, lastDayBefore, trackOf } from "./extend";
import { countAsks, type OtherRuns, peopleFindings } from "./people-findings";
import { periodFindings } from "./period-findings";
import type { Asked, Entry } from "./register-index";
import { topicDays, topicFindings } from "./topic-findings";

/** What the check asks of the register; an index answers it, or in a test whoever reads every row. */
export interface RegisterToCheck {
  /** @param except the one that is asked about, which is no clash with itself. */
  sameAudience(
    asked: Asked,
    days: { from: DayNumber; to: DayNumber },
    except: ClashAsk["reference"],
  ): OtherRuns;
  sameTopic(
    text: { title: string; overview: string },
    days: { from: DayNumber; to: DayNumber },
  ): readonly { entry: Entry; likeness: number }[];
}

export interface CheckDeps {
  register: RegisterToCheck;
  view: (asked: Pick<ClashAsk, "areas" | "audiences">, from: DayNumber) => DayScores;
  uncheckedIn: (period: { from: Day; to: Day }) => readonly number[];
  settings: ClashSettings;
  clock: Clock;
}

export function checkClashes(
  { register, view, uncheckedIn, settings, clock }: CheckDeps,
  ask: ClashAsk,
  { mayName }: { mayName: (record: ClashRecord) => boolean },
): ClashReport {
  const run = { from: toNumber(ask.startDate), to: toNumber(ask.endDate) };
  const scores = view(ask, run.from);
  const today = toNumber(dayOf(clock.now()));
  const soonest = addWorkingDays(today, usualNotice, view(ask, today));
  const { first, last: lastOpening } = searchDays(ask, {
    soonest,
    alternativesDays: settings.alternativesDays,
  });
  const searched = view(ask, first);

  const isOther = ({ record }: Entry): boolean => record.reference !== ask.reference;
  // As long a run as can be offered: what is asked for, and what it may be made longer by.
  const longest = run.to - run.from + (ask.minimumWeeks ?? 0) * 7 + mostAdded;
  const asked = { ...ask, wholeArea: settings.wholeArea };
  const around = (from: DayNumber, to: DayNumber) => {
    const days = { from: from - settings.fatigue.withinDays, to: to + settings.fatigue.withinDays };
    return countAsks(register.sameAudience(asked, days, ask.reference), { from, to }, settings);
  };
  const last = lastOpening + longest;
  // One count serves both, but for dates long gone.
  const near = first - run.from <= settings.alternativesDays;
  const others = near ? around(Math.min(first, run.from), last) : around(run.from, run.to);
  const othersThen = near ? others : around(first, last);

  const bounds = { least: Math.min(run.from, run.to), most: run.to };
  const track = trackOf({ track: ask.track, length: run.to - run.from }, settings);
  const before = ask.decisionDate
    ? lastDayBefore(toNumber(ask.decisionDate), settings.decisionGap[track], scores)
    : run.to + 28;
  // A better day for one end leaves people the weeks they would have had.
  const kept = Math.max(
    (ask.minimumWeeks ?? 0) * 7,
    Math.min(run.to - run.from, settings.periodWeeks[track] * 7),
  );
  const findings: ClashFinding[] = [
    ...dayFindings(
      { kind: "openingDay", verb: "opens", day: run.from },
      { scores, least: soonest, most: run.to - kept },
    ),
    ...dayFindings(
      { kind: "closingDay", verb: "closes", day: run.to },
      { scores, least: run.from + kept, most: before },
    ),
    ...[...new Set(ask.events ?? [])].flatMap((on) =>
      dayFindings({ kind: "eventDay", verb: "has an event", day: toNumber(on) }, { scores, ...bounds }),
    ),
    ...periodFindings(ask, run, { scores, settings }),
    ...(ask.decisionDate
      ? decision(ask, toNumber(ask.decisionDate), { scores, view, gap: settings.decisionGap[track] })
      : []),
    ...unchecked(ask, uncheckedIn),
    ...peopleFindings({ ask, run, others, mayName }, settings),
    ...topicFindings(
      {
        ask,
        found: hasTopic(ask)
          ? register
              .sameTopic(
                { title: ask.title ?? "", overview: ask.overview ?? "" },
                topicDays(run.from, settings),
              )
              // A title is all that is told of a topic: whoever may not be told it is told nothing.
              .filter(({ entry }) => isOther(entry) && mayName(entry.record))
          : [],
      },
      settings,
    ),
  ];
  const scoring: Scoring = { scores, others, settings };
  const search: Scoring = { scores: searched, others: othersThen, settings };
  return {
    findings: findings.sort(bySeverity),
    ...findAlternatives(ask, { soonest, asked: scoring, search }),
  };
}

/** Working days an officer needs at the least before anything can open; the same as in planning. */
const usualNotice = 5;
/** Weeks that a run may be made longer by, and the days to a good closing, amply. */
const mostAdded = 45;
const hasTopic = ({ title, overview }: ClashAsk): boolean => Boolean(title?.trim() || overview?.trim());

/** Another day is offered only where it leaves the gap after closing. */
function decision(
  ask: ClashAsk,
  day: DayNumber,
  { scores, view, gap }: { scores: DayScores; view: CheckDeps["view"]; gap: number },
): ClashFinding[] {
  const gapped = firstDayAfter(toNumber(ask.endDate), gap, scores);
  const soonest = ask.decideFrom ? Math.max(gapped, toNumber(ask.decideFrom)) : gapped;
  const least = Math.max(soonest, day - decisionDays);
  return dayFindings(
    { kind: "decisionDay", verb: "is decided", day },
    { scores: view(ask, day - decisionDays), least, most: Math.max(day, least) + decisionDays },
  );
}
/** Eight weeks: beyond them it is another plan. */
const decisionDays = 56;

function unchecked({ startDate, endDate }: ClashAsk, uncheckedIn: CheckDeps["uncheckedIn"]): ClashFinding[] {
  const [from, to] = [toNumber(startDate), toNumber(endDate)];
  return uncheckedIn({ from: startDate, to: endDate }).flatMap((year): ClashFinding[] => {
    const first = Math.max(from, newYear(year));
    const last = Math.min(to, newYear(year + 1) - 1);
    if (last < first) return [];
    return [
      {
        ...{ kind: "uncheckedDates", severity: "medium", from: toDay(first), to: toDay(last) },
        what: `Nobody has checked the dates of ${year}`,
        why: "School terms, elections and festivals of that year may be missing or wrong.",
        advice: "Ask the engagement team to check the list of dates to avoid.",
      },
    ];
  });
}

function bySeverity(one: ClashFinding, other: ClashFinding): number {
  return (
    findingSeverities.indexOf(one.severity) - findingSeverities.indexOf(other.severity) ||
    findingKinds.indexOf(one.kind) - findingKinds.indexOf(other.kind) ||
    one.from.localeCompare(other.from)
  );
}
