import type { Clock } from "../common/clock";
import type { ActionId, PersonId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Action, ActionStore } from "./action";
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
}

/** The door of this room: what people owe, wherever it came from. */
export function createActions(deps: ActionsDeps) {
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
    complete: (ask: { id: ActionId; evidence: string; by: Person }) => complete(deps, ask),
    recordApproval: (ask: { reference: Reference; by: { id: PersonId; name: string } }) =>
      recordApproval(deps, ask),
    reopen: (ask: { id: ActionId; by: Person }) => reopen(deps, ask),
    waive: (ask: { id: ActionId; reason: string; by: Person }) => waive(deps, ask),
    handOver: (ask: { id: ActionId; to: string | { id: PersonId }; by: Person }) => handOver(deps, ask),
  };
}

export type Actions = ReturnType<typeof createActions>;
