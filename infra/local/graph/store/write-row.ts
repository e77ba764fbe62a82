import { storedInstant } from "../london-days";
import type { Caller } from "../people";
import type { Tenant } from "../tenant";
import { defaultFields, type Fields, readFields } from "./field-values";
import type { List } from "./list-store";
import type { Row } from "./row-store";

interface Writing {
  list: List;
  body: Record<string, unknown>;
  caller: Caller;
}

const isPerson = (tenant: Tenant) => (lookupId: string) => tenant.users.personOf(lookupId) !== undefined;

/** The one way a row is made, for Graph and for the list pages: same checks, same stamps, same notification. */
export function createRow(tenant: Tenant, { list, body, caller }: Writing): Row {
  const fields: Fields = defaultFields(list, storedInstant(tenant.clock.now().toISOString(), false) ?? "");
  for (const [name, value] of readFields({ list, body, isPerson: isPerson(tenant) })) {
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  const row = tenant.rows.create(list, fields, tenant.users.lookupIdOf(caller));
  tenant.changed(list);
  return row;
}

export function changeRow(tenant: Tenant, { list, row, body, caller }: Writing & { row: Row }): Row {
  const change = readFields({ list, body, isPerson: isPerson(tenant) });
  const changed = tenant.rows.change(list, row, change, tenant.users.lookupIdOf(caller));
  tenant.changed(list);
  return changed;
}

export function removeRow(tenant: Tenant, { list, row }: { list: List; row: Row }): void {
  tenant.rows.remove(list, row);
  tenant.changed(list);
}
