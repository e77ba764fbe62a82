import type { EditProblem } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import editProblemsJson from "./edit-problems-card.json";

const editProblemsCard = cardFrom(editProblemsJson);
const rowsOnCard = 10;

/** Told to the engagement leads when rows of the list of edits cannot be used. */
export function editProblems({
  problems,
  listUrl,
}: {
  problems: readonly EditProblem[];
  listUrl: string;
}): Card {
  const left = problems.length - rowsOnCard;
  return fitting(shares, (share) =>
    editProblemsCard({
      rows: problems.slice(0, rowsOnCard).map(({ row, part, entryId, field, message }) => ({
        where: shorten(`Row ${row}: ${[part, entryId, field].filter(Boolean).join(", ")}`, 160 * share),
        message: shorten(`This ${message}.`, 400 * share),
      })),
      more: left > 0 ? `And ${count(left, "more row")} after these.` : "",
      listUrl: linkOr(listUrl),
    }),
  );
}
