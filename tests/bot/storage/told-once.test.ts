import type { Table } from "../../../bot/storage/tables";
import { createToldOnce } from "../../../bot/storage/told-once";
import { reference } from "../../support/build";

it("lets one instance tell, and another once the first gave it back", async () => {
  const rows = new Set<string>();
  const keyOf = (row: { partitionKey: string; rowKey: string }) => `${row.partitionKey} ${row.rowKey}`;
  const table = {
    insert: async (row: Parameters<Table["insert"]>[0]) => !rows.has(keyOf(row)) && !!rows.add(keyOf(row)),
    remove: async (row: Parameters<Table["remove"]>[0]) => void rows.delete(keyOf(row)),
  } as unknown as Table;
  const [mine, theirs] = [createToldOnce(table), createToldOnce(table)];
  const mark = { reference: reference("2027-00042"), what: "no-promise" };
  expect([await mine.claim(mark), await theirs.claim(mark)]).toEqual([true, false]);
  expect(await theirs.claim({ ...mark, what: "row-7-guid,2" })).toBe(true);
  await mine.release(mark);
  expect(await theirs.claim(mark)).toBe(true);
});
