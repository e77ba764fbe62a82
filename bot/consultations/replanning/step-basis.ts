import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, EngagementLevel, Track } from "../consultation";
import type { CouncilDates } from "../planning/council-dates";
import { followedVersion } from "../template-version";
import { readSavedAnswers } from "./read-saved-answers";

/** Everything the due days of a checklist were counted from. Circumstances are sorted. */
export interface StepBasis {
  startDate: Day | undefined;
  endDate: Day | undefined;
  decisionDate: Day | undefined;
  feedbackPromised: Day | undefined;
  level: EngagementLevel | undefined;
  track: Track | undefined;
  circumstances: readonly string[];
  /** The toolkit's version; absent where none was noted. */
  version?: string;
}

/**
 * What each checklist was last counted from. It stays behind the row when a change broke off half-way or
 * was made by hand in the list, so what is left to move can still be found. Shared by every instance.
 */
export interface KnownBases {
  get(reference: Reference): Promise<StepBasis | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: { reference: Reference; from: StepBasis | undefined; to: StepBasis }): Promise<boolean>;
}

/** What there is to ask about elections. */
type Elections = Pick<CouncilDates, "electionTouching">;

export function basisOf(consultation: Consultation, elections: Elections): StepBasis {
  const { areas, startDate, endDate, decisionDate, feedbackPromised, engagementLevel, track } = consultation;
  const circumstances = savedCircumstances(consultation);
  return {
    startDate,
    endDate,
    decisionDate,
    feedbackPromised,
    level: engagementLevel,
    track,
    circumstances: withElection(circumstances, { startDate, endDate, areas }, elections),
    version: followedVersion(consultation.templateVersion),
  };
}

/** What was said of the work when its level was decided, and what the row itself says. */
export function savedCircumstances({
  levelAnswers,
  statutoryDuty,
  keyDecision,
}: Pick<Consultation, "levelAnswers" | "statutoryDuty" | "keyDecision">): Set<string> {
  const found = new Set(readSavedAnswers(levelAnswers).circumstances);
  if (statutoryDuty) found.add("statutory");
  if (keyDecision) found.add("keyDecision");
  return found;
}

/** An election is a matter of the dates, so it is judged anew whenever they move. */
export function withElection(
  circumstances: ReadonlySet<string>,
  { startDate, endDate, areas }: Pick<StepBasis, "startDate" | "endDate"> & Pick<Consultation, "areas">,
  elections: Elections,
): readonly string[] {
  const found = new Set(circumstances);
  found.delete("electionOverlap");
  if (
    startDate &&
    endDate &&
    startDate <= endDate &&
    elections.electionTouching({ from: startDate, to: endDate, areas })
  )
    found.add("electionOverlap");
  return [...found].sort();
}

export const sameBasis = (one: StepBasis | undefined, other: StepBasis | undefined): boolean =>
  basisText(one) === basisText(other);

/** The same text for the same basis, wherever it was kept. */
export const basisText = (basis: StepBasis | undefined): string =>
  basis
    ? JSON.stringify([
        ...[basis.startDate, basis.endDate, basis.decisionDate, basis.feedbackPromised].map((on) => on ?? ""),
        ...[basis.level ?? "", basis.track ?? "", basis.version ?? "", ...basis.circumstances],
      ])
    : "";
