import type { ContainerClient } from "@azure/storage-blob";
import type { EditionStore, ToldProblems } from "../toolkit";
import { inTime, orNothing, statusOf } from "./storage-problem";

/** A version is typed into a list, so it may hold what an address may not. */
const blobOf = (version: string): string => `version/${encodeURIComponent(version)}.json`;
const currentBlob = "current.json";
const json = { blobContentType: "application/json" };
/** All of the toolkit's words at once, and nobody waits for them. */
const wholeMs = 15_000;

/** One blob a version, written once, and one that names the version last in use. */
export function createEditionStore(container: ContainerClient): EditionStore {
  async function read(name: string, abortSignal: AbortSignal): Promise<unknown> {
    const bytes = await orNothing(
      container.getBlockBlobClient(name).downloadToBuffer(0, undefined, { abortSignal }),
    );
    return bytes && JSON.parse(bytes.toString("utf8"));
  }

  async function write(
    name: string,
    value: unknown,
    { abortSignal, onlyNew }: { abortSignal: AbortSignal; onlyNew: boolean },
  ): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(value), "utf8");
    await container.getBlockBlobClient(name).uploadData(bytes, {
      abortSignal,
      blobHTTPHeaders: json,
      ...(onlyNew ? { conditions: { ifNoneMatch: "*" } } : {}),
    });
  }

  return {
    put: (version, content) =>
      inTime(
        (abortSignal) =>
          write(blobOf(version), content, { abortSignal, onlyNew: true }).catch((error) => {
            // Kept before, here or by another instance; a version never changes.
            if (![409, 412].includes(statusOf(error) ?? 0)) throw error;
          }),
        wholeMs,
      ),
    get: (version) => inTime((abortSignal) => read(blobOf(version), abortSignal), wholeMs),
    setCurrent: (version) =>
      inTime((abortSignal) => write(currentBlob, { version }, { abortSignal, onlyNew: false })),
    async getCurrent() {
      const kept = await inTime((abortSignal) => read(currentBlob, abortSignal));
      const version = (kept as { version?: unknown } | undefined)?.version;
      return typeof version === "string" ? version : undefined;
    },
  };
}

/** One blob, changed only by whoever knows what it said. */
export function createToldProblems(
  container: ContainerClient,
  toldBlob = "told-problems.json",
): ToldProblems {
  const blob = container.getBlockBlobClient(toldBlob);
  async function read(abortSignal: AbortSignal): Promise<{ told: string; etag: string } | undefined> {
    const properties = await orNothing(blob.getProperties({ abortSignal }));
    const told = properties?.metadata?.["told"];
    return told === undefined ? undefined : { told, etag: properties?.etag ?? "" };
  }
  return {
    get: () => inTime(async (abortSignal) => (await read(abortSignal))?.told),
    move: ({ from, to }) =>
      inTime(async (abortSignal) => {
        const there = await read(abortSignal);
        if (there?.told !== from) return false;
        const conditions = there ? { ifMatch: there.etag } : { ifNoneMatch: "*" };
        try {
          await blob.upload("{}", 2, {
            abortSignal,
            conditions,
            metadata: { told: to },
            blobHTTPHeaders: json,
          });
          return true;
        } catch (error) {
          if ([409, 412].includes(statusOf(error) ?? 0)) return false;
          throw error;
        }
      }),
  };
}
