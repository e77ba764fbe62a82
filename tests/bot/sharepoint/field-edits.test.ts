import { day } from "../../../bot/common/days";
import type { FieldEdit } from "../../../bot/consultations";
import { fieldEdits } from "../../../bot/consultations";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, asNamed, buildEntry, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.directory.find(alex.id);
});
afterEach(() => standIn.close());

const of42 = reference("2027-00042");

/** Watches the list as bot/app.ts does. */
function watching(sharePoint: SharePoint, { keepsVersions = true } = {}) {
  const seen: FieldEdit[] = [];
  const edits = fieldEdits(
    {
      history: sharePoint.history,
      review: { pastOf: sharePoint.history.of },
      versionsOf: keepsVersions ? sharePoint.versionsOf : async () => [],
    },
    (failure) => {
      throw failure;
    },
  );
  sharePoint.onConsultationChanged(({ before, after, version, follows }) => {
    if (!before || !after) return;
    seen.push({ before, after, version, follows });
    edits.changed({ before, after, version, follows });
  });
  return {
    seen,
    sweep: (since: Date) => edits.sweep(sharePoint.consultations.all(), since),
    async look() {
      await sharePoint.refresh();
      await edits.again();
    },
  };
}
const rowId = async () => String((await standIn.rows("Consultations"))[0]?.id);
const linesOf = async () =>
  (await standIn.sharePoint.history.of(of42)).map(({ what, who, from, to }) => [what, who?.name, from, to]);

it("puts each field that a person changed in the list into the history, once for two instances", async () => {
  const { sharePoint } = standIn;
  const mine = watching(sharePoint);
  await sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
  const other = await standIn.another();
  const theirs = watching(other);
  await standIn.edit({
    ...{ list: "Consultations", id: await rowId(), by: people.megan },
    fields: { WhyConsulting: "Fewer people come in the morning.", DecisionMaker: "Full council" },
  });
  await Promise.all([mine.look(), theirs.look()]);
  expect(mine.seen.map(({ follows }) => follows)).toEqual([true]);
  expect(await linesOf()).toEqual([
    ["Consultation logged", "Alex Wilber", "", "Idea"],
    ["Why you are asking changed in the list", "Megan Bowen", "", "Fewer people come in the morning."],
    ["Who decides changed in the list", "Megan Bowen", "Cabinet", "Full council"],
  ]);
  // Looked at again, it is the same edit.
  await Promise.all([mine.look(), theirs.look()]);
  expect(await linesOf()).toHaveLength(3);
});

it("does not put another instance's change under the name of who edited the row after it", async () => {
  const { sharePoint } = standIn;
  await sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
  const other = await standIn.another();
  const theirs = watching(other);
  const row = sharePoint.consultations.find(of42);
  if (!row) throw new Error("It is not there");
  await sharePoint.consultationWriter.change({
    consultation: row,
    fields: { whyConsulting: "To choose the hours." },
    lines: [{ what: "Why you are asking changed", from: "", to: "To choose the hours." }],
    ...{ by: alex, at: standIn.graph.clock.now(), again: () => ({ fields: {}, lines: [] }) },
  });
  await standIn.edit({
    ...{ list: "Consultations", id: await rowId(), by: people.megan },
    fields: { DecisionMaker: "Full council" },
  });
  await theirs.look();
  expect(theirs.seen.map(({ follows }) => follows)).toEqual([false]);
  const lines = await linesOf();
  expect(lines.filter(([what]) => what?.startsWith("Why you are asking"))).toEqual([
    ["Why you are asking changed", "Alex Wilber", "", "To choose the hours."],
  ]);
  expect(lines).toContainEqual(["Who decides changed in the list", "Megan Bowen", "Cabinet", "Full council"]);
});

it.each([true, false])(
  "puts what is tried under each one's own name, with versions of the list: %s",
  async (keepsVersions) => {
    const { sharePoint } = standIn;
    await sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
    const theirs = watching(await standIn.another(), { keepsVersions });
    const row = sharePoint.consultations.find(of42);
    if (!row) throw new Error("It is not there");
    await sharePoint.consultationWriter.change({
      consultation: row,
      fields: { tryingOut: "Walks.", triedNoted: day("2027-03-02") },
      lines: [{ what: "Trying something new changed", from: "", to: "Walks." }],
      ...{ by: alex, at: standIn.graph.clock.now(), again: () => ({ fields: {}, lines: [] }) },
    });
    await standIn.edit({
      ...{ list: "Consultations", id: await rowId(), by: people.megan },
      fields: { TriedResult: "They worked." },
    });
    await theirs.look();
    expect((await linesOf()).slice(1)).toEqual([
      ["Trying something new changed", "Alex Wilber", "", "Walks."],
      ["What came of trying it changed in the list", "Megan Bowen", "", "They worked."],
    ]);
  },
);

it("writes no line for what the app wrote itself", async () => {
  const { sharePoint } = standIn;
  await sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
  const other = await standIn.another();
  const theirs = watching(other);
  const row = sharePoint.consultations.find(of42);
  if (!row) throw new Error("It is not there");
  await sharePoint.consultationWriter.change({
    ...{ consultation: row, fields: { title: "Library hours" }, by: asNamed(people.alex) },
    lines: [{ what: "Title changed", from: row.title, to: "Library hours" }],
    ...{ at: standIn.graph.clock.now(), again: () => ({ fields: {}, lines: [] }) },
  });
  await theirs.look();
  expect(theirs.seen).toHaveLength(1);
  expect((await linesOf()).map(([what]) => what)).toEqual(["Consultation logged", "Title changed"]);
});

describe("when several people edit one row before anybody looks", () => {
  const edits = async () => {
    const id = await rowId();
    const edit = (by: (typeof people)["megan"], fields: Record<string, string>) =>
      standIn.edit({ list: "Consultations", id, by, fields });
    await edit(people.megan, { WhyConsulting: "Fewer people come in the morning." });
    await edit(people.adele, { DecisionMaker: "Full council", WhyConsulting: "Hardly anybody comes." });
    await edit(people.grady, { Service: "Libraries and museums" });
  };
  const theirs = [
    ["Why you are asking changed in the list", "Megan Bowen", "", "Fewer people come in the morning."],
    [
      ...["Why you are asking changed in the list", "Adele Vance"],
      ...["Fewer people come in the morning.", "Hardly anybody comes."],
    ],
    ["Who decides changed in the list", "Adele Vance", "Cabinet", "Full council"],
    ["Service changed in the list", "Grady Archie", "Culture and Leisure", "Libraries and museums"],
  ];
  const linesInList = async () => (await linesOf()).filter(([what]) => what?.endsWith("in the list"));

  it("each has their own lines, once for two instances", async () => {
    const mine = watching(standIn.sharePoint);
    await standIn.sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
    const other = watching(await standIn.another());
    await edits();
    await Promise.all([mine.look(), other.look()]);
    expect((await linesInList()).map((line) => line.slice(0, 2)).sort()).toEqual(
      theirs.map((line) => line.slice(0, 2)).sort(),
    );
    expect(await linesInList()).toEqual(expect.arrayContaining([theirs[0], theirs[1], theirs[2]]));
  });

  it("nothing is lost though nothing of ours was running, and starting twice writes it once", async () => {
    await standIn.sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
    const since = standIn.graph.clock.now();
    await edits();
    for (const again of [1, 2]) {
      const started = watching(await standIn.another());
      await started.sweep(since);
      expect([again, (await linesInList()).length]).toEqual([again, 4]);
    }
  });

  it("what was looked at before is not looked at again", async () => {
    await standIn.sharePoint.planRecord.write({ ...buildEntry(), at: standIn.graph.clock.now() });
    await edits();
    const later = new Date(standIn.graph.clock.now().getTime() + 3_600_000);
    await watching(await standIn.another()).sweep(later);
    expect(await linesInList()).toEqual([]);
  });
});
