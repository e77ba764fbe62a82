import type { Day } from "../common/days";
import type { ActionId, PersonId, Reference, StepId } from "../common/ids";

export const actionStatuses = ["Open", "Done", "Waived", "Blocked"] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionSources = ["Checklist", "Delivery plan", "Forum", "Enquiry", "Other"] as const;
export type ActionSource = (typeof actionSources)[number];

/** Anything anybody owes, wherever it came from. */
export interface Action {
  id: ActionId;
  title: string;
  source: ActionSource;
  reference: Reference | undefined;
  stepId: StepId | undefined;
  phase: string;
  gate: string | undefined;
  owner: { id: PersonId; name: string } | undefined;
  dueDate: Day | undefined;
  status: ActionStatus;
  evidence: string;
  doneBy: { id: PersonId; name: string } | undefined;
  doneOn: Day | undefined;
  waivedReason: string;
  listUrl: string;
  /** What it came of, for what no checklist asks for: it is agreed once, and found again by this. */
  key?: string;
  /** No reminder before this day. */
  snoozedUntil?: Day | undefined;
  /** What people noted of it, the newest last; each entry says when and who. */
  note?: string;
  /** The message it was made of. A link leads to Teams, or there is none. */
  origin?: Origin | undefined;
  /** Whom it is offered to. Until they accept, it stays with its owner. */
  offeredTo?: { id: PersonId; name: string } | undefined;
  offeredBy?: { id: PersonId; name: string } | undefined;
}

export interface Origin {
  url: string | undefined;
  text: string;
}

/** How the key begins of what somebody wrote down by hand, or made of a message. */
export const byHand = "hand/";

/** A promise, a follow-up or what somebody wrote down by hand, to be owed by somebody. */
export interface NewAction
  extends Pick<Action, "title" | "reference" | "phase" | "owner" | "dueDate">,
    Pick<Action, "origin" | "offeredTo" | "offeredBy"> {
  key: string;
  /** Other, where nothing is said. */
  source?: Exclude<ActionSource, "Checklist">;
}

/** What of an action is to change; what is left out stays as it is. Closing it, by tick or waiver, sets `doneBy`. */
export type ActionChange = Partial<
  Pick<
    Action,
    | "status"
    | "evidence"
    | "doneBy"
    | "doneOn"
    | "waivedReason"
    | "owner"
    | "dueDate"
    | "title"
    | "snoozedUntil"
    | "note"
    | "offeredTo"
    | "offeredBy"
  >
>;

/** What is owed, read from memory and written to the list with its line of history. */
export interface ActionStore {
  /** The same array until something changes. */
  all(): readonly Action[];
  find(id: ActionId): Action | undefined;
  withKey(key: string): Action | undefined;
  of(reference: Reference): readonly Action[];
  ownedBy(person: PersonId): readonly Action[];
  offeredTo(person: PersonId): readonly Action[];
  offeredBy(person: PersonId): readonly Action[];
  freshness(): { asOf: Date; stale: boolean };
  /** Writes one that no checklist asks for. The same key twice is one action. */
  add(request: { action: NewAction; by: { id: PersonId; name: string }; at: Date }): Promise<Action>;
  /**
   * Changes one action as it is now known. When somebody else changed it meanwhile, the newest row is
   * handed to `again`, which gives the change to make instead, or throws what to tell the person.
   */
  change(request: {
    action: Action;
    change: ActionChange;
    what: string;
    /** How history names the row before and after; its status where nothing else is said. */
    said?: (row: Action) => string;
    by: { id: PersonId; name: string };
    at: Date;
    again: (newest: Action) => ActionChange;
    /**
     * Whether a newest row that says what the change says came of this change, where another can lead to the
     * same: an offer is gone when it is taken back, and also when it is accepted.
     */
    isOurs?: (newest: Action) => boolean;
  }): Promise<Action>;
}
