import { day } from "../../../../bot/common/days";
import { basisOf } from "../../../../bot/consultations/replanning/step-basis";
import { warnOfMovedDates } from "../../../../bot/consultations/replanning/warn-of-moved-dates";
import { buildConsultation } from "../../../support/build";
import { councilDates, settings, workingDays } from "../planning/planning";

it("counts the feedback by the council's own weeks", () => {
  const consultation = buildConsultation({ feedbackPromised: undefined });
  const dates = {
    startDate: day("2027-09-01"),
    endDate: day("2027-10-20"),
    decisionDate: day("2027-12-01"),
  };
  const said = (feedbackWeeks: number) =>
    warnOfMovedDates(
      { consultation, dates, basis: basisOf(consultation, councilDates) },
      { decided: undefined, settings: { ...settings, feedbackWeeks }, workingDays, today: day("2027-06-01") },
    ).join(" ");
  expect(said(12)).toContain("due by Wed 12 Jan 2028");
  expect(said(8)).toContain("due by Wed 15 Dec 2027");
});
