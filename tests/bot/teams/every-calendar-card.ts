import { reviewOf } from "../../../bot/calendar";
import { day } from "../../../bot/common/days";
import { type Card, dateProblems, datesReview } from "../../../bot/teams";
import { markChecked } from "../../../bot/teams/calendar/mark-checked";
import { pressSeeDates, seeDates } from "../../../bot/teams/calendar/see-dates";
import type { Turn } from "../../../bot/teams/turn";
import { buildDate, datesListUrl, seededRows } from "../../support/memory-dates";
import { adele, buildProduct } from "../../support/teams";

const turn: Turn = { person: adele, text: "dates to avoid", where: "personal" };

/** The cards about dates to avoid, filled with these words: as seeded, and as long as a council can make them. */
export async function everyCalendarCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const rows = Array.from({ length: 60 }, (_, at) =>
    buildDate({
      ...{ id: String(at + 1), name: typed, community: typed, advice: typed, source: typed },
      ...{ from: day("2027-03-01"), to: day("2027-03-02"), mayMoveDays: at % 4, listUrl: typed },
    }),
  );
  const elections = rows.map((row) => ({ ...row, kind: "Election period" as const }));
  const product = buildProduct({ dates: [...rows, ...elections] });
  const empty = buildProduct();
  const card = async (reply: ReturnType<typeof seeDates>) => {
    const answer = await reply;
    if ("text" in answer) throw new Error(answer.text);
    return answer.card;
  };
  const review = reviewOf([...rows, ...elections], 2027);
  const problem = { row: "12", name: typed, message: 'has no day in "From", so it is left out' };
  const pressed = { year: 2027, seen: review.seen };
  return {
    "calendar/dates-review-card": datesReview({ review, listUrl: datesListUrl }),
    "calendar/dates-review-card, seeded": datesReview({
      review: reviewOf(seededRows(2028), 2028),
      listUrl: typed,
    }),
    "calendar/dates-review-card, nothing in the list": datesReview({
      ...{ review: reviewOf([], 2031), listUrl: datesListUrl },
    }),
    "calendar/dates-review-card, changed": await markChecked(product, turn, { ...pressed, seen: "" }),
    "calendar/dates-review-card, checked": await markChecked(product, turn, pressed),
    "calendar/dates-card": await card(seeDates(product, turn)),
    "calendar/dates-card, page 3": await pressSeeDates(product, turn, { page: 3 }),
    "calendar/dates-card, none": await card(seeDates(empty, turn)),
    "calendar/date-problems-card": dateProblems({
      problems: Array.from({ length: 14 }, () => problem),
      listUrl: datesListUrl,
    }),
  };
}
