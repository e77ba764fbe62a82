import { type Day, daysBetween, inWords, toDay } from "../../common/days";
import type { Problem, Typed } from "./plan";
import { tidy } from "./read-description";

const longestRun = 366;

/** Reads card 3: two real days in the right order, before the decision. */
export function readDates(
  typed: Typed,
  { decisionDate, today }: { decisionDate: Day; today: Day },
): { startDate: Day; endDate: Day } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const wrong = (input: Problem["input"], message: string) => problems.push({ input, message });

  function read(input: "startDate" | "endDate", which: string): Day | undefined {
    const text = tidy(typed[input]);
    const found = toDay(text);
    if (!text) wrong(input, `Choose the day it ${which}.`);
    else if (!found) wrong(input, `"${text.slice(0, 40)}" is not a date. Choose one from the calendar.`);
    return found;
  }

  const startDate = read("startDate", "opens");
  const endDate = read("endDate", "closes");
  if (startDate && startDate < today)
    wrong("startDate", `${inWords(startDate)} has gone. Choose a later opening day.`);
  if (startDate && endDate && endDate <= startDate)
    wrong(
      "endDate",
      `It closes on ${inWords(endDate)}, which is not after it opens. Choose a later closing day.`,
    );
  else if (startDate && endDate && daysBetween(startDate, endDate) > longestRun)
    wrong("endDate", "It would run for more than a year. Check the year of both dates.");
  if (endDate && endDate >= decisionDate)
    wrong(
      "endDate",
      `The decision is on ${inWords(decisionDate)}. Close before it, so that replies can count.`,
    );

  if (problems.length > 0 || !startDate || !endDate) return { problems };
  return { startDate, endDate };
}
