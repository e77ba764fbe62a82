import type { Day } from "../../common/days";
import type { DateToAvoid } from "../date-to-avoid";

/** High: worked out and checked twice. Medium: one good source, or known to move by a day. Low: to be checked. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

/** A date as the app proposes it. Once it is in the list, the list is right. */
export interface SeedDate
  extends Omit<DateToAvoid, "id" | "checkedOn" | "checkedBy" | "listUrl" | "areas" | "from" | "to"> {
  /** Such as `seed:2027:eid-al-fitr`: the same in every instance and version. */
  externalId: string;
  from: Day;
  to: Day;
  confidence: Confidence;
}

/** What a rule says of one festival, before its year is known. */
export type Festival = Pick<SeedDate, "name" | "kind" | "severity" | "community" | "source" | "confidence"> &
  Partial<Pick<SeedDate, "eveningBefore" | "mayMoveDays" | "audiences" | "advice">> & { key: string };

/** What a sort of day asks of whoever plans, where its row says no more. */
export const usualAdvice: Readonly<Record<SeedDate["severity"], string>> = {
  block: "Do not open or close a consultation in these days.",
  high: "Do not open, close or hold an event then.",
  medium: "Allow more time, or other ways to take part.",
  low: "Keep it in mind when you choose days for events.",
  info: "Nothing to avoid. It may be a chance to reach people.",
  ignore: "",
};

/** One row of the list, in the year that its first day is in. */
export function seed(festival: Festival, from: Day, to: Day = from): SeedDate {
  const { key, eveningBefore = false, mayMoveDays = 0, audiences = [], ...rest } = festival;
  const { advice = usualAdvice[festival.severity] } = festival;
  return {
    ...{ externalId: `seed:${from.slice(0, 4)}:${key}`, ...rest },
    ...{ from, to, eveningBefore, mayMoveDays, audiences, advice },
  };
}
