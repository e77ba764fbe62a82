import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Action } from "../action";
import { isClosed } from "../closed";
import { needsOwner } from "../needs-owner";
import type { RemindingDeps } from "./reminding-deps";
import type { WorkingDayCount } from "./working-day-count";

/** Whom each open action may concern, beside whoever owes it. */
export interface WhoHears {
  /** Everybody who owes something and is of the council. */
  owners: ReadonlySet<PersonId>;
  /** What is late enough for its managers. */
  managed: ReadonlyMap<PersonId, readonly Action[]>;
  leads: ReadonlySet<PersonId>;
  /** What is late enough for whoever leads engagement. */
  late: readonly Action[];
  /** What nobody owes in truth. */
  unowned: readonly Action[];
}

export const isOwed = ({ workEnded }: Pick<RemindingDeps, "workEnded">, action: Action): boolean =>
  !isClosed(action) && !workEnded(action);

/** Looks through every action once, so that no person's turn has to. */
export function whoHears(
  deps: RemindingDeps,
  { day, count }: { day: Day; count: WorkingDayCount },
): WhoHears {
  const { managerAfter, engagementLeadAfter } = deps.settings().reminders;
  /** Before this day is so late. What was due on a Sunday counts from the Monday on, so it is late with Friday's. */
  const tooLate = (after: number): Day | undefined =>
    after > 0 ? count.reached(count.upTo(day) - after + 1) : undefined;
  const [forManagers, forLeads] = [tooLate(managerAfter), tooLate(engagementLeadAfter)];
  const isHere = remembered((person: PersonId) => !needsOwner(deps, { owner: { id: person, name: "" } }));

  const owners = new Set<PersonId>();
  const managed = new Map<PersonId, Action[]>();
  const late: Action[] = [];
  const unowned: Action[] = [];
  for (const action of deps.actions.all()) {
    if (isClosed(action)) continue;
    const { owner, dueDate } = action;
    // What has neither day stands in the lists alone.
    if (!dueDate && !action.snoozedUntil) continue;
    const isLate = (before: Day | undefined) => dueDate && before && dueDate < before;
    const isOwned = owner && isHere(owner.id);
    if (isOwned) owners.add(owner.id);
    const concernsOthers = !isOwned || isLate(forManagers) || isLate(forLeads);
    if (!concernsOthers || deps.workEnded(action)) continue;
    if (!isOwned) unowned.push(action);
    if (isLate(forLeads)) late.push(action);
    if (!isLate(forManagers)) continue;
    for (const manager of deps.managersOf(action)) {
      if (!isHere(manager)) continue;
      const there = managed.get(manager);
      if (there) there.push(action);
      else managed.set(manager, [action]);
    }
  }
  const leads = new Set(deps.engagementLeads().filter(isHere));
  return { owners, managed, leads, late, unowned };
}

function remembered(ask: (person: PersonId) => boolean): (person: PersonId) => boolean {
  const known = new Map<PersonId, boolean>();
  return (person) => {
    const before = known.get(person);
    if (before !== undefined) return before;
    const answer = ask(person);
    known.set(person, answer);
    return answer;
  };
}

/** Everybody who may have something to hear. */
export const everybody = ({ owners, managed, leads }: WhoHears): ReadonlySet<PersonId> =>
  new Set([...owners, ...managed.keys(), ...leads]);
