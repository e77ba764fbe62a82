import type { StepId } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import { declinedVersion, followedVersion } from "../template-version";
import type { ManagersCheck } from "./managers-check";
import type { Replanned } from "./replan";
import { canBeReplanned, previewChange, type ReplanDeps } from "./replan-view";
import { takeEdition } from "./take-edition";

/** Other words for a step that is still to be done. */
export interface StepReworded {
  stepId: StepId;
  title: string;
  /** `title`, `do`, `why`, `evidence` or `signOff`. */
  field: string;
  from: string;
  to: string;
}

/** What the newest version of the toolkit would change for one consultation. */
export interface EditionSeen {
  consultation: Consultation;
  /** The version it follows, and the newest one. */
  from: string;
  to: string;
  reworded: readonly StepReworded[];
  replanned: Replanned;
  /** Marks what was shown; taking it needs the same mark. */
  seen: string;
  /** Only a manager may take it. */
  check?: ManagersCheck | undefined;
}

type OfferDeps = Pick<ReplanDeps, "toolkit">;

/** The newer version this consultation may take, unless it has or its people chose to keep what they have. */
export function editionOffered({ toolkit }: OfferDeps, consultation: Consultation): string | undefined {
  const { templateVersion } = consultation;
  const [follows, newest] = [followedVersion(templateVersion), toolkit.version()];
  if (follows === "" || follows === newest || declinedVersion(templateVersion) === newest) return undefined;
  if (!canBeReplanned(consultation)) return undefined;
  // A version that only says other things of other matters is nothing to decide about.
  return toolkit.changesSince(follows).touchesSteps ? newest : undefined;
}

/** @returns undefined when there is nothing newer. @throws Failure when this person may not change it. */
export async function seeEdition(
  deps: ReplanDeps,
  { reference, by }: { reference: Consultation["reference"]; by: Person },
): Promise<EditionSeen | undefined> {
  const { preview, consultation, seen, check } = await previewChange(deps, takeEdition, {
    reference,
    by,
    typed: {},
  });
  if (!preview || editionOffered(deps, consultation) === undefined) return undefined;
  const from = followedVersion(consultation.templateVersion);
  const open = new Map(
    preview.all
      .filter(({ status, kind }) => (status === "Open" || status === "Blocked") && kind !== "added")
      .map((step) => [step.stepId, step]),
  );
  return {
    ...{ consultation, seen, check, from, to: deps.toolkit.version(), replanned: preview },
    reworded: deps.toolkit.changesSince(from).words.flatMap((change) => {
      const step = open.get(change.stepId);
      return step ? [{ ...change, title: step.planned?.title ?? step.title }] : [];
    }),
  };
}
