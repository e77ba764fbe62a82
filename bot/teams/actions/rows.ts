import type { ChecklistRow } from "../../actions";
import type { Clock } from "../../common/clock";
import { type Day, dayOf, daysBetween, inWords } from "../../common/days";
import { count, shorten } from "../cards/words";

/** The toolkit's are short; a list edited by hand can hold anything. */
export const longestStepId = 8;

/** One step as a line of a card, saying in words what its colour says. */
export function rowOf({ action, late }: ChecklistRow, { clock, share }: { clock: Clock; share: number }) {
  const done = action.status === "Done";
  return {
    id: action.id,
    stepId: shorten(action.stepId, longestStepId),
    title: shorten(action.title, 90 * share),
    mark: done ? "✓" : late ? "!" : action.status === "Waived" ? "–" : "○",
    color: done ? "Good" : late ? "Attention" : "Default",
    dueColor: late ? "Attention" : "Default",
    subtle: !late,
    due: dueWords({ action, late }, dayOf(clock.now()), share),
    open: done ? "See" : "Open",
    phase: "",
    where: "",
  };
}

export function dueWords({ action, late }: ChecklistRow, today: Day, share = 1): string {
  if (action.status === "Done")
    return `Done${action.doneOn ? ` on ${inWords(action.doneOn)}` : ""}${action.doneBy?.name ? ` by ${shorten(action.doneBy.name, 40 * share)}` : ""}`;
  if (action.status === "Waived") return "Waived";
  if (action.status === "Blocked") return "Blocked";
  if (!action.dueDate) return "Due when it happens";
  if (late) return `${count(daysBetween(action.dueDate, today), "day")} late, due ${inWords(action.dueDate)}`;
  return action.dueDate === today ? "Due today" : `Due ${inWords(action.dueDate)}`;
}
