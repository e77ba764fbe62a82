import { day } from "../../../../bot/common/days";
import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { ReplanTyped } from "../../../../bot/consultations";
import { buildAction, named, people } from "../../../support/build";
import { openReplanning, shown, stepIds, threeDates } from "./replanning";

const answers: ReplanTyped = {
  ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "hear" },
  ...{ canDelegate: "no", freshEvidence: "no", circumstances: "affectsResidents,survey,online,personalData" },
};
const withoutSurvey = { ...answers, circumstances: "affectsResidents,online,personalData" };

it("starts with the answers the level came from", async () => {
  const { consultations, reference } = await openReplanning();
  const { typed } = consultations.askChange("answers", { reference, by: people.alex, typed: {} });
  expect({ ...typed, circumstances: typed.circumstances?.split(",").sort() }).toEqual({
    ...answers,
    circumstances: answers.circumstances?.split(",").sort(),
  });
});

it("closes a step that no longer applies, with the reason, and does not delete it", async () => {
  const { preview, change, step, register, reference } = await openReplanning();
  const many = register.actions.of(reference).length;
  expect(stepIds(shown(await preview("answers", withoutSurvey)), "no longer applies")).toEqual([
    "2.6",
    "3.2",
    "3.7",
  ]);
  await change("answers", withoutSurvey);
  expect(step("3.2")).toMatchObject({
    status: "Waived",
    waivedReason: "No longer applies: there will be no survey.",
  });
  expect(register.actions.of(reference)).toHaveLength(many);
  const line = register.history.find(({ what }) => what === "3 steps closed: no longer applies");
  expect(line?.to).toContain("3.2: there will be no survey");
});

it("opens it again when it applies again, but not one that a person waived", async () => {
  const { change, step, register } = await openReplanning();
  register.someoneEdits(step("3.7").id, { status: "Waived", waivedReason: "Tried out last month." });
  await change("answers", withoutSurvey);
  const replanned = (await change("answers", answers)).replanned;
  expect(stepIds(replanned, "applies again")).toEqual(["2.6", "3.2"]);
  expect(step("3.2")).toMatchObject({ status: "Open", waivedReason: "", dueDate: "2027-08-10" });
  expect(step("3.7")).toMatchObject({ status: "Waived", waivedReason: "Tried out last month." });
});

it("does not open what a person waived in the same words, and forgets nothing of it", async () => {
  const { change, step, register } = await openReplanning();
  const waived = {
    ...{ status: "Waived" as const, waivedReason: "No longer applies, we merged it with step 2.1." },
    ...{ doneBy: named(people.megan), doneOn: day("2027-05-31") },
  };
  register.someoneEdits(step("3.7").id, waived);
  await change("answers", withoutSurvey);
  expect(stepIds((await change("answers", answers)).replanned, "applies again")).toEqual(["2.6", "3.2"]);
  expect(step("3.7")).toMatchObject(waived);
});

it("names nobody on a step it closes or opens, whoever had ticked it before", async () => {
  const { change, step, register } = await openReplanning();
  register.someoneEdits(step("3.2").id, { doneBy: named(people.megan), doneOn: day("2027-05-31") });
  await change("answers", withoutSurvey);
  expect(step("3.2")).toMatchObject({ status: "Waived", doneBy: undefined, doneOn: undefined });
  register.someoneEdits(step("3.2").id, { doneOn: day("2027-05-31") });
  await change("answers", answers);
  expect(step("3.2")).toMatchObject({ status: "Open", doneBy: undefined, doneOn: undefined });
});

it("leaves a step done that no longer applies", async () => {
  const { change, step, register } = await openReplanning();
  register.someoneEdits(step("3.2").id, { status: "Done", evidence: "The questions" });
  await change("answers", withoutSurvey);
  expect(step("3.2")).toMatchObject({ status: "Done", evidence: "The questions" });
});

it("adds the steps that apply now, owed by the lead officer whoever asks", async () => {
  const { change, step, row } = await openReplanning();
  await change(
    "answers",
    { ...answers, duty: "yes", circumstances: `${answers.circumstances},keyDecision` },
    people.megan,
  );
  expect(step("1.10")).toMatchObject({ status: "Open", owner: { id: people.alex.id }, gate: undefined });
  expect(step("4.4")).toMatchObject({ status: "Open", dueDate: "2027-09-01" });
  expect(row()).toMatchObject({ track: "full", statutoryDuty: true, keyDecision: true });
});

it("moves every step when the track changes, and says why", async () => {
  const { preview } = await openReplanning();
  const replanned = shown(await preview("answers", { ...answers, impact: "1" }));
  expect(replanned.level).toMatchObject({
    before: { level: "consult", track: "standard" },
    after: { level: "consult", track: "light" },
  });
  expect(replanned.level.reasons.join(" ")).toContain("the effect is small");
  expect(replanned.steps.find(({ stepId }) => stepId === "3.1")).toMatchObject({
    kind: "moved",
    to: "2027-08-20",
  });
  expect(replanned.steps.find(({ stepId }) => stepId === "1.1")).toMatchObject({
    kind: "no longer applies",
    why: "the track is now Light",
  });
});

it("keeps a duty that nobody is sure of as a duty", async () => {
  const { change, row } = await openReplanning();
  expect(row().statutoryDuty).toBe(false);
  await change("answers", { ...answers, duty: "unsure" });
  expect(row().statutoryDuty).toBe(true);
});

it("stops, and lets nothing be kept, where nothing is open and yet there is a duty", async () => {
  const { preview, keep, row, step } = await openReplanning();
  const view = await preview("answers", { ...answers, open: "none", duty: "yes" });
  expect(shown(view)).toMatchObject({ level: { stopped: true }, steps: [], change: {} });
  await keep("answers", view.typed, view.seen);
  expect(row()).toMatchObject({ engagementLevel: "consult", statutoryDuty: false });
  expect(step("3.1").status).toBe("Open");
});

it("says what is missing beside its question", async () => {
  const { preview } = await openReplanning();
  expect((await preview("answers", { ...answers, impact: "" })).problems).toEqual([
    { input: "impact", message: "Answer this question." },
  ]);
});

it("asks for the dates first, where there are none", async () => {
  const { preview, register, row, reference } = await openReplanning();
  register.put({ ...row(), startDate: undefined });
  await expect(preview("answers", answers)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining(`change dates ${reference}`),
  });
});

it("keeps what nobody is asked about, and judges elections by the dates", async () => {
  const { change, register, row } = await openReplanning();
  const saved = JSON.parse(row().levelAnswers);
  register.put({
    ...row(),
    levelAnswers: JSON.stringify({ ...saved, circumstances: [...saved.circumstances, "promises"] }),
  });
  await change("dates", threeDates("2028-03-20", "2028-05-15", "2028-07-12"));
  await change("answers", withoutSurvey);
  expect(JSON.parse(row().levelAnswers).circumstances).toEqual(
    expect.arrayContaining(["promises", "electionOverlap"]),
  );
});

it("does not touch a step somebody typed by hand, whatever its number", async () => {
  const { change, register, reference } = await openReplanning();
  register.putAction(buildAction({ id: asActionId("9001"), reference, stepId: asStepId("9.99") }));
  register.putAction(
    buildAction({ id: asActionId("9002"), reference, stepId: asStepId("3.2"), source: "Other" }),
  );
  await change("answers", withoutSurvey);
  expect(register.actions.find(asActionId("9001"))?.status).toBe("Open");
  expect(register.actions.find(asActionId("9002"))?.status).toBe("Open");
});
