import { dayOf } from "../../common/days";
import { tellEach, tellOnce } from "../tell-once";
import { chairsOf } from "./chairs-of";
import type { GovernanceDeps } from "./governance-deps";
import { presentTerms, termsReview } from "./present-terms";

/** Tells the chair, or else the engagement leads, that the terms are to be looked at: before the day, and once after. */
export async function remindReview(deps: GovernanceDeps): Promise<number> {
  const { terms, told, notices, clock } = deps;
  const today = dayOf(clock.now());
  const present = presentTerms(terms.all(), today);
  const review = present && termsReview(present, today);
  if (!present || (review !== "soon" && review !== "late")) return 0;
  return tellEach(await chairsOf(deps), (to) =>
    tellOnce(told, `terms/${present.id}/${present.reviewOn}/${review}/${to.id}`, () =>
      notices.termsReview(to, { terms: present, review }),
    ),
  );
}
