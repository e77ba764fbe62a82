import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import {
  type Consultation,
  type GateStep,
  type WorkflowStatus,
  workflowStatuses,
} from "../../../../bot/consultations";
import { movesFor } from "../../../../bot/consultations/reviewing/change-status";
import { askedLater, buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee, diego } = people;

async function standing(workflowStatus: WorkflowStatus, over: Partial<Consultation> = {}) {
  const steps: GateStep[] = [];
  const planning = openPlanning({ gateSteps: () => steps });
  const { register, consultations, deps } = planning;
  const row = buildConsultation({
    workflowStatus,
    ...askedLater,
    feedbackPromised: day("2027-12-31"),
    ...over,
  });
  register.put(row);
  await consultations.noticeListEdit({ consultation: row });
  const move = (to: WorkflowStatus, by: Person, note = "") =>
    consultations.changeStatus({ reference: row.reference, to, note, by });
  /** Somebody else changes the row after it was read and before it is saved. */
  const meanwhile = (edit: Partial<Consultation>) => {
    const { change } = register.consultationWriter;
    register.consultationWriter.change = (request) => {
      register.consultationWriter.change = change;
      const now = register.consultations.find(row.reference);
      if (now) register.put({ ...now, ...edit });
      return change(request);
    };
  };
  const missing = (stepId: string, gate: string, status: GateStep["status"] = "Open") =>
    void steps.push({
      ...{ actionId: asActionId(stepId), stepId: asStepId(stepId), title: `Title of ${stepId}` },
      ...{ gate, status, waivedReason: status === "Waived" ? "Nobody is affected" : "" },
    });
  return {
    ...{ ...planning, row, move, meanwhile, missing },
    known: () => deps.knownStatuses.get(row.reference),
    now: () => register.consultations.find(row.reference),
  };
}

describe("who may move a consultation on", () => {
  const table: [WorkflowStatus, Record<string, WorkflowStatus[]>][] = [
    ["Idea", { lead: ["Submitted"], manager: [] }],
    ["Submitted", { lead: [], manager: ["Approved", "Changes requested", "Stopped"] }],
    ["Changes requested", { lead: ["Submitted"], manager: ["Stopped"] }],
    ["Approved", { lead: ["Ready"], manager: ["Stopped"] }],
    ["Ready", { lead: ["Open"], manager: ["Stopped"] }],
    ["Open", { lead: ["Closed"], manager: ["Stopped"] }],
    ["Closed", { lead: ["Reported"], manager: ["Stopped"] }],
    ["Reported", { lead: ["Decided"], manager: ["Stopped"] }],
    ["Decided", { lead: ["Feedback published"], manager: [] }],
    ["Feedback published", { lead: [], manager: ["Complete"] }],
    ["Complete", { lead: [], manager: [] }],
    ["Stopped", { lead: [], manager: [] }],
  ];

  it("is said for every status there is", () => {
    expect(table.map(([status]) => status)).toEqual([...workflowStatuses]);
  });

  it.each(table)("from %s", async (from, { lead, manager }) => {
    const row = buildConsultation({ workflowStatus: from });
    const moves = (person: Person) => movesFor(person, row).map(({ to }) => to);
    expect(moves(alex)).toEqual(lead);
    expect(moves(adele)).toEqual(lead);
    expect(moves(megan)).toEqual(manager);
    for (const nobody of [grady, lee, diego]) expect(moves(nobody)).toEqual([]);
    // Whatever is not on offer is refused too: a button's data can be forged.
    for (const to of workflowStatuses) {
      for (const by of [alex, megan, grady, lee]) {
        if (to === from || moves(by).includes(to)) continue;
        const { move, now } = await standing(from);
        await expect(move(to, by, "A good reason")).rejects.toBeInstanceOf(Failure);
        expect(now()?.workflowStatus).toBe(from);
      }
    }
  });

  it("never lets a manager approve what they lead themselves", async () => {
    const { move, now } = await standing("Submitted", { leadOfficer: named(megan) });
    await expect(move("Approved", megan)).rejects.toMatchObject({
      code: "not_allowed",
      message: "Nobody may approve their own consultation. Ask another manager to look at it.",
    });
    expect(now()?.workflowStatus).toBe("Submitted");
  });

  it("nor after it was handed to them at that moment", async () => {
    const { move, meanwhile, now } = await standing("Submitted");
    meanwhile({ leadOfficer: named(megan) });
    await expect(move("Approved", megan)).rejects.toMatchObject({ code: "not_allowed" });
    expect(now()?.workflowStatus).toBe("Submitted");
  });
});

describe("moving a consultation on", () => {
  it("writes the status, the review and one line of history, and tells the lead officer once", async () => {
    const { move, now, register, told, consultations, known } = await standing("Submitted");
    expect(await move("Approved", megan)).toMatchObject({
      changed: true,
      told: { name: "Alex Wilber", reached: true },
    });
    expect(now()?.workflowStatus).toBe("Approved");
    expect(register.reviews).toMatchObject([{ reviewedBy: named(megan), reviewedOn: "2027-06-01" }]);
    expect(register.history).toMatchObject([
      { what: "Status changed", who: named(megan), from: "Submitted", to: "Approved" },
    ]);
    expect(told).toMatchObject([
      { to: "Alex Wilber", news: { from: "Submitted", to: "Approved", by: named(megan), inChat: true } },
    ]);
    // The next look at the list finds nothing new in it.
    const after = now();
    if (after) await consultations.noticeListEdit({ consultation: after });
    expect(told).toHaveLength(1);
    expect(await known()).toBe("Approved");
  });

  it("of one's own tells oneself nothing", async () => {
    const { move, told, now } = await standing("Idea");
    expect(await move("Submitted", alex)).toMatchObject({ changed: true, told: undefined });
    expect(now()?.workflowStatus).toBe("Submitted");
    expect(told).toEqual([]);
  });

  it("needs a note to send it back, and hands that on", async () => {
    const { move, told, register } = await standing("Submitted");
    for (const note of ["", "  ", "\u200b\u200b\u200b"])
      await expect(move("Changes requested", megan, note)).rejects.toMatchObject({
        code: "invalid",
        message: "Say what must change, so that the officer knows.",
      });
    await expect(move("Stopped", megan)).rejects.toThrow("Say why it is stopped");
    await expect(move("Stopped", megan, "x".repeat(2_001))).rejects.toThrow(
      "The note has 2001 characters. Shorten it to 2000.",
    );
    await move("Changes requested", megan, " Ask young people too ");
    expect(told).toMatchObject([{ news: { note: "Ask young people too" } }]);
    expect(register.history).toMatchObject([{ to: "Changes requested: Ask young people too" }]);
    expect(register.reviews).toMatchObject([{ reviewNote: "Ask young people too" }]);
  });

  it("keeps a note given with an approval, and leaves no other reviewer's words beside that name", async () => {
    const noted = await standing("Submitted");
    await noted.move("Approved", megan, " Mind the election ");
    expect(noted.register.reviews).toMatchObject([{ reviewNote: "Mind the election" }]);
    expect(noted.register.history).toMatchObject([{ to: "Approved: Mind the election" }]);
    expect(noted.told).toMatchObject([{ news: { note: "Mind the election" } }]);
    const plain = await standing("Submitted");
    const written: object[] = [];
    const { change } = plain.register.consultationWriter;
    plain.register.consultationWriter.change = (request) => {
      written.push(request.fields);
      return change(request);
    };
    await plain.move("Approved", megan, "  ");
    expect(written).toMatchObject([{ workflowStatus: "Approved", reviewedBy: named(megan) }]);
    // The last reviewer's words must not stand beside this reviewer's name.
    expect(written[0]).toMatchObject({ reviewNote: "" });
    const long = await standing("Submitted");
    await expect(long.move("Approved", megan, "x".repeat(2_001))).rejects.toThrow("Shorten it to 2000.");
  });

  it("twice, or to where it stands, is one change", async () => {
    const { move, register, told } = await standing("Submitted");
    await Promise.all([move("Approved", megan), move("Approved", megan)]);
    expect(await move("Approved", megan)).toMatchObject({ changed: false });
    expect(register.history).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it("from an old card says where it is now", async () => {
    const { move, now } = await standing("Open");
    await expect(move("Submitted", alex)).rejects.toMatchObject({
      code: "conflict",
      message: "It is now Open, so it cannot become Submitted. The card shows what can be done next.",
    });
    expect(now()?.workflowStatus).toBe("Open");
  });

  it("leaves what somebody else changed in it meanwhile", async () => {
    const { move, meanwhile, now } = await standing("Submitted");
    meanwhile({ title: "Library hours" });
    await move("Approved", megan);
    expect(now()).toMatchObject({ title: "Library hours", workflowStatus: "Approved" });
  });

  it("does not go over another manager's answer of that moment", async () => {
    const { move, meanwhile, now, register, known } = await standing("Submitted");
    meanwhile({ workflowStatus: "Changes requested" });
    await expect(move("Approved", megan)).rejects.toMatchObject({ code: "conflict" });
    expect(now()?.workflowStatus).toBe("Changes requested");
    expect(register.history).toEqual([]);
    // So that the other manager's change is still told.
    expect(await known()).toBe("Submitted");
  });

  it("that cannot be saved changes nothing, and can be tried again", async () => {
    const { move, register, now, known, told } = await standing("Submitted");
    register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    await expect(move("Approved", megan)).rejects.toMatchObject({ code: "unavailable" });
    expect([now()?.workflowStatus, await known()]).toEqual(["Submitted", "Submitted"]);
    await move("Approved", megan);
    expect(told).toHaveLength(1);
  });

  it("stands though the lead officer cannot be told, and says so", async () => {
    const { move, now, deps } = await standing("Submitted");
    deps.notices.statusChanged = () => Promise.reject(new Error("No queue"));
    expect(await move("Approved", megan)).toMatchObject({ told: { name: "Alex Wilber", reached: false } });
    expect(now()?.workflowStatus).toBe("Approved");
  });

  it("of one that is not in the register says so", async () => {
    const { consultations } = openPlanning();
    const gone = buildConsultation().reference;
    await expect(
      consultations.changeStatus({ reference: gone, to: "Approved", note: "", by: megan }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a gate", () => {
  it.each<[WorkflowStatus, WorkflowStatus, string, Person]>([
    ["Submitted", "Approved", "G1", megan],
    ["Ready", "Open", "G2", alex],
    ["Closed", "Reported", "G3", alex],
    ["Feedback published", "Complete", "G4", megan],
  ])("from %s to %s holds until each of its steps is done or waived", async (from, to, gate, by) => {
    const { move, missing, now, known } = await standing(from);
    missing("0.2", gate);
    missing("0.3", gate, "Blocked");
    missing("0.4", gate, "Done");
    missing("0.5", gate, "Waived");
    missing("9.9", gate === "G4" ? "G5" : "G4");
    await expect(move(to, by)).rejects.toMatchObject({
      code: "conflict",
      message: `Gate ${gate} waits for 2 steps: 0.2 Title of 0.2; 0.3 Title of 0.3.`,
      gate,
      missing: [{ stepId: "0.2" }, { stepId: "0.3" }],
    });
    expect([now()?.workflowStatus, await known()]).toEqual([from, from]);
  });

  it("behind it that waits again holds it too, and is named", async () => {
    const { move, missing, now } = await standing("Ready");
    missing("0.2", "G1");
    await expect(move("Open", alex)).rejects.toMatchObject({
      ...{ gate: "G1", message: "Gate G1 waits again for 1 step: 0.2 Title of 0.2." },
    });
    expect(now()?.workflowStatus).toBe("Ready");
  });

  it("whose steps are all done or waived lets it through", async () => {
    const { move, missing, now } = await standing("Submitted");
    missing("0.2", "G1", "Done");
    missing("0.3", "G1", "Waived");
    await move("Approved", megan);
    expect(now()?.workflowStatus).toBe("Approved");
  });

  it("holds no other move: one may stop it, or send it back", async () => {
    const { move, missing, now } = await standing("Submitted");
    missing("0.2", "G1");
    await move("Changes requested", megan, "Choose the level first");
    expect(now()?.workflowStatus).toBe("Changes requested");
  });
});
