import { asStepId } from "../../../bot/common/ids";
import { findStep } from "../../../bot/toolkit";

it("gives all of a step, with its phase and its sources in full", () => {
  expect(findStep(asStepId("4.1"))).toEqual({
    id: "4.1",
    phase: 4,
    phaseTitle: "Approve it and open",
    title: "Get approval to open",
    do: "Check that every gate G2 step is done. Ask the approver to sign.",
    why: "This is the second clear yes, before the public sees it.",
    evidence: "The approval, with name and time",
    signOff:
      "Light: service manager. Standard: engagement lead too. Full: director, legal and portfolio holder too",
    anchor: "S",
    offset: { light: -3, standard: -8, full: -12 },
    onlyIf: "level>=Consult",
    gate: "G2",
    verified: "from memory",
    sources: [
      {
        key: "GOVUK-WH",
        name: "GOV.UK Whitehall publisher, its rules for consultations",
        verified: "source seen",
        note: "The program's own code was seen.",
      },
      {
        key: "CP18-H",
        name: "Cabinet Office Consultation Principles 2018, principle H: agreed before publication",
        verified: "from memory",
        note: "Written for central government. It is good practice for councils. Its letter is from memory.",
      },
    ],
  });
});

it("tells 1.1 from 1.10", () => {
  expect(findStep(asStepId("1.1"))?.title).toBe("Find out if the law makes you consult");
  expect(findStep(asStepId("1.10"))?.title).toBe("Give notice of a key decision");
});

it("finds the step that has no date of its own, for when it happens", () => {
  expect(findStep(asStepId("5.5"))?.title).toBe("Deal with a change");
});

it("finds nothing for a step that is not in the toolkit", () => {
  expect(findStep(asStepId("12.1"))).toBeUndefined();
  expect(findStep(asStepId(""))).toBeUndefined();
});
