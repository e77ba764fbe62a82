import type { PersonId, Reference } from "../../common/ids";

/** One time that a consultation was sent for review. */
export interface Submission {
  since: Date;
  /** Who has the card of it. */
  told: readonly PersonId[];
  /** `telling` is claimed by an instance at work; `over` once it stands elsewhere than Submitted. */
  state: "telling" | "told" | "over";
  /** Undefined where the claim was given back, so that anybody may go on. */
  claimedAt: Date | undefined;
}

/** Kept over restarts and shared by every instance, so that a reviewer has one card of each submission. */
export interface Submissions {
  get(reference: Reference): Promise<Submission | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: { reference: Reference; from: Submission | undefined; to: Submission }): Promise<boolean>;
  all(): Promise<ReadonlyMap<Reference, Submission>>;
}
