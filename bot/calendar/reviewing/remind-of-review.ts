import { dayOf } from "../../common/days";
import { inWorkingHours } from "../../common/working-hours";
import { yearOf } from "../unchecked";
import type { CalendarDeps } from "./calendar-deps";
import { reviewOf } from "./review";

/**
 * Once a year each engagement lead gets one card about next year's dates: from the month of the settings on, in
 * working hours. A job that was not running then does it when it runs. @returns how many were told.
 */
export async function remindOfReview(deps: CalendarDeps): Promise<number> {
  const { clock, settings, workingDays, dates, directory, toldPeople, notices } = deps;
  const now = clock.now();
  const today = dayOf(now);
  if (Number(today.slice(5, 7)) < settings().datesReviewMonth) return 0;
  if (!inWorkingHours(now, workingDays)) return 0;
  const review = reviewOf(dates.all(), yearOf(today) + 1);
  if (review.unchecked.length === 0) return 0;

  let told = 0;
  for (const to of await directory.withRole("engagementLead")) {
    const news = { about: `dates-review-${review.year}`, to: to.id };
    // Claim first: two instances look in the same hour.
    if (!(await toldPeople.claim(news))) continue;
    try {
      await notices.datesReview(to, review);
      told++;
    } catch (failure) {
      await toldPeople.giveBack(news).catch(() => undefined);
      throw failure;
    }
  }
  return told;
}
