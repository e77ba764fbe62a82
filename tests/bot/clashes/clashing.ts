import {
  type ClashAsk,
  type ClashesDeps,
  type ClashRecord,
  type ClashSettings,
  createClashes,
  type DateToAvoidForClashes,
} from "../../../bot/clashes";
import { day } from "../../../bot/common/days";
import { englandWorkingDays } from "../../../bot/common/working-days";
import { fixedClock, reference } from "../../support/build";

export const workingDays = englandWorkingDays();

export const settings: ClashSettings = {
  areas: ["Abbey", "Castle", "St Peter's, East"],
  wholeArea: "Whole area",
  audiences: ["Residents", "Businesses", "Young people", "Muslim communities", "Gypsies and Travellers"],
  periodWeeks: { light: 2, standard: 6, full: 8 },
  decisionGap: { light: 15, standard: 30, full: 45 },
  extensions: { bankHolidayDays: 1, schoolHolidayDays: 5, schoolHolidayWeeks: 1, quietSeasonWeeks: 2 },
  fatigue: { warnAt: 2, reasonAt: 4, withinDays: 90 },
  similarTopicMonths: 24,
  alternativesDays: 90,
  communities: ["Christian", "Muslim", "Jewish", "Hindu", "Sikh"],
};

export function buildDate(over: Partial<DateToAvoidForClashes> = {}): DateToAvoidForClashes {
  const from = over.from ?? day("2027-09-08");
  return {
    ...{ name: "Founders' Day", kind: "Other", severity: "high", from, to: from },
    ...{ eveningBefore: false, mayMoveDays: 0, community: "", areas: [], audiences: [], advice: "" },
    ...over,
  };
}

let last = 0;
export function buildRecord(over: Partial<ClashRecord> = {}): ClashRecord {
  return {
    reference: reference(`2027-${String(++last).padStart(5, "0")}`),
    ...{ title: `Matter ${last}`, overview: "", areas: ["Abbey"], audiences: ["Residents"] },
    ...{ startDate: day("2027-09-06"), endDate: day("2027-10-19"), workflowStatus: "Approved" },
    changedAt: new Date("2027-01-04T09:00:00Z"),
    ...over,
  };
}

/** Six quiet weeks: Tuesday 7 September to Tuesday 19 October 2027. */
export function buildAsk(over: Partial<ClashAsk> = {}): ClashAsk {
  return {
    ...{ startDate: day("2027-09-07"), endDate: day("2027-10-19") },
    ...{ areas: ["Abbey"], audiences: ["Residents"] },
    ...over,
  };
}

export function clashesOf(
  given: {
    records?: readonly ClashRecord[];
    dates?: readonly DateToAvoidForClashes[];
    now?: string;
    settings?: Partial<ClashSettings>;
    uncheckedIn?: ClashesDeps["uncheckedIn"];
  } = {},
) {
  const { records = [], dates = [], now = "2027-06-01T09:00:00Z", uncheckedIn = () => [] } = given;
  return createClashes({
    ...{ records: () => records, datesToAvoid: () => dates, uncheckedIn, workingDays },
    ...{ settings: () => ({ ...settings, ...given.settings }), clock: fixedClock(now) },
  });
}
