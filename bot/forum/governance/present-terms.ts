import { addDays, type Day } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { ForumTerms } from "./member";

/** The chair hears of the review so long before the day. */
const reviewSoonDays = 28;

/** The edition that holds on that day: the one that began last. */
export function presentTerms(all: readonly ForumTerms[], today: Day): ForumTerms | undefined {
  return all
    .filter(({ from }) => from !== undefined && from <= today)
    .sort(
      (one, other) => (one.from ?? "").localeCompare(other.from ?? "") || Number(one.id) - Number(other.id),
    )
    .at(-1);
}

/** Not in force, and not an old one: still being written, or to begin on a later day. */
export const draftTerms = (all: readonly ForumTerms[], today: Day): readonly ForumTerms[] =>
  all.filter(({ from }) => from === undefined || from > today);

/** A mark of the words, however they are broken into lines: who agreed to others has not agreed to these. */
export const termsMark = ({ text }: Pick<ForumTerms, "text">): string =>
  fingerprint([text.replace(/\s+/g, " ").trim()]);

export type TermsReview = "late" | "soon" | "not yet" | "no day";

/** How near the day is on which the terms are to be looked at again. */
export function termsReview({ reviewOn }: Pick<ForumTerms, "reviewOn">, today: Day): TermsReview {
  if (!reviewOn) return "no day";
  if (reviewOn < today) return "late";
  return reviewOn <= addDays(today, reviewSoonDays) ? "soon" : "not yet";
}
