import { day } from "../../../bot/common/days";
import type { Consultation } from "../../../bot/consultations";
import { adele, alex, buildConsultation, buildProduct } from "../../support/teams";

function closed(given: Partial<Consultation>) {
  const consultation = buildConsultation({
    ...{ workflowStatus: "Closed", endDate: day("2027-05-10"), feedbackPromised: day("2027-07-01") },
    ...given,
  });
  const product = buildProduct({
    now: "2027-05-20T09:00:00Z",
    consultations: [consultation],
    people: [alex, adele],
  });
  const { reference } = consultation;
  return {
    ...product,
    reference,
    chased: () =>
      product.register.actions.of(reference).filter(({ key }) => key?.startsWith("feedback/")).length,
  };
}

describe("the chase of a row of a spreadsheet", () => {
  it.each(["import:0123456789", "import:ref:CES/01", "their-own-id"])(
    "(%s) waits until somebody works on it here, and then goes on by itself",
    async (externalId) => {
      const { feedback, reference, chased } = closed({ externalId, templateVersion: "" });
      await feedback.chase({ reference });
      expect(chased()).toBe(0);
      await feedback.chase({ reference, worked: true });
      expect(chased()).toBe(3);
      await feedback.chase({ reference });
      expect(chased()).toBe(3);
    },
  );

  it("once begun, follows the promise and ends with it, whoever changes it", async () => {
    const { feedback, reference, register } = closed({ externalId: "import:1", templateVersion: "" });
    await feedback.chase({ reference, worked: true });
    const there = register.consultations.find(reference) as Consultation;
    register.put({ ...there, feedbackPublished: day("2027-06-01") });
    await feedback.chase({ reference });
    expect(register.actions.of(reference).map(({ status }) => status)).toEqual(["Done", "Done", "Done"]);
  });

  it.each([
    ["planned here", { externalId: "plan-1", templateVersion: "1" }],
    ["typed into the list", { externalId: "", templateVersion: "" }],
    [
      "changed by a spreadsheet, with its checklist from here",
      { externalId: "import:1", templateVersion: "1" },
    ],
  ])("is not that of work %s", async (_, given) => {
    const { feedback, reference, chased } = closed(given);
    await feedback.chase({ reference });
    expect(chased()).toBe(3);
  });
});
