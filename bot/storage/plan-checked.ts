import type { PlanChecked } from "../consultations";
import { readLong, type Table, writeLong } from "./tables";

/** When somebody last said that the forward plan is up to date. */
export interface PlanCheckedStore {
  /** @returns undefined before the first time. */
  get(): Promise<PlanChecked | undefined>;
  set(checked: PlanChecked): Promise<void>;
}

const at = { partitionKey: "forward-plan", rowKey: "last-checked" };

export function createPlanChecked(table: Table): PlanCheckedStore {
  return {
    async get() {
      const row = await table.get(at);
      if (!row) return undefined;
      const checked = readLong(row) as PlanChecked;
      return { ...checked, at: new Date(checked.at) };
    },
    set: (checked) => table.put({ ...at, ...writeLong(checked, "That is too much to keep of one check.") }),
  };
}
