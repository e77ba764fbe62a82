import type { ForwardPlanRow } from "../../../../bot/contract";
import { daysOf, type Period } from "./plan-period";

export type Timing = ForwardPlanRow["timing"];
export type Sort = "earliest" | "latest";

export interface Wanted {
  words: string;
  timing: Timing | "";
  service: string;
  area: string;
  audience: string;
  period: Period;
  sort: Sort;
}

export const everything: Wanted = {
  ...{ words: "", timing: "", service: "", area: "", audience: "" },
  ...{ period: "everything", sort: "earliest" },
};
export const timingOrder: readonly Timing[] = ["open", "forthcoming", "undated", "closed"];

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A row's searchable text, made at the first search and not at each key press. */
const texts = new WeakMap<ForwardPlanRow, string>();

function textOf(row: ForwardPlanRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const parts = [row.reference, row.title, row.service, row.leadOfficer, row.engagementLevel];
  const text = plain([...parts, row.workflowStatus, ...row.areas, ...row.audiences].join("\n"));
  texts.set(row, text);
  return text;
}

/**
 * What matches, before timing is chosen: the counts beside each timing come from this.
 * What concerns the whole area concerns every ward of it.
 */
export function matching(
  rows: readonly ForwardPlanRow[],
  wanted: Wanted,
  { today, wholeArea }: { today: string; wholeArea?: string },
): ForwardPlanRow[] {
  const days = daysOf(wanted.period, today);
  const words = plain(wanted.words).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (!wanted.service || row.service === wanted.service) &&
      (!wanted.area || row.areas.some((area) => area === wanted.area || area === wholeArea)) &&
      (!wanted.audience || row.audiences.includes(wanted.audience)) &&
      (!days || isWithin(row, days)) &&
      words.every((word) => textOf(row).includes(word)),
  );
}

/** Open on one of those days at least. Open-ended work goes on. */
const isWithin = ({ startDate, endDate }: ForwardPlanRow, { from, to }: { from: string; to: string }) =>
  startDate !== undefined && startDate <= to && (endDate === undefined || endDate >= from);

/** In the order people read: what is open first, and rows without a date after those with one. */
export function arrange(rows: readonly ForwardPlanRow[], wanted: Wanted): ForwardPlanRow[] {
  const direction = wanted.sort === "earliest" ? 1 : -1;
  return rows
    .filter((row) => !wanted.timing || row.timing === wanted.timing)
    .sort(
      (a, b) =>
        timingOrder.indexOf(a.timing) - timingOrder.indexOf(b.timing) ||
        Number(!a.startDate) - Number(!b.startDate) ||
        direction * compare(a.startDate ?? "", b.startDate ?? "") ||
        compare(a.reference, b.reference),
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const choices = (values: Iterable<string>): string[] =>
  [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b, "en-GB"));
