import type { Person } from "../../../../bot/common/person";
import type { ReplanTyped, WorkflowStatus } from "../../../../bot/consultations";
import { named, people } from "../../../support/build";
import { openReplanning, shown, threeDates } from "./replanning";

const answers: ReplanTyped = {
  ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "hear" },
  ...{ canDelegate: "no", freshEvidence: "no", circumstances: "affectsResidents,survey,online,personalData" },
};
/** Consult becomes Inform and Standard becomes Light. */
const lower: ReplanTyped = { ...answers, impact: "1", open: "none" };
const reason = "The decision was taken in March.";

/** On the register at this status; Alex leads it. */
async function at(workflowStatus: WorkflowStatus) {
  const planning = await openReplanning();
  planning.register.put({ ...planning.row(), workflowStatus });
  const keepAs = async (typed: ReplanTyped, by: Person, what: "answers" | "dates" = "answers") => {
    const { seen } = await planning.preview(what, typed, by);
    return planning.keep(what, typed, seen, by);
  };
  return { ...planning, keepAs };
}

it.each(["Idea", "Changes requested"] as const)("lets the lead officer lower it at %s", async (status) => {
  const { preview, keepAs, row } = await at(status);
  expect((await preview("answers", lower)).check).toBeUndefined();
  expect(await keepAs(lower, people.alex)).toHaveProperty("kept");
  expect(row()).toMatchObject({ engagementLevel: "inform", track: "light" });
});

it.each(["Submitted", "Approved", "Ready", "Open", "Closed", "Reported"] as const)(
  "shows at %s what would change, and leaves keeping it to a manager",
  async (status) => {
    const { preview, keepAs, row, step, reference, register } = await at(status);
    const lines = register.history.length;
    const view = await preview("answers", lower);
    expect(shown(view).level.after).toEqual({ level: "inform", track: "light" });
    expect(view.check).toMatchObject({ mayKeep: false });
    expect(view.check?.words).toMatch(
      /^This lowers the level and the track\. Gates no longer wait for \d+ of its steps\./,
    );
    expect(view.check?.words).toContain(`Only a manager may keep it. Send them: change answers ${reference}`);
    for (const by of [people.alex, people.adele])
      expect(await keepAs({ ...lower, reason }, by)).toHaveProperty("view");
    expect(row()).toMatchObject({ engagementLevel: "consult", track: "standard" });
    expect(step("1.1").status).toBe("Open");
    expect(register.history).toHaveLength(lines);
  },
);

it("is kept by a manager with a reason, which history has", async () => {
  const { preview, keepAs, row, register } = await at("Approved");
  expect((await preview("answers", lower, people.megan)).check).toMatchObject({
    mayKeep: true,
    words: expect.stringContaining("Say why. It goes on record."),
  });
  for (const short of ["", "Because", " B e c a  ", "a ".repeat(400)]) {
    const outcome = await keepAs({ ...lower, reason: short }, people.megan);
    expect("view" in outcome && outcome.view.problems).toMatchObject([{ input: "reason" }]);
    expect("view" in outcome && outcome.view.typed.reason).toBe(short);
  }
  expect(row().engagementLevel).toBe("consult");
  expect(await keepAs({ ...lower, reason }, people.megan)).toHaveProperty("kept");
  expect(row()).toMatchObject({ engagementLevel: "inform", track: "light" });
  expect(register.history.find(({ what }) => what === "Change checked by a manager")).toMatchObject({
    who: { id: people.megan.id },
    to: expect.stringMatching(
      /^This lowers the level and the track\..*Reason: The decision was taken in March\.$/,
    ),
  });
});

it("is not kept by a manager who leads the work", async () => {
  const { preview, keepAs, register, row } = await at("Approved");
  register.put({ ...row(), leadOfficer: named(people.megan) });
  expect((await preview("answers", lower, people.megan)).check?.words).toContain(
    "You lead this work, so another manager must keep it.",
  );
  expect(await keepAs({ ...lower, reason }, people.megan)).toHaveProperty("view");
  expect(row().engagementLevel).toBe("consult");
});

it("is asked where only a step before a gate goes, also one whose gate was emptied in the list", async () => {
  const { preview, keepAs, register, step } = await at("Ready");
  register.someoneEdits(step("3.2").id, { gate: undefined });
  const typed = { ...answers, circumstances: "affectsResidents,online,personalData" };
  expect((await preview("answers", typed)).check?.what).toBe("Gates no longer wait for 1 of its steps.");
  expect(await keepAs(typed, people.alex)).toHaveProperty("view");
  // Done already, it holds nothing up.
  register.someoneEdits(step("3.2").id, { status: "Done" });
  expect(await keepAs(typed, people.alex)).toHaveProperty("kept");
});

it("is not asked of a change that raises the level, or only moves the dates", async () => {
  const { keepAs, row } = await at("Approved");
  expect(await keepAs({ ...answers, duty: "yes" }, people.alex)).toHaveProperty("kept");
  const later = threeDates("2027-09-08", "2027-10-20", "2027-12-01");
  expect(await keepAs(later, people.alex, "dates")).toHaveProperty("kept");
  expect(row()).toMatchObject({ track: "full", startDate: "2027-09-08" });
});

it("is asked where the level follows new dates down", async () => {
  const { change, keepAs, preview, register, row, reference } = await at("Idea");
  await change("answers", { ...answers, share: "advise" });
  register.put({ ...row(), workflowStatus: "Approved" });
  const short = { ...threeDates("2027-10-11", "2027-11-01", "2027-11-24"), takeLevel: "yes", reason };
  const view = await preview("dates", short);
  expect(view.check?.words).toContain(`Send them: change dates ${reference}`);
  expect(shown(view).warnings).toContain("The level falls from Involve to Consult, so people get less say.");
  expect(await keepAs(short, people.alex, "dates")).toHaveProperty("view");
  expect(row().engagementLevel).toBe("involve");
  expect(await keepAs(short, people.megan, "dates")).toHaveProperty("kept");
  expect(row().engagementLevel).toBe("consult");
});

it("is asked where steps would follow a level that was lowered in the list", async () => {
  const { register, row, preview, keep, step } = await at("Approved");
  register.put({ ...row(), track: "light" });
  const view = await preview("steps");
  expect(view.check?.mayKeep).toBe(false);
  expect(await keep("steps", { reason }, view.seen)).toHaveProperty("view");
  expect(step("1.1").status).toBe("Open");
  const hers = await preview("steps", { reason }, people.megan);
  expect(await keep("steps", { reason }, hers.seen, people.megan)).toHaveProperty("kept");
  expect(step("1.1").status).toBe("Waived");
});

it.each(["Idea", "Approved"] as const)("warns at %s when the level and the track fall", async (status) => {
  const { preview } = await at(status);
  expect(shown(await preview("answers", lower)).warnings).toEqual(
    expect.arrayContaining([
      "The level falls from Consult to Inform, so people get less say.",
      "The track falls from standard to light, so fewer checks are made.",
    ]),
  );
});

describe("whoever approved it", () => {
  const approvedBy = async (who: Person) => {
    const opened = await at("Approved");
    opened.register.put({ ...opened.row(), reviewedBy: { id: who.id, name: who.name } });
    return opened;
  };
  const later = threeDates("2027-09-08", "2027-10-20", "2027-12-01");

  it("is told when what they approved is changed, and the card says so", async () => {
    const { preview, keep, replanned } = await approvedBy(people.grady);
    const typed = { ...later, reason };
    const { seen } = await preview("dates", typed, people.megan);
    expect(await keep("dates", typed, seen, people.megan)).toMatchObject({
      kept: { told: ["Alex Wilber", people.grady.name] },
    });
    expect(replanned).toMatchObject([
      { to: "Alex Wilber" },
      { to: people.grady.name, news: { toReviewer: true, after: { startDate: "2027-09-08" } } },
    ]);
    expect(replanned[0]?.news.toReviewer).toBeUndefined();
  });

  it.each([
    ["changed it", people.megan],
    ["leads it", people.alex],
  ])("is told nothing more when they %s themselves", async (_, who) => {
    const { change, replanned } = await approvedBy(who);
    await change("dates", { ...later, reason }, people.megan);
    expect(replanned.map(({ to }) => to)).toEqual(["Alex Wilber"]);
  });

  it("is not told before it is approved anew", async () => {
    const { change, replanned, register, row } = await at("Idea");
    register.put({ ...row(), reviewedBy: { id: people.grady.id, name: people.grady.name } });
    await change("dates", later);
    expect(replanned).toEqual([]);
  });
});

describe("the lead officer", () => {
  it("is told by a card when somebody else changes it, once", async () => {
    const { preview, keep, replanned } = await at("Approved");
    const typed = { ...lower, reason };
    const { seen } = await preview("answers", typed, people.megan);
    await keep("answers", typed, seen, people.megan);
    await keep("answers", typed, seen, people.megan);
    expect(replanned).toMatchObject([
      {
        to: "Alex Wilber",
        news: {
          by: { name: "Megan Bowen" },
          before: { level: "consult", track: "standard" },
          after: { level: "inform", track: "light" },
          reason,
        },
      },
    ]);
  });

  it("is not told of what they did themselves, or of nothing", async () => {
    const { change, replanned } = await at("Idea");
    await change("dates", threeDates("2027-09-08", "2027-10-20", "2027-12-01"));
    await change("dates", threeDates("2027-09-08", "2027-10-20", "2027-12-01"), people.megan);
    expect(replanned).toEqual([]);
  });

  it("who cannot be told loses nobody the change", async () => {
    const { change, deps, row } = await at("Idea");
    deps.replanNotices.replanned = async () => {
      throw new Error("The queue is away");
    };
    await change("dates", threeDates("2027-09-08", "2027-10-20", "2027-12-01"), people.megan);
    expect(row().startDate).toBe("2027-09-08");
  });
});
