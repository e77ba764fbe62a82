import type { PersonId } from "../common/ids";
import type { Plan, PlanStore } from "../consultations";
import { answered } from "./storage-problem";
import { odata, type Row, readLong, type Table, writeLong } from "./tables";

const tooLong =
  "There is more text in this plan than can be kept. Shorten the longest answers, or link to a document.";

/** Unfinished plans: one partition a person, one row a plan. */
export function createPlanStore(table: Table): PlanStore {
  async function unfinished(owner: PersonId): Promise<readonly Plan[]> {
    const found: Plan[] = [];
    for await (const row of table.find(odata`PartitionKey eq ${owner} and confirmed eq false`))
      found.push(toPlan(row));
    return found.sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime());
  }

  return {
    async find({ owner, id }) {
      const row = await table.get({ partitionKey: owner, rowKey: id });
      return row && toPlan(row);
    },
    unfinished: (owner) => answered(unfinished(owner)),
    async save(plan) {
      const { owner, id, confirmed, ...rest } = plan;
      await table.put({
        partitionKey: owner,
        rowKey: id,
        confirmed,
        ...writeLong(rest, tooLong),
      });
    },
    remove: ({ owner, id }) => table.remove({ partitionKey: owner, rowKey: id }),
  };
}

function toPlan(row: Row): Plan {
  const { changedAt, ...rest } = readLong(row) as Omit<Plan, "changedAt"> & { changedAt: string };
  return {
    ...rest,
    reference: rest.reference,
    owner: row.partitionKey as Plan["owner"],
    id: row.rowKey as Plan["id"],
    confirmed: row["confirmed"] === true,
    changedAt: new Date(changedAt),
  };
}
