import type { Consultation } from "../consultation";
import { bandedCounts, countOrBand, smallest } from "./bands";

type Row = Pick<Consultation, "costActual" | "responses" | "groupsReached">;

/** Whether the total leaves the record as it is: whoever knows the cost could work it out from the cost of one. */
const isTold = ({ responses, groupsReached }: Row): boolean =>
  responses !== undefined &&
  responses >= smallest &&
  bandedCounts({ groups: groupsReached.map(({ count }) => count), total: responses }).total ===
    countOrBand(responses);

/**
 * What one response cost, in pounds; undefined where the cost or the responses are not known.
 * @param exact for somebody who sees the counts as they were recorded.
 */
export function costPerResponse(row: Row, { exact }: { exact: boolean }): number | undefined {
  const { costActual, responses } = row;
  if (costActual === undefined || !responses || !(exact || isTold(row))) return undefined;
  return inPence(costActual / responses);
}

/** The same over all of these whose cost and total can be told. */
export function costOverAll(rows: readonly Row[]): {
  costPerResponse: number | undefined;
  costKnownFor: number;
} {
  const known = rows.filter((row) => costPerResponse(row, { exact: false }) !== undefined);
  const sum = (of: (row: Row) => number | undefined) => known.reduce((all, row) => all + (of(row) ?? 0), 0);
  return {
    costPerResponse:
      known.length === 0
        ? undefined
        : inPence(sum(({ costActual }) => costActual) / sum(({ responses }) => responses)),
    costKnownFor: known.length,
  };
}

const inPence = (pounds: number): number => Math.round(pounds * 100) / 100;
