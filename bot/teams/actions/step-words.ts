import { type Action, noLongerApplies } from "../../actions";
import { inWords } from "../../common/days";
import { managersAnswer } from "../../common/ids";
import { shorten } from "../cards/words";
import type { TeamsDeps } from "../turn";
import type { TypedOnStep } from "./step-data";

/** The newest stand last, so that is the part that is kept. */
export function lastOf(notes: string | undefined, most: number): string {
  const letters = [...(notes ?? "").replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim()];
  return letters.length <= most ? letters.join("") : `…${letters.slice(-most).join("")}`;
}

/** What fits in a box of a card, by bytes: some scripts and emoji take many a letter. */
export function inBox(text: string, { fits, cutTo: most }: { fits: number; cutTo: number }) {
  const letters = [...text];
  const cut = Buffer.byteLength(JSON.stringify(text), "utf8") > fits;
  return { shown: cut ? letters.slice(0, most).join("") : text, cut, letters: letters.length };
}

/** What was typed where there is no box for it any more is said, to be copied. */
export function youTyped(
  typed: TypedOnStep | undefined,
  boxes: Record<"evidence" | "reason" | "toWhom", boolean>,
): string {
  if (!typed) return "";
  const left = [typed.evidence, typed.reason, typed.toWhom].filter(
    (text, at) => text && ![boxes.evidence, boxes.reason, boxes.toWhom][at],
  );
  return left.length === 0 ? "" : `You typed: ${shorten(left.join("; "), 2_000)}`;
}

export function gateNote({ status, stepId }: Action, gate: string | undefined): string {
  if (!gate || status === "Done" || status === "Waived") return "";
  if (stepId === managersAnswer)
    return "Your manager's approval ticks this. If it is approved already, ask a manager to tick it.";
  return `Gate ${shorten(gate, 8)} waits for this step. Only a manager can waive it.`;
}

/** That something was written is no secret; what it says is. */
export const hiddenNote = ({ evidence, waivedReason }: Action): string =>
  evidence || waivedReason ? "What was written of this step is for officers, in their own chat with me." : "";

export function closedNote(action: Action): string {
  if (action.status === "Done") return action.evidence ? `Evidence: ${shorten(action.evidence, 600)}` : "";
  if (action.status !== "Waived") return "";
  const reason = shorten(action.waivedReason, 600);
  if (noLongerApplies(action)) return reason;
  const by = action.doneBy?.name ? ` by ${shorten(action.doneBy.name, 60)}` : "";
  const on = action.doneOn ? ` on ${inWords(action.doneOn)}` : "";
  return `Waived${by}${on}${reason ? `: ${reason}` : ". No reason is on record. Press Undo, then waive it again and say why."}`;
}

type FoundStep = ReturnType<TeamsDeps["findStep"]>;

const checkedWords = {
  "source seen": "(checked)",
  "from memory": "(not yet checked by legal)",
  "house rule": "(this toolkit's own rule)",
} as const;

/** A step can say more than its sources were checked for; then the mark stands for all of them. */
export function sourcesOf(about: FoundStep) {
  const sources = about?.sources ?? [];
  return sources.map(({ name, verified }) => ({
    name: shorten(name, 200),
    checked: checkedWords[about?.verified === "from memory" ? "from memory" : verified],
  }));
}
