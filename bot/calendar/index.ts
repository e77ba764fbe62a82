export { type Calendar, createCalendar } from "./create-calendar";
export type { DateKind, DateSeverity, DateToAvoid } from "./date-to-avoid";
export { dateKinds, dateSeverities } from "./date-to-avoid";
export { canCheckDates } from "./permissions";
export type {
  CalendarDeps,
  CalendarNotices,
  DateProblem,
  DateStore,
  ToldDateProblems,
  ToldPeople,
} from "./reviewing/calendar-deps";
export type { MarkedDates } from "./reviewing/mark-checked";
export { type DatesReview, reviewOf } from "./reviewing/review";
export { seeDates } from "./see-dates";
export type { Confidence, SeedDate } from "./seeds/seed-date";
export { confidences, usualAdvice } from "./seeds/seed-date";
export { seedDates, seedYears } from "./seeds/seed-dates";
export { type Sort, sorts, type Unchecked, uncheckedIn, uncheckedInWords, uncheckedYears } from "./unchecked";
