import type { Clock } from "../common/clock";
import { type Day, dayOf } from "../common/days";
import type { PersonId, Reference, StepId } from "../common/ids";
import type { Action, ActionChange, ActionStore, NewAction } from "./action";
import { isClosed } from "./closed";
import { asItIs, stepName } from "./find-action";
import { noOffer } from "./hand-over";

interface Named {
  id: PersonId;
  name: string;
}

interface Deps {
  actions: ActionStore;
  clock: Clock;
}

/** What other rooms agreed somebody will do, by what it came of. */
export const followUpsOf = (
  { actions }: Pick<Deps, "actions">,
  { reference }: { reference: Reference },
): readonly (Action & { key: string })[] =>
  actions.of(reference).flatMap((action) => (action.key ? [{ ...action, key: action.key }] : []));

const withKey = ({ actions }: Deps, reference: Reference, key: string): Action | undefined =>
  actions.of(reference).find((action) => action.key === key);

/**
 * Sees that somebody owes this: written once, and moved when its day, its owner or its words are others now.
 * What is done or waived already stays so, unless it is asked to begin `again`: for a new day only, or for any.
 */
export async function agree(
  deps: Deps,
  {
    by,
    again,
    moveOwner = false,
    ...asked
  }: NewAction & { reference: Reference; by: Named; again?: "new day" | "any day"; moveOwner?: boolean },
): Promise<Action> {
  const there = withKey(deps, asked.reference, asked.key);
  const at = deps.clock.now();
  if (!there) return deps.actions.add({ action: asked, by, at });
  const { dueDate, owner, title } = asked;
  const decide = (row: Action): ActionChange => {
    const closed = isClosed(row);
    // Ticked, and asked for the same day: done is done.
    if (closed && again !== "any day" && (!again || row.dueDate === dueDate)) return asItIs;
    // Somebody may have handed it over: a chase that only moves stays with whoever has it.
    const isOthers = row.owner === undefined || (moveOwner && row.owner.id !== owner?.id);
    const change: ActionChange = {
      ...(row.dueDate !== dueDate && { dueDate }),
      ...(owner && isOthers && { owner, ...(row.offeredTo && noOffer) }),
      ...(row.title !== title && { title }),
      ...(closed && { status: "Open", doneBy: undefined, doneOn: undefined, waivedReason: "" }),
    };
    return Object.keys(change).length > 0 ? change : asItIs;
  };
  const change = decide(there);
  if (Object.keys(change).length === 0) return there;
  return deps.actions.change({
    ...{ action: there, change, by, at, again: decide },
    what: `${stepName(there)} agreed anew`,
    said: (row) => [row.status, row.dueDate, row.owner?.name, row.title].filter(Boolean).join("; "),
  });
}

/** Closes what was agreed, because it was done by doing something else, or is not needed any more. */
export async function settle(
  deps: Deps,
  ask: { reference: Reference; key: string; how: "Done" | "Waived"; why: string; by: Named; on?: Day },
): Promise<void> {
  const action = withKey(deps, ask.reference, ask.key);
  if (action) await closeStep(deps, action, ask);
}

/** Ticks a step of the checklist that the product itself fulfils; one that is closed stays as it is. */
export async function fulfil(
  deps: Deps,
  { reference, stepId, evidence, by }: { reference: Reference; stepId: StepId; evidence: string; by: Named },
): Promise<void> {
  const action = deps.actions.of(reference).find((each) => each.stepId === stepId);
  if (action) await closeStep(deps, action, { how: "Done", why: evidence, by });
}

async function closeStep(
  { actions, clock }: Deps,
  action: Action,
  { how, why, by }: { how: "Done" | "Waived"; why: string; by: Named },
): Promise<void> {
  if (isClosed(action)) return;
  const now = clock.now();
  const change: ActionChange = {
    status: how,
    ...(how === "Done" ? { evidence: why } : { waivedReason: why }),
    doneBy: { id: by.id, name: by.name },
    doneOn: dayOf(now),
  };
  await actions.change({
    ...{ action, change, by, at: now },
    what: `${stepName(action)} ${how === "Done" ? "done" : "waived"}`,
    again: (newest) => (isClosed(newest) ? asItIs : change),
  });
}
