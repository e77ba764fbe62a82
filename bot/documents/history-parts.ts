import { toDay } from "../common/days";
import { readSavedAnswers, workflowStatuses } from "../consultations";
import { type Part, prose, table } from "./parts";
import type { HistoryLine, TakenFrom } from "./record";
import { atMoment, notRecorded, onDay, questions } from "./words";

/** All that the History list holds about this consultation. */
export const historyTable = ({ history }: TakenFrom): Part[] =>
  history.length === 0
    ? prose("The History list holds nothing about this consultation.")
    : [linesTable(history)];

export const changesOfDates = ({ history }: TakenFrom): Part[] =>
  some(
    history.filter(({ what }) => /\bdates?\b/i.test(what)),
    "No change of dates is in the history.",
  );

export const levelChanges = ({ history }: TakenFrom): Part[] =>
  some(
    history.filter(({ what }) => /\blevel\b/i.test(what)),
    "No change to the level is in the history.",
  );

export const statusChanges = ({ history }: TakenFrom): Part[] =>
  some(
    history.filter(({ what, to }) => /\bstatus\b/i.test(what) || isStatus(to)),
    "No change of status is in the history.",
  );

const isStatus = (word: string): boolean => workflowStatuses.some((status) => status === word);

const some = (lines: readonly HistoryLine[], otherwise: string): Part[] =>
  lines.length === 0 ? prose(otherwise) : [linesTable(lines)];

const linesTable = (lines: readonly HistoryLine[]): Part =>
  table({
    head: ["When", "Who", "What", "From", "To"],
    widths: [17, 17, 30, 18, 18],
    rows: lines.map(({ when, who, what, from, to }) => [
      atMoment(when),
      who?.name || "Not known",
      what,
      readable(from) || "Nothing",
      readable(to) || notRecorded,
    ]),
  });

/** What was saved as a computer writes it, a date or the answers about the level, as people read it. */
function readable(text: string): string {
  const day = toDay(text);
  if (day) return onDay(day);
  if (!text.startsWith("{")) return text;
  const { answers } = readSavedAnswers(text);
  const said = questions.map((question) => ({ ask: question.ask, said: question.said(answers) }));
  const given = said.filter((each) => each.said !== notRecorded);
  return given.length === 0 ? text : given.map((each) => `${each.ask} ${each.said}`).join("\n");
}
