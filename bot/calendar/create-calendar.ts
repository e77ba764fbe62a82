import type { Day } from "../common/days";
import type { Person } from "../common/person";
import type { DateToAvoid } from "./date-to-avoid";
import type { CalendarDeps } from "./reviewing/calendar-deps";
import { type MarkedDates, markChecked } from "./reviewing/mark-checked";
import { remindOfReview } from "./reviewing/remind-of-review";
import { tellDateProblems } from "./reviewing/tell-date-problems";
import { seeDates } from "./see-dates";
import { uncheckedYears } from "./unchecked";

export interface Calendar {
  /** Every date of the list, also the ignored ones. The same array until something changes. */
  dates(): readonly DateToAvoid[];
  /** Those that touch a period and are not ignored, the earliest first. */
  seeDates(period: { from: Day; to: Day }): readonly DateToAvoid[];
  /** The years, of those a period falls in, whose dates nobody has checked. */
  uncheckedIn(period: { from: Day; to: Day }): readonly number[];
  /** Where a person sees the list; empty when that cannot be told just now. */
  listUrl(): Promise<string>;
  /** @throws Failure `not_allowed` for anybody but an engagement lead. */
  markChecked(ask: { year: number; seen: string; by: Person }): Promise<MarkedDates>;
  /** For the clock to call; it decides itself whether it is time. @returns how many people were told. */
  remindOfReview(): Promise<number>;
  /** Tells of rows that cannot be read, when they are others than last time. */
  tellProblems(): Promise<void>;
}

/** The door of the capability: the dates that consultations keep clear of. */
export function createCalendar(deps: CalendarDeps): Calendar {
  const { dates } = deps;
  return {
    dates: () => dates.all(),
    seeDates: (period) => seeDates({ dates: dates.all(), ...period }),
    uncheckedIn: (period) => uncheckedYears({ dates: dates.all(), ...period }),
    listUrl: () => dates.listUrl().catch(() => ""),
    markChecked: (ask) => markChecked(deps, ask),
    remindOfReview: () => remindOfReview(deps),
    tellProblems: () => tellDateProblems(deps, dates.problems()),
  };
}
