import { Failure } from "../../../bot/common/failure";
import { silentLog } from "../../../bot/common/log";
import type { GraphItem } from "../../../bot/sharepoint/fields";
import type { Graph } from "../../../bot/sharepoint/graph";
import { createReplica, type RowChange } from "../../../bot/sharepoint/replica";

interface Row {
  title: string;
}
const etag = (id: string, version: number) => `"guid-${id},${version}"`;
const item = (id: string, version: number, title: string): GraphItem => ({
  id,
  eTag: etag(id, version),
  fields: { Title: title },
});
const gone = (id: string): GraphItem => ({ id, deleted: { state: "deleted" } });
const own = (id: string, version: number, title: string) => ({ id, etag: etag(id, version), row: { title } });

/** A Graph that gives these pages in turn; `meanwhile` happens before a page is given. */
function open(pages: { items: GraphItem[]; last?: boolean; meanwhile?: () => void; fails?: boolean }[]) {
  const asked: string[] = [];
  const graph = {
    async request({ path }: { path: string }) {
      asked.push(path);
      const page = pages.shift();
      page?.meanwhile?.();
      if (!page || page.fails) throw new Failure("unavailable", "away");
      return {
        value: page.items,
        ...(page.last === false ? { "@odata.nextLink": "next" } : { "@odata.deltaLink": "delta" }),
      };
    },
  } as unknown as Graph;
  const replica = createReplica<Row>({
    ...{ name: "Rows", graph, log: silentLog, select: ["Title"] },
    clock: { now: () => new Date("2027-03-01T09:00:00Z") },
    listPath: async () => "/list",
    toRow: ({ fields }) => ({ title: String(fields?.["Title"]) }),
    indexes: { title: (row) => row.title },
  });
  const news: RowChange<Row>[] = [];
  replica.onChange((change) => news.push(change));
  const titles = () =>
    replica
      .all()
      .map(({ title }) => title)
      .sort();
  return { replica, news, titles, asked };
}

describe("a list held in memory", () => {
  it("reads all pages, and later only what changed", async () => {
    const { replica, titles, asked } = open([
      { items: [item("1", 1, "a")], last: false },
      { items: [item("2", 1, "b"), item("1", 2, "a2")] },
      { items: [item("2", 2, "b2"), gone("1")] },
    ]);
    await replica.load();
    expect(titles()).toEqual(["a2", "b"]);
    await replica.refresh();
    expect(titles()).toEqual(["b2"]);
    expect(asked.slice(1)).toEqual(["next", "delta"]);
  });

  it("does not lose a row written while everything is read anew", async () => {
    const { replica, titles } = open([
      {
        items: [item("1", 1, "a")],
        last: false,
        meanwhile() {
          replica.applyOwnWrite(own("1", 2, "a, ours"));
          replica.applyOwnWrite(own("3", 1, "c, ours"));
        },
      },
      { items: [item("2", 1, "b")] },
    ]);
    await replica.load();
    expect(titles()).toEqual(["a, ours", "b", "c, ours"]);
    expect(replica.by("title", "c, ours")).toHaveLength(1);
  });

  it("shows nothing of a reading that failed half way", async () => {
    const { replica, titles } = open([
      { items: [item("1", 1, "a")] },
      { items: [item("2", 1, "b")], last: false },
      { items: [], fails: true },
    ]);
    await replica.load();
    await expect(replica.load()).rejects.toMatchObject({ code: "unavailable" });
    expect(titles()).toEqual(["a"]);
  });

  it("does not go back to an older version that arrives late", async () => {
    const { replica, titles, news } = open([
      { items: [item("1", 1, "a")] },
      { items: [item("1", 2, "theirs")], meanwhile: () => replica.applyOwnWrite(own("1", 3, "ours")) },
      { items: [item("1", 3, "ours"), item("1", 4, "later")] },
    ]);
    await replica.load();
    await replica.refresh();
    expect([titles(), news]).toEqual([["ours"], []]);
    await replica.refresh();
    expect(news).toMatchObject([{ before: { title: "ours" }, after: { title: "later" } }]);
  });

  it("takes another item under the same id for what it is", async () => {
    const { replica, titles } = open([
      { items: [{ ...item("1", 7, "before"), eTag: '"old,7"' }] },
      { items: [{ ...item("1", 1, "after the site was emptied"), eTag: '"new,1"' }] },
    ]);
    await replica.load();
    await replica.refresh();
    expect(titles()).toEqual(["after the site was emptied"]);
  });

  it("keeps its indexes in step", async () => {
    const { replica } = open([
      { items: [item("1", 1, "a"), item("2", 1, "a")] },
      { items: [item("1", 2, "b"), gone("2")] },
    ]);
    await replica.load();
    expect(replica.by("title", "a")).toHaveLength(2);
    await replica.refresh();
    expect(replica.by("title", "a")).toEqual([]);
    expect(replica.by("title", "b").map(({ id }) => id)).toEqual(["1"]);
    replica.applyOwnWrite(own("1", 3, "c"));
    expect(replica.by("title", "b")).toEqual([]);
    // An answer overtaken by a newer one changes nothing.
    replica.applyOwnWrite(own("1", 2, "b"));
    expect(replica.by("title", "c")).toHaveLength(1);
    expect(replica.by("title", "b")).toEqual([]);
  });
});
