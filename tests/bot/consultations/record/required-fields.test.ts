import {
  type Consultation,
  type MissingField,
  missingFor,
  type WorkflowStatus,
} from "../../../../bot/consultations";
import { missingBetween } from "../../../../bot/consultations/record/required-fields";
import { buildConsultation, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan } = people;
const names = (missing: readonly MissingField[]) => missing.map(({ name }) => name);
/** Nothing typed but what planning asks. */
const planned = (over: Partial<Consultation> = {}) =>
  buildConsultation({ whyConsulting: "", whatCanChange: "", whatCannotChange: "", ...over });

describe("what a record needs", () => {
  it.each<[WorkflowStatus, { inform: string[]; light: string[]; full: string[] }]>([
    [
      "Submitted",
      {
        inform: ["whyConsulting"],
        light: ["whyConsulting", "whatCanChange"],
        full: ["whyConsulting", "whatCanChange", "whatCannotChange"],
      },
    ],
    [
      "Ready",
      {
        inform: ["contactName", "contactEmail"],
        light: ["contactName", "contactEmail"],
        full: ["contactName", "contactEmail", "eiaStatus"],
      },
    ],
    ["Open", { inform: [], light: ["feedbackPromised"], full: ["feedbackPromised"] }],
    ["Closed", { inform: [], light: [], full: [] }],
    [
      "Reported",
      {
        inform: [],
        light: ["responses", "findingsSummary"],
        full: ["responses", "groupsReached", "findingsSummary"],
      },
    ],
    [
      "Decided",
      {
        inform: ["outcomeSummary"],
        light: ["outcomeSummary", "decisionReasons"],
        full: ["outcomeSummary", "decisionReasons"],
      },
    ],
    ["Feedback published", { inform: [], light: ["feedbackPublished"], full: ["feedbackPublished"] }],
    ["Complete", { inform: [], light: ["lessons"], full: ["evalScore", "lessons"] }],
    ["Stopped", { inform: [], light: [], full: [] }],
    ["Changes requested", { inform: [], light: [], full: [] }],
  ])("to become %s grows with what it asks of people", (to, { inform, light, full }) => {
    expect(names(missingFor(planned({ engagementLevel: "inform", track: "light" }), to))).toEqual(inform);
    expect(names(missingFor(planned({ track: "light" }), to))).toEqual(light);
    expect(names(missingFor(planned({ track: "full" }), to))).toEqual(full);
  });

  it("includes what planning asks, for a row that was typed into the list, and says how to give it", () => {
    const typed = planned({
      ...{ leadOfficer: undefined, engagementLevel: undefined, startDate: undefined, overview: " " },
      ...{ audiences: [], decisionMaker: "" },
    });
    const missing = missingFor(typed, "Submitted");
    expect(missing).toEqual(
      expect.arrayContaining([
        { name: "overview", label: "Overview", input: "overview", how: "" },
        { name: "leadOfficer", label: "Lead officer", input: undefined, how: "" },
        { ...{ name: "startDate", label: "Opening day", input: undefined }, how: "change dates 2027-00001" },
        {
          ...{ name: "engagementLevel", label: "Level of engagement", input: undefined },
          how: "change answers 2027-00001",
        },
      ]),
    );
  });

  it("takes a telephone number for an e-mail address, and a privacy notice only where it matters", () => {
    const ready = planned({ track: "light", contactName: "Parks team", contactPhone: "01632 960123" });
    expect(missingFor(ready, "Ready")).toEqual([]);
    const personal = { ...ready, levelAnswers: '{"circumstances":["personalData"]}' };
    expect(names(missingFor(personal, "Ready"))).toEqual(["privacyLink"]);
  });

  it("counts no replies as an answer", () => {
    const closed = planned({ track: "light", responses: 0, findingsSummary: "Nobody replied." });
    expect(missingFor(closed, "Reported")).toEqual([]);
  });

  it("of a change that went past several is all of theirs, once", () => {
    const missing = names(missingBetween(planned({ track: "light" }), { from: "Idea", to: "Open" }));
    expect(missing).toEqual([
      ...["whyConsulting", "whatCanChange", "contactName", "contactEmail", "feedbackPromised"],
    ]);
    expect(missingBetween(planned(), { from: "Approved", to: "Stopped" })).toEqual([]);
  });
});

describe("moving on without it", () => {
  it("is refused with the names and how to give them, and moves once they are there", async () => {
    const { consultations, register } = openPlanning();
    const row = planned({ track: "light" });
    register.put(row);
    const send = () =>
      consultations.changeStatus({ reference: row.reference, to: "Submitted", note: "", by: alex });
    await expect(send()).rejects.toMatchObject({
      code: "conflict",
      message:
        "Before this it needs 2 things: Why you are asking; What people can change. To give them, type: consultation 2027-00001",
    });
    expect(register.history).toEqual([]);
    const typed = { whyConsulting: "To choose the hours.", whatCanChange: "The hours." };
    await consultations.editRecord({ reference: row.reference, typed, by: alex });
    await send();
    expect(register.consultations.find(row.reference)?.workflowStatus).toBe("Submitted");
  });

  it("in the list is not undone; the lead officer's card names it", async () => {
    const { consultations, register, told } = openPlanning();
    const row = planned({ track: "light", workflowStatus: "Submitted" });
    register.put(row);
    await consultations.noticeListEdit({ consultation: row });
    const approved: Consultation = {
      ...{ ...row, workflowStatus: "Approved" },
      changedBy: { byApp: false, person: { id: megan.id, name: megan.name } },
    };
    register.put(approved);
    await consultations.noticeListEdit({ consultation: approved });
    expect(told).toMatchObject([
      {
        ...{ to: "Alex Wilber", about: "status" },
        news: { missing: [{ name: "whyConsulting" }, { name: "whatCanChange" }] },
      },
    ]);
    expect(register.consultations.find(row.reference)?.workflowStatus).toBe("Approved");
  });
});
