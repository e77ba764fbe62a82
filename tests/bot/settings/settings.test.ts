import { readSettings, settingKeys, withToolkitPeriods } from "../../../bot/settings";

const defaults = readSettings([]).settings;
const read = (given: Record<string, string>) =>
  readSettings(Object.entries(given).map(([key, value]) => ({ key, value })));

describe("the council's settings", () => {
  it("work before anybody has set one", () => {
    const { settings, problems } = readSettings([]);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      councilName: "Your council",
      wholeArea: "Whole area",
      forumChannel: "Engagement forum",
      periodWeeks: { light: 2, standard: 6, full: 8 },
      decisionGap: { light: 15, standard: 30, full: 45 },
      extensions: { bankHolidayDays: 1, schoolHolidayDays: 5, schoolHolidayWeeks: 1, quietSeasonWeeks: 2 },
      fatigue: { warnAt: 2, reasonAt: 4, withinDays: 90 },
      similarTopicMonths: 24,
      alternativesDays: 90,
      communities: ["Christian", "Muslim", "Jewish", "Hindu", "Sikh"],
      datesReviewMonth: 9,
      reminders: {
        ...{ before: 5, after: 2, every: 5, managerAfter: 5, engagementLeadAfter: 10 },
        ...{ at: "09:00", quietHours: { from: "18:00", to: "08:00" } },
      },
      planAheadMonth: 10,
      forum: { askChampionsAfter: 2, roundUpBefore: 5, digestDay: 1, councillorsRead: true },
    });
  });

  it("are each read from their own row", () => {
    const { settings, problems } = read({
      councilName: " Contoso Borough Council ",
      services: "Libraries\r\n\r\n Parks, North \nLibraries",
      areas: "Abbey\nCastle",
      wholeArea: "All wards",
      forumChannel: "Ask a colleague",
      publicPlan: "On",
      audiences: "Residents",
      decisionMakers: "Cabinet",
      reviewers: "Parks: Megan Bowen",
      skills: "Chairing\n Reaching consensus",
      lightWeeks: "3",
      standardWeeks: "7",
      fullWeeks: "12",
      lightDecisionGap: "0",
      standardDecisionGap: "20",
      fullDecisionGap: "250",
      bankHolidayDays: "0",
      schoolHolidayDays: "10",
      schoolHolidayWeeks: "2",
      quietSeasonWeeks: "3",
      fatigueWarnAt: "3",
      fatigueReasonAt: "6",
      fatigueDays: "180",
      similarTopicMonths: "12",
      alternativesDays: "60",
      communities: "Jain\nBuddhist",
      datesReviewMonth: "10",
      remindBefore: "0",
      remindAfter: "1",
      remindEvery: "10",
      managerAfter: "8",
      engagementLeadAfter: "0",
      remindAt: "9.30 am",
      quietFrom: "5pm",
      quietTo: "7",
      planAheadMonth: "11",
      askChampionsAfter: "3",
      roundUpBefore: "0",
      digestDay: "5",
      councillorsInForum: "No",
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      councilName: "Contoso Borough Council",
      services: ["Libraries", "Parks, North"],
      areas: ["Abbey", "Castle"],
      wholeArea: "All wards",
      forumChannel: "Ask a colleague",
      publicPlan: true,
      audiences: ["Residents"],
      decisionMakers: ["Cabinet"],
      reviewers: ["Parks: Megan Bowen"],
      skills: ["Chairing", "Reaching consensus"],
      feedbackWeeks: 12,
      periodWeeks: { light: 3, standard: 7, full: 12 },
      decisionGap: { light: 0, standard: 20, full: 250 },
      extensions: { bankHolidayDays: 0, schoolHolidayDays: 10, schoolHolidayWeeks: 2, quietSeasonWeeks: 3 },
      fatigue: { warnAt: 3, reasonAt: 6, withinDays: 180 },
      similarTopicMonths: 12,
      alternativesDays: 60,
      communities: ["Jain", "Buddhist"],
      datesReviewMonth: 10,
      reminders: {
        ...{ before: 0, after: 1, every: 10, managerAfter: 8, engagementLeadAfter: 0 },
        ...{ at: "09:30", quietHours: { from: "17:00", to: "07:00" } },
      },
      planAheadMonth: 11,
      forum: { askChampionsAfter: 3, roundUpBefore: 0, digestDay: 5, councillorsRead: false },
    });
  });

  it("have a name for every row that provisioning makes", () => {
    const { settings } = read(
      Object.fromEntries(
        settingKeys.map((key) => [key, /^(publicPlan|councillorsInForum)$/.test(key) ? "yes" : "5"]),
      ),
    );
    expect(JSON.stringify(settings)).not.toContain("Your council");
    expect(settingKeys).toHaveLength(42);
  });

  it.each(["COUNCILNAME", " councilname ", "CouncilName"])("do not mind how a name is written: %s", (key) => {
    const { settings, problems } = read({ [key]: "Contoso" });
    expect(problems).toEqual([]);
    expect(settings.councilName).toBe("Contoso");
  });

  it.each(["", "   ", "\r\n"])("keep the default where the value is empty", (empty) => {
    const { settings, problems } = read(Object.fromEntries(settingKeys.map((key) => [key, empty])));
    expect(problems).toEqual([]);
    expect(settings).toEqual(defaults);
  });

  it.each([
    ["standardWeeks", "six"],
    ["standardWeeks", "6 weeks"],
    ["standardWeeks", "0"],
    ["standardWeeks", "53"],
    ["standardWeeks", "2.5"],
    ["fullDecisionGap", "-1"],
    ["fullDecisionGap", "251"],
    ["remindEvery", "0"],
    ["remindAt", "25:00"],
    ["remindAt", "first thing"],
    ["quietFrom", "13 pm"],
  ])("keep the default of %s and name it when it is %s; the rest holds", (key, value) => {
    const { settings, problems } = read({ [key]: value, councilName: "Contoso" });
    expect(problems).toEqual([`Settings: "${key}" cannot be "${value}", so the default is used.`]);
    expect(settings).toEqual({ ...defaults, councilName: "Contoso" });
  });

  it("quote only the beginning of a value that is far too long", () => {
    const { settings, problems } = read({ councilName: "x".repeat(10_000) });
    expect(settings.councilName).toBe("Your council");
    expect(problems).toHaveLength(1);
    expect(problems[0]?.length).toBeLessThan(150);
  });

  it("take run length and gap from the toolkit, unless a row says otherwise", () => {
    const given = read({ standardWeeks: "7", fullDecisionGap: "0", fullWeeks: "eight", lightWeeks: " " });
    const { periodWeeks, decisionGap, councilName } = withToolkitPeriods(given, {
      periodWeeks: { light: 3, standard: 9, full: 10 },
      decisionGap: { light: 16, full: 50 },
    });
    expect(periodWeeks).toEqual({ light: 3, standard: 7, full: 10 });
    expect(decisionGap).toEqual({ light: 16, standard: 30, full: 0 });
    expect(councilName).toBe("Your council");
  });

  it.each(["standardWeek", "", "__proto__", "constructor"])("name a row that is no setting: %s", (key) => {
    const { settings, problems } = readSettings([{ key, value: "7" }]);
    expect(problems).toEqual([`Settings: "${key}" is not a setting, so it is ignored.`]);
    expect(settings).toEqual(defaults);
  });
});
