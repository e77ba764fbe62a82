import { createActions } from "../../../bot/actions";
import type { ActionId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, asPersonIdOf, buildEntry, grady, reference } from "../../support/build-register";
import { actionsBeside } from "../../support/memory-stores";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

/* The verbs over the lists, on two instances of the product that hear the same thing at the same moment. */

let standIn: StandIn;
let one: SharePoint;
let other: SharePoint;
beforeEach(async () => {
  standIn = await startStandIn();
  one = standIn.sharePoint;
  await one.planRecord.write(buildEntry());
  await one.refresh();
  other = await standIn.another();
});
afterEach(() => standIn.close());

const on = (sharePoint: SharePoint) =>
  createActions({
    ...{ ...actionsBeside, workBehind: () => undefined },
    ...{ actions: sharePoint.actions, directory: sharePoint.directory, clock: standIn.graph.clock },
  });
const as = async ({ id }: { id: string }): Promise<Person> => {
  const found = await one.directory.find(asPersonIdOf(id));
  if (!found) throw new Error("Nobody has that id");
  return found;
};
const stepIn = ({ actions }: SharePoint) => {
  const found = actions.of(reference("2027-00042")).find(({ stepId }) => stepId === "0.2");
  if (!found) throw new Error("Step 0.2 is not there");
  return found;
};
const id = (): ActionId => stepIn(one).id;
const lines = async () =>
  (await one.history.of(reference("2027-00042")))
    .filter(({ what }) => what !== "Consultation logged")
    .map(({ what, who, from, to }) => [what, who?.name, from, to]);
const offered = async () => {
  await on(one).handOver({ id: id(), to: { id: grady.id }, by: await as(people.alex) });
  await other.refresh();
};

it("an offer is one request, and both instances see it", async () => {
  const by = await as(people.alex);
  await as(people.grady);
  const wire = await standIn.wire(() => on(one).handOver({ id: id(), to: { id: grady.id }, by }));
  expect(wire).toHaveLength(1);
  await other.refresh();
  for (const each of [one, other])
    expect(stepIn(each)).toMatchObject({ owner: alex, offeredTo: grady, offeredBy: alex });
});

it("an acceptance heard by both is one change and one line", async () => {
  await offered();
  const by = await as(people.grady);
  const answer = { id: id(), accept: true, reason: "", by };
  await Promise.all([on(one).answerHandOver(answer), on(other).answerHandOver(answer)]);
  await Promise.all([one.refresh(), other.refresh()]);
  for (const each of [one, other]) {
    expect(stepIn(each).owner).toEqual(grady);
    expect(stepIn(each).offeredTo).toBeUndefined();
  }
  expect(await lines()).toEqual([
    ["Step 0.2 offered", "Alex Wilber", "", "Grady Archie"],
    ["Step 0.2 handed over", "Grady Archie", "Alex Wilber", "Grady Archie"],
  ]);
});

it.each<[string, (deps: SharePoint) => Promise<unknown>]>([
  ["taken back", async (deps) => on(deps).takeBack({ id: id(), by: await as(people.alex) })],
  [
    "declined on another device",
    async (deps) =>
      on(deps).answerHandOver({ id: id(), accept: false, reason: "Too busy", by: await as(people.grady) }),
  ],
])("an offer accepted and %s at once: one of them stands, and the other is told no", async (_, end) => {
  await offered();
  const by = await as(people.grady);
  const [accepted, ended] = await Promise.allSettled([
    on(one).answerHandOver({ id: id(), accept: true, reason: "", by }),
    end(other),
  ]);
  expect([accepted.status, ended.status].sort()).toEqual(["fulfilled", "rejected"]);
  await one.refresh();
  const isTheirs = accepted.status === "fulfilled";
  expect(stepIn(one).owner).toEqual(isTheirs ? grady : alex);
  expect(stepIn(one).offeredTo).toBeUndefined();
  expect(await lines()).toHaveLength(2);
});

it("a decline says why in the history, and leaves the owner", async () => {
  await offered();
  const by = await as(people.grady);
  await on(one).answerHandOver({ id: id(), accept: false, reason: "I am away in June", by });
  expect(stepIn(await standIn.another())).toMatchObject({ owner: alex });
  expect((await lines()).at(-1)).toEqual([
    ...["Step 0.2 declined", "Grady Archie", "Offered to Grady Archie", "I am away in June"],
  ]);
});

it("a note and a snooze heard by both stand once, and two notes at once both stand", async () => {
  const by = await as(people.alex);
  const note = { id: id(), text: "Rang twice", by };
  await Promise.all([on(one).note(note), on(other).note(note)]);
  await Promise.all([one.refresh(), other.refresh()]);
  expect(stepIn(one).note?.split("Rang twice")).toHaveLength(2);
  await Promise.all([
    on(one).note({ ...note, text: "The hall is booked" }),
    on(other).note({ ...note, text: "The hall is free", by: await as(people.grady) }),
  ]);
  await Promise.all([one.refresh(), other.refresh()]);
  for (const words of ["Rang twice", "Alex Wilber: The hall is booked", "Grady Archie: The hall is free"])
    expect(stepIn(one).note).toContain(words);
  const snooze = { id: id(), until: "tomorrow", beyondDue: true, by };
  await Promise.all([on(one).snooze(snooze), on(other).snooze(snooze)]);
  expect((await lines()).map(([what]) => what)).toEqual([
    ...["Step 0.2 noted", "Step 0.2 noted", "Step 0.2 noted", "Step 0.2 snoozed"],
  ]);
});

it("what is added by hand and heard by both is one row", async () => {
  const by = await as(people.alex);
  const asked = {
    ...{ title: "Book the village hall", key: "hand/3f1c9a52-0000-4000-8000-000000000001" },
    ...{
      owner: { id: grady.id },
      origin: { url: "https://teams.microsoft.com/l/message/1/2", text: "Who books?" },
    },
  };
  await Promise.all([on(one).add(asked, by), on(other).add(asked, by)]);
  const fresh = await standIn.another();
  expect(fresh.actions.all().filter(({ title }) => title === asked.title)).toMatchObject([
    { owner: alex, offeredTo: grady, origin: asked.origin, source: "Other" },
  ]);
});
