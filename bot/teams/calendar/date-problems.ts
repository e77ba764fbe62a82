import type { DateProblem } from "../../calendar";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import dateProblemsJson from "./date-problems-card.json";

const dateProblemsCard = cardFrom(dateProblemsJson);
const rowsOnCard = 10;

/** Told to the engagement leads when rows of the list of dates cannot be read. */
export function dateProblems({
  problems,
  listUrl,
}: {
  problems: readonly DateProblem[];
  listUrl: string;
}): Card {
  const left = problems.length - rowsOnCard;
  return fitting(shares, (share) =>
    dateProblemsCard({
      rows: problems.slice(0, rowsOnCard).map(({ row, name, message }) => ({
        where: shorten(`Row ${row}: ${name}`, 160 * share),
        message: `This ${message}.`,
      })),
      more: left > 0 ? `And ${count(left, "more row")} after these.` : "",
      listUrl: linkOr(listUrl),
    }),
  );
}
