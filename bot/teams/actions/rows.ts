import { type Action, type ChecklistRow, noLongerApplies } from "../../actions";
import type { Clock } from "../../common/clock";
import { type Day, dayOf, daysBetween, inWords } from "../../common/days";
import type { PersonId } from "../../common/ids";
import { count, shorten } from "../cards/words";

/** The toolkit's are short; a list edited by hand can hold anything. */
export const longestStepId = 8;

/** `1.4 Do a first check on equality`, as short as a line of a card needs it. */
export const shortStep = ({ stepId, title }: Pick<Action, "stepId" | "title">, most: number): string =>
  `${shorten(stepId, longestStepId)} ${shorten(title, most)}`.trim();

/** One step as a line of a card, saying in words what its colour says. */
export function rowOf(
  { action, late }: ChecklistRow,
  { clock, share, reader }: { clock: Clock; share: number; reader?: PersonId },
) {
  const done = action.status === "Done";
  return {
    id: action.id,
    stepId: shorten(action.stepId, longestStepId),
    title: shorten(action.title, 90 * share),
    mark: done ? "✓" : late ? "!" : action.status === "Waived" ? "–" : "○",
    color: done ? "Good" : late ? "Attention" : "Default",
    dueColor: late ? "Attention" : "Default",
    subtle: !late,
    due: `${dueWords({ action, late }, dayOf(clock.now()), share)}${withWhom(action, { share, reader })}${besides(action, { share, today: dayOf(clock.now()) })}`,
    open: done || action.status === "Waived" ? "See" : "Open",
    phase: "",
    where: "",
  };
}

export function dueWords({ action, late }: ChecklistRow, today: Day, share = 1): string {
  if (action.status === "Done") return `Done${byAndOn(action, share)}`;
  if (noLongerApplies(action)) return "No longer applies";
  if (action.status === "Waived") return `Waived${byAndOn(action, share)}`;
  if (action.status === "Blocked") return "Blocked";
  if (!action.dueDate) return "Due when it happens";
  if (late) return `${count(daysBetween(action.dueDate, today), "day")} late, due ${inWords(action.dueDate)}`;
  return action.dueDate === today ? "Due today" : `Due ${inWords(action.dueDate)}`;
}

/** When something is due, as a sentence by itself. */
export function dueShort({ clock }: { clock: Clock }, action: Action): string {
  const today = dayOf(clock.now());
  return dueWords({ action, late: action.dueDate !== undefined && action.dueDate < today }, today);
}

/** What else is going on with an open action: it sleeps, or is offered to somebody. */
function besides(
  { status, snoozedUntil, offeredTo }: Action,
  { share, today }: { share: number; today: Day },
): string {
  if (status === "Done" || status === "Waived") return "";
  return [
    snoozedUntil && snoozedUntil > today ? `, snoozed until ${inWords(snoozedUntil)}` : "",
    offeredTo ? `, offered to ${shorten(offeredTo.name, 40 * share) || "a colleague"}` : "",
  ].join("");
}

/** Who owes an open step, unless it is whoever reads this. */
export function withWhom(
  { status, owner }: Action,
  { share = 1, reader }: { share?: number; reader: PersonId | undefined },
): string {
  const open = status === "Open" || status === "Blocked";
  return open && reader && owner?.name && owner.id !== reader
    ? `, with ${shorten(owner.name, 40 * share)}`
    : "";
}

const byAndOn = ({ doneBy, doneOn }: Action, share: number): string =>
  `${doneOn ? ` on ${inWords(doneOn)}` : ""}${doneBy?.name ? ` by ${shorten(doneBy.name, 40 * share)}` : ""}`;
