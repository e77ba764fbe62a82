import { inWords } from "../../common/days";
import type { Reference } from "../../common/ids";
import { cameOfIt, type RowSeen } from "../../feedback";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import { byReference, nothingWrong, type Refused, readClosing } from "../consultations/closing-data";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import feedbackJson from "./feedback-card.json";

const feedbackCard = cardFrom(feedbackJson);
const rowsOnCard = 5;

/** `you said we did 2027-00042` */
export const seeFeedback: Command = byReference("you said we did", async (deps, turn, reference) => ({
  card: feedback(deps, turn, { reference }),
  summary: `You said, we did ${reference}`,
}));

export const pressSeeFeedback: Press = async (deps, turn, data) => {
  const { reference, raw } = readClosing(data, []);
  return feedback(deps, turn, { reference, page: readPage(raw["page"]) });
};

/** The rows as this person may see them here; the published ones for councillors and channels. */
export function feedback(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    page = 1,
    saved = "",
    refused = nothingWrong,
  }: { reference: Reference; page?: number; saved?: string; refused?: Refused },
): Card {
  const seen = deps.feedback.seeFeedback({ reference, by: turn.person, where: readingPlace(turn) });
  const { rows, ...pages } = pageOf(seen.rows, { page, size: rowsOnCard });
  return fitting(shares, (share) =>
    feedbackCard({
      ...{ reference, saved, ...refused, ...pages, canWrite: seen.canWrite },
      title: shorten(seen.work.title, 120 * share),
      summary: summaryOf(seen),
      rows: rows.map((row) => ({ ...rowWords(row, share), row: row.id, state: stateOf(row) })),
    }),
  );
}

/** A row in words, short enough for a card; the list has it whole. */
export const rowWords = (row: RowSeen, share: number) => ({
  theme: shorten(row.theme, 100 * share) || "No theme yet",
  asked: row.asked ? `We asked: ${shorten(row.asked, 200 * share)}` : "",
  said: `You said: ${shorten(row.said, 400 * share)}`,
  came: shorten(cameOfIt(row), 400 * share),
});

function summaryOf({ rows, drafts, work }: ReturnType<TeamsDeps["feedback"]["seeFeedback"]>): string {
  if (rows.length === 0)
    return work.feedbackPublished ? "There is no row to show." : "Nothing is published yet.";
  const waiting = drafts > 0 ? `, ${drafts} not published` : ", all published";
  return `${count(rows.length, "row")}${waiting}`;
}

function stateOf({ lacks, isPublished, outcome, status, owner, dueDate, doneOn }: RowSeen): string {
  const promise =
    outcome !== "will"
      ? ""
      : status === "Done"
        ? `Done${doneOn ? ` on ${inWords(doneOn)}` : ""}.`
        : dueDate
          ? `Due ${inWords(dueDate)}, with ${shorten(owner?.name, 60) || "nobody"}.`
          : "";
  return [
    isPublished ? "Published." : "Draft.",
    lacks && `Still lacks ${lacks}.`,
    // Whoever will do it is the council's own business.
    isPublished ? promise.replace(/, with .*/, ".") : promise,
  ]
    .filter(Boolean)
    .join(" ");
}
