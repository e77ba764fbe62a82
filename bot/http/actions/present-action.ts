import { type Action, type Actions, type ChecklistRow, needsNoEvidence } from "../../actions";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultations } from "../../consultations";
import type { ActionVerb, ChangedAction, Colleague, WorkItem } from "../../contract";

export interface ActionDeps {
  actions: Actions;
  consultations: Consultations;
}

/** A list of a hundred actions is read at once, and notes can be as long as a column. */
const mostOfNote = 2_500;

/** The only fields of an action that leave the server, and what this person may do with it. */
export function presentAction(
  deps: ActionDeps,
  person: Person,
  { action, late, snoozed = false }: ChecklistRow & { snoozed?: boolean },
): WorkItem {
  const note = action.note ?? "";
  return {
    id: action.id,
    title: action.title,
    stepId: action.stepId,
    reference: action.reference,
    consultationTitle: titleOf(deps, person, action.reference),
    dueDate: action.dueDate,
    late,
    status: action.status,
    snoozedUntil: snoozed ? action.snoozedUntil : undefined,
    note: newestOf(note),
    moreNotes: note.length > mostOfNote,
    origin: action.origin && { url: action.origin.url, text: action.origin.text },
    owner: action.owner?.name,
    offeredTo: action.offeredTo?.name,
    offeredBy: action.offeredTo && (action.offeredBy ?? action.owner)?.name,
    needsEvidence: !needsNoEvidence(action),
    listUrl: action.listUrl,
    can: verbsFor(deps, person, action),
  };
}

export const presentChanged = (action: Action): ChangedAction => ({
  id: action.id,
  title: action.title,
  status: action.status,
  owner: action.owner?.name,
  snoozedUntil: action.snoozedUntil,
});

export const presentColleagues = (people: readonly Person[]): Colleague[] =>
  people.map(({ id, name, email }) => ({ id, name, email }));

function verbsFor({ actions }: ActionDeps, person: Person, action: Action): ActionVerb[] {
  const may: Record<ActionVerb, boolean> = {
    done: actions.canComplete(person, action),
    snooze: actions.canSnooze(person, action),
    handOver: actions.canHandOver(person, action),
    takeBack: actions.canTakeBack(person, action),
    note: actions.canNote(person, action),
    answer: actions.canAnswerHandOver(person, action),
  };
  return (Object.keys(may) as ActionVerb[]).filter((verb) => may[verb]);
}

/** The end of it, from the start of a line on where there is one. */
function newestOf(note: string): string {
  if (note.length <= mostOfNote) return note;
  const end = note.slice(-mostOfNote);
  const start = end.indexOf("\n\n");
  return start < 0 ? [...end].slice(1).join("") : end.slice(start + 2);
}

function titleOf(
  { consultations }: ActionDeps,
  person: Person,
  reference: Reference | undefined,
): string | undefined {
  const consultation = reference && consultations.find(reference);
  const visible = consultation && consultations.canSeeRecord(person, consultation, "own chat");
  return visible ? consultation.title : undefined;
}
