import { addDays, type Day, inWords, toDay } from "../../common/days";
import type { Consultation } from "../consultation";
import type { Problem, Typed } from "../planning/plan";
import { readDates } from "../planning/read-dates";
import { tidy } from "../planning/read-description";
import type { RunDates } from "../planning/warn-of-dates";

const furthestDays = 3_653;

/** Reads the three dates of a consultation on the register. A day already passed may stay, not be chosen. */
export function readNewDates(
  typed: Typed,
  { consultation, today }: { consultation: Consultation; today: Day },
): { dates: RunDates } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const text = tidy(typed.decisionDate);
  const decisionDate = toDay(text);
  const wrong = (message: string) => problems.push({ input: "decisionDate", message });
  if (!text) wrong("Choose the day of the decision.");
  else if (!decisionDate) wrong(`"${text.slice(0, 40)}" is not a date. Choose one from the calendar.`);
  else if (decisionDate < today && decisionDate !== consultation.decisionDate)
    wrong(`${inWords(decisionDate)} has gone. Choose a later day for the decision.`);
  else if (decisionDate > addDays(today, furthestDays))
    wrong(`${inWords(decisionDate)} is more than ten years away. Check the year.`);

  const { startDate } = consultation;
  const started = startDate !== undefined && startDate < today && tidy(typed.startDate) === startDate;
  const run = readDates(typed, {
    decisionDate: decisionDate ?? ("9999-12-31" as Day),
    today: started ? startDate : today,
  });
  if ("problems" in run) return { problems: [...run.problems, ...problems] };
  if (run.endDate < today && run.endDate !== consultation.endDate)
    problems.push({
      input: "endDate",
      message: `${inWords(run.endDate)} has gone. Choose today or a later closing day.`,
    });
  if (problems.length > 0 || !decisionDate) return { problems };
  return { dates: { ...run, decisionDate } };
}
