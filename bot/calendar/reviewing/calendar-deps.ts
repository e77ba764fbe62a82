import type { Clock } from "../../common/clock";
import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { WorkingDays } from "../../common/working-days";
import type { DateToAvoid } from "../date-to-avoid";
import type { DatesReview } from "./review";

/** A row of the list that cannot be read as it is. */
export interface DateProblem {
  /** The row's id in the list. */
  row: string;
  name: string;
  /** What is wrong, after "This ": `has no day in "From"`. */
  message: string;
}

/** The list as this capability needs it. */
export interface DateStore {
  /** The same array until something changes. */
  all(): readonly DateToAvoid[];
  problems(): readonly DateProblem[];
  /** Where a person sees the list. @throws Failure when the site cannot be reached. */
  listUrl(): Promise<string>;
  /** Writes who checked these and when, and a line of history. @returns how many could not be marked. */
  markChecked(ask: {
    rows: readonly DateToAvoid[];
    by: Person;
    on: Day;
    at: Date;
    what: string;
  }): Promise<number>;
}

/** Who was told what, shared by every instance and kept over restarts. */
export interface ToldPeople {
  /** @returns false when they were told before, by whichever instance. */
  claim(news: { about: string; to: PersonId }): Promise<boolean>;
  /** When telling failed after all. */
  giveBack(news: { about: string; to: PersonId }): Promise<void>;
}

/** Which problems were told last. */
export interface ToldDateProblems {
  get(): Promise<string | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: { from: string | undefined; to: string }): Promise<boolean>;
}

export interface CalendarNotices {
  datesReview(to: Person, review: DatesReview): Promise<void>;
  dateProblems(to: Person, problems: readonly DateProblem[]): Promise<void>;
}

export interface CalendarDeps {
  dates: DateStore;
  directory: Directory;
  toldPeople: ToldPeople;
  toldProblems: ToldDateProblems;
  notices: CalendarNotices;
  workingDays: WorkingDays;
  settings: () => { datesReviewMonth: number };
  clock: Clock;
}
