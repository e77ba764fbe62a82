import { day } from "../../../bot/common/days";
import { asStepId } from "../../../bot/common/ids";
import type { ReplanRecord, StepToOwe } from "../../../bot/consultations";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, buildEntry, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

type Entry = Parameters<ReplanRecord["write"]>[0];

const ref = reference("2027-00042");
const steps = 30;
const moved = day("2027-04-01");
let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.directory.find(alex.id);
  await standIn.sharePoint.planRecord.write(buildEntry({ steps }));
});
afterEach(() => standIn.close());

const added: StepToOwe = {
  ...{ stepId: asStepId("8.8"), title: "A new step", phase: "You said, we did", gate: undefined },
  ...{ owner: alex, dueDate: day("2027-06-01"), done: undefined },
};

/** Other dates; step 1.1 closed, every other open step moved, and one more. */
function entryOn(sharePoint: SharePoint = standIn.sharePoint): Entry {
  const consultation = sharePoint.consultations.find(ref);
  if (!consultation) throw new Error("The consultation is gone");
  const open = sharePoint.actions.of(ref).filter(({ status }) => status === "Open");
  return {
    consultation,
    change: { startDate: day("2027-03-08"), endDate: day("2027-04-19") },
    steps: open.map(({ id, stepId }) =>
      stepId === "1.1"
        ? { id, status: "Waived", waivedReason: "No longer applies: there will be no survey." }
        : { id, dueDate: moved },
    ),
    added: [added],
    lines: [
      { what: "Dates changed", from: "Opens 1 March", to: "Opens 8 March" },
      { what: "28 steps moved", from: "1.2: 15 March", to: "1.2: 1 April" },
    ],
    by: alex,
    at: new Date("2027-01-05T10:00:00Z"),
  };
}

const write = (entry: Entry, on: SharePoint = standIn.sharePoint) => on.replanRecord.write(entry);
const fieldsOf = async (list: string) => (await standIn.rows(list)).map(({ fields }) => fields);
const rowOf = async () => (await fieldsOf("Consultations"))[0];

/** Everything of the change written, exactly once, in the lists and in memory. */
async function expectWhole(on: SharePoint = standIn.sharePoint): Promise<void> {
  // Midnight in London, in winter and in summer.
  expect(await rowOf()).toMatchObject({ StartDate: "2027-03-08T00:00:00Z", EndDate: "2027-04-18T23:00:00Z" });
  const actions = await fieldsOf("Actions");
  expect(actions).toHaveLength(steps + 1);
  const by = (stepId: string) => actions.find((fields) => fields["StepId"] === stepId);
  expect(by("0.1")).toMatchObject({ Status: "Done", DueDate: "2027-03-15T00:00:00Z" });
  expect(by("1.1")).toMatchObject({
    Status: "Waived",
    WaivedReason: "No longer applies: there will be no survey.",
  });
  expect(by("8.8")).toMatchObject({ Status: "Open", OwnerId: alex.id, ExternalId: "2027-00042/8.8" });
  expect(actions.filter((fields) => fields["DueDate"] === "2027-03-31T23:00:00Z")).toHaveLength(steps - 2);
  const lines = (await fieldsOf("History")).map((fields) => fields["Title"]);
  expect(lines.sort()).toEqual(["28 steps moved", "Consultation logged", "Dates changed"]);
  expect(on.consultations.find(ref)).toMatchObject({ startDate: "2027-03-08", endDate: "2027-04-19" });
  expect(on.actions.of(ref).filter(({ dueDate }) => dueDate === moved)).toHaveLength(steps - 2);
}

it("writes the row, its steps and its history in two waves", async () => {
  let waves = 0;
  const entry = entryOn();
  const wire = await standIn.wire(async () => {
    waves = await standIn.waves(() => write(entry));
  });
  expect(new Set(wire.map(({ method, url }) => `${method} ${new URL(url).pathname}`))).toEqual(
    new Set(["POST /v1.0/$batch"]),
  );
  expect(waves).toBe(2);
  await expectWhole();
  expect(await standIn.sharePoint.history.of(ref)).toContainEqual(
    expect.objectContaining({ what: "Dates changed", who: alex, from: "Opens 1 March", to: "Opens 8 March" }),
  );
});

it("changes nothing of what it was not asked to change", async () => {
  const before = await rowOf();
  await write(entryOn());
  const after = await rowOf();
  expect({
    ...after,
    StartDate: 0,
    EndDate: 0,
    "@odata.etag": 0,
    Modified: 0,
    _UIVersionString: 0,
  }).toMatchObject({
    ...{ Title: before?.["Title"], LevelAnswers: before?.["LevelAnswers"], Areas: before?.["Areas"] },
    ...{ EngagementLevel: "Consult", WorkflowStatus: "Idea", LeadOfficerId: alex.id },
  });
});

it("is no news of a change in the list, as it is our own", async () => {
  const heard: unknown[] = [];
  standIn.sharePoint.onConsultationChanged((change) => heard.push(change));
  await write(entryOn());
  await standIn.sharePoint.refresh();
  expect(heard).toEqual([]);
});

it("does not write over a row that somebody changed in the list, even before we heard of it", async () => {
  const entry = entryOn();
  const [row] = await standIn.rows("Consultations");
  await standIn.edit({
    list: "Consultations",
    id: row?.id ?? "",
    by: people.megan,
    fields: { EndDate: "2027-04-26" },
  });
  await expect(write(entry)).rejects.toMatchObject({ code: "conflict" });
  expect((await rowOf())?.["StartDate"]).toBe("2027-03-01T00:00:00Z");
  expect(
    (await fieldsOf("Actions")).filter((fields) => fields["DueDate"] === "2027-03-31T23:00:00Z"),
  ).toEqual([]);
  expect(await fieldsOf("History")).toHaveLength(1);
  // By now it is known, so what is shown next is worked out from it.
  expect(standIn.sharePoint.consultations.find(ref)?.endDate).toBe("2027-04-26");
  await write(entryOn());
});

it("refuses what was worked out from an older row than we have", async () => {
  const entry = entryOn();
  await write({ ...entry, steps: [], added: [], lines: [], change: { endDate: day("2027-05-03") } });
  await expect(write(entry)).rejects.toMatchObject({ code: "conflict" });
});

it("lets a tick stand that came in between, and still moves a step that only got other words", async () => {
  const entry = entryOn();
  const idOf = (stepId: string) =>
    standIn.sharePoint.actions.of(ref).find((each) => each.stepId === stepId)?.id ?? "";
  const inList = (stepId: string, fields: Record<string, string>) =>
    standIn.edit({ list: "Actions", id: idOf(stepId), by: people.adele, fields });
  await inList("0.2", { Status: "Done" });
  await inList("2.9", { Evidence: "A draft" });
  await write(entry);
  const actions = await fieldsOf("Actions");
  const by = (stepId: string) => actions.find((fields) => fields["StepId"] === stepId);
  expect(by("0.2")).toMatchObject({ Status: "Done", DueDate: "2027-03-15T00:00:00Z" });
  expect(by("2.9")).toMatchObject({ Evidence: "A draft", DueDate: "2027-03-31T23:00:00Z" });
});

it("writes only what is missing the second time", async () => {
  const { id } = await standIn.listNamed("Actions");
  await standIn.faults({ serverErrors: { share: 0.5, status: 500 }, only: { pathContains: id } });
  const entry = entryOn();
  await expect(write(entry)).rejects.toMatchObject({ code: "unavailable" });
  await standIn.faults({});
  expect(standIn.sharePoint.consultations.find(ref)?.startDate).toBe("2027-03-08");
  // What is left, worked out anew: the row is as asked, and its first lines are written.
  const row = standIn.sharePoint.consultations.find(ref);
  if (!row) throw new Error("The consultation is gone");
  await write({ ...entry, consultation: row, change: {}, lines: [] });
  await expectWhole();
});

it("lets two instances keep the same change and writes it once", async () => {
  const other = await standIn.another();
  const outcomes = await Promise.allSettled([write(entryOn()), write(entryOn(other), other)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  await expectWhole();
});

it.each([
  ["throttled parts", { tooManyRequests: { share: 0.3, retryAfter: 0 }, seed: 7 }],
  ["parts not served", { serverErrors: { share: 0.2, status: 503 }, seed: 5 }],
  ["connections cut before the work", { reset: { share: 0.3 }, seed: 2 }],
  ["connections cut after the work", { acceptedThenReset: { share: 0.4 }, seed: 2 }],
  ["connections cut after the second wave's work", { acceptedThenReset: { share: 0.4 }, seed: 4 }],
])(
  "loses nothing and writes nothing twice with %s",
  async (_, faults) => {
    await standIn.faults(faults);
    const first = entryOn();
    let written = await write(first).catch(() => undefined);
    // A person presses again when told to; what the row says already is not asked of it once more.
    for (let attempt = 0; !written && attempt < 5; attempt++) {
      const row = standIn.sharePoint.consultations.find(ref);
      if (!row) throw new Error("The consultation is gone");
      const begun = row.startDate === first.change.startDate;
      const again = { ...first, consultation: row, ...(begun && { change: {}, lines: [] }) };
      written = await write(again).catch(() => undefined);
    }
    await standIn.faults({});
    expect(written?.reference).toBe(ref);
    await expectWhole();
  },
  60_000,
);

it("says when SharePoint stays down, and has written nothing", async () => {
  const hasty = standIn.open({ writeWithinMs: 1_000 });
  await hasty.load();
  await standIn.faults({ serverErrors: { share: 1, status: 503 }, only: { pathContains: "/items" } });
  await expect(write(entryOn(hasty), hasty)).rejects.toMatchObject({ code: "unavailable" });
  await standIn.faults({});
  expect((await rowOf())?.["StartDate"]).toBe("2027-03-01T00:00:00Z");
});

it("empties who had ticked a step that it opens again, and writes nothing the second time", async () => {
  const { sharePoint } = standIn;
  const [step] = sharePoint.actions.of(ref).filter(({ doneBy }) => doneBy !== undefined);
  if (!step) throw new Error("No step is done");
  const opened: Entry["steps"][number] = {
    ...{ id: step.id, status: "Open", waivedReason: "", doneBy: undefined, doneOn: undefined },
  };
  await write({ ...entryOn(), change: {}, steps: [opened], added: [], lines: [] });
  const fields = (await fieldsOf("Actions")).find((each) => each["StepId"] === step.stepId);
  expect([fields?.["Status"], fields?.["DoneById"] ?? "", fields?.["DoneByLookupId"] ?? ""]).toEqual([
    "Open",
    "",
    "",
  ]);
  expect(fields?.["DoneOn"] ?? null).toBeNull();
  expect(sharePoint.actions.find(step.id)).toMatchObject({ doneBy: undefined, doneOn: undefined });
  const wire = await standIn.wire(() =>
    write({ ...entryOn(), change: {}, steps: [opened], added: [], lines: [] }).then(() => undefined),
  );
  expect(wire).toEqual([]);
});
