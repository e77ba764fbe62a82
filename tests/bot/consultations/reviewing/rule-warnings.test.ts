import { day } from "../../../../bot/common/days";
import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import type { Consultation, GateStep, WorkflowStatus } from "../../../../bot/consultations";
import { buildAction, buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, grady, lee } = people;

function stands(over: Partial<Consultation>, deps: Parameters<typeof openPlanning>[0] = {}) {
  const planning = openPlanning(deps);
  const row = buildConsultation(over);
  planning.register.put(row);
  const see = (by: Person = alex, where: "own chat" | "channel" = "own chat") =>
    planning.consultations.ruleWarnings({ reference: row.reference, by, where });
  /** What the list says from now on, as the app notices it. */
  async function leave(now: Consultation, before?: Consultation) {
    planning.register.put(now);
    await planning.consultations.noticeListEdit({ consultation: now, ...(before && { before }) });
  }
  return { ...planning, row, see, leave };
}
const byHand = (by: Person) => ({ byApp: false, person: named(by) });

/** As somebody leaves the row in the list, and the app notices it. */
async function edited(
  {
    from,
    to,
    by,
    leadOfficer = alex,
  }: { from: WorkflowStatus; to: WorkflowStatus; by: Person; leadOfficer?: Person },
  deps: Parameters<typeof openPlanning>[0] = {},
) {
  const found = stands({ workflowStatus: from, leadOfficer: named(leadOfficer) }, deps);
  const { row, leave } = found;
  await leave(row);
  const now = { ...row, workflowStatus: to, changedBy: byHand(by) };
  await leave(now, row);
  return { ...found, now };
}
const open = (gate: string): GateStep => ({
  ...{ actionId: asActionId("7"), stepId: asStepId("0.3"), title: "Look for answers you already have" },
  ...{ gate, status: "Open", waivedReason: "" },
});

describe("a record that stands against a rule", () => {
  it.each<[string, Parameters<typeof edited>[0], string, string]>([
    [
      "approved by its own lead officer",
      { from: "Submitted", to: "Approved", by: megan, leadOfficer: megan },
      "own lead officer approved it",
      "Set it back to Submitted",
    ],
    [
      "approved by who is no manager",
      { from: "Submitted", to: "Approved", by: grady },
      "Somebody approved it in the list who may not.",
      "ask a manager to review it",
    ],
    [
      "approved without a review",
      { from: "Idea", to: "Approved", by: megan },
      "from Idea to Approved in the list, with no review",
      "Set it back to Idea",
    ],
    [
      "with its approval taken back",
      { from: "Approved", to: "Idea", by: megan },
      "Its approval was taken back",
      "Set it back to Approved",
    ],
    [
      "opened again after its end",
      { from: "Complete", to: "Open", by: megan },
      "It was complete",
      "Set it back to Complete",
    ],
    [
      "moved by somebody else",
      { from: "Approved", to: "Ready", by: grady },
      "Somebody set it to Ready",
      "Set it back to Approved",
    ],
    [
      "moved back",
      { from: "Closed", to: "Open", by: grady },
      "moved back in the list, from Closed to Open",
      "Set it back to Closed",
    ],
  ])("%s says so, and what to do", async (_, change, what, todo) => {
    const { see } = await edited(change);
    const [warning, ...more] = await see();
    expect(more).toEqual([]);
    expect(warning?.what).toContain(what);
    expect(warning?.todo).toContain(todo);
  });

  it("is warned of for as long as it counts as approved, whoever changes it after, until it is put back", async () => {
    const { see, register, now, leave } = await edited(
      { from: "Submitted", to: "Approved", by: alex },
      { checklist: { of: () => [buildAction({ stepId: asStepId("0.6"), status: "Open" })] } },
    );
    register.put({ ...now, changedBy: { byApp: true, person: undefined }, workflowStatus: "Ready" });
    expect((await see())[0]?.what).toContain("own lead officer approved it");
    const back = { ...now, workflowStatus: "Submitted" as const };
    await leave(back, now);
    expect(await see()).toEqual([]);
    await leave({ ...back, workflowStatus: "Approved", changedBy: byHand(megan) }, back);
    expect(await see()).toEqual([]);
  });

  it("past an open gate names its steps", async () => {
    const { see } = stands({ workflowStatus: "Approved" }, { gateSteps: () => [open("G1"), open("G2")] });
    expect(await see()).toEqual([
      {
        what: "It is Approved already. Gate G1 waits again for 1 step: 0.3 Look for answers you already have.",
        todo: "Do these steps now. Or ask a manager to waive them with a reason.",
      },
    ]);
  });

  it("shorter than its least weeks says by when it may close", async () => {
    const tooShort = {
      ...{
        kind: "minimumPeriod",
        severity: "block" as const,
        from: day("2027-09-01"),
        to: day("2027-10-13"),
      },
      ...{ what: "It is shorter than the law allows", why: "It must run for 12 weeks." },
      ...{ advice: "Close on Wed 24 Nov 2027 or later.", refuses: "always" as const },
    };
    const clashCheck = () => ({ findings: [tooShort], alternatives: [] });
    expect(await stands({ workflowStatus: "Idea" }, { clashCheck }).see()).toEqual([
      {
        what: "It is shorter than the law allows. It must run for 12 weeks.",
        todo: "Close on Wed 24 Nov 2027 or later. To change the dates, type in chat: change dates 2027-00001",
      },
    ]);
    expect(await stands({ workflowStatus: "Complete" }, { clashCheck }).see()).toEqual([]);
  });

  it("with dates that need a reason is warned of once it was sent, and not as a draft", async () => {
    const noted = {
      ...{ kind: "openingDay", severity: "high" as const, from: day("2027-09-01"), to: day("2027-09-01") },
      ...{ what: "It opens before an election", why: "", refuses: "unless-noted" as const },
    };
    const clashCheck = () => ({ findings: [noted], alternatives: [] });
    expect(await stands({ workflowStatus: "Idea" }, { clashCheck }).see()).toEqual([]);
    const [warning] = await stands({ workflowStatus: "Submitted" }, { clashCheck }).see();
    expect(warning?.todo).toContain("To say why, or choose other dates");
  });

  it("says nothing of a record in order, nor asks the list about one", async () => {
    const pastOf = jest.fn(async () => []);
    const { deps } = openPlanning();
    const { see } = stands({ workflowStatus: "Approved" }, { review: { ...deps.review, pastOf } });
    expect(await see()).toEqual([]);
    expect(pastOf).not.toHaveBeenCalled();
  });

  it("is shown though the list does not answer", async () => {
    const { deps } = openPlanning();
    const pastOf = async () => {
      throw new Error("down");
    };
    const { see } = stands(
      { workflowStatus: "Approved", changedBy: byHand(alex) },
      { review: { ...deps.review, pastOf }, gateSteps: () => [open("G1")] },
    );
    expect(await see()).toHaveLength(1);
  });

  it("is for officers in their own chat", async () => {
    const { see } = stands({ workflowStatus: "Approved" }, { gateSteps: () => [open("G1")] });
    expect([await see(lee), await see(alex, "channel"), (await see(grady)).length]).toEqual([[], [], 1]);
  });
});
