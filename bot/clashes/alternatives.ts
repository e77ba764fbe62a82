import { type DayNumber, inWords, toDay, toNumber } from "../common/day-number";
import type { BetterPeriod, ClashAsk, ClashSettings } from "./clash";
import { meets } from "./date-words";
import { type DayScores, quietTime } from "./day-scores";
import { closingFrom, extend, lastDayBefore, trackOf } from "./extend";
import { touch } from "./graded-dates";
import { counted, listed } from "./names";
import type { OtherAsks } from "./people-findings";

const mostOffered = 3;
/** Two periods that differ by less are one choice. */
const apart = 7;

/**
 * What asking the same people twice costs, set against the days of {@link scoreDays}: another ask at the same time
 * is 5, worse than a festival within the run (3) and not as bad as opening on one (20). Another that opens within
 * the fatigue index's days is 2 more. At the limit it is refused without a reason, so it counts as a block does.
 */
const overlapCost = 5;
const fatigueCost = 2;
const refusal = 100;

interface Run {
  from: DayNumber;
  to: DayNumber;
}
export interface Scoring {
  scores: DayScores;
  others: OtherAsks;
  settings: ClashSettings;
}

/** Lower is better. Events are left out: they move on their own. */
export function scoreOf({ from, to }: Run, { scores, others, settings }: Scoring): number {
  const asks = others.fatigue(from);
  return (
    scores.opening(from) +
    scores.closing(to) +
    scores.run(from, to) +
    others.overlapping(from, to) * overlapCost +
    (asks - 1) * fatigueCost +
    (asks >= settings.fatigue.reasonAt ? refusal : 0)
  );
}

/** A few days sooner is often the least trouble; more would be another plan. */
const daysSooner = 7;

/** The days better dates are looked for on: from a week before those asked for, never before the usual notice. */
export function searchDays(
  ask: ClashAsk,
  { soonest, alternativesDays }: { soonest: DayNumber; alternativesDays: number },
): { first: DayNumber; last: DayNumber } {
  const start = toNumber(ask.startDate);
  return { first: Math.max(start - daysSooner, soonest), last: Math.max(start, soonest) + alternativesDays };
}

export function findAlternatives(
  ask: ClashAsk,
  { soonest, asked, search }: { soonest: DayNumber; asked: Scoring; search: Scoring },
): { alternatives: BetterPeriod[]; note?: string } {
  const { scores, others, settings } = search;
  const mine: Run = { from: toNumber(ask.startDate), to: toNumber(ask.endDate) };
  const track = trackOf({ track: ask.track, length: mine.to - mine.from }, settings);
  const whole = Math.max(mine.to - mine.from, (ask.minimumWeeks ?? 0) * 7);
  const usual = Math.min(whole, settings.periodWeeks[track] * 7);
  const tooShort = (ask.minimumWeeks ?? 0) * 7 > mine.to - mine.from;
  const score = scoreOf(mine, asked) + (tooShort ? refusal : 0);
  const lastClosing =
    ask.decisionDate && lastDayBefore(toNumber(ask.decisionDate), settings.decisionGap[track], scores);

  const { first, last } = searchDays(ask, { soonest, alternativesDays: settings.alternativesDays });
  const found: (Run & { score: number; because: string[] })[] = [];
  let tooLate = 0;
  for (let from = first; from <= last; from++) {
    if (scores.isOff(from) || scores.isPreElection(from)) continue;
    if (others.fatigue(from) >= settings.fatigue.reasonAt) continue;
    const better = (to: DayNumber, because: string[]): boolean => {
      if (lastClosing !== undefined && to > lastClosing) {
        tooLate++;
        return false;
      }
      if (scores.isPreElection(to)) return false;
      const its = scoreOf({ from, to }, search);
      if (its < score) found.push({ from, to, score: its, because });
      return its < score;
    };
    const longer = extend({ from, length: usual, track }, search);
    const same = closingFrom(from + whole, scores);
    const to = Math.max(longer.to, same);
    // Time to make up for what falls in it comes first; without it, the length that was asked for.
    if (!better(to, to > from + whole + 3 ? longer.because : []) && to > same) better(same, []);
  }
  found.sort((one, other) => one.score - other.score || one.from - other.from);
  const best: typeof found = [];
  for (const each of found) {
    if (best.length === mostOffered) break;
    if (best.every(({ from }) => Math.abs(from - each.from) >= apart)) best.push(each);
  }
  const alternatives = best.map((each) => ({
    ...{ startDate: toDay(each.from), endDate: toDay(each.to) },
    why: whyBetter({ mine, each, because: each.because }, asked, search),
  }));
  if (alternatives.length > 0) return { alternatives };
  if (tooLate > 0 && score > 0 && ask.decisionDate)
    return {
      alternatives,
      note: `No better dates leave enough time before the decision on ${inWords(toNumber(ask.decisionDate))}. Keep these, or move the decision.`,
    };
  return { alternatives, note: `No better dates start in the next ${settings.alternativesDays} days.` };
}

/** What these dates spare people, against those asked for, at most three things. */
function whyBetter(
  { mine, each, because }: { mine: Run; each: Run; because: readonly string[] },
  asked: Scoring,
  search: Scoring,
): string {
  const said: string[] = [];
  const opening = namesOn(mine.from, asked.scores, { verb: "opens", moved: each.from });
  if (opening && search.scores.opening(each.from) < asked.scores.opening(mine.from)) said.push(opening);
  const closing = namesOn(mine.to, asked.scores, { verb: "closes", moved: each.to });
  if (closing && search.scores.closing(each.to) < asked.scores.closing(mine.to)) said.push(closing);
  const count = (of: (scoring: Scoring, run: Run) => number) => [of(asked, mine), of(search, each)] as const;
  const fewer = (
    [before, after]: readonly [number, number],
    none: string,
    some: (before: number, after: number) => string,
  ) => {
    if (after < before) said.push(after === 0 ? none : some(before, after));
  };
  fewer(
    count(({ others }, { from, to }) => others.overlapping(from, to)),
    "Nothing else asks the same people at that time.",
    (before, after) => `It overlaps with ${after}, not ${before}, that ask the same people.`,
  );
  fewer(
    count(({ scores }, { from, to }) => scores.schoolDays(from, to)),
    "No school holiday falls in it.",
    (before, after) => `${counted(after, "school holiday day")} in it, not ${before}.`,
  );
  fewer(
    count(({ scores }, { from, to }) => scores.highDays(from, to)),
    "No main festival or bank holiday falls in it.",
    (before, after) =>
      `${counted(after, "main festival or bank holiday", "main festivals or bank holidays")} in it, not ${before}.`,
  );
  fewer(
    count(({ others }, { from }) => others.fatigue(from) - 1),
    "Nothing else opens for the same people near it.",
    (before, after) => `${counted(after, "other ask opens", "other asks open")} near it, not ${before}.`,
  );
  if (said.length === 0) said.push("Fewer dates to avoid fall in it.");
  const most = because.length > 0 ? 4 : 3;
  if (because.length > 0) said.splice(3, said.length, `It is longer, to allow for ${listed(because)}.`);
  const kept = said.slice(0, most);
  const quiet = quietClosing(each.to, search.scores);
  // Second, so that no card that is short of room cuts it off.
  if (quiet.length > 0) kept.splice(1, 0, `But it closes in ${listed(quiet)}.`);
  return kept.join(" ");
}

/** What makes it harder to reply on the last days, which may still be the least trouble. */
function quietClosing(day: DayNumber, { dates }: DayScores): string[] {
  const meetsKind = (kind: string) => dates.some((each) => each.date.kind === kind && touch(each, day));
  return [
    ...(meetsKind("School holiday") ? ["a school holiday"] : []),
    ...(quietTime(day) === "August" ? ["August"] : []),
    ...(meetsKind("Exams") ? ["exam time"] : []),
  ];
}

/** `It does not open on Good Friday.`, for the worst that the day asked for meets and the other day does not. */
function namesOn(
  day: DayNumber,
  { dates, isOff }: DayScores,
  { verb, moved }: { verb: "opens" | "closes"; moved: DayNumber },
): string | undefined {
  const order = ["block", "high", "medium"];
  const worst = dates
    .filter((each) => order.includes(each.severity) && touch(each, day) && !touch(each, moved))
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))[0];
  const how = worst && touch(worst, day);
  if (worst && how)
    return `${meets(verb, worst, how, { brief: true }).replace(`It ${verb}`, `It does not ${verb.slice(0, -1)}`)}.`;
  return isOff(day) ? `It does not ${verb.slice(0, -1)} at a weekend.` : undefined;
}
