import type { Clock } from "../common/clock";
import type { ActionId, PersonId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Action, ActionStore } from "./action";
import { add, type ToAdd } from "./add";
import { agree, followUpsOf, fulfil, settle } from "./agree";
import { type AnsweredHandOver, answerHandOver } from "./answer-hand-over";
import { isClosed, workEnded } from "./closed";
import { complete } from "./complete";
import { gateSteps } from "./gate-steps";
import { handOver } from "./hand-over";
import type { TellDeps } from "./hand-over-notices";
import { listMine } from "./list-mine";
import { listUnowned } from "./list-unowned";
import { needsOwner } from "./needs-owner";
import { note } from "./note";
import {
  canAdd,
  canAnswerHandOver,
  canComplete,
  canHandOver,
  canListUnowned,
  canNote,
  canReopen,
  canSnooze,
  canTakeBack,
  canWaive,
} from "./permissions";
import { recordApproval } from "./record-approval";
import { reopen } from "./reopen";
import { seeChecklist } from "./see-checklist";
import { snooze } from "./snooze";
import { takeBack } from "./take-back";
import { waive } from "./waive";
import { type AskWork, gateOf } from "./work-behind";

export * from "./action";
export { type Added, onlyOfficersAdd, type ToAdd } from "./add";
export type { AnsweredHandOver } from "./answer-hand-over";
export { needsNoEvidence } from "./complete";
export { type Colleague, findColleague } from "./find-colleague";
export type { GateStep } from "./gate-steps";
export type { HandedOver } from "./hand-over";
export type { HandOverNews, HandOverNotices, Telling, Untold } from "./hand-over-notices";
export type { MyActions, MyRow } from "./list-mine";
export type { UnownedActions, UnownedRow } from "./list-unowned";
export type { OwnerNeeded } from "./needs-owner";
export { noLongerApplies, noLongerAppliesWords } from "./no-longer-applies";
export { readOrigin, writeOrigin } from "./origin";
export { canSeeDeadLetters, canSeeDeliveries, mustBeAbleToSeeDeliveries } from "./permissions";
export * from "./reminding";
export type { Checklist, ChecklistPhase, ChecklistRow } from "./see-checklist";
export type { Snoozed } from "./snooze";
export type { WorkBehind } from "./work-behind";

export interface ActionsDeps extends AskWork, TellDeps {
  actions: ActionStore;
  clock: Clock;
  directory: Directory;
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
    /** What nobody owes, for the engagement lead to give away. */
    listUnowned: (ask: { person: Person }) => listUnowned(deps, ask),
    /** Why an action has nobody who owes it; undefined while somebody of the council does. */
    needsOwner: (action: Action) => needsOwner(deps, action),
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
    canTakeBack: (person: Person, action: Action) =>
      action.offeredTo !== undefined && canTakeBack(deps, person, action),
    canAnswerHandOver: (person: Person, action: Action) =>
      goesOn(action) && !isClosed(action) && canAnswerHandOver(person, action),
    canSnooze: (person: Person, action: Action) =>
      goesOn(action) && !isClosed(action) && canSnooze(person, action),
    canNote: (person: Person, action: Action) => goesOn(action) && canNote(person),
    canAdd: (person: Person) => canAdd(person),
    canListUnowned: (person: Person) => canListUnowned(person),
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
      // An offer alone changes nothing for the room it came from.
      if ("action" in handed && handed.how === "taken") await told(handed.action, ask.by);
      return handed;
    },
    answerHandOver: async (ask: {
      id: ActionId;
      accept: boolean;
      reason: string;
      by: Person;
    }): Promise<AnsweredHandOver> => {
      const answered = await answerHandOver(deps, ask);
      if (answered.how === "accepted") await told(answered.action, ask.by);
      return answered;
    },
    takeBack: (ask: { id: ActionId; by: Person }) => takeBack(deps, ask),
    /** By hand, or of a Teams message. */
    add: (asked: ToAdd, by: Person) => add(deps, { ...asked, by }),
    snooze: (ask: { id: ActionId; until: string; by: Person; beyondDue?: boolean }) => snooze(deps, ask),
    note: (ask: { id: ActionId; text: string; by: Person }) => note(deps, ask),
  };
}

export type Actions = ReturnType<typeof createActions>;
