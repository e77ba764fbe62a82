export const periods = ["everything", "this quarter", "next quarter", "next 12 months"] as const;
export type Period = (typeof periods)[number];

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The first and last day, as the bot in chat counts them: quarters begin in January, April, July and October. */
export function daysOf(period: Period, today: string): { from: string; to: string } | undefined {
  if (period === "everything") return undefined;
  if (period === "next 12 months") return { from: today, to: dayAfter(today, 365) };
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = Math.floor((month - 1) / 3) * 3 + (period === "next quarter" ? 3 : 0);
  const start = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: start(first), to: dayAfter(start(first + 3), -1) };
}
