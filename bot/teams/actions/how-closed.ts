import type { Action } from "../../actions";
import { inWords } from "../../common/days";
import { shorten } from "../cards/words";

/** Why nothing was changed: somebody closed the step first. */
export function howClosedWords({ status, doneBy, doneOn }: Action): string {
  const how = status === "Waived" ? "waived" : "marked as done";
  const by = doneBy?.name ? ` by ${shorten(doneBy.name, 60)}` : "";
  return `This step was already ${how}${by}${doneOn ? ` on ${inWords(doneOn)}` : ""}. Nothing was changed.`;
}
