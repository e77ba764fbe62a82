import type { Clock } from "../../common/clock";
import type { Directory, Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { reviewersOf } from "./reviewers";
import { type Review, type SeeReviewDeps, seeReview } from "./see-review";
import type { Submission, Submissions } from "./submissions";

/** How reviewers hear that something waits for them. */
export interface ReviewNotices {
  toReview(to: Person, review: Review): Promise<void>;
  /** Told to the engagement lead: there is no manager who may review it. */
  nobodyToReview(to: Person, consultation: Consultation): Promise<void>;
}

export interface SendForReviewDeps extends SeeReviewDeps {
  register: ConsultationStore;
  directory: Directory;
  clock: Clock;
  review: SeeReviewDeps["review"] & {
    /** The lines of the setting `reviewers`. */
    reviewerLines: () => readonly string[];
    submissions: Submissions;
    notices: ReviewNotices;
  };
}

/** An instance that was claimed longer ago has died at it. */
const claimMs = 120_000;

/**
 * Sees that everybody who reviews a submitted consultation has its card, once for each time it is submitted,
 * however it was: in chat, in the tab or in the list. Safe to call for any row, as often as one likes.
 * @returns "later" where another instance is at it, so that one looks again whether it was done.
 */
export async function sendForReview(
  deps: SendForReviewDeps,
  { consultation: seen }: { consultation: Consultation },
): Promise<"later" | undefined> {
  const { submissions, reviewerLines } = deps.review;
  const { reference } = seen;
  // What changed meanwhile is known: nobody is sent a card of what is decided already.
  const consultation = deps.register.find(reference) ?? seen;
  const known = await submissions.get(reference);
  if (consultation.workflowStatus !== "Submitted") {
    if (!known || known.state === "over") return undefined;
    return (await submissions.move({ reference, from: known, to: { ...known, state: "over" } }))
      ? undefined
      : "later";
  }
  if (known?.state === "told") return undefined;
  const now = deps.clock.now();
  if (known?.state === "telling" && now.getTime() - (known.claimedAt?.getTime() ?? 0) < claimMs)
    return "later";

  // Whom to tell is found first: a directory that does not answer leaves nothing claimed.
  const { people } = await reviewersOf({ directory: deps.directory, reviewerLines }, consultation);
  const leads = people.length === 0 ? await deps.directory.withRole("engagementLead") : [];
  const claimed: Submission = {
    ...(known?.state === "telling" ? known : { since: consultation.changedAt, told: [] }),
    state: "telling",
    claimedAt: now,
  };
  if (!(await submissions.move({ reference, from: known, to: claimed }))) return "later";
  await tell(deps, { consultation, people, leads, claimed });
  return undefined;
}

/** One after the other, each kept at once: whoever has the card does not get it twice when the next one fails. */
async function tell(
  deps: SendForReviewDeps,
  told: {
    consultation: Consultation;
    people: readonly Person[];
    leads: readonly Person[];
    claimed: Submission;
  },
): Promise<void> {
  const { submissions, notices } = deps.review;
  const { consultation, people, leads, claimed } = told;
  const { reference } = consultation;
  let held = claimed;
  const keep = async (to: Submission) => {
    if (await submissions.move({ reference, from: held, to })) held = to;
  };
  try {
    for (const person of [...people, ...leads]) {
      if (held.told.includes(person.id)) continue;
      if (leads.includes(person)) await notices.nobodyToReview(person, consultation);
      else
        await notices.toReview(person, await seeReview(deps, { reference, by: person, where: "own chat" }));
      await keep({ ...held, told: [...held.told, person.id] });
    }
    await keep({ ...held, state: "told" });
  } catch (failure) {
    // Given back, so that the next look goes on from here. When even that fails, the first fault is the one to hear of.
    await keep({ ...held, claimedAt: undefined }).catch(() => undefined);
    throw failure;
  }
}
