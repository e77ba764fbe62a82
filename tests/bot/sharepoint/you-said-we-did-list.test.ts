import { day } from "../../../bot/common/days";
import { asActionId } from "../../../bot/common/ids";
import { alex, grady, reference } from "../../support/build-register";
import { feedbackContract } from "../../support/feedback-contract";
import { memoryFeedback } from "../../support/memory-feedback";
import { type HistoryLine, memoryRegister } from "../../support/memory-stores";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

feedbackContract("in memory", async () => {
  const history: HistoryLine[] = [];
  const rows = memoryFeedback({ history });
  return {
    rows,
    historyOf: async (text) => history.filter((line) => line.reference === text),
    someoneEdits: async (row, said) => rows.put({ ...row, said }),
    close: async () => {},
  };
});

feedbackContract("in SharePoint", async () => {
  const standIn = await startStandIn();
  const { sharePoint } = standIn;
  return {
    rows: sharePoint.feedbackRows,
    historyOf: (text) => sharePoint.history.of(reference(text)),
    someoneEdits: ({ id }, said) =>
      standIn.edit({ list: "YouSaidWeDid", id, by: people.adele, fields: { YouSaid: said } }),
    close: standIn.close,
  };
});

describe("in SharePoint alone", () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.close());

  it("keeps one answer: the columns of the others are emptied", async () => {
    const { feedbackRows } = standIn.sharePoint;
    const of = reference("2027-00042");
    const at = new Date("2027-06-02T10:00:00Z");
    const add = {
      ...({ theme: "Seats", asked: "", said: "More.", outcome: "will", answer: "Buy chairs." } as const),
      ...({ owner: grady, dueDate: day("2027-08-01"), status: "Open", doneOn: undefined } as const),
      ...{ publishedOn: undefined, publishedAs: "", position: 1 },
    };
    await feedbackRows.write({ reference: of, by: alex, at, writes: [{ add, key: "row/1" }] });
    const [row] = feedbackRows.of(of);
    if (!row) throw new Error("It is not there");
    const change = { outcome: "did", answer: "Bought." } as const;
    await feedbackRows.write({ reference: of, by: alex, at, writes: [{ row, change }] });
    const [kept] = await standIn.rows("YouSaidWeDid");
    expect(kept?.fields).toMatchObject({ Outcome: "Did", WeDid: "Bought.", Consultation: "2027-00042" });
    expect(kept?.fields["WillDo"] ?? "").toBe("");
    // Another instance reads the same.
    const other = await standIn.another();
    expect(other.feedbackRows.of(of)).toEqual(feedbackRows.of(of));
  });
});

describe.each([
  ["in memory", async () => ({ ...memoryRegister(), close: async () => {} })],
  [
    "in SharePoint",
    async () => {
      const { sharePoint, close } = await startStandIn();
      return { actions: sharePoint.actions, close };
    },
  ],
] as const)("an action that was agreed %s", (_name, start) => {
  it("is written once for its key, and can be moved and ticked", async () => {
    const { actions, close } = await start();
    const action = {
      ...{ key: "will/2027-00042/7", title: "We said we will: buy chairs", phase: "You said, we did" },
      ...{ reference: reference("2027-00042"), owner: grady, dueDate: day("2027-08-01") },
    };
    const at = new Date("2027-06-02T10:00:00Z");
    const written = await actions.add({ action, by: alex, at });
    expect(written).toMatchObject({ ...action, source: "Other", status: "Open" });
    expect(await actions.add({ action, by: alex, at })).toEqual(written);
    expect(actions.of(action.reference)).toHaveLength(1);
    expect(actions.ownedBy(grady.id)).toEqual([written]);
    const change = { dueDate: day("2027-09-01"), title: "We said we will: buy more chairs" };
    const moved = await actions.change({
      ...{ action: written, change, what: "Moved", by: alex, at, again: () => change },
    });
    expect(actions.find(asActionId(written.id))).toEqual(moved);
    expect(moved).toEqual({ ...written, ...change });
    await close();
  });
});
