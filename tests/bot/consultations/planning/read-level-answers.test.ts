import { type Typed, usualCircumstances } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { card2, card3, openPlanning, problemsOf, stopped } from "./planning";

const { alex } = people;

async function answered(typed: Typed) {
  const planning = openPlanning();
  const { planId } = await planning.filled("describe");
  const view = await planning.consultations.fillCard({ planId, by: alex, stage: "level", typed });
  return { ...planning, planId, view, problems: problemsOf(view) };
}

describe("card 2", () => {
  it("asks for every question that has no answer", async () => {
    const { view, problems } = await answered({});
    expect(view.stage).toBe("level");
    expect(problems).toEqual(
      Object.fromEntries(
        ["open", "duty", "impact", "protected", "share", "canDelegate", "freshEvidence"].map((input) => [
          input,
          "Answer this question.",
        ]),
      ),
    );
  });

  it.each<[string, Typed]>([
    ["open", { open: "a bit" }],
    ["duty", { duty: "__proto__" }],
    ["impact", { impact: "4" }],
    ["share", { share: "everything" }],
    ["protected", { protected: "maybe" }],
  ])("takes no answer to %s that is not offered, and keeps it", async (input, changed) => {
    const { view, problems } = await answered({ ...card2, ...changed });
    expect(problems).toEqual({ [input]: "Choose one of the answers." });
    expect(view.plan.typed).toMatchObject(changed);
  });

  it("understands a toggle's true and false", async () => {
    const { view } = await answered({ ...card2, protected: "true", canDelegate: "false" });
    expect(view.stage).toBe("dates");
    expect(view.level?.reasons).toContain("At least Consult: a change for a group, harder on some groups.");
  });

  it("names the level, why, and what cannot be skipped", async () => {
    const { view } = await answered(card2);
    expect(view.level).toMatchObject({ level: "consult", label: "Consult", track: "standard" });
    expect(view.level?.reasons.length).toBeGreaterThan(0);
    expect(view.level?.cannotSkip.length).toBeGreaterThan(0);
  });

  it("takes what is usual for ticked when a card does not say", async () => {
    const { circumstances: _, ...silent } = card2;
    const stepsWith = async (typed: Typed) => (await answered(typed)).view.steps.map((step) => step.stepId);
    const usual = await stepsWith({ ...card2, circumstances: usualCircumstances.join() });
    expect(await stepsWith(silent)).toEqual(usual);
    expect(await stepsWith({ ...card2, circumstances: "" })).not.toEqual(usual);
  });

  it.each<[string, Typed, string[]]>([
    ["no duty and no group", {}, []],
    ["a duty", { duty: "yes" }, ["statutory"]],
    ["a duty somebody is not sure of", { duty: "unsure" }, ["statutory"]],
    ["a group it is harder on", { protected: "yes" }, ["affectsProtected"]],
  ])("does not ask twice: with %s it knows what that brings", async (_, changed, brought) => {
    const { consultations, confirmed, planId } = await answered({ ...card2, ...changed, circumstances: "" });
    await consultations.fillCard({ planId, by: alex, stage: "dates", typed: card3 });
    const { consultation } = await confirmed(planId);
    expect(JSON.parse(consultation.levelAnswers).circumstances).toEqual(brought);
  });

  it("ignores a circumstance it never asked about", async () => {
    const { view } = await answered({ ...card2, circumstances: "survey,electionOverlap,promises" });
    expect(view.steps.map((step) => step.stepId)).not.toContain("1.9");
  });

  it("brings the steps of a circumstance that is ticked", async () => {
    const { view } = await answered({ ...card2, circumstances: "survey,keyDecision" });
    expect(view.steps.map((step) => step.stepId)).toContain("1.10");
  });
});

describe("when nothing is open but there is a duty", () => {
  it.each(["yes", "unsure"])("says stop and why, and goes no further (duty: %s)", async (duty) => {
    const { view } = await answered({ ...stopped, duty });
    expect(view.stage).toBe("level");
    expect(view.level).toMatchObject({ level: "stop", label: "Stop: ask for legal advice first" });
    expect(view.level?.reasons).toContain(
      "Nothing is open, yet there is or may be a duty. Stop and ask legal first.",
    );
    expect(view.proposed).toBeUndefined();
  });

  it("cannot be confirmed by a forged press, with dates or without", async () => {
    const { consultations, planId, confirm, register } = await answered(stopped);
    const first = await confirm(planId);
    expect(first).toMatchObject({ view: { stage: "level", problems: [], level: { level: "stop" } } });

    for (const dates of [{ startDate: "2027-09-01", endDate: "2027-10-13" }, { startDate: "no day" }]) {
      const forged = await consultations.fillCard({ planId, by: alex, stage: "dates", typed: dates });
      expect(forged).toMatchObject({ stage: "level", problems: [], level: { level: "stop" } });
      const checked = await consultations.checkDates({ planId, by: alex, typed: dates });
      expect(checked).toMatchObject({ stage: "level", problems: [], level: { level: "stop" } });
      expect(await confirm(planId)).toMatchObject({ view: { stage: "level", level: { level: "stop" } } });
    }
    expect(await consultations.fillCard({ planId, by: alex, stage: "confirm", typed: {} })).toMatchObject({
      stage: "level",
    });
    expect(register.consultations.all()).toEqual([]);
    expect(register.history).toEqual([]);
  });

  it("goes on once legal has said what is open", async () => {
    const { consultations, planId } = await answered(stopped);
    const view = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(view.stage).toBe("dates");
  });
});
