import { type EngagementLevel, engagementLevels, type Track, tracks } from "../consultation";

export interface LevelAndTrack {
  level: EngagementLevel | undefined;
  track: Track | undefined;
}

/** Whether a change leaves people less say, or the work fewer checks. */
export const falls = ({ before, after }: { before: LevelAndTrack; after: LevelAndTrack }) => ({
  level: isLower(engagementLevels, before.level, after.level),
  track: isLower(tracks, before.track, after.track),
});

/** Nothing set before is nothing to fall from. */
const isLower = <T>(order: readonly T[], before: T | undefined, after: T | undefined): boolean =>
  before !== undefined && (after === undefined || order.indexOf(after) < order.indexOf(before));
