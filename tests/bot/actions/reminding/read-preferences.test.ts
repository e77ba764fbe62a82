import { type ReminderForm, reminderPreferencesFrom } from "../../../../bot/actions";
import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import { usualSettings } from "./build-reminding";

const context = { settings: { reminders: usualSettings }, today: day("2027-06-01") };
const read = (form: ReminderForm) => reminderPreferencesFrom(form, context);
const said = (form: ReminderForm): string => {
  try {
    read(form);
  } catch (failure) {
    if (failure instanceof Failure && failure.code === "invalid") return failure.message;
    throw failure;
  }
  return "nothing";
};

describe("what somebody chose about reminders", () => {
  it("is the usual when they typed nothing", () => {
    const usual = { frequency: "daily", quiet: false, leave: [] };
    expect(read({})).toEqual(usual);
    const empty = {
      frequency: " ",
      pausedUntil: "",
      quiet: "false",
      sendAt: "",
      quietFrom: " ",
      quietTo: "",
    };
    expect(read({ ...empty, leave: "\n \n" })).toEqual(usual);
  });

  it("is read as people type it", () => {
    expect(
      read({
        ...{ frequency: "Weekly", quiet: "true", sendAt: "9.30 am", quietFrom: "5pm", quietTo: "8" },
        leave: "13 September 2027 to 24 Sept 2027\n2/8/2027 - 13/8/2027\r\n\n2027-12-24",
      }),
    ).toEqual({
      ...{ frequency: "weekly", quiet: true, sendAt: "09:30", quietHours: { from: "17:00", to: "08:00" } },
      leave: [
        { from: "2027-08-02", to: "2027-08-13" },
        { from: "2027-09-13", to: "2027-09-24" },
        { from: "2027-12-24", to: "2027-12-24" },
      ],
    });
  });

  it("pauses until a day, or until they say otherwise", () => {
    expect(read({ frequency: "paused", pausedUntil: "14 June 2027" })).toMatchObject({
      frequency: "paused",
      pausedUntil: "2027-06-14",
    });
    expect(read({ frequency: "paused" })).toEqual({ frequency: "paused", quiet: false, leave: [] });
  });

  it("takes no notice of the day of a pause they did not choose", () => {
    expect(read({ frequency: "daily", pausedUntil: "1 May 2027" })).not.toHaveProperty("pausedUntil");
  });

  it("forgets leave that is long over, and keeps what has just ended", () => {
    expect(read({ leave: "1 March 2027 to 5 March 2027\n24 May 2027 to 28 May 2027" }).leave).toEqual([
      { from: "2027-05-24", to: "2027-05-28" },
    ]);
  });

  it.each<[ReminderForm, string]>([
    [{ frequency: "hourly" }, "Choose how often: daily, weekly, only late or paused."],
    [
      { frequency: "paused", pausedUntil: "next spring" },
      "“next spring” is not a day. Type the day to start again like 4 March 2027.",
    ],
    [
      { frequency: "paused", pausedUntil: "1 June 2027" },
      "The day to start again has gone by. Choose a day after today.",
    ],
    [
      { frequency: "paused", pausedUntil: "2099-01-01" },
      "You can pause for a year at most. For longer, leave the day empty.",
    ],
    [{ sendAt: "25:00" }, "“25:00” is not a time. Type it like 09:30."],
    [{ sendAt: "after lunch" }, "“after lunch” is not a time. Type it like 09:30."],
    [{ quietFrom: "18:00" }, "Quiet hours need two times. Say when they begin and when they end."],
    [
      { quietFrom: "18:00", quietTo: "6pm" },
      "Quiet hours begin and end at the same time. Give two times, or none.",
    ],
    [{ quietFrom: "09:00", quietTo: "08:00" }, "Leave at least 4 hours of the day that are not quiet."],
    [
      { sendAt: "07:30" },
      "07:30 is in the quiet hours, 18:00 to 08:00. Choose another time, or other quiet hours.",
    ],
    [
      { sendAt: "12:30", quietFrom: "12:00", quietTo: "13:00" },
      "12:30 is in the quiet hours, 12:00 to 13:00. Choose another time, or other quiet hours.",
    ],
    [
      { leave: "all of August" },
      "“all of August” is not leave I can read. Type it like 2 June 2027 to 13 June 2027.",
    ],
    [
      { leave: "31 June 2027" },
      "“31 June 2027” is not leave I can read. Type it like 2 June 2027 to 13 June 2027.",
    ],
    [
      { leave: "1/6/2027 to 2/6/2027 to 3/6/2027" },
      "“1/6/2027 to 2/6/2027 to 3/6/2027” is not leave I can read. Type it like 2 June 2027 to 13 June 2027.",
    ],
    [
      { leave: "13 June 2027 to 2 June 2027" },
      "Leave from Sun 13 Jun 2027 ends before it begins, on Wed 2 Jun 2027. Swap the days.",
    ],
    [
      { leave: "2 June 2099 to 13 June 2099" },
      "Leave from Tue 2 Jun 2099 to Sat 13 Jun 2099 is too far off or too long. Check the years.",
    ],
  ])("says of %j: %s", (form, message) => {
    expect(said(form)).toBe(message);
  });

  it("says everything that is wrong at once", () => {
    expect(said({ frequency: "often", sendAt: "noonish", leave: "soon" })).toBe(
      [
        "Choose how often: daily, weekly, only late or paused.",
        "“noonish” is not a time. Type it like 09:30.",
        "“soon” is not leave I can read. Type it like 2 June 2027 to 13 June 2027.",
      ].join(" "),
    );
  });

  it("does not say back a whole novel, nor count a year of single days", () => {
    expect(said({ sendAt: "x".repeat(100_000) }).length).toBeLessThan(120);
    expect(said({ leave: "lorem ipsum\n".repeat(10_000) }).length).toBeLessThan(500);
    const days = Array.from({ length: 31 }, (_, at) => `${at + 1} July 2027`).join("\n");
    expect(said({ leave: days })).toBe("That is 31 periods of leave. Give the next 30 at most.");
  });
});
