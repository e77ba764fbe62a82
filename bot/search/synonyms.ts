import { stems, wordsOf } from "./words";

/** Groups of words and phrases that people use for the same thing. */
export type SynonymGroups = readonly (readonly string[])[];

/** Where a phrase of a group was found. */
interface Met {
  group: string;
  length: number;
}

export interface Synonyms {
  /** Every group a phrase of which begins at this word, the longest phrase first. Takes stems. */
  at(words: readonly string[], from: number): readonly Met[];
  /** Each word that stands in some group, as its stem. */
  words: ReadonlySet<string>;
}

export function createSynonyms(groups: SynonymGroups): Synonyms {
  const byFirst = new Map<string, { phrase: readonly string[]; group: string }[]>();
  const words = new Set<string>();
  groups.forEach((group, number) => {
    for (const written of group) {
      const phrase = stems(wordsOf(written));
      const [first] = phrase;
      if (first === undefined) continue;
      for (const word of phrase) words.add(word);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { phrase, group: tokenOf(number) }]);
    }
  });
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.phrase.length - a.phrase.length);
  return {
    words,
    at: (said, from) =>
      (byFirst.get(said[from] ?? "") ?? [])
        .filter(({ phrase }) => phrase.every((word, at) => word === said[from + at]))
        .map(({ phrase, group }) => ({ group, length: phrase.length })),
  };
}

/** Stands in the index for whatever word of the group was written; no word of a person's looks like it. */
const tokenOf = (number: number): string => `=${number}`;
