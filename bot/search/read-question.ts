import { stem } from "./stem";
import type { Synonyms } from "./synonyms";
import { isWrapping, wordsOf } from "./words";

/** One thing a question is about: a word, or a phrase that has other names too. */
export interface Concept {
  /** The words themselves, as stems. */
  words: readonly string[];
  /** The synonym groups they stand in. */
  groups: readonly string[];
  /** The last word may not be written to its end yet. */
  last: boolean;
  /** Some word of it is a guess at what was mistyped. */
  guessed: boolean;
}

/** The same for every way to say one thing. */
export const keyOf = ({ words, groups }: Pick<Concept, "words" | "groups">): string =>
  groups[0] ?? words.join(" ");

/** Nobody asks in more; the rest of a pasted page would only make noise. */
const mostWords = 60;
const longestWord = 40;

/** What a question is about, without the politeness and the grammar around it. */
export function readQuestion(
  question: string,
  { synonyms, corrected }: { synonyms: Synonyms; corrected: (word: string) => string },
): Concept[] {
  const written = wordsOf(question).slice(0, mostWords);
  const asWritten = written.map(stem);
  const words = asWritten.map((word, at) => {
    const whole = written[at] ?? "";
    return whole.length > longestWord || isWrapping(whole) ? word : corrected(word);
  });
  const concepts = new Map<string, Concept>();
  for (let at = 0; at < words.length; ) {
    // "Thanks" by itself is politeness, whatever else it is in a phrase.
    const met = synonyms.at(words, at).filter(({ length }) => length > 1 || !isWrapping(written[at] ?? ""));
    const length = met[0]?.length ?? 1;
    const own = words.slice(at, at + length).filter((_, i) => !isWrapping(written[at + i] ?? ""));
    const groups = met.filter((each) => each.length === length).map(({ group }) => group);
    const last = at + length === words.length;
    const guessed = words.slice(at, at + length).some((word, i) => word !== asWritten[at + i]);
    if (own.length > 0 || groups.length > 0) {
      // Said twice is asked once.
      const key = keyOf({ words: own, groups });
      concepts.set(key, { words: own, groups, last: last || concepts.get(key)?.last === true, guessed });
    }
    at += length;
  }
  return [...concepts.values()];
}
