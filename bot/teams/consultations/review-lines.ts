import { dayOf } from "../../common/days";
import type { PastLine } from "../../consultations";
import { dayOr, shorten } from "../cards/words";

const shownLines = 8;

/** Lines of the history, the newest last, as a person reads them. */
export function linesOf(lines: readonly PastLine[], share: number) {
  const left = lines.length - shownLines;
  const shown = lines.slice(-shownLines).map(({ what, who, when, from, to }) => ({
    lead: `${shorten(what, 80 * share)}: `,
    words: [
      [shorten(from, 120 * share), shorten(to, 240 * share)].filter(Boolean).join(" → "),
      `(${[shorten(who?.name, 60), dayOr(dayOf(when), "")].filter(Boolean).join(", ")})`,
    ].join(" "),
  }));
  return left > 0 ? [{ lead: "", words: `${left} more lines are in the list.` }, ...shown] : shown;
}

export const noteOr = (note: string, most: number): string => (note ? `: ${shorten(note, most)}` : "");
