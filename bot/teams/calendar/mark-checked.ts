import { z } from "zod";
import { Failure } from "../../common/failure";
import { count } from "../cards/words";
import type { Press } from "../turn";
import { datesReview } from "./dates-review";

const dataSchema = z.looseObject({
  year: z.coerce.number().int().min(2000).max(2100),
  seen: z.string().max(100),
});

/** "I have checked them", by an engagement lead: all that the card shows, and nothing that changed since. */
export const markChecked: Press = async ({ calendar }, { person }, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "That button is from an older version. Type: dates to avoid");
  const { marked, left, changed, review } = await calendar.markChecked({ ...read.data, by: person });
  const note = changed
    ? "The list changed since this card was made. Here it is as it stands. Look again."
    : left > 0
      ? `${count(marked, "date")} marked as checked. ${count(left, "date")} changed just now: look again.`
      : marked > 0
        ? `${count(marked, "date")} marked as checked. Thank you.`
        : "These dates are all checked already.";
  return datesReview({ review, note, listUrl: await calendar.listUrl() });
};
