import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";

/** One day of a calendar. */
export interface CalendarEntry {
  /** Stays the same when the day moves, so that a calendar moves it too. */
  uid: string;
  on: Day;
  summary: string;
  description: string;
  location: string;
  url: string;
  /** The day may still move. */
  tentative: boolean;
  changedAt: Date;
}

export const uidOf = (reference: Reference, kind: string): string => `${reference}-${kind}@engagement-forum`;
