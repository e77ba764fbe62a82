import { editDistance } from "../common/edit-distance";

/** Something people call by several names. */
export interface Named {
  name: string;
  alsoCalled: readonly string[];
}

/** Small letters, no marks, no plurals: what is left of words when only their meaning counts. */
export const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(singular);

function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Nobody names a thing in more words; a longer text is a question of its own. */
const mostWords = 16;

/** A question without the words around what it is about, ever shorter; the whole of it first. */
export function* coresOf(
  words: readonly string[],
  around: { before: ReadonlySet<string>; after: ReadonlySet<string> },
): Generator<string> {
  if (words.length > mostWords) return;
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      yield words.slice(from, to).join(" ");
      if (!around.after.has(words[to - 1] ?? "")) break;
    }
    if (!around.before.has(words[from] ?? "")) return;
  }
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(plainWords(words));

/** How well `core` names it: 0 exactly, more for a slip or an unfinished name; undefined when it does not. */
export function closeness(core: string, names: readonly string[]): number | undefined {
  let best: number | undefined;
  for (const name of names) {
    const off = oneCloseness(core, name);
    if (off !== undefined && (best === undefined || off < best)) best = off;
  }
  return best;
}

/** Letters that may be wrong: none in a short name, three in a long one. */
const slips = (name: string): number =>
  name.length >= 15 ? 3 : name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
const unfinished = { cost: 4, leastLetters: 5, leastShare: 0.65 };

function oneCloseness(core: string, name: string): number | undefined {
  if (core === name) return 0;
  // The first letter is seldom the wrong one, and without it "better" would be a letter.
  if (core[0] !== name[0]) return undefined;
  const off = editDistance(core, name);
  if (off <= slips(name)) return off;
  const begun =
    name.startsWith(core) &&
    core.length >= unfinished.leastLetters &&
    core.length / name.length >= unfinished.leastShare;
  return begun ? unfinished.cost : undefined;
}
