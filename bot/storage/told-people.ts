import type { ToldPeople } from "../calendar";
import type { ToldOf } from "../consultations";
import type { Table } from "./tables";

const keyOf = ({ about, to }: Parameters<ToldOf["claim"]>[0]) => ({ partitionKey: about, rowKey: to });

/** Conditional inserts: of two instances, and before or after a restart, only one tells a person a thing. */
export function createToldPeople(table: Table): ToldPeople & ToldOf {
  return {
    claim: (news) => table.insert(keyOf(news)),
    giveBack: (news) => table.remove(keyOf(news)),
    has: async (news) => (await table.get(keyOf(news))) !== undefined,
  };
}
