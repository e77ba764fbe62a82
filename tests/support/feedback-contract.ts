import { day } from "../../bot/common/days";
import type { FeedbackRow, FeedbackStore, RowFields } from "../../bot/feedback";
import { alex, grady, reference } from "./build-register";
import type { HistoryLine } from "./memory-stores";

export interface FeedbackContracted {
  rows: FeedbackStore;
  historyOf(text: string): Promise<readonly HistoryLine[]>;
  /** Somebody changes what people said in the list, behind the store's back. */
  someoneEdits(row: FeedbackRow, said: string): Promise<void>;
  close(): Promise<void>;
}

const of = reference("2027-00042");
const will: RowFields = {
  ...{ theme: "Seats £ ŵ 🪑", asked: "What is missing?", said: "More\nseats.", outcome: "will" },
  ...{ answer: "Buy ten chairs.", owner: grady, dueDate: day("2027-08-01"), status: "Open" },
  ...{ doneOn: undefined, publishedOn: undefined, publishedAs: "", position: 1 },
};

/** What every store of "you said, we did" does, in memory or in SharePoint. */
export function feedbackContract(name: string, start: () => Promise<FeedbackContracted>): void {
  describe(`the rows of you said, we did ${name}`, () => {
    let store: FeedbackContracted;
    beforeEach(async () => {
      store = await start();
    });
    afterEach(() => store.close());

    const at = new Date("2027-06-02T10:00:00Z");
    const write = (writes: Parameters<FeedbackStore["write"]>[0]["writes"]) =>
      store.rows.write({ reference: of, writes, by: alex, at });
    const added = async (key = "row/1", row = will) => {
      await write([{ add: row, key, line: { what: "Row added", from: "", to: row.theme } }]);
      const [found] = store.rows.of(of);
      if (!found) throw new Error("It is not there");
      return found;
    };

    it("gives back a row as it was written, with its line of history", async () => {
      const row = await added();
      expect(row).toMatchObject({ ...will, reference: of });
      expect(row.listUrl).toMatch(/^https?:\/\//);
      expect(store.rows.find(row.id)).toEqual(row);
      expect(await store.historyOf("2027-00042")).toMatchObject([
        { what: "Row added", who: alex, to: will.theme },
      ]);
    });

    it("writes the same key once", async () => {
      await added();
      await added();
      expect(store.rows.of(of)).toHaveLength(1);
    });

    it("changes one part, and empties what is taken away", async () => {
      const row = await added();
      await write([{ row, change: { publishedOn: day("2027-06-02") } }]);
      const next = store.rows.find(row.id) as FeedbackRow;
      expect(next).toEqual({ ...row, publishedOn: "2027-06-02" });
      const change = {
        ...({ outcome: "could not", answer: "No money.", owner: undefined, dueDate: undefined } as const),
        publishedOn: undefined,
      };
      await write([{ row: next, change, line: { what: "Row changed", from: "", to: "No money." } }]);
      expect(store.rows.find(row.id)).toEqual({ ...row, ...change });
    });

    it("writes many at once, more than fit in one call", async () => {
      await write(
        Array.from({ length: 30 }, (_, position) => ({
          ...{ add: { ...will, theme: `Theme ${position}`, position }, key: `row/${position}` },
          line: { what: "Row added", from: "", to: `${position}` },
        })),
      );
      expect(store.rows.of(of)).toHaveLength(30);
      expect(await store.historyOf("2027-00042")).toHaveLength(30);
      expect(store.rows.of(reference("2027-00043"))).toEqual([]);
    });

    it("says that somebody else changed it, and keeps what they wrote", async () => {
      const row = await added();
      await store.someoneEdits(row, "Theirs");
      await expect(write([{ row, change: { said: "Ours" } }])).rejects.toMatchObject({ code: "conflict" });
      expect(store.rows.find(row.id)?.said).toBe("Theirs");
    });
  });
}
