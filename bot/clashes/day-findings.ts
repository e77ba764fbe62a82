import { type DayNumber, friday, inWords, toDay, weekdayOf } from "../common/day-number";
import type { ClashFinding, FindingKind, FindingSeverity } from "./clash";
import { adviceOf, meets, reasonFor } from "./date-words";
import { type DayScores, isPreElection } from "./day-scores";
import { type GradedDate, lowered, type Touch, touch } from "./graded-dates";

type Verb = "opens" | "closes" | "has an event" | "is decided";

/** A better day is looked for this far away; beyond it, other dates for the whole run are the answer. */
const daysAround = 21;
const weekend = new Set([0, 6]);

export interface Around {
  scores: DayScores;
  /** The days a better day may lie on. */
  least: DayNumber;
  most: DayNumber;
}

/** The opening, the closing or the decision: every date it meets, and a better day. */
export function dayFindings(
  { kind, verb, day }: { kind: FindingKind; verb: Verb; day: DayNumber },
  around: Around,
): ClashFinding[] {
  const better =
    kind === "decisionDay"
      ? betterDecision(day, around)
      : betterDay({ day, closes: verb === "closes", isEvent: kind === "eventDay" }, around);
  const advice = better === undefined ? "" : `Try ${inWords(better)}.`;
  const refusing = kind === "openingDay" || kind === "closingDay";
  const found = meeting(day, around.scores).map(({ each, how }): ClashFinding => {
    const refused = refusing && how === "on" && isPreElection(each);
    const severity = severityOn(kind, each, how);
    const stuck = kind === "decisionDay" && !advice && severity !== "low" && severity !== "info";
    const tips = [
      refused ? "Ask your Monitoring Officer for a note, or move it." : "",
      stuck ? "Ask your Monitoring Officer which day to decide on." : advice,
      // Another day is advice enough, but for an event, where the list may say what to do instead.
      ...((advice || stuck) && kind !== "eventDay" ? [] : [adviceOf(each)]),
    ].filter(Boolean);
    return {
      kind,
      severity,
      ...{ from: toDay(day), to: toDay(day) },
      ...{ what: meets(verb, each, how), why: reasonFor(each, [day]) },
      ...(tips.length > 0 ? { advice: tips.join(" ") } : {}),
      ...(refused ? { refuses: "unless-noted" as const } : {}),
    };
  });
  const holiday = found.length > 0 && around.scores.isOff(day) && !weekend.has(weekdayOf(day));
  const week = holiday ? undefined : weekRhythm[kind]?.(day);
  if (week)
    found.push({
      ...{ kind, ...week, from: toDay(day), to: toDay(day) },
      ...(advice && kind !== "eventDay" ? { advice } : {}),
    });
  return found;
}

/**
 * An evening is no hindrance to opening or closing in the day; it is to people who would come to an event. Nothing
 * blocks the day of a decision: that is for the meeting's own rules.
 */
function severityOn(kind: FindingKind, { severity }: GradedDate, how: Touch): FindingSeverity {
  if (how === "eve of" && kind !== "eventDay") return lowered[severity];
  return severity === "block" && kind === "decisionDay" ? "high" : severity;
}

/** Dates that a day meets; what is only to be known of, such as an awareness month, stands in no day's way. */
function meeting(day: DayNumber, { dates }: DayScores): { each: GradedDate; how: Touch }[] {
  const found: { each: GradedDate; how: Touch }[] = [];
  for (const each of dates) {
    if (day < each.earliest - 1 || day > each.latest || each.severity === "info") continue;
    const how = touch(each, day);
    if (how) found.push({ each, how });
  }
  return found;
}

type Rhythm = { severity: FindingSeverity; what: string; why: string } | undefined;

const weekRhythm: Partial<Record<FindingKind, (day: DayNumber) => Rhythm>> = {
  openingDay: (day) =>
    weekend.has(weekdayOf(day))
      ? rhythm("low", "It opens at a weekend", "Nobody is there to put right what does not work.")
      : undefined,
  closingDay(day) {
    if (weekend.has(weekdayOf(day)))
      return rhythm("medium", "It closes at a weekend", "Nobody can help with the last replies.");
    return weekdayOf(day) === friday
      ? rhythm("medium", "It closes on a Friday", "Nobody can help those who reply that night.")
      : undefined;
  },
  decisionDay: (day) =>
    weekend.has(weekdayOf(day))
      ? rhythm("low", "It is decided at a weekend", "Check the date of the meeting.")
      : undefined,
  eventDay(day) {
    const of = weekdayOf(day);
    if (of === friday)
      return rhythm(
        "low",
        "It has an event on a Friday",
        "Many Muslims pray from 12:30 to 14:30. The Jewish Sabbath begins at sunset.",
      );
    if (of === 6)
      return rhythm("low", "It has an event on a Saturday", "It is the Jewish Sabbath until after sunset.");
    return of === 0
      ? rhythm("info", "It has an event on a Sunday", "Many Christians are at church in the morning.")
      : undefined;
  },
};
const rhythm = (severity: FindingSeverity, what: string, why: string) => ({ severity, what, why });

/** Some day near it that stands clearer; later rather than sooner. */
function betterDay(
  { day, closes, isEvent }: { day: DayNumber; closes: boolean; isEvent: boolean },
  { scores, least, most }: Around,
): DayNumber | undefined {
  const cost = (on: DayNumber): number => (closes ? scores.closing(on) : scores.opening(on));
  let best = day;
  let lowest = cost(day);
  const isGood = (on: DayNumber): boolean =>
    on >= least && on <= most && !scores.isOff(on) && !((closes || isEvent) && weekdayOf(on) === friday);
  for (let away = 1; away <= daysAround; away++)
    for (const on of [day + away, day - away]) {
      if (!isGood(on) || cost(on) >= lowest) continue;
      lowest = cost(on);
      best = on;
    }
  return best === day ? undefined : best;
}

/** The nearest of the clearest days to decide on, and never one before a vote, however little that vote weighs. */
function betterDecision(day: DayNumber, { scores, least, most }: Around): DayNumber | undefined {
  const votes = scores.dates.filter(({ date }) => date.kind === "Election period");
  let best: DayNumber | undefined;
  let lowest = scores.opening(day);
  for (let on = least; on <= most; on++) {
    if (scores.isOff(on) || votes.some((each) => touch(each, on))) continue;
    const cost = scores.opening(on);
    const nearer = best === undefined || Math.abs(on - day) < Math.abs(best - day);
    if (cost < lowest || (cost === lowest && best !== undefined && nearer)) {
      lowest = cost;
      best = on;
    }
  }
  return best;
}
