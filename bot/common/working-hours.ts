import { dayOf } from "./days";
import type { WorkingDays } from "./working-days";

const londonHour = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" },
});
const [opens, closes] = [9, 17];

/** When somebody may be written to without having asked. */
export function inWorkingHours(now: Date, workingDays: Pick<WorkingDays, "isWorkingDay">): boolean {
  const hour = Number(londonHour.format(now));
  return workingDays.isWorkingDay(dayOf(now)) && hour >= opens && hour < closes;
}
