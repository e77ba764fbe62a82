/** What planning needs to know of the council. */
export interface PlanningSettings {
  services: readonly string[];
  areas: readonly string[];
  wholeArea: string;
  audiences: readonly string[];
  decisionMakers: readonly string[];
  periodWeeks: { light: number; standard: number; full: number };
  /** Working days between closing and the decision. */
  decisionGap: { light: number; standard: number; full: number };
  /** At most so many weeks from closing to the feedback. */
  feedbackWeeks: number;
  /** How much longer a run should be for what falls into it. */
  extensions: {
    /** Working days for each bank holiday. */
    bankHolidayDays: number;
    /** So many weekdays of school holiday call for more time … */
    schoolHolidayDays: number;
    /** … and this is how many weeks, on the standard and the full track. */
    schoolHolidayWeeks: number;
    /** Weeks for a run in August or from 20 December to 3 January. */
    quietSeasonWeeks: number;
  };
}
