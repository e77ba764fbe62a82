import type { ReplanTyped } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { openReplanning, shown, stepIds } from "./replanning";

const up: ReplanTyped = {
  levelWanted: "collaborate",
  reason: "Residents asked to build the options with us.",
};
const down: ReplanTyped = { levelWanted: "inform", reason: "The service has already closed for good." };
const legal: ReplanTyped = { legalWho: "Jo Bloggs", legalOn: "2027-05-28" };

it("raises the level for its lead officer, replans its steps, and keeps who and why", async () => {
  const { preview, change, row, step, register } = await openReplanning();
  const replanned = shown(await preview("level", up));
  expect(replanned.level).toMatchObject({
    before: { level: "consult", track: "standard" },
    after: { level: "collaborate", track: "full" },
  });
  expect(stepIds(replanned, "added")).toContain("2.3");
  await change("level", up);
  expect(row()).toMatchObject({ engagementLevel: "collaborate", track: "full" });
  expect(row().levelReason).toContain(
    "Alex Wilber raised the level from Consult to Collaborate. Reason: Residents asked to build the options with us.",
  );
  expect(JSON.parse(row().levelAnswers)).toMatchObject({
    share: "hear",
    override: { level: "collaborate", from: "consult", on: "2027-06-01" },
  });
  expect(step("2.3")).toMatchObject({ status: "Open", owner: { id: people.alex.id } });
  expect(register.history.find(({ what }) => what === "Level chosen against the answers")).toMatchObject({
    who: { id: people.alex.id },
    from: expect.stringContaining("Level consult, track standard"),
    to: expect.stringContaining("Reason: Residents asked"),
  });
});

it.each([
  ["a manager raises it", up, "megan", "Only the lead officer can raise the level"],
  ["its lead officer lowers it", down, "alex", "Only a manager can lower the level"],
  [
    "a manager goes below the floor without legal",
    down,
    "megan",
    "The level cannot go below Consult without legal",
  ],
  ["there is no other level", { ...up, levelWanted: "consult" }, "alex", "The level is Consult already"],
  ["it is no level", { ...up, levelWanted: "rule" }, "alex", "Choose the level you want."],
  ["the reason is too short", { ...up, reason: "Because" }, "alex", "10 letters or more"],
  ["there is no reason", { ...up, reason: " " }, "alex", "Say why. It goes on record."],
  ["the reason is far too long", { ...up, reason: "a ".repeat(5_000) }, "alex", "Use 500 or fewer"],
  ["legal has no day", { ...down, legalWho: "Jo" }, "megan", "Choose the day when legal agreed."],
  ["legal has no name", { ...down, legalOn: "2027-05-28" }, "megan", "Say who in legal agreed."],
  ["legal agrees tomorrow", { ...down, ...legal, legalOn: "2027-06-02" }, "megan", "a day to come"],
] as const)("says on the card what is wrong when %s", async (_when, typed, by, message) => {
  const { preview, row } = await openReplanning();
  const view = await preview("level", typed, people[by]);
  expect(view.preview).toBeUndefined();
  expect(view.typed).toEqual(typed);
  expect(view.problems.map((problem) => problem.message).join()).toContain(message);
  expect(row().engagementLevel).toBe("consult");
});

it("lowers it below the floor for a manager with legal's agreement, without a lighter track", async () => {
  const { change, row } = await openReplanning();
  await change("level", { ...down, ...legal }, people.megan);
  expect(row()).toMatchObject({ engagementLevel: "inform", track: "standard" });
  expect(row().levelReason).toContain("Legal sign-off: Jo Bloggs, Fri 28 May 2027.");
});

it("is judged from the level people know, so a raised one can be taken back", async () => {
  const { change, row } = await openReplanning();
  await change("level", up);
  await change(
    "level",
    { levelWanted: "consult", reason: "The extra workshops were not needed." },
    people.megan,
  );
  expect(row().engagementLevel).toBe("consult");
  expect(row().levelReason).toContain("Megan Bowen lowered the level from Collaborate to Consult.");
});

it("outlives new dates, and is set anew by new answers with a warning", async () => {
  const { change, preview, row } = await openReplanning();
  await change("level", up);
  const dates = { startDate: "2027-09-08", endDate: "2027-10-20", decisionDate: "2027-12-01" };
  await change("dates", dates);
  expect(row().engagementLevel).toBe("collaborate");
  expect(JSON.parse(row().levelAnswers).override).toMatchObject({ level: "collaborate" });
  const answers: ReplanTyped = {
    ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "hear" },
    ...{ canDelegate: "no", freshEvidence: "no", circumstances: "survey" },
  };
  expect(shown(await preview("answers", answers)).warnings).toContain(
    "Somebody had chosen the level against the answers. These answers set it anew.",
  );
  await change("answers", answers);
  expect(row().engagementLevel).toBe("consult");
  expect(JSON.parse(row().levelAnswers)).not.toHaveProperty("override");
});

it("needs answers to start from", async () => {
  const { preview, register, row, reference } = await openReplanning();
  register.put({ ...row(), levelAnswers: "{}" });
  await expect(preview("level", up)).rejects.toMatchObject({
    message: expect.stringContaining(`change answers ${reference}`),
  });
});
