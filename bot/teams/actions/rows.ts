import type { ChecklistRow } from "../../actions";
import type { Clock } from "../../common/clock";
import { type Day, dayOf, daysBetween, inWords } from "../../common/days";
import { count, shorten } from "../cards/words";

/** One step as a line of a card, saying in words what its colour says. */
export function rowOf({ action, late }: ChecklistRow, clock: Clock) {
  const done = action.status === "Done";
  return {
    id: action.id,
    stepId: action.stepId ?? "",
    title: shorten(action.title, 90),
    mark: done ? "✓" : late ? "!" : action.status === "Waived" ? "–" : "○",
    color: done ? "good" : late ? "attention" : "default",
    dueColor: late ? "attention" : "default",
    subtle: !late,
    due: dueWords({ action, late }, dayOf(clock.now())),
    open: done ? "See" : "Open",
    phase: "",
    where: "",
  };
}

export function dueWords({ action, late }: ChecklistRow, today: Day): string {
  if (action.status === "Done")
    return `Done${action.doneOn ? ` on ${inWords(action.doneOn)}` : ""}${action.doneBy?.name ? ` by ${shorten(action.doneBy.name, 40)}` : ""}`;
  if (action.status === "Waived") return "Waived";
  if (action.status === "Blocked") return "Blocked";
  if (!action.dueDate) return "Due when it happens";
  if (late) return `${count(daysBetween(action.dueDate, today), "day")} late, due ${inWords(action.dueDate)}`;
  return action.dueDate === today ? "Due today" : `Due ${inWords(action.dueDate)}`;
}
