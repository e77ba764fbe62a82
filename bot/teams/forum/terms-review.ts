import { inWords } from "../../common/days";
import type { TermsReviewNews } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import reviewJson from "./terms-review-card.json";

const reviewCard = cardFrom(reviewJson);

/** Told to the chair before the day of the review, and once after it. */
export function termsReview({ terms, review }: TermsReviewNews): Card {
  const on = terms.reviewOn ? inWords(terms.reviewOn) : "";
  const version = `Version ${shorten(terms.version, 60)}`;
  return reviewCard({
    line:
      review === "late"
        ? `${version} was to be reviewed on ${on}.`
        : `${version} is to be reviewed on ${on}.`,
    listUrl: linkOr(terms.listUrl),
  });
}
