import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { ActionId, PersonId } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { findColleague } from "./find-colleague";
import { asTelling, type TellDeps, type Telling, tellNews, tellOffer, toldBefore } from "./hand-over-notices";
import { canHandOver } from "./permissions";
import type { AskWork } from "./work-behind";

export interface HandOverDeps extends AskWork, TellDeps {
  actions: ActionStore;
  clock: Clock;
  directory: Directory;
}

export type HandedOver =
  /**
   * Offered, it stays with its owner until the other accepts; whoever leads the work takes it to themselves
   * at once.
   */
  | (Telling & { action: Action; to: Person; how: "offered" | "taken" })
  /** Several people have that name: somebody must say which. */
  | { choose: readonly Person[] };

export const noOffer = { offeredTo: undefined, offeredBy: undefined } as const;

/** Offers a step to a colleague, found by name, e-mail address or id, and tells them. */
export async function handOver(
  deps: HandOverDeps,
  { id, to: typed, by }: { id: ActionId; to: string | { id: PersonId }; by: Person },
): Promise<HandedOver> {
  const action = found(deps.actions, id);
  mayHandOver(deps, by, action);
  const meant = await findColleague(deps.directory, typed);
  if ("choose" in meant) return meant;
  const { to } = meant;
  if (action.owner?.id === to.id)
    throw new Failure("invalid", `${stepName(action)} is already with ${to.name}. Name somebody else.`);
  return to.id === by.id ? take(deps, { action, by }) : offer(deps, { action, to, by });
}

async function offer(
  deps: HandOverDeps,
  { action, to, by }: { action: Action; to: Person; by: Person },
): Promise<HandedOver> {
  const before = { ...toldBefore(deps, to), to, how: "offered" } as const;
  // Pressed twice, or heard twice: they have been told.
  if (action.offeredTo?.id === to.id) return { ...before, action };
  const change: ActionChange = {
    offeredTo: { id: to.id, name: to.name },
    offeredBy: { id: by.id, name: by.name },
  };
  let isNew = true;
  const changed = await deps.actions.change({
    ...{ action, change, by, at: deps.clock.now() },
    what: `${stepName(action)} offered`,
    said: (row) => row.offeredTo?.name ?? "",
    again: (newest) => {
      if (newest.offeredTo?.id === to.id) {
        isNew = false;
        return asItIs;
      }
      mayHandOver(deps, by, newest);
      mustBeAsItWas(newest, action);
      return change;
    },
  });
  if (!isNew) return { ...before, action: changed };
  const offered = await tellOffer(deps, { action: changed, to, by });
  const takenBack = await tellNews(deps, {
    ...{ action: changed, by, what: "taken back", reason: "" },
    people: [action.offeredTo],
  });
  return { ...asTelling([...offered.untold, ...takenBack.untold]), action: changed, to, how: "offered" };
}

/** Nobody offers a thing to themselves: whoever leads the work just takes it. */
async function take(deps: HandOverDeps, { action, by }: { action: Action; by: Person }): Promise<HandedOver> {
  const change: ActionChange = {
    owner: { id: by.id, name: by.name },
    ...(action.offeredTo && noOffer),
    ...(action.snoozedUntil && { snoozedUntil: undefined }),
  };
  const changed = await deps.actions.change({
    ...{ action, change, by, at: deps.clock.now() },
    what: `${stepName(action)} handed over`,
    said: (row) => row.owner?.name ?? "",
    again: (newest) => {
      if (newest.owner?.id === by.id) return asItIs;
      mayHandOver(deps, by, newest);
      mustBeAsItWas(newest, action);
      return change;
    },
  });
  const telling = await tellNews(deps, {
    ...{ action: changed, by, what: "taken over", reason: "" },
    people: [action.owner, action.offeredTo],
  });
  return { ...telling, action: changed, to: by, how: "taken" };
}

function mustBeAsItWas(newest: Action, action: Action): void {
  if (newest.owner?.id !== action.owner?.id)
    throw new Failure(
      "conflict",
      `${stepName(action)} was given to ${ownerOr(newest)} just now. Look at it again.`,
    );
  if (newest.offeredTo && newest.offeredTo.id !== action.offeredTo?.id)
    throw new Failure(
      "conflict",
      `${stepName(action)} was offered to ${newest.offeredTo.name} just now. Look at it again.`,
    );
}

function mayHandOver(deps: HandOverDeps, by: Person, action: Action): void {
  if (!canHandOver(deps, by, action))
    throw new Failure(
      "not_allowed",
      `Only ${ownerOr(action)}, the lead officer or the engagement lead can hand this step over.`,
    );
  workMustGoOn(deps, action);
  mustBeOpen(action);
}
