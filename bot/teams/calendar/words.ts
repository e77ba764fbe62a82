import type { DateToAvoid, Sort } from "../../calendar";
import { inWords } from "../../common/days";
import { shorten } from "../cards/words";

/** `Tue 9 Mar 2027 to Thu 11 Mar 2027, from the evening before. May move by a day.` */
export function whenOf({ from, to, eveningBefore, mayMoveDays }: DateToAvoid): string {
  const days = from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
  const evening = eveningBefore ? ", from the evening before" : "";
  return `${days}${evening}. ${mayMove(mayMoveDays)}`.trim();
}

function mayMove(days: number): string {
  if (days === 0) return "";
  return days === 1 ? "May move by a day." : `May move by ${days} days.`;
}

/** Far more than a card shows; what a list holds beyond it would only take time to look through. */
const longest = 400;

export const nameOf = ({ name, community }: DateToAvoid, most: number): string => {
  const said = name?.slice(0, longest);
  return shorten(community ? `${said} (${community.slice(0, longest)})` : said, most);
};

/** What to do about each sort of date, once a year. */
export const toCheck: Readonly<Record<Sort, { heading: string; todo: string }>> = {
  "school holidays": {
    heading: "School holidays",
    todo: "Look up your county's term dates. Change these rows, or add your own.",
  },
  elections: {
    heading: "Elections",
    todo: "Does your council vote that year? Put in the day of the notice of election. No vote: set the row to Ignore.",
  },
  "festivals that may move": {
    heading: "Festivals that may move",
    todo: "Ask your faith groups. The moon decides some of these days.",
  },
};
