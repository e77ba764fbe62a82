import type { RecordDetails } from "../record-details";
import { bandedCounts, inBand, notShown } from "./bands";

/**
 * Participation as history may tell it. Lines written at different times are read side by side, so the total
 * is never exact here; and where even its band would tell of a small group, no count is told at all.
 * How a group was reached is free text, which may name people, and stays on the record.
 */
export function toldParticipation({
  responses,
  groupsReached = [],
}: Partial<Pick<RecordDetails, "responses" | "groupsReached">>): {
  responses: string;
  groups: readonly (readonly string[])[];
} {
  const { groups, total } = bandedCounts({
    ...{ groups: groupsReached.map(({ count }) => count), total: responses },
  });
  const tells = total === notShown;
  return {
    responses: responses === undefined ? "" : tells ? notShown : inBand(responses),
    groups: groupsReached.map(({ group, reached }, at) =>
      [group, reached, tells ? "" : (groups[at] ?? "")].filter(Boolean),
    ),
  };
}
