import type { WorkItem } from "../../../../bot/contract";
import { daysBetween, endOfWeek } from "../../components/days";

export type Group = "late" | "week" | "later";
export const groupOrder: readonly Group[] = ["late", "week", "later"];

/** Late first, then soonest; what has no date comes last. What is snoozed comes later, unless it is late. */
export function groupActions(actions: readonly WorkItem[], today: string): Record<Group, WorkItem[]> {
  const groups: Record<Group, WorkItem[]> = { late: [], week: [], later: [] };
  const weekEnds = endOfWeek(today);
  for (const action of [...actions].sort(byDueDate)) {
    if (daysLate(action, today) > 0) groups.late.push(action);
    else if (!isSnoozed(action, today) && action.dueDate && action.dueDate <= weekEnds)
      groups.week.push(action);
    else groups.later.push(action);
  }
  return groups;
}

const noDate = "9999";
const byDueDate = (a: WorkItem, b: WorkItem) =>
  (a.dueDate ?? noDate).localeCompare(b.dueDate ?? noDate) || a.title.localeCompare(b.title, "en-GB");

export const isSnoozed = ({ snoozedUntil }: WorkItem, today: string): boolean =>
  snoozedUntil !== undefined && snoozedUntil > today;

/** 0 when not late. The server's word that it is late counts even within the day. */
export const daysLate = ({ dueDate, late }: WorkItem, today: string): number =>
  Math.max(late ? 1 : 0, dueDate ? daysBetween(dueDate, today) : 0);
