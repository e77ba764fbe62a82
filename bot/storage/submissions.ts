import { type Reference, toPersonId, toReference } from "../common/ids";
import type { Submission, Submissions } from "../consultations";
import { inTime } from "./storage-problem";
import { odata, type Table } from "./tables";

const rowKey = "submission";
/** Every consultation that was ever submitted, a thousand a page. */
const allMs = 60_000;

interface Kept {
  [column: string]: unknown;
}

/** Conditional writes, so that of two instances seeing the same submission only one tells its reviewers. */
export function createSubmissions(table: Table): Submissions {
  const toRow = (reference: Reference, { since, told, state, claimedAt }: Submission) => ({
    ...{ partitionKey: reference, rowKey, state },
    since: since.toISOString(),
    claimedAt: claimedAt?.toISOString() ?? "",
    told: told.join(" "),
  });
  const read = (row: Kept | undefined): Submission | undefined =>
    row && {
      since: new Date(String(row["since"])),
      state: row["state"] as Submission["state"],
      claimedAt: row["claimedAt"] ? new Date(String(row["claimedAt"])) : undefined,
      told: String(row["told"] ?? "")
        .split(" ")
        .flatMap((id) => toPersonId(id) ?? []),
    };

  async function all(abortSignal: AbortSignal): Promise<ReadonlyMap<Reference, Submission>> {
    const known = new Map<Reference, Submission>();
    for await (const row of table.find(odata`RowKey eq ${rowKey}`, abortSignal)) {
      const [reference, submission] = [toReference(row.partitionKey), read(row)];
      if (reference && submission) known.set(reference, submission);
    }
    return known;
  }

  return {
    get: async (reference) => read(await table.get({ partitionKey: reference, rowKey })),
    async move({ reference, from, to }) {
      const next = toRow(reference, to);
      if (from === undefined) return table.insert(next);
      const row = await table.get({ partitionKey: reference, rowKey });
      return row !== undefined && isSame(read(row), from) && table.replace(next, row.etag);
    },
    all: () => inTime(all, allMs),
  };
}

const isSame = (one: Submission | undefined, other: Submission): boolean =>
  one !== undefined &&
  one.since.getTime() === other.since.getTime() &&
  one.state === other.state &&
  one.claimedAt?.getTime() === other.claimedAt?.getTime() &&
  one.told.join() === other.told.join();
