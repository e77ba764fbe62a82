import { createHash } from "node:crypto";
import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Reference } from "../common/ids";
import type { DocumentLibrary } from "../consultations";
import type { Graph } from "./graph";
import { statusOf } from "./graph-problem";
import type { Site } from "./site";

interface Deps {
  graph: Graph;
  site: Site;
  clock: Clock;
}

/** Nobody waits for this in a Teams turn: 25 MB take their time. */
const uploadWithinMs = 120_000;
const folder = "Consultations";
const longestName = 120;

/**
 * Files of consultations, in the site's own document library: a folder for each reference. A name there ends
 * in a mark of what is in the file, so the same file is found again however often it is sent, and another
 * of the same name stands beside it. Nothing is ever written over, least of all what somebody edited since.
 */
export const createDocumentLibrary = ({ graph, site, clock }: Deps): DocumentLibrary => ({
  async keep({ reference, fileName, bytes }) {
    const deadline = new Date(clock.now().getTime() + uploadWithinMs);
    const item = `${await site.path()}/drive/root:/${pathOf(reference, safeName(fileName, markOf(bytes)))}`;
    try {
      const kept = await graph.request({
        method: "PUT",
        path: `${item}:/content?@microsoft.graph.conflictBehavior=fail`,
        body: Buffer.from(bytes),
        headers: { "Content-Type": "application/octet-stream" },
        deadline,
        // Sent again after a lost answer, it is refused as being there already.
        replaySafe: true,
      });
      return { url: urlOf(kept) };
    } catch (failure) {
      if (statusOf(failure) === 409)
        return {
          url: urlOf(await graph.request({ method: "GET", path: `${item}?$select=webUrl`, deadline })),
        };
      throw inWords(failure);
    }
  },
});

const pathOf = (reference: Reference, name: string): string =>
  [folder, reference, name].map(encodeURIComponent).join("/");

const markOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 10);

/** What no file may be called on Windows, where people keep copies; SharePoint refuses these, too. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock)(?:\.|$)/i;

/**
 * A name that SharePoint takes. Its rules: none of `" * : < > ? / \ |`, no dot or space at either end, no
 * `~` first, `_vti_` nowhere, and 400 characters for the whole path. `#` and `%` are taken, but links to
 * such files break in older programs.
 */
export function safeName(fileName: string, mark: string): string {
  const plain = fileName
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replace(/["*:<>?/\\|#%]/g, "-")
    .replace(/_vti_/gi, "-")
    .replace(/\s+/g, " ");
  const [, stem = plain, kind = ""] = /^(.*)(\.[\p{L}\p{N}]{1,10})$/u.exec(trimmed(plain)) ?? [];
  const named = trimmed([...trimmed(stem).replace(/^~+\$?/, "")].slice(0, longestName).join(""));
  const name = named === "" || reserved.test(named) ? `document ${named}`.trim() : named;
  return `${name} (${mark})${kind}`;
}

const trimmed = (text: string): string => text.replace(/^[.\s]+|[.\s]+$/g, "");

function urlOf(item: unknown): string {
  const { webUrl } = (item ?? {}) as { webUrl?: unknown };
  // A space would end the link where it is kept, a bar would make two parts of it.
  if (typeof webUrl === "string" && /^https?:\/\//i.test(webUrl))
    return webUrl.replace(/\s/g, "%20").replaceAll("|", "%7C");
  throw new Failure("unavailable", "SharePoint took the file, but gave no link to it. Please try again.");
}

function inWords(failure: unknown): unknown {
  const cause = { cause: failure };
  switch (statusOf(failure)) {
    case 404:
      return new Failure(
        "unavailable",
        "The SharePoint site has no place for documents. Please tell your administrator.",
        cause,
      );
    case 400:
      return new Failure(
        "invalid",
        "SharePoint did not take this file. Give it a plain, short name and try again.",
        cause,
      );
    case 413:
      return new Failure(
        "invalid",
        "This file is too big for SharePoint. Paste a link to it instead.",
        cause,
      );
    case 423:
      return new Failure("conflict", "Somebody is saving this file just now. Try again in a minute.", cause);
    case 507:
      return new Failure(
        "unavailable",
        "The SharePoint site is full. Please tell your administrator, or paste a link instead.",
        cause,
      );
    default:
      return failure;
  }
}
