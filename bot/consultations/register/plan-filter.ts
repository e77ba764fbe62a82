import { addDays, type Day, day } from "../../common/days";
import type { Consultation } from "../consultation";
import type { Timing } from "../timing";

export const planPeriods = ["this quarter", "next quarter", "next 12 months", "everything"] as const;
export type PlanPeriod = (typeof planPeriods)[number];

/** What of the forward plan somebody wants to see. Empty words leave nothing out. */
export interface PlanFilter {
  period: PlanPeriod;
  timing: "any" | "open" | "forthcoming";
  area: string;
  audience: string;
  service: string;
}

export const everything: PlanFilter = {
  ...{ period: "everything", timing: "any", area: "", audience: "", service: "" },
};

/** The first and last day of a period; undefined when it has none. Quarters begin in January, April, July and October. */
export function daysOf(period: PlanPeriod, today: Day): { from: Day; to: Day } | undefined {
  if (period === "everything") return undefined;
  const [year = 0, month = 1] = today.split("-").map(Number);
  if (period === "next 12 months") return { from: today, to: addDays(today, 365) };
  const first = Math.floor((month - 1) / 3) * 3 + (period === "next quarter" ? 3 : 0);
  const start = (months: number): Day =>
    day(`${year + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`);
  return { from: start(first), to: addDays(start(first + 3), -1) };
}

const same = (one: string, other: string): boolean =>
  one.trim().localeCompare(other.trim(), "en-GB", { sensitivity: "base" }) === 0;

/** What concerns the whole area concerns every ward of it. */
export function isWanted(
  { consultation, timing }: { consultation: Consultation; timing: Timing },
  { filter, today, wholeArea }: { filter: PlanFilter; today: Day; wholeArea: string },
): boolean {
  const { area, audience, service } = filter;
  if (filter.timing !== "any" && timing !== filter.timing) return false;
  if (area && !consultation.areas.some((each) => same(each, area) || same(each, wholeArea))) return false;
  if (audience && !consultation.audiences.some((each) => same(each, audience))) return false;
  if (service && !same(consultation.service, service)) return false;
  return isWithin(consultation, daysOf(filter.period, today));
}

/** Open on one of those days at least. Open-ended work goes on. */
function isWithin(
  { startDate, endDate }: Pick<Consultation, "startDate" | "endDate">,
  days: { from: Day; to: Day } | undefined,
): boolean {
  if (!days) return true;
  return startDate !== undefined && startDate <= days.to && (endDate === undefined || endDate >= days.from);
}
