import SearchableMap from "minisearch/SearchableMap";

/** Every word something can be found by, and in how many texts it stands. */
export interface Vocabulary {
  add(words: Iterable<string>): void;
  remove(words: Iterable<string>): void;
  /** In how many texts the word stands. */
  count(word: string): number;
  /** The known word that was most likely meant; the word itself when none is near. */
  corrected(word: string): string;
}

/** Letters a word may have wrong: none in a short one, where a slip is another word. */
const slips = (word: string): number => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

/** @param always words that are known without standing in any text */
export function createVocabulary(always: Iterable<string> = []): Vocabulary {
  const counts = new SearchableMap<number>();
  for (const word of always) counts.set(word, 0);
  const known = new Set(always);

  const change = (words: Iterable<string>, by: 1 | -1): void => {
    for (const word of words) {
      const count = (counts.get(word) ?? 0) + by;
      if (count > 0 || known.has(word)) counts.set(word, count);
      else counts.delete(word);
    }
  };

  return {
    add: (words) => change(words, 1),
    remove: (words) => change(words, -1),
    count: (word) => counts.get(word) ?? 0,
    corrected(word) {
      if (slips(word) === 0 || counts.has(word)) return word;
      let best: { word: string; off: number; count: number } | undefined;
      for (const [near, count, distance] of candidates(counts, word)) {
        // Hardly anybody mistypes how a word begins, and light is not a slip for flight.
        if (near[0] !== word[0] || near.length < 4) continue;
        const off = swapped(near, word) ? 1 : distance;
        if (off > slips(word)) continue;
        if (!best || off < best.off || (off === best.off && count > best.count))
          best = { word: near, off, count };
      }
      return best?.word ?? word;
    },
  };
}

function candidates(counts: SearchableMap<number>, word: string): [string, number, number][] {
  return [...counts.fuzzyGet(word, 2)].map(([near, [count, distance]]) => [near, count, distance]);
}

/** Two letters in each other's place: the commonest slip, which counts as two elsewhere. */
function swapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
