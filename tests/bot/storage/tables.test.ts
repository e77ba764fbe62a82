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

  it("is not ours when somebody else was quicker", async () => {
    const table = openTable(losingAnswers({ ...key, status: "Idea", mark: "theirs" }));
    expect(await table.insert({ ...key, status: "Idea" })).toBe(false);
    expect(await table.replace({ ...key, status: "Open" }, "0")).toBe(false);
  });
});
