import { Failure } from "../../../../bot/common/failure";
import type { Person } from "../../../../bot/common/person";
import { followedVersion } from "../../../../bot/consultations";
import {
  type Circumstance,
  createEditions,
  shippedContent,
  stepChanges,
  type ToolkitEdit,
} from "../../../../bot/toolkit";
import { people } from "../../../support/build";
import { memoryEditions } from "../../../support/memory-editions";
import { toolkit, workingDays } from "../planning/planning";
import { openReplanning } from "./replanning";

let lastRow = 0;
const edit = (entryId: string, field: string, value: string, edition = 1): ToolkitEdit => ({
  ...{ row: String(++lastRow), part: "steps", entryId, field, value, edition },
});

async function start() {
  const editions = createEditions({
    shipped: { version: "2026.11", content: shippedContent },
    store: memoryEditions(),
    onUnknown: () => undefined,
  });
  const planning = await openReplanning({
    toolkit: {
      ...toolkit,
      planSteps: ({ version, ...about }) =>
        (version === undefined ? editions.current() : editions.of(followedVersion(version))).planSteps({
          ...about,
          circumstances: about.circumstances as ReadonlySet<Circumstance>,
          workingDays,
        }),
      version: () => editions.current().version,
      changesSince: (version) => stepChanges(editions.changes(version, editions.current().version)),
    },
  });
  const { consultations, reference, row } = planning;
  const see = (by = people.alex) => consultations.seeEdition({ reference, by });
  return {
    ...planning,
    editions,
    see,
    offered: () => consultations.editionOffered(row()),
    async take(by = people.alex) {
      const seen = (await see(by))?.seen ?? "";
      return consultations.takeEdition({ reference, by, seen });
    },
    keep: (version: string, by = people.alex) => consultations.keepEdition({ reference, by, version }),
  };
}

it("keeps on a new consultation the version it was planned with", async () => {
  const { row, editions } = await start();
  expect(row().templateVersion).toBe(editions.current().version);
});

it("offers nothing while nothing is newer, or the newer one says nothing else of steps", async () => {
  const { offered, see, editions } = await start();
  expect(offered()).toBeUndefined();
  await editions.take([{ ...edit("own", "name", "Our own rule"), part: "sources" }]);
  expect(offered()).toBeUndefined();
  expect(await see()).toBeUndefined();
});

it("shows old and new words of steps that are open, and nothing of those that are done", async () => {
  const { see, editions, step } = await start();
  const done = step("0.1");
  expect(done.status).toBe("Done");
  await editions.take([edit("0.1", "do", "Something else."), edit("0.2", "do", "Write three lines.")]);
  const seen = await see();
  expect(seen?.reworded).toEqual([
    {
      ...{ stepId: "0.2", field: "do", title: step("0.2").title, to: "Write three lines." },
      from: shippedContent.steps.find(({ id }) => id === "0.2")?.do,
    },
  ]);
  expect(seen?.replanned.steps).toEqual([]);
});

it("takes it: steps come, go, move and are renamed, and history says so", async () => {
  const { take, editions, step, row, register, reference } = await start();
  const before = { two: step("0.2"), three: step("0.3"), four: step("1.1") };
  await editions.take([
    edit("0.2", "title", "Say it in three lines"),
    edit("0.3", "remove", ""),
    edit("1.1", "offset.standard", "-30"),
    edit("0.99", "new entry", "like 0.2"),
    edit("0.99", "title", "Brief the ward councillors"),
  ]);
  expect(await take()).toHaveProperty("kept");

  expect(row().templateVersion).toBe(editions.current().version);
  expect(step("0.2")).toMatchObject({ title: "Say it in three lines", status: "Open" });
  expect(step("0.2").dueDate).toBe(before.two.dueDate);
  expect(step("0.3")).toMatchObject({
    ...{ status: "Waived", waivedReason: "No longer applies: the toolkit no longer asks for it." },
  });
  expect(step("1.1").dueDate).not.toBe(before.four.dueDate);
  expect(step("0.99")).toMatchObject({ title: "Brief the ward councillors", owner: { id: people.alex.id } });
  const lines = register.history.filter((line) => line.reference === reference).map(({ what }) => what);
  expect(lines).toEqual(
    expect.arrayContaining([
      "Toolkit version changed",
      "1 step moved",
      "1 step added",
      "1 step closed: no longer applies",
      "1 step renamed",
    ]),
  );
  expect(register.history.find(({ what }) => what === "Toolkit version changed")).toMatchObject({
    ...{ from: "2026.11", to: "2026.11+1", who: { id: people.alex.id } },
  });
});

it("leaves a title that somebody wrote into the list, and steps that are done", async () => {
  const { take, editions, step, register } = await start();
  register.someoneEdits(step("0.2").id, { title: "Our own name for it" });
  await editions.take([
    edit("0.2", "title", "Other"),
    edit("0.1", "title", "Other"),
    edit("0.3", "title", "Third"),
  ]);
  const done = step("0.1").title;
  await take();
  expect([step("0.1").title, step("0.2").title, step("0.3").title]).toEqual([
    done,
    "Our own name for it",
    "Third",
  ]);
});

it("writes the rest when it broke off after the row was written", async () => {
  const { see, consultations, reference, editions, step, row, register } = await start();
  await editions.take([edit("0.2", "title", "Other"), edit("0.3", "remove", "")]);
  const seen = (await see())?.seen ?? "";
  register.failNext(new Failure("unavailable", "SharePoint does not answer."));
  const take = () => consultations.takeEdition({ reference, by: people.alex, seen });
  await expect(take()).rejects.toMatchObject({ code: "unavailable" });
  register.put({ ...row(), templateVersion: editions.current().version });
  expect(step("0.3").status).toBe("Open");
  expect(await take()).toHaveProperty("kept");
  expect([step("0.2").title, step("0.3").status]).toEqual(["Other", "Waived"]);
});

it("shows it again when the toolkit changed since it was shown", async () => {
  const { see, consultations, reference, editions, row } = await start();
  const before = row().templateVersion;
  await editions.take([edit("0.2", "title", "Other")]);
  const seen = (await see())?.seen ?? "";
  await editions.take([edit("0.2", "title", "Other"), edit("0.3", "title", "Third", 2)]);
  const answer = await consultations.takeEdition({ reference, by: people.alex, seen });
  expect("view" in answer && answer.view.note).toMatch(/Something changed since you saw this/);
  expect(row().templateVersion).toBe(before);
});

it("is for the lead officer, the engagement lead and managers", async () => {
  const { see, take, keep, editions, row } = await start();
  await editions.take([edit("0.2", "title", "Other")]);
  const { version } = editions.current();
  for (const refused of [
    () => see(people.grady),
    () => take(people.grady),
    () => keep(version, people.grady),
  ])
    await expect(refused()).rejects.toMatchObject({ code: "not_allowed" });
  await take(people.adele);
  expect(row().templateVersion).toBe(editions.current().version);
});

it("that takes a step from its gate is, once reviewed, a manager's to take, with a reason", async () => {
  const { see, editions, row, register, consultations, reference, step } = await start();
  register.put({ ...row(), workflowStatus: "Approved" });
  await editions.take([edit("0.3", "remove", ""), edit("0.2", "gate", "")]);
  const seen = await see();
  expect(seen?.check?.words).toBe(
    `Gates no longer wait for 2 of its steps. Only a manager may keep it. Send them: checklist ${reference}`,
  );
  const take = (by: Person, reason: string) =>
    consultations.takeEdition({ reference, by, reason, seen: seen?.seen ?? "" });
  expect(await take(people.alex, "We agreed on this.")).toHaveProperty("view");
  expect(await take(people.megan, "Agreed.")).toMatchObject({ view: { problems: [{ input: "reason" }] } });
  expect(step("0.3").status).toBe("Open");
  expect(await take(people.megan, "Its check is done elsewhere now.")).toHaveProperty("kept");
  expect(step("0.3").status).toBe("Waived");
});

it("is offered no more once the old one is kept, until there is a newer one still", async () => {
  const { keep, editions, offered, row, register, reference } = await start();
  const began = row().templateVersion;
  await editions.take([edit("0.2", "title", "Other")]);
  const declined = editions.current().version;
  expect(offered()).toBe(declined);
  await keep(declined);
  await keep(declined);
  expect(row().templateVersion).toBe(`${began}, not ${declined}`);
  expect(offered()).toBeUndefined();
  expect(register.history.filter(({ what }) => what === "Newer toolkit not taken")).toMatchObject([
    { reference, from: "2026.11", to: "2026.11, not 2026.11+1" },
  ]);
  await editions.take([edit("0.2", "title", "Third", 2)]);
  expect(offered()).toBe(editions.current().version);
});

it("keeps nothing for a version that is not the newest, as on an old or forged card", async () => {
  const { keep, editions, row } = await start();
  const before = row().templateVersion;
  await editions.take([edit("0.2", "title", "Other")]);
  await keep("2026.11+9.deadbeef");
  expect(row().templateVersion).toBe(before);
});

it("moves days by the version it follows when its dates change", async () => {
  const { editions, change, step } = await start();
  await editions.take([edit("0.99", "new entry", "like 0.2"), edit("0.2", "title", "Other")]);
  const title = step("0.2").title;
  await change("dates", { startDate: "2027-09-08", endDate: "2027-10-20", decisionDate: "2027-12-01" });
  expect(step("0.2").title).toBe(title);
  expect(() => step("0.99")).toThrow("is not on the checklist");
});
