import { type Concept, keyOf, readQuestion } from "./read-question";
import type { Synonyms } from "./synonyms";
import { isWrapping, wordsOf } from "./words";

/** What one name of a text says: what it is about, by key, and the small words around that. */
interface Name {
  concepts: ReadonlyMap<string, Concept>;
  small: ReadonlySet<string>;
}

/** A question, as far as it can be held against names. */
export interface Asked {
  question: string;
  /** What each thing in it weighs, by key. */
  weights: ReadonlyMap<string, number>;
  weightOf: (concept: Concept) => number;
}

/** What each text is called. */
export interface Names {
  put(id: string, names: readonly string[]): void;
  remove(id: string): void;
  /** How near a question comes to a name of a text: 1 when it says just that, 0 when they share nothing. */
  nearness(asked: Asked): (id: string) => number;
}

export function createNames(synonyms: Synonyms): Names {
  const held = new Map<string, readonly Name[]>();
  /** In how many names each small word stands. */
  const counts = new Map<string, number>();
  let total = 0;

  const count = (names: readonly Name[], by: 1 | -1): void => {
    total += by * names.length;
    for (const { small } of names)
      for (const word of small) counts.set(word, Math.max(0, (counts.get(word) ?? 0) + by));
  };
  /** "Never" and "more" tell names apart that are about the same things; "the" is in too many to tell. */
  const weightOfSmall = (word: string): number =>
    Math.log(1 + total / (1 + (counts.get(word) ?? 0))) / Math.log(1 + total);

  function remove(id: string): void {
    count(held.get(id) ?? [], -1);
    held.delete(id);
  }

  return {
    put(id, names) {
      remove(id);
      const read = names.map((name) => readName(name, synonyms));
      held.set(id, read);
      count(read, 1);
    },
    remove,
    nearness({ question, weights, weightOf }) {
      const small = new Map([...smallWords(question)].map((word) => [word, weightOfSmall(word)]));
      const asked = sumOf(weights.values()) + sumOf(small.values());
      const known = new Map(weights);
      const weigh = (key: string, concept: Concept): number => {
        const weight = known.get(key) ?? weightOf(concept);
        known.set(key, weight);
        return weight;
      };
      const near = (name: Name): number => {
        const told = sumOf([...name.concepts.keys()].map((key) => weights.get(key) ?? 0));
        if (told === 0) return 0;
        const shared = told + sumOf([...name.small].map((word) => small.get(word) ?? 0));
        const named =
          sumOf([...name.concepts].map(([key, concept]) => weigh(key, concept))) +
          sumOf([...name.small].map(weightOfSmall));
        return (shared / named) * (shared / asked);
      };
      return (id) => Math.max(0, ...(held.get(id) ?? []).map(near));
    },
  };
}

/** Names are written with care, so nothing in them is taken for a slip. */
function readName(name: string, synonyms: Synonyms): Name {
  const concepts = readQuestion(name, { synonyms, corrected: (word) => word });
  return { concepts: new Map(concepts.map((concept) => [keyOf(concept), concept])), small: smallWords(name) };
}

const smallWords = (text: string): ReadonlySet<string> => new Set(wordsOf(text).filter(isWrapping));

const sumOf = (weights: Iterable<number>): number => [...weights].reduce((sum, weight) => sum + weight, 0);
