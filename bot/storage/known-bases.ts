import { type Reference, toReference } from "../common/ids";
import { basisText, type KnownBases, type StepBasis } from "../consultations";
import { inTime } from "./storage-problem";
import { odata, type Row, type Table } from "./tables";

/** Every consultation there ever was, a thousand a page. */
const allMs = 60_000;

export interface KnownBasisStore extends KnownBases {
  /** All of them in one query, for whoever compares every consultation. */
  all(): Promise<ReadonlyMap<Reference, StepBasis>>;
}

const rowKey = "counted-basis";

/** Conditional writes, so that of two instances only one moves it. */
export function createKnownBases(table: Table): KnownBasisStore {
  async function all(abortSignal: AbortSignal): Promise<ReadonlyMap<Reference, StepBasis>> {
    const known = new Map<Reference, StepBasis>();
    for await (const row of table.find(odata`RowKey eq ${rowKey}`, abortSignal)) {
      const reference = toReference(row.partitionKey);
      const basis = read(row);
      if (reference && basis) known.set(reference, basis);
    }
    return known;
  }

  return {
    get: async (reference) => read(await table.get({ partitionKey: reference, rowKey })),
    async move({ reference, from, to }) {
      const next = { partitionKey: reference, rowKey, basis: JSON.stringify(to) };
      if (from === undefined) return table.insert(next);
      const row = await table.get({ partitionKey: reference, rowKey });
      return row !== undefined && basisText(read(row)) === basisText(from) && table.replace(next, row.etag);
    },
    all: () => inTime(all, allMs),
  };
}

/** Written by us alone. A day that was not set is not there at all. */
function read(row: Row | undefined): StepBasis | undefined {
  return row && (JSON.parse(String(row["basis"])) as StepBasis);
}
