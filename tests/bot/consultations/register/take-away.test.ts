import { readSavedAnswers } from "../../../../bot/consultations";
import { adele, alex, buildConsultation, buildProduct, reference } from "../../../support/teams";

const councillor = { ...alex, roles: ["member"] as const };
const { consultations } = buildProduct({ consultations: [buildConsultation()] });
const ask = { reference: reference("2027-00042") };

describe("taking a document away", () => {
  it("is for everybody where it is the plan, and for more than councillors where it is the evidence", () => {
    expect(consultations.takeAway({ ...ask, kind: "plan", by: councillor }).title).toBe("Parks strategy");
    for (const by of [alex, adele, { ...alex, roles: ["member", "manager"] as const }])
      expect(consultations.takeAway({ ...ask, kind: "evidence-pack", by }).title).toBe("Parks strategy");
    for (const by of [councillor, { ...alex, roles: [] }])
      expect(() => consultations.takeAway({ ...ask, kind: "evidence-pack", by })).toThrow(
        "The evidence pack is for officers. Ask the lead officer what you need from it.",
      );
  });

  it("tells a councillor nothing of what is in the register by refusing", () => {
    const unknown = { reference: reference("2027-09999"), kind: "evidence-pack", by: councillor } as const;
    expect(() => consultations.takeAway(unknown)).toThrow("The evidence pack is for officers.");
    expect(() => consultations.takeAway({ ...unknown, by: alex })).toThrow(
      "There is no consultation 2027-09999 in the register. Check the number.",
    );
  });
});

describe("the plan of work that nobody has agreed to", () => {
  const early = (workflowStatus: "Idea" | "Submitted" | "Changes requested" | "Stopped") =>
    buildProduct({ consultations: [buildConsultation({ workflowStatus })] }).consultations;

  it.each(["Idea", "Submitted", "Changes requested", "Stopped"] as const)(
    "(%s) is for officers, and is not known to exist to a councillor",
    (status) => {
      const plan = { ...ask, kind: "plan" } as const;
      expect(early(status).takeAway({ ...plan, by: alex }).title).toBe("Parks strategy");
      expect(() => early(status).takeAway({ ...plan, by: councillor })).toThrow(
        "There is no consultation 2027-00042 in the register that you can see. Check the number.",
      );
    },
  );
});

describe("saved answers", () => {
  it("are read as they were saved, with who chose against them", () => {
    const saved = { open: "some", impact: 2, protected: false, weeks: 12, circumstances: ["survey"] };
    expect(readSavedAnswers(JSON.stringify({ ...saved, override: { record: "By Adele." } }))).toEqual({
      answers: { open: "some", impact: 2, protected: false, weeks: 12 },
      circumstances: ["survey"],
      override: "By Adele.",
    });
  });

  it.each(["", "{{{", "null", "[]", '"x"', '{"open":"maybe","impact":9,"circumstances":"x","override":1}'])(
    "that cannot be read (%s) are left out, not guessed",
    (saved) => {
      const { answers, circumstances, override } = readSavedAnswers(saved);
      expect(Object.values(answers).filter((each) => each !== undefined)).toEqual([]);
      expect([circumstances, override]).toEqual([[], undefined]);
    },
  );
});
