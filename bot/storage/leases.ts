import type { ContainerClient } from "@azure/storage-blob";
import { answered, statusOf } from "./storage-problem";

/** Held by one instance at a time; it ends by itself when the instance dies. */
export interface Lease {
  /** @returns false when it was lost meanwhile. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Leases {
  /** @param seconds 15 to 60. @returns undefined when somebody else holds it. */
  hold(name: string, seconds: number): Promise<Lease | undefined>;
}

const unless =
  (...expected: number[]) =>
  (error: unknown): undefined => {
    if (!expected.includes(statusOf(error) ?? 0)) throw error;
    return undefined;
  };

export function createLeases(container: ContainerClient): Leases {
  const made = new Set<string>();

  /** A lease is on a blob, so there must be one. */
  async function make(name: string): Promise<void> {
    if (made.has(name)) return;
    const blob = container.getBlockBlobClient(name);
    // 409: it exists; 412: it exists and somebody holds it.
    await blob.upload("", 0, { conditions: { ifNoneMatch: "*" } }).catch(unless(409, 412));
    made.add(name);
  }

  async function hold(name: string, seconds: number): Promise<Lease | undefined> {
    await make(name);
    const client = container.getBlockBlobClient(name).getBlobLeaseClient();
    const held = await client.acquireLease(seconds).catch(unless(409));
    if (!held) return undefined;
    return {
      renew: () =>
        answered(
          client.renewLease().then(
            (renewed) => renewed !== undefined,
            (error) => unless(409, 412)(error) ?? false,
          ),
        ),
      release: () => answered(client.releaseLease().then(() => {}, unless(409, 412))),
    };
  }
  return { hold: (name, seconds) => answered(hold(name, seconds)) };
}
