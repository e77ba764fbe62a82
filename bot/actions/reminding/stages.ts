import { addDays, type Day } from "../../common/days";
import type { Action } from "../action";
import type { WorkingDayCount } from "./working-day-count";

/** What it is that somebody hears of an action. */
export type Stage = "before" | "on the day" | "late" | "snooze over";

/** In working days, counted from the day something is due; 0 is never, for those that may be left out. */
export interface StageRules {
  before: number;
  after: number;
  every: number;
  managerAfter: number;
  engagementLeadAfter: number;
}

/** After the one day, up to and including the other. */
export interface Span {
  after: Day;
  until: Day;
}

interface StageDeps {
  count: WorkingDayCount;
  rules: StageRules;
}

const isIn = (day: Day, { after, until }: Span): boolean => after < day && day <= until;

/** Its own actions stand four weeks and one week before the promise already, so each is told on its day. */
const isPromise = ({ key }: Action): boolean => key?.startsWith("feedback/") ?? false;

/** The newest thing to tell whoever owes it, of what came up in that time. */
export function stageOf(deps: StageDeps, action: Action, span: Span): Stage | undefined {
  const { snoozedUntil } = action;
  if (snoozedUntil && snoozedUntil > span.until) return undefined;
  // What came up while it was snoozed is told by its coming back.
  const dayBefore = snoozedUntil && addDays(snoozedUntil, -1);
  const after = dayBefore && dayBefore > span.after ? dayBefore : span.after;
  const stage = stageByDate(deps, action, { ...span, after });
  return stage ?? (snoozedUntil && isIn(snoozedUntil, span) ? "snooze over" : undefined);
}

function stageByDate({ count, rules }: StageDeps, action: Action, span: Span): Stage | undefined {
  const { dueDate } = action;
  if (!dueDate) return undefined;
  if (dueDate <= span.until) {
    const due = count.upTo(dueDate);
    const late = count.upTo(span.until) - due;
    const latest = late < rules.after ? undefined : late - ((late - rules.after) % rules.every);
    if (latest !== undefined && isIn(count.reached(due + latest), span)) return "late";
    return isIn(dueDate, span) ? "on the day" : undefined;
  }
  // Told only while the day is still to come.
  if (isPromise(action) || rules.before === 0) return undefined;
  // Due on a Saturday, it is done by Monday: so far back is counted from there.
  const due = count.upTo(addDays(dueDate, -1)) + 1;
  return isIn(count.reached(due - rules.before), span) ? "before" : undefined;
}

/** Somebody else is not told as often as its owner, but does hear again. */
const seldom = 4;

/**
 * Whether in that time a day came on which it is so late that somebody else hears of it: first when it is late
 * by so much, then now and then. So it reaches whoever looks after it only since, and what was late at once.
 */
export function isEscalated(
  { count, rules }: StageDeps,
  { dueDate }: Action,
  { lateBy, span }: { lateBy: number; span: Span },
): boolean {
  if (dueDate === undefined || lateBy === 0) return false;
  const due = count.upTo(dueDate);
  const late = count.upTo(span.until) - due;
  return late >= lateBy && isIn(count.reached(due + late - ((late - lateBy) % (seldom * rules.every))), span);
}
