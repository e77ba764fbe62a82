import type { TableClient } from "@azure/data-tables";
import { openTable, type Row } from "../../../bot/storage/tables";

/** A table whose answers are lost: the write is made, sent again by the SDK, and then refused. */
function losingAnswers(there: Row | undefined): TableClient {
  let row = there && { ...there, etag: "1" };
  const refuse = (statusCode: number) => Object.assign(new Error("refused"), { statusCode });
  const client = {
    async createEntity(entity: Row) {
      row ??= { ...entity, etag: "1" };
      throw refuse(409);
    },
    async updateEntity(entity: Row, _mode: string, { etag }: { etag: string }) {
      if (row?.etag === etag) row = { ...entity, etag: "2" };
      throw refuse(412);
    },
    async submitTransaction(steps: ["create" | "update", Row, string?, { etag: string }?][]) {
      const [, entity, , at] = steps[0] ?? [];
      if (entity && (at ? row?.etag === at.etag : !row)) row = { ...entity, etag: at ? "2" : "1" };
      throw refuse(at ? 412 : 409);
    },
    async getEntity() {
      if (!row) throw refuse(404);
      return row;
    },
  };
  return client as unknown as TableClient;
}

const key = { partitionKey: "a", rowKey: "b" };

describe("a conditional write whose answer was lost", () => {
  it("is ours when the row carries our mark", async () => {
    const table = openTable(losingAnswers(undefined));
    expect(await table.insert({ ...key, status: "Idea" })).toBe(true);
    expect(await table.replace({ ...key, status: "Open" }, "1")).toBe(true);
  });

  it("is ours among many", async () => {
    const there = { ...key, rowKey: "another" };
    const added = await openTable(losingAnswers(undefined)).addAll([key, there]);
    expect(added[0]).toBe("1");
    const one = { row: { ...key, status: "Open" }, etag: "1" };
    const swapped = await openTable(losingAnswers({ ...key })).swapAll([one, { row: there, etag: "0" }]);
    expect(swapped[0]).toBe("2");
  });

  it("is not ours when somebody else was quicker", async () => {
    const table = openTable(losingAnswers({ ...key, status: "Idea", mark: "theirs" }));
    expect(await table.insert({ ...key, status: "Idea" })).toBe(false);
    expect(await table.replace({ ...key, status: "Open" }, "0")).toBe(false);
  });
});
