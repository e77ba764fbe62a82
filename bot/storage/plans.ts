import { Failure } from "../common/failure";
import type { PersonId } from "../common/ids";
import type { Plan, PlanStore } from "../consultations";
import { inTime } from "./storage-problem";
import { odata, type Row, readLong, type Table, writeLong } from "./tables";

const tooLong =
  "There is more text in this plan than can be kept. Shorten the longest answers, or link to a document.";

const alreadyConfirmed = "This plan is already in the register. Type: my consultations";
const changedElsewhere = "This plan is being changed on another device just now. Please try again.";
/** Two devices of one person seldom save within the same second; three times over is no accident. */
const mostTries = 4;
/** Nobody waits for it; what it does not manage, the next one does. */
const tidyMs = 600_000;

/** What was left lying, by when it was last changed. */
export interface OldPlans {
  /** In the register since, or thrown away. */
  finishedBefore: Date;
  /** Nobody ever typed a word into it. */
  blankBefore: Date;
  untouchedBefore: Date;
}

export interface TidyPlanStore extends PlanStore {
  /** @returns how many were forgotten. */
  forget(old: OldPlans): Promise<number>;
}

/** Unfinished plans: one partition a person, one row a plan. */
export function createPlanStore(table: Table): TidyPlanStore {
  async function unfinished(owner: PersonId, abortSignal: AbortSignal): Promise<readonly Plan[]> {
    const found: Plan[] = [];
    const where = odata`PartitionKey eq ${owner} and confirmed eq false`;
    for await (const row of table.find(where, abortSignal)) found.push(toPlan(row));
    return found.sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime());
  }

  /** Never over a confirmed one: an older copy, read before on another device, knows nothing of it. */
  async function saveUnconfirmed(row: Row): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const there = await table.get(row);
      if (there?.["confirmed"] === true) throw new Failure("conflict", alreadyConfirmed);
      if (there ? await table.replace(row, there.etag) : await table.insert(row)) return;
    }
    throw new Failure("conflict", changedElsewhere);
  }

  async function forget(
    { finishedBefore, blankBefore, untouchedBefore }: OldPlans,
    abortSignal: AbortSignal,
  ): Promise<number> {
    const where = [
      odata`(finished eq true and changedAt lt ${finishedBefore})`,
      odata`(blank eq true and changedAt lt ${blankBefore})`,
      odata`changedAt lt ${untouchedBefore}`,
    ].join(" or ");
    let forgotten = 0;
    // Somebody who comes back to it at this very moment keeps it.
    for await (const row of table.find(where, abortSignal)) if (await table.removeUnchanged(row)) forgotten++;
    return forgotten;
  }

  return {
    async find({ owner, id }) {
      const row = await table.get({ partitionKey: owner, rowKey: id });
      return row && toPlan(row);
    },
    unfinished: (owner) => inTime((abortSignal) => unfinished(owner, abortSignal)),
    async save(plan) {
      const { owner, id, confirmed, ...rest } = plan;
      const row = {
        partitionKey: owner,
        rowKey: id,
        confirmed,
        finished: confirmed || plan.discarded === true,
        blank: Object.values(plan.typed).every((said) => said.trim() === ""),
        changedAt: plan.changedAt,
        ...writeLong(rest, tooLong),
      };
      await (confirmed ? table.put(row) : saveUnconfirmed(row));
    },
    remove: ({ owner, id }) => table.remove({ partitionKey: owner, rowKey: id }),
    forget: (old) => inTime((abortSignal) => forget(old, abortSignal), tidyMs),
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
