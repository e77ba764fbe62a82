import { addDays, type Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Action } from "../action";
import { needsOwner } from "../needs-owner";
import { type ReminderPreferences, reasonsSince, reasonsUntil } from "./preferences";
import type { RemindingDeps } from "./reminding-deps";
import { isEscalated, type Span, type Stage, stageOf } from "./stages";
import { isOwed, type WhoHears } from "./who-hears";
import type { WorkingDayCount } from "./working-day-count";

/** One thing on somebody's card, and why it is there. */
export interface ReminderItem {
  action: Action;
  as: "owner" | "manager" | "engagementLead";
  stage: Stage;
  /** Negative when it is late; undefined when it has no day. */
  dueInWorkingDays: number | undefined;
  /** Nobody owes it, or its owner has left: somebody must give it to a colleague. */
  unowned: boolean;
}

export interface TellDeps extends RemindingDeps {
  count: WorkingDayCount;
  hears: WhoHears;
}

interface Ask {
  to: PersonId;
  day: Day;
  preferences: ReminderPreferences;
  lastTold: Day | undefined;
}

/** In the order of how much it is theirs: what comes twice is told as the first. */
function* told(
  deps: TellDeps,
  { to, preferences }: Ask,
  span: Span,
): Iterable<Omit<ReminderItem, "unowned" | "dueInWorkingDays">> {
  const { actions, count, hears } = deps;
  const rules = deps.settings().reminders;
  const wanted = (action: Action, stage: Stage | undefined): stage is Stage =>
    stage !== undefined && (preferences.frequency !== "only late" || isOfLate(action, stage, span.until));

  if (hears.owners.has(to))
    for (const action of actions.ownedBy(to)) {
      const stage = stageOf({ count, rules }, action, span);
      if (wanted(action, stage) && isOwed(deps, action)) yield { action, as: "owner", stage };
    }
  const isOthers = ({ owner }: Action): boolean => owner?.id !== to;
  for (const action of hears.managed.get(to) ?? [])
    if (isOthers(action) && isEscalated({ count, rules }, action, { lateBy: rules.managerAfter, span }))
      yield { action, as: "manager", stage: "late" };
  if (!hears.leads.has(to)) return;
  for (const action of hears.unowned) {
    const stage = stageOf({ count, rules }, action, span);
    if (wanted(action, stage)) yield { action, as: "engagementLead", stage };
  }
  for (const action of hears.late)
    if (
      isOthers(action) &&
      isEscalated({ count, rules }, action, { lateBy: rules.engagementLeadAfter, span })
    )
      yield { action, as: "engagementLead", stage: "late" };
}

const isOfLate = ({ dueDate }: Action, stage: Stage, day: Day): boolean =>
  stage === "late" || (stage === "snooze over" && dueDate !== undefined && dueDate < day);

function spanOf(deps: TellDeps, { day, preferences, lastTold }: Ask): Span {
  const dayBefore = addDays(reasonsSince(preferences, day), -1);
  const after = lastTold && lastTold > dayBefore ? lastTold : dayBefore;
  return { after, until: reasonsUntil(deps, preferences, day) };
}

/** Whether anything came up since their last card that is a reason to write on this day. */
export function hasReason(deps: TellDeps, ask: Ask): boolean {
  for (const _ of told(deps, ask, spanOf(deps, ask))) return true;
  return false;
}

/** All that came up since their last card; what is late or due stands on top. Empty with no reason to write. */
export function whatToTell(deps: TellDeps, ask: Ask): ReminderItem[] {
  if (!hasReason(deps, ask)) return [];
  const items = new Map<string, ReminderItem>();
  // A card of the week that is written later than on its day tells of the days between too.
  const span = { ...spanOf(deps, ask), until: ask.day };
  for (const item of told(deps, ask, span)) {
    const { action } = item;
    if (items.has(action.id)) continue;
    const { dueDate } = action;
    items.set(action.id, {
      ...item,
      dueInWorkingDays: dueDate && deps.count.upTo(dueDate) - deps.count.upTo(ask.day),
      unowned: needsOwner(deps, action) !== undefined,
    });
  }
  return [...items.values()].sort(bySoonest);
}

const never = "9999-12-31";
function bySoonest({ action: one }: ReminderItem, { action: other }: ReminderItem): number {
  const [first, second] = [one.dueDate ?? never, other.dueDate ?? never];
  if (first !== second) return first < second ? -1 : 1;
  return one.id.localeCompare(other.id, "en", { numeric: true });
}
