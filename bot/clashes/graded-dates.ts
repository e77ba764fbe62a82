import { type DayNumber, newYear, toDay, toNumber } from "../common/day-number";
import type { WorkingDays } from "../common/working-days";
import type { ClashSettings, DateToAvoidForClashes, FindingSeverity } from "./clash";
import { key } from "./names";

/** A date to avoid, as much as it matters to the people of one ask. */
export interface GradedDate {
  date: DateToAvoidForClashes;
  severity: FindingSeverity;
  /** Why it matters more here than in general: the audience whose date it is. */
  raisedFor: string | undefined;
  from: DayNumber;
  to: DayNumber;
  /** With the days it may still move by. */
  earliest: DayNumber;
  latest: DayNumber;
}

export type Touch = "on" | "may be on" | "eve of";

/** How a day meets a date. A day it may move to counts like the day itself; its eve counts for less. */
export function touch({ date, from, to, earliest, latest }: GradedDate, day: DayNumber): Touch | undefined {
  if (day >= from && day <= to) return "on";
  if (day >= earliest && day <= latest) return "may be on";
  return date.eveningBefore && day === from - 1 ? "eve of" : undefined;
}

const raised: Record<FindingSeverity, FindingSeverity> = {
  block: "block",
  high: "high",
  medium: "high",
  low: "medium",
  info: "low",
};
export const lowered: Record<FindingSeverity, FindingSeverity> = {
  block: "high",
  high: "medium",
  medium: "low",
  low: "info",
  info: "info",
};

const most = 3;
const band = (days: number): number => Math.max(0, Math.min(most, Math.round(days) || 0));

/** The dates of some years: the council's list, and the bank holidays of the law that the list does not name. */
export function datesOfYears(
  { dates, workingDays }: { dates: readonly DateToAvoidForClashes[]; workingDays: WorkingDays },
  { from, to }: { from: number; to: number },
): GradedDate[] {
  const [first, last] = [newYear(from), newYear(to + 1) - 1];
  const listedHolidays = new Set<DayNumber>();
  const found: GradedDate[] = [];
  for (const date of dates) {
    const [start, end] = [toNumber(date.from), toNumber(date.to)];
    if (end < first - most || start > last + most + 1 || end < start) continue;
    // "ignore" says: not here. That holds for a bank holiday too, so the law's own is not put in its place.
    if (date.kind === "Bank holiday") for (let day = start; day <= end; day++) listedHolidays.add(day);
    if (date.severity === "ignore") continue;
    const moves = band(date.mayMoveDays);
    found.push({
      ...{ date, severity: date.severity, raisedFor: undefined, from: start, to: end },
      ...{ earliest: start - moves, latest: end + moves },
    });
  }
  for (let day = first; day <= last; day++) {
    const name = listedHolidays.has(day) ? undefined : workingDays.bankHoliday(toDay(day));
    if (!name) continue;
    const on = toDay(day);
    found.push({
      date: { ...bankHoliday, name, from: on, to: on },
      ...{ severity: "high", raisedFor: undefined, from: day, to: day, earliest: day, latest: day },
    });
  }
  return found;
}

const bankHoliday: Omit<DateToAvoidForClashes, "name" | "from" | "to"> = {
  ...{ kind: "Bank holiday", severity: "high", eveningBefore: false, mayMoveDays: 0 },
  ...{ community: "", areas: [], audiences: [], advice: "" },
};

/** Which of some dates are an audience's own, by their place in the list. */
export const datesOfAudience = (dates: readonly GradedDate[], audience: string): ReadonlySet<number> =>
  new Set(dates.flatMap(({ date }, at) => (isTheirs(date, audience) ? [at] : [])));

/** Those that matter where the ask is, each one grade up for the audience whose date it is. */
export function gradedFor(
  dates: readonly GradedDate[],
  {
    areas,
    owners,
  }: { areas: readonly string[]; owners: readonly (readonly [string, ReadonlySet<number>])[] },
  { wholeArea, communities }: Pick<ClashSettings, "wholeArea" | "communities">,
): GradedDate[] {
  const whole = key(wholeArea);
  const here = new Set(areas.map(key));
  const everywhere = here.size === 0 || here.has(whole);
  const isHere = ({ date }: GradedDate): boolean =>
    everywhere ||
    date.areas.length === 0 ||
    date.areas.map(key).some((area) => area === whole || here.has(area));
  const isShown = (community: string): boolean =>
    community === "" || communities.some((each) => namesCommunity(each, community));
  return dates.flatMap((each, at) => {
    if (!isHere(each)) return [];
    const raisedFor = owners.find(([, own]) => own.has(at))?.[0];
    if (raisedFor !== undefined) return [{ ...each, raisedFor, severity: raised[each.severity] }];
    return each.date.kind === "Faith festival" && !isShown(each.date.community) ? [] : [each];
  });
}

const young = /\b(?:young|youth|youths|child|children|pupils?|students?|teenagers?|schools?)\b/i;
const families = /\b(?:famil(?:y|ies)|parents?|carers? of children)\b/i;
const travellers = /\b(?:gypsy|gypsies|roma|travellers?|grt)\b/i;
const faiths = /\b(?:faith|faiths|religious|religion|interfaith)\b/i;

/** Whether a date is this audience's own: the list says so, or their words name the same people. */
function isTheirs(date: DateToAvoidForClashes, audience: string): boolean {
  if (date.audiences.some((each) => key(each) === key(audience))) return true;
  if (date.kind === "Exams") return young.test(audience);
  if (date.kind === "School holiday") return young.test(audience) || families.test(audience);
  if (travellers.test(audience) && travellers.test(`${date.name} ${date.community}`)) return true;
  if (date.kind === "Faith festival" && faiths.test(audience)) return true;
  return date.community !== "" && namesCommunity(audience, date.community);
}

const people = new Set(
  "people peoples community communities groups group residents faith and the of".split(" "),
);
const wordsOf = (text: string): string[] =>
  key(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !people.has(word))
    .map((word) => (word.length > 4 ? word.replace(/s$/, "") : word));

function namesCommunity(audience: string, community: string): boolean {
  const named = new Set(wordsOf(audience));
  return wordsOf(community).some((word) => named.has(word));
}
