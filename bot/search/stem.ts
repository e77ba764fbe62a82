/** Endings that change nothing about what a word means here, and how much must be left of it. */
const endings: readonly (readonly [ending: RegExp, becomes: string, least: number])[] = [
  [/ability$/, "able", 3],
  [/ibility$/, "ible", 3],
  [/ysis$/, "yse", 3],
  [/ation$/, "", 4],
  [/(?<=[st])ion$/, "", 4],
  [/ment$/, "", 5],
  [/ity$/, "", 5],
  [/ly$/, "", 4],
  [/(?<!e)ed$/, "", 3],
  [/ing$/, "", 3],
  [/ate$/, "", 4],
  [/er$/, "", 5],
];
/** Words whose ending does change what they mean: parking is not about parks, nor training about trains. */
const itsOwn = new Set(["training", "parking", "housing"]);
const hasVowel = /[aeiouy]/;

/**
 * A word without the endings that grammar gives it, so that "consulting", "consulted" and "consultation" are
 * one. Light: it never changes how a word begins. Takes lower case.
 */
export function stem(word: string): string {
  if (word.length < 4 || itsOwn.has(word) || !/^[a-z]+$/.test(word)) return word;
  let left = singular(word).replace(/iz(?=e$|ed$|er$|ing$|ation$)/, "is");
  for (const [ending, becomes, least] of endings) {
    const start = left.replace(ending, "");
    if (start === left || start.length < least || !hasVowel.test(start)) continue;
    left = start + becomes;
    // planning, plan; but calling, call
    if (becomes === "") left = left.replace(/([bdgmnprt])\1$/, "$1");
    break;
  }
  return left.length >= 4 ? left.replace(/e$/, "") : left;
}

function singular(word: string): string {
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
