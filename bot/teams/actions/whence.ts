import { type Day, toDay } from "../../common/days";
import { type ActionId, asActionId } from "../../common/ids";

/** The list an action was opened from, and goes back to. */
export type Whence =
  | { list: "checklist" }
  | { list: "mine"; later: boolean }
  | { list: "nobodys" }
  /** A reminder keeps its rows, so that one that was done since shows as done. */
  | { list: "reminder"; day: Day; rows: readonly ActionId[] };

const mostRows = 30;
const rowForm = /^\d{1,12}$/;

/** As it travels in a button: one short text. */
export function whenceText(whence: Whence): string {
  if (whence.list === "mine") return whence.later ? "mine later" : "mine";
  if (whence.list === "reminder") return ["reminder", whence.day, ...whence.rows].join(" ");
  return whence.list;
}

/** Anything strange is a checklist, where every step has its place. */
export function readWhence(from: unknown): Whence {
  const [list, ...rest] = typeof from === "string" ? from.slice(0, 500).split(" ") : [];
  if (list === "mine") return { list, later: rest[0] === "later" };
  if (list === "nobodys") return { list };
  const day = toDay(rest[0]);
  if (list === "reminder" && day)
    return {
      ...{ list, day },
      rows: rest
        .slice(1, mostRows + 1)
        .filter((id) => rowForm.test(id))
        .map(asActionId),
    };
  return { list: "checklist" };
}
