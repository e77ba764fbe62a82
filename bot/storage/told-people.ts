import type { ToldPeople } from "../calendar";
import type { Table } from "./tables";

const keyOf = ({ about, to }: Parameters<ToldPeople["claim"]>[0]) => ({ partitionKey: about, rowKey: to });

/** Conditional inserts: of two instances, and before or after a restart, only one tells a person a thing. */
export function createToldPeople(table: Table): ToldPeople {
  return {
    claim: (news) => table.insert(keyOf(news)),
    giveBack: (news) => table.remove(keyOf(news)),
  };
}
