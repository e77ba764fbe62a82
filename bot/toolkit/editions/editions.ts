import { type Content, content, parseContent, type RawContent, shippedContent } from "../content";
import { isEntry } from "../content-entries";
import { createToolkit, type Toolkit } from "../create-toolkit";
import { applyEdits, type EditProblem, problemOf, type ToolkitEdit } from "./apply-edits";
import { compareEditions, type EditionChange } from "./compare-editions";
import { mistakesIn } from "./edit-mistakes";
import { editionIn, firstVersion, versionOf } from "./edition-version";

/** The whole content of every version a consultation may follow. What is kept never changes. */
export interface EditionStore {
  /** Keeps it, unless there is one of that version. */
  put(version: string, content: object): Promise<void>;
  /** Undefined when it was never kept. */
  get(version: string): Promise<unknown>;
  /** The version last in use. */
  setCurrent(version: string): Promise<void>;
  getCurrent(): Promise<string | undefined>;
}

export interface EditionsDeps {
  shipped: { version: string; content: RawContent };
  store: EditionStore;
  /** Hears once of each version that is not kept anywhere, and is read as the current one. */
  onUnknown: (version: string) => void;
}

interface Edition {
  raw: object;
  toolkit: Toolkit;
}

/** The toolkit in all the versions in use. Reading costs nothing; only `take` and `recall` ask the store. */
export interface Editions {
  /** What new plans are made with. */
  current(): Toolkit;
  /** What a consultation began with; the current one when nobody knows its version. */
  of(version: string): Toolkit;
  /** What differs between two versions. An unknown one differs in nothing. */
  changes(from: string, to: string): readonly EditionChange[];
  /**
   * Makes the highest edition that holds together the current one, and keeps it. An edition with a mistake is
   * left out whole.
   * @returns what is wrong with the rows, if anything.
   * @throws Failure when the edition cannot be kept: until it is, the one before stays.
   */
  take(rows: readonly ToolkitEdit[]): Promise<readonly EditProblem[]>;
  /** Brings back the kept versions that are named and not in memory yet. */
  recall(versions: Iterable<string>): Promise<void>;
}

export function createEditions({ shipped, store, onUnknown }: EditionsDeps): Editions {
  const known = new Map<string, Edition>();
  const unknown = new Set<string>();
  const compared = new Map<string, readonly EditionChange[]>();
  const asShipped = open(shipped.content, versionOf(shipped.version, 0, shipped.content));
  known.set(asShipped.toolkit.version, asShipped);
  let current = asShipped;
  let taken: { rows: readonly ToolkitEdit[]; problems: readonly EditProblem[] } | undefined;
  let begun: Promise<void> | undefined;

  /** Kept content can be older than a file this release needs: what it lacks, it takes as shipped. */
  async function bringBack(version: string): Promise<Edition | undefined> {
    const kept = await store.get(version);
    if (!isEntry(kept)) return undefined;
    try {
      return open({ ...shipped.content, ...kept }, version);
    } catch {
      // Written for rules that are no more; the same as one that was never kept.
      return undefined;
    }
  }

  async function recall(versions: Iterable<string>): Promise<void> {
    for (const version of new Set(versions)) {
      if (version === "" || known.has(version) || unknown.has(version)) continue;
      const edition = await bringBack(version);
      if (edition) known.set(version, edition);
      else {
        unknown.add(version);
        onUnknown(version);
      }
    }
  }

  /** Once: consultations of before there were editions keep what they began with, whatever ships later. */
  async function begin(): Promise<void> {
    await store.put(firstVersion, shipped.content);
    const last = await store.getCurrent();
    if (last !== undefined) await recall([last]);
    current = known.get(last ?? "") ?? current;
  }

  return {
    current: () => current.toolkit,
    of: (version) => (known.get(version) ?? current).toolkit,
    changes(from, to) {
      const [older, newer] = [known.get(from) ?? current, known.get(to) ?? current];
      const key = `${older.toolkit.version} ${newer.toolkit.version}`;
      const found = compared.get(key) ?? compareEditions(older.raw, newer.raw);
      compared.set(key, found);
      return found;
    },
    async take(rows) {
      if (taken?.rows === rows) return taken.problems;
      begun ??= begin();
      await begun.catch((failure) => {
        begun = undefined;
        throw failure;
      });
      const best = highestGood(rows, { shipped, asShipped });
      // Somebody broke the edition in use: it stays until its rows are mended or taken back.
      const stays =
        best.refused && editionIn(current.toolkit.version) > editionIn(best.edition.toolkit.version);
      const next = stays ? current : best.edition;
      const { version } = next.toolkit;
      await store.put(version, next.raw);
      if ((await store.getCurrent()) !== version) await store.setCurrent(version);
      known.set(version, known.get(version) ?? next);
      current = known.get(version) ?? next;
      unknown.delete(version);
      taken = { rows, problems: best.problems };
      return best.problems;
    },
    recall,
  };
}

function open(raw: RawContent, version: string): Edition {
  // What ships was read when the program began.
  const read = raw === shippedContent ? content : parseContent(raw);
  return { raw, toolkit: createToolkit(read, version) };
}

interface Best {
  edition: Edition;
  /** A higher edition was left out. */
  refused: boolean;
  problems: EditProblem[];
}

function highestGood(
  rows: readonly ToolkitEdit[],
  { shipped, asShipped }: { shipped: EditionsDeps["shipped"]; asShipped: Edition },
): Best {
  const given = rows.filter((row) => row.edition !== undefined);
  const numbered = given.filter(({ edition }) => Number.isInteger(edition) && Number(edition) > 0);
  const problems = given
    .filter((row) => !numbered.includes(row))
    .map((row) => problemOf(row, "needs a whole number from 1 as its edition"));
  const editions = [...new Set(numbered.map(({ edition }) => Number(edition)))].sort((a, b) => b - a);

  for (const [tries, edition] of editions.entries()) {
    const used = numbered.filter((row) => Number(row.edition) <= edition);
    const { raw, problems: found } = applyEdits(shipped.content, used);
    const read = found.length > 0 ? found : parsed(raw, used);
    if (Array.isArray(read)) problems.push(...read);
    else {
      const version = versionOf(shipped.version, edition, raw);
      return {
        edition: { raw, toolkit: createToolkit(read.content, version) },
        refused: tries > 0,
        problems: once(problems),
      };
    }
  }
  return { edition: asShipped, refused: editions.length > 0, problems: once(problems) };
}

function parsed(raw: RawContent, used: readonly ToolkitEdit[]): { content: Content } | EditProblem[] {
  try {
    return { content: parseContent(raw) };
  } catch (cause) {
    return mistakesIn(cause instanceof Error ? cause.message : String(cause), used);
  }
}

/** A bad row spoils every edition above it; it is told once. */
function once(problems: readonly EditProblem[]): EditProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
