import type { Clock } from "../common/clock";
import type { ActionId, Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionStore } from "./action";
import { complete } from "./complete";
import { listMine } from "./list-mine";
import { canComplete } from "./permissions";
import { reopen } from "./reopen";
import { seeChecklist } from "./see-checklist";

export * from "./action";
export type { MyActions } from "./list-mine";
export type { Checklist, ChecklistRow } from "./see-checklist";

/** The door of this room: what people owe, wherever it came from. */
export function createActions(deps: { actions: ActionStore; clock: Clock }) {
  return {
    listMine: (ask: { person: Person }) => listMine(deps, ask),
    seeChecklist: (ask: { reference: Reference }) => seeChecklist(deps, ask),
    find: (id: ActionId): Action | undefined => deps.actions.find(id),
    canComplete: (person: Person, action: Action) => canComplete(person, action),
    complete: (ask: { id: ActionId; evidence: string; by: Person }) => complete(deps, ask),
    reopen: (ask: { id: ActionId; by: Person }) => reopen(deps, ask),
  };
}

export type Actions = ReturnType<typeof createActions>;
