import type { DateToAvoidForClashes } from "./clash";
import { type GradedDate, type Touch, touch } from "./graded-dates";
import { capital } from "./names";

/**
 * `It opens on Eid al-Fitr`, as sure as it is.
 * @param brief where the sort of day says enough, such as `It opens on a bank holiday`.
 */
export function meets(
  verb: "opens" | "closes" | "has an event" | "is decided",
  each: GradedDate,
  how: Touch,
  { brief = false }: { brief?: boolean } = {},
): string {
  const { date } = each;
  if (how === "eve of") return `It ${verb} on the evening before ${date.name}`;
  const start = how === "may be on" ? `It ${verb} on what may be` : `It ${verb}`;
  const on = how === "may be on" ? "" : "on ";
  const within = how === "may be on" ? "" : "in ";
  const during = how === "may be on" ? "" : "during ";
  // A name may end in brackets of its own.
  const which = brief ? "" : ` (${date.name.replace(/\s*\([^()]*\)\s*$/, "") || date.name})`;
  switch (date.kind) {
    case "Bank holiday":
      return `${start} ${on}a bank holiday${which}`;
    case "School holiday":
      return `${start} ${within}a school holiday${which}`;
    case "Election period":
      return `${start} ${within}a pre-election period${which}`;
    case "Closure":
      return `${start} ${within}a council closure${which}`;
    case "Exams":
      return `${start} ${within}exam time${which}`;
    default:
      return each.from === each.to ? `${start} ${on}${date.name}` : `${start} ${during}${date.name}`;
  }
}

const reasons: Record<string, string> = {
  "Bank holiday": "Offices are closed and few people look out for news.",
  "School holiday": "A lot of people with children are away or busy.",
  "Election period":
    "Do not start things then that may help one side in the vote. See the guide by the Local Government Association.",
  Closure: "Nobody is there to answer questions.",
  Exams: "Many young people are busy with exams.",
};

/** The reason, why it matters more here than elsewhere, and how sure the day is. */
export function reasonFor(each: GradedDate, days: readonly number[] = []): string {
  const { date, raisedFor } = each;
  const said = [
    reasons[date.kind] ??
      (date.community ? `Many ${date.community} people mark it.` : "Many people are away or busy then."),
  ];
  if (raisedFor) said.push(`It matters more here: you ask ${raisedFor}.`);
  if (date.eveningBefore) said.push("It begins at sunset the evening before.");
  if (each.latest > each.to) said.push(mayMove(date));
  if (days.some((day) => touch(each, day) === "may be on")) said.push("So it may fall on this day.");
  return said.join(" ");
}

function mayMove(date: DateToAvoidForClashes): string {
  const days = Math.round(date.mayMoveDays) === 1 ? "a day" : `${Math.round(date.mayMoveDays)} days`;
  const why = key(date.community).includes("muslim") ? ", as it depends on the moon" : "";
  return `The date may move by ${days}${why}.`;
}
const key = (text: string): string => text.toLowerCase();

/** What the council's list advises, in sentences, but for those that {@link reasonFor} has said. */
export const adviceOf = (each: GradedDate): string => {
  const reason = wordsOf(reasonFor(each)).join(" ");
  const advice = each.date.advice
    .trim()
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !` ${reason} `.includes(` ${wordsOf(sentence).join(" ")} `))
    .join(" ");
  return advice === "" || /[.!?]$/.test(advice) ? capital(advice) : `${capital(advice)}.`;
};
const wordsOf = (text: string): string[] => key(text).match(/[\p{L}\p{N}']+/gu) ?? [];
