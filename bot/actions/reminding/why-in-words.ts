import type { ReminderItem } from "./what-to-tell";

const workingDays = (many: number): string => `${many} working ${many === 1 ? "day" : "days"}`;

function when({ stage, dueInWorkingDays: due }: ReminderItem): string {
  if (stage === "snooze over") return "they put it off until today";
  if (due === undefined) return "it has no day";
  if (due === 0) return "due today";
  return due > 0 ? `due in ${workingDays(due)}` : `${workingDays(-due)} late`;
}

/** Why somebody hears of this, for those who look at what would be sent. */
export function whyInWords(item: ReminderItem): string {
  if (item.unowned) return `${when(item)}; nobody owes it`;
  if (item.as === "owner") return when(item);
  return `${when(item)}; they hear as ${item.as === "manager" ? "the manager" : "the engagement lead"}`;
}
