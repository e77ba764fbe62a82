import { readNotes } from "../clashing/dates-notes";
import { readNewDates } from "./read-new-dates";
import type { ReplanKind } from "./replan-view";

/** Other days of opening, closing or deciding; the open steps follow. */
export const changeDates: ReplanKind = {
  what: "dates",
  prefill: ({ startDate, endDate, decisionDate, datesNote }) => ({
    startDate: startDate ?? "",
    endDate: endDate ?? "",
    decisionDate: decisionDate ?? "",
    // What was agreed before is shown again, to be said anew of the new dates.
    ...readNotes(datesNote),
  }),
  read(_deps, { consultation, typed, today }) {
    const read = readNewDates(typed, { consultation, today });
    if ("problems" in read) return read;
    return { asked: { dates: read.dates, takeLevel: typed.takeLevel === "yes" } };
  },
};
