import type { ContainerClient } from "@azure/storage-blob";
import { z } from "zod";
import { Failure } from "../common/failure";
import type { Import, ImportPortion, ImportStore } from "../consultations";
import { inTime, orNothing, statusOf } from "./storage-problem";

/** A whole upload, of which nobody waits for a single part. */
const wholeMs = 120_000;
const oneMs = 15_000;
const atOnce = 8;
const json = { blobContentType: "application/json" };

const aboutBlob = (id: string): string => `about/${id}.json`;
const runningBlob = (id: string): string => `running/${id}`;
const partsOf = (id: string): string => `parts/${id}/`;
const fileBlob = (id: string): string => `${partsOf(id)}file`;
const portionBlob = (id: string, at: number): string => `${partsOf(id)}${String(at).padStart(5, "0")}.json`;

const idForm = z.uuid();
const datesOf = ["uploadedAt", "startedAt", "finishedAt"] as const;

/**
 * One blob that says how far an upload is, changed only by whoever knows what it said; one a portion of its
 * rows; the file itself. `about` is written last and removed first, so half an upload is none.
 */
export function createImportStore(container: ContainerClient): ImportStore {
  async function put(name: string, value: unknown, conditions: object | undefined, abortSignal: AbortSignal) {
    const bytes =
      value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(JSON.stringify(value), "utf8");
    await container.getBlockBlobClient(name).uploadData(bytes, {
      abortSignal,
      blobHTTPHeaders: value instanceof Uint8Array ? {} : json,
      ...(conditions && { conditions }),
    });
  }

  async function get(
    name: string,
    abortSignal: AbortSignal,
  ): Promise<{ value: unknown; etag: string } | undefined> {
    const answer = await orNothing(
      container.getBlockBlobClient(name).download(0, undefined, { abortSignal }),
    );
    if (!answer?.readableStreamBody) return undefined;
    const pieces: Buffer[] = [];
    for await (const piece of answer.readableStreamBody) pieces.push(Buffer.from(piece));
    return { value: JSON.parse(Buffer.concat(pieces).toString("utf8")), etag: answer.etag ?? "" };
  }

  const removeBlob = (name: string, abortSignal: AbortSignal) =>
    orNothing(container.getBlockBlobClient(name).delete({ abortSignal }));

  async function remove(id: string, abortSignal: AbortSignal): Promise<void> {
    await removeBlob(aboutBlob(id), abortSignal);
    await removeBlob(runningBlob(id), abortSignal);
    for await (const { name } of container.listBlobsFlat({ prefix: partsOf(id), abortSignal }))
      await removeBlob(name, abortSignal);
  }

  return {
    create: ({ about, file, portions }) =>
      inTime(async (abortSignal) => {
        await put(fileBlob(about.id), file, undefined, abortSignal);
        for (let from = 0; from < portions.length; from += atOnce)
          await Promise.all(
            portions
              .slice(from, from + atOnce)
              .map((portion, at) => put(portionBlob(about.id, from + at), portion, undefined, abortSignal)),
          );
        await put(aboutBlob(about.id), about, { ifNoneMatch: "*" }, abortSignal);
      }, wholeMs),
    async find(id) {
      if (!idForm.safeParse(id).success) return undefined;
      const kept = await inTime((abortSignal) => get(aboutBlob(id), abortSignal));
      return kept && toImport(kept.value);
    },
    move: ({ from, to }) =>
      inTime(async (abortSignal) => {
        const kept = await get(aboutBlob(from.id), abortSignal);
        if (!kept || toImport(kept.value).version !== from.version) return false;
        // The mark first: one that is said to run must be found by whoever goes on with it.
        if (to.state === "running") await put(runningBlob(to.id), {}, undefined, abortSignal);
        try {
          await put(aboutBlob(to.id), to, { ifMatch: kept.etag }, abortSignal);
        } catch (error) {
          if ([404, 409, 412].includes(statusOf(error) ?? 0)) return false;
          throw error;
        }
        if (to.state !== "running") await removeBlob(runningBlob(to.id), abortSignal);
        return true;
      }, oneMs),
    portion: (id, at) =>
      inTime(async (abortSignal) => {
        const kept = await get(portionBlob(id, at), abortSignal);
        if (!kept) throw new Failure("not_found", "That upload is not here any more. Upload the file again.");
        return kept.value as ImportPortion;
      }, oneMs),
    savePortion: (id, at, portion) =>
      inTime((abortSignal) => put(portionBlob(id, at), portion, undefined, abortSignal), oneMs),
    running: () =>
      inTime(async (abortSignal) => {
        const ids: string[] = [];
        for await (const { name } of container.listBlobsFlat({ prefix: runningBlob(""), abortSignal }))
          ids.push(name.slice(runningBlob("").length));
        return ids;
      }),
    forgetRunning: (id) =>
      inTime(async (abortSignal) => void (await removeBlob(runningBlob(id), abortSignal)), oneMs),
    remove: (id) => inTime((abortSignal) => remove(id, abortSignal), wholeMs),
    forgetBefore: (instant) =>
      inTime(async (abortSignal) => {
        let forgotten = 0;
        for await (const { name, properties } of container.listBlobsFlat({
          prefix: partsOf("").replace(/\/$/, ""),
          abortSignal,
        })) {
          const [, id, part] = name.split("/");
          // The file is put once, when it is uploaded; also of an upload that never came to its end.
          if (!id || part !== "file" || properties.createdOn === undefined || properties.createdOn >= instant)
            continue;
          await remove(id, abortSignal);
          forgotten++;
        }
        return forgotten;
      }, 600_000),
  };
}

function toImport(value: unknown): Import {
  const kept = value as Record<string, unknown>;
  const dates = Object.fromEntries(
    datesOf.map((name) => [name, kept[name] === undefined ? undefined : new Date(String(kept[name]))]),
  );
  const trouble = kept["trouble"] as { tries: number; triedAt: string } | undefined;
  return {
    ...{ ...kept, startedBy: kept["startedBy"], ...dates },
    ...(trouble && { trouble: { ...trouble, triedAt: new Date(trouble.triedAt) } }),
  } as unknown as Import;
}
