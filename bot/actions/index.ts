import type { Clock } from "../common/clock";
import type { ActionId, PersonId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Action, ActionStore } from "./action";
import { agree, followUpsOf, fulfil, settle } from "./agree";
import { workEnded } from "./closed";
import { complete } from "./complete";
import { gateSteps } from "./gate-steps";
import { type HandOverNotices, handOver } from "./hand-over";
import { listMine } from "./list-mine";
import { canComplete, canHandOver, canReopen, canWaive } from "./permissions";
import { recordApproval } from "./record-approval";
import { reopen } from "./reopen";
import { seeChecklist } from "./see-checklist";
import { waive } from "./waive";
import { type AskWork, gateOf } from "./work-behind";

export * from "./action";
export type { GateStep } from "./gate-steps";
export type { HandedOver, HandOverNotices } from "./hand-over";
export type { MyActions } from "./list-mine";
export { noLongerApplies, noLongerAppliesWords } from "./no-longer-applies";
export type { Checklist, ChecklistPhase, ChecklistRow } from "./see-checklist";
export type { WorkBehind } from "./work-behind";

export interface ActionsDeps extends AskWork {
  actions: ActionStore;
  clock: Clock;
  directory: Directory;
  notices: HandOverNotices;
  /** Hears of a follow-up that was ticked, waived, opened again or handed over, for the room it came from. */
  followedUp?: (action: Action, by: Person) => Promise<void>;
}

/** The door of this room: what people owe, wherever it came from. */
export function createActions(deps: ActionsDeps) {
  /** It is saved already: a listener that fails takes nothing back. */
  async function told(action: Action, by: Person): Promise<Action> {
    if (action.key) await deps.followedUp?.(action, by).catch(() => undefined);
    return action;
  }
  const goesOn = (action: Action): boolean => workEnded(deps, action) === undefined;
  return {
    listMine: (ask: { person: Person }) => listMine(deps, ask),
    seeChecklist: (ask: { reference: Reference }) => seeChecklist(deps, ask),
    gateSteps: (ask: { reference: Reference }) => gateSteps(deps, ask),
    find: (id: ActionId): Action | undefined => deps.actions.find(id),
    gateOf: (action: Action) => gateOf(deps, action),
    /** Why nothing of this step changes any more; undefined while work on its consultation goes on. */
    workEnded: (action: Action) => workEnded(deps, action),
    canComplete: (person: Person, action: Action) => goesOn(action) && canComplete(deps, person, action),
    canReopen: (person: Person, action: Action) => goesOn(action) && canReopen(deps, person, action),
    canWaive: (person: Person, action: Action) => goesOn(action) && canWaive(deps, person, action),
    canHandOver: (person: Person, action: Action) => goesOn(action) && canHandOver(deps, person, action),
    complete: async (ask: { id: ActionId; evidence: string; by: Person }) =>
      told(await complete(deps, ask), ask.by),
    recordApproval: (ask: { reference: Reference; by: { id: PersonId; name: string } }) =>
      recordApproval(deps, ask),
    reopen: async (ask: { id: ActionId; by: Person }) => told(await reopen(deps, ask), ask.by),
    waive: async (ask: { id: ActionId; reason: string; by: Person }) => told(await waive(deps, ask), ask.by),
    /** What other rooms agreed that somebody will do. */
    followUpsOf: (ask: { reference: Reference }) => followUpsOf(deps, ask),
    agree: (ask: Parameters<typeof agree>[1]) => agree(deps, ask),
    settle: (ask: Parameters<typeof settle>[1]) => settle(deps, ask),
    fulfil: (ask: Parameters<typeof fulfil>[1]) => fulfil(deps, ask),
    handOver: async (ask: { id: ActionId; to: string | { id: PersonId }; by: Person }) => {
      const handed = await handOver(deps, ask);
      if ("action" in handed) await told(handed.action, ask.by);
      return handed;
    },
  };
}

export type Actions = ReturnType<typeof createActions>;
