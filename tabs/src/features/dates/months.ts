/** Months are `YYYY-MM` text, days `YYYY-MM-DD`; neither passes through local time. */
const monthFormat = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });

export const monthInWords = (month: string): string => monthFormat.format(new Date(`${month}-01T00:00:00Z`));

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export const firstDay = (month: string): string => `${month}-01`;

export function lastDay(month: string): string {
  const next = Date.parse(`${firstDay(addMonths(month, 1))}T00:00:00Z`);
  return new Date(next - 86_400_000).toISOString().slice(0, 10);
}

/** By the month they begin in; what began before stands in the first month shown. */
export function byMonth<Dated extends { from: string }>(
  dates: readonly Dated[],
  first: string,
): readonly (readonly [month: string, dates: Dated[]])[] {
  const months = new Map<string, Dated[]>();
  for (const date of dates) {
    const own = date.from.slice(0, 7);
    const month = own < first ? first : own;
    months.set(month, [...(months.get(month) ?? []), date]);
  }
  return [...months].sort(([one], [other]) => (one < other ? -1 : 1));
}
