import type { DatesReview, Unchecked } from "../../calendar";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count } from "../cards/words";
import datesReviewJson from "./dates-review-card.json";
import { nameOf, toCheck, whenOf } from "./words";

const datesReviewCard = cardFrom(datesReviewJson);

interface Shown {
  review: DatesReview;
  listUrl: string;
  /** What became of the last press. */
  note?: string;
}

/** Once a year, to each engagement lead: what only a person can know about next year's dates. */
export function datesReview({ review, listUrl, note = "" }: Shown): Card {
  const { year, unchecked, seen } = review;
  const groups = unchecked.map((group) => groupOf(group));
  // All that is signed for is on the card, as long as it fits.
  return fitting([100, 60, 30, 12, 5, 1], (most) =>
    datesReviewCard({
      ...{ year, seen, note, listUrl: linkOr(listUrl) },
      left: review.count === 0 ? "" : `${count(review.count, "date")} of ${year} nobody has checked yet.`,
      groups: groups.map(({ rows, ...group }) => ({
        ...group,
        rows: rows.slice(0, most),
        more: rows.length > most ? `And ${rows.length - most} more in the list.` : "",
      })),
      canMark: review.count > 0,
    }),
  );
}

function groupOf({ sort, missing, rows, year }: Unchecked) {
  const { heading, todo } = toCheck[sort];
  return {
    ...{ heading, todo },
    missing: missing ? `The list has none for ${year}. Add them.` : "",
    rows: rows.map((row) => ({ name: nameOf(row, 60), when: whenOf(row) })),
  };
}
