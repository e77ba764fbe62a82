import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Directory } from "../../../../bot/common/person";
import { type Consultation, type GateStep, waitsFor } from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { memoryDirectory, memoryKnownStatuses } from "../../../support/memory-stores";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele } = people;
const submitted = buildConsultation({ workflowStatus: "Submitted" });
const edited = (over: Partial<Consultation>): Consultation => ({
  ...submitted,
  changedBy: { byApp: false, person: named(megan) },
  ...over,
});
const approved = edited({ workflowStatus: "Approved" });

/** Somebody already knows that the consultation waits for review. */
async function knownAsSubmitted(over: Parameters<typeof openPlanning>[0] = {}) {
  const planning = openPlanning(over);
  await planning.consultations.noticeListEdit({ consultation: submitted });
  return planning;
}

describe("a status changed in the list", () => {
  it("is told to the lead officer, with who did it, and written in the history", async () => {
    const { consultations, told, register } = await knownAsSubmitted();
    await consultations.noticeListEdit({ consultation: approved });
    expect(told).toMatchObject([
      { to: "Alex Wilber", about: "status", news: { from: "Submitted", to: "Approved", by: named(megan) } },
    ]);
    expect(register.history).toMatchObject([
      { what: "Status changed in the list", who: named(megan), from: "Submitted", to: "Approved" },
    ]);
  });

  it("is told once, even when two instances see it at the same moment", async () => {
    const knownStatuses = memoryKnownStatuses();
    const one = await knownAsSubmitted({ knownStatuses });
    const other = openPlanning({ knownStatuses });
    await Promise.all([
      one.consultations.noticeListEdit({ consultation: approved }),
      other.consultations.noticeListEdit({ consultation: approved }),
    ]);
    expect([...one.told, ...other.told]).toHaveLength(1);
    expect([...one.register.history, ...other.register.history]).toHaveLength(1);
  });

  it("is told once, however often the row is seen", async () => {
    const { consultations, told } = await knownAsSubmitted();
    for (let times = 0; times < 3; times++)
      await consultations.noticeListEdit({ consultation: { ...approved, title: `Edit ${times}` } });
    expect(told).toHaveLength(1);
  });

  it("while no instance ran is told when one starts again", async () => {
    const knownStatuses = memoryKnownStatuses();
    await knownAsSubmitted({ knownStatuses });
    const restarted = openPlanning({ knownStatuses });
    await restarted.consultations.noticeListEdit({ consultation: approved });
    expect(restarted.told).toHaveLength(1);
  });

  it("each time it changes, back and forth, is news", async () => {
    const { consultations, told } = await knownAsSubmitted();
    for (const workflowStatus of ["Changes requested", "Submitted", "Changes requested"] as const)
      await consultations.noticeListEdit({ consultation: edited({ workflowStatus }) });
    expect(told.map(({ news }) => [news.from, news.to])).toEqual([
      ["Submitted", "Changes requested"],
      ["Changes requested", "Submitted"],
      ["Submitted", "Changes requested"],
    ]);
  });

  it("is no news in a row seen for the first time", async () => {
    const { consultations, told, register } = openPlanning();
    await consultations.noticeListEdit({ consultation: approved });
    expect(told).toEqual([]);
    expect(register.history).toEqual([]);
    const changedBy = { byApp: false, person: named(alex) };
    await consultations.noticeListEdit({ consultation: edited({ workflowStatus: "Ready", changedBy }) });
    expect(told).toMatchObject([{ news: { from: "Approved", to: "Ready" } }]);
  });

  it("with nobody leading it is still written in the history", async () => {
    const { consultations, told, register } = await knownAsSubmitted();
    await consultations.noticeListEdit({ consultation: { ...approved, leadOfficer: undefined } });
    expect(told).toEqual([]);
    expect(register.history).toHaveLength(1);
  });

  it("by the app itself names nobody", async () => {
    const { consultations, told } = await knownAsSubmitted();
    const byApp = { byApp: true, person: named(alex) };
    await consultations.noticeListEdit({ consultation: { ...approved, changedBy: byApp } });
    expect(told).toHaveLength(1);
    expect(told[0]?.news.by).toBeUndefined();
  });
});

describe("approving one's own", () => {
  const own = edited({ workflowStatus: "Approved", changedBy: { byApp: false, person: named(alex) } });

  it("is flagged to the engagement lead", async () => {
    const { consultations, told } = await knownAsSubmitted();
    await consultations.noticeListEdit({ consultation: own });
    expect(told.filter(({ about }) => about === "own approval").map(({ to }) => to)).toEqual(["Adele Vance"]);
  });

  it("is flagged even when the lead officer is no longer in the directory", async () => {
    const { consultations, told } = await knownAsSubmitted({ directory: memoryDirectory([adele]) });
    await consultations.noticeListEdit({ consultation: own });
    expect(told).toMatchObject([{ to: "Adele Vance", about: "own approval" }]);
  });

  it.each([
    ["a manager approving it", approved],
    ["its lead officer taking it back", { ...own, workflowStatus: "Idea" as const }],
  ])("is not %s", async (_, consultation) => {
    const { consultations, told } = await knownAsSubmitted();
    await consultations.noticeListEdit({ consultation });
    expect(told.filter(({ about }) => about === "own approval")).toEqual([]);
  });
});

describe("when something fails", () => {
  const own = edited({ workflowStatus: "Approved", changedBy: { byApp: false, person: named(alex) } });

  it.each(["find", "withRole"] as const)(
    "a directory that does not answer (%s) loses nothing: it is told at the next look",
    async (call) => {
      const whole = memoryDirectory(Object.values(people));
      let down = false;
      const answering = <Answer>(answer: Promise<Answer>) =>
        down ? Promise.reject(new Error("The directory does not answer")) : answer;
      const directory: Directory = {
        find: (id) => (call === "find" ? answering(whole.find(id)) : whole.find(id)),
        search: whole.search,
        standing: whole.standing,
        withRole: (role) => (call === "withRole" ? answering(whole.withRole(role)) : whole.withRole(role)),
      };
      const { consultations, told } = await knownAsSubmitted({ directory });
      down = true;
      await expect(consultations.noticeListEdit({ consultation: own })).rejects.toThrow("does not answer");
      expect(told).toEqual([]);
      down = false;
      await consultations.noticeListEdit({ consultation: own });
      expect(told.map(({ to }) => to).sort()).toEqual(["Adele Vance", "Alex Wilber"]);
    },
  );

  it.each(["approvedOwn", "statusChanged"] as const)(
    "a queue that takes no news (%s) loses nothing: the next look tells, and history says it once",
    async (call) => {
      let down = true;
      const told: string[] = [];
      const put = (name: typeof call) => async () => {
        if (down && name === call) throw new Error("The queue does not answer");
        told.push(name);
      };
      const notices = {
        approvedOwn: put("approvedOwn"),
        statusChanged: put("statusChanged"),
        pastGate: async () => {},
        ruleBroken: async () => {},
      };
      const { consultations, register } = await knownAsSubmitted({ notices });
      await expect(consultations.noticeListEdit({ consultation: own })).rejects.toThrow("does not answer");
      expect(told.filter((name) => name === call)).toEqual([]);
      expect(register.history).toEqual([]);
      down = false;
      for (let looks = 0; looks < 2; looks++) await consultations.noticeListEdit({ consultation: own });
      expect(told.filter((name) => name === call)).toHaveLength(1);
      expect(register.history.map(({ what }) => what)).toEqual([
        "Status changed in the list",
        "Change against the rules",
      ]);
    },
  );

  it("a claim that cannot be given back hides nothing of what went wrong first", async () => {
    const knownStatuses = memoryKnownStatuses();
    const { consultations } = await knownAsSubmitted({
      knownStatuses: {
        ...knownStatuses,
        move: (change) =>
          change.to === "Submitted" && change.from
            ? Promise.reject(new Error("No table"))
            : knownStatuses.move(change),
      },
      notices: {
        approvedOwn: async () => {},
        pastGate: async () => {},
        ruleBroken: async () => {},
        statusChanged: () => Promise.reject(new Error("No queue")),
      },
    });
    await expect(consultations.noticeListEdit({ consultation: approved })).rejects.toThrow("No queue");
  });

  it("a history that cannot be written takes the news from nobody, and is not kept quiet", async () => {
    const history = { append: () => Promise.reject(new Error("No history")) };
    const { consultations, told } = await knownAsSubmitted({ history });
    await expect(consultations.noticeListEdit({ consultation: own })).rejects.toThrow("No history");
    expect(told.map(({ to }) => to).sort()).toEqual(["Adele Vance", "Alex Wilber"]);
    await consultations.noticeListEdit({ consultation: own });
    expect(told).toHaveLength(2);
  });
});

describe("a change in the list that goes past a gate", () => {
  const open = (stepId: string, gate: string, status: GateStep["status"] = "Open"): GateStep => ({
    ...{ actionId: asActionId(stepId), stepId: asStepId(stepId), title: `Title of ${stepId}`, gate, status },
    waivedReason: status === "Waived" ? "Nobody is affected" : "",
  });

  it("is flagged to the engagement lead with the steps, not undone, and the officer is told", async () => {
    const gateSteps = () => [open("0.2", "G1"), open("0.3", "G1", "Done"), open("1.1", "G2")];
    const { consultations, told, register } = await knownAsSubmitted({ gateSteps });
    await consultations.noticeListEdit({ consultation: approved });
    await consultations.noticeListEdit({ consultation: approved });
    expect(told).toMatchObject([
      {
        ...{ to: "Adele Vance", about: "past gate", news: { to: "Approved", by: named(megan) } },
        gates: ["Gate G1 waits for 1 step: 0.2 Title of 0.2."],
      },
      { to: "Alex Wilber", about: "status" },
    ]);
    expect(register.history).toHaveLength(1);
  });

  it("and breaks a rule is one card, which names every gate it jumped", async () => {
    const gateSteps = () => [open("0.2", "G1"), open("1.1", "G2")];
    const { consultations, told } = await knownAsSubmitted({ gateSteps });
    await consultations.noticeListEdit({ consultation: edited({ workflowStatus: "Open" }) });
    expect(told.map(({ about }) => about)).toEqual(["rule broken", "status"]);
    expect(told[0]?.news.passed?.map(waitsFor)).toEqual([
      "Gate G1 waits for 1 step: 0.2 Title of 0.2.",
      "Gate G2 waits for 1 step: 1.1 Title of 1.1.",
    ]);
  });

  it("and is one's own approval is one card too", async () => {
    const { consultations, told } = await knownAsSubmitted({ gateSteps: () => [open("0.2", "G1")] });
    await consultations.noticeListEdit({
      consultation: edited({ workflowStatus: "Approved", changedBy: { byApp: false, person: named(alex) } }),
    });
    expect(told.map(({ about }) => about)).toEqual(["own approval", "status"]);
    expect(told[0]?.news.passed).toHaveLength(1);
  });

  it("that is met flags nothing", async () => {
    const { consultations, told } = await knownAsSubmitted({
      gateSteps: () => [open("0.2", "G1", "Waived")],
    });
    await consultations.noticeListEdit({ consultation: approved });
    expect(told.map(({ about }) => about)).toEqual(["status"]);
  });
});
