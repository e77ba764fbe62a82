import { type Concept, keyOf, readQuestion } from "./read-question";
import type { Synonyms } from "./synonyms";

/** What one name of a text is about, by key. */
export type Name = ReadonlyMap<string, Concept>;

/** Names are written with care, so nothing in them is taken for a slip. */
export const readNames = (names: readonly string[], synonyms: Synonyms): Name[] =>
  names.map(
    (name) =>
      new Map(readQuestion(name, { synonyms, corrected: (word) => word }).map((each) => [keyOf(each), each])),
  );

/**
 * How near a question comes to one of the names: 1 when it says just that, 0 when they share nothing.
 *
 * @param asked what each thing in the question weighs, by key
 */
export function nearness(
  names: readonly Name[],
  { asked, weightOf }: { asked: ReadonlyMap<string, number>; weightOf: (concept: Concept) => number },
): number {
  const total = sumOf(asked.values());
  const near = names.map((name) => {
    const shared = sumOf([...name.keys()].map((key) => asked.get(key) ?? 0));
    if (shared === 0) return 0;
    const all = sumOf([...name].map(([key, concept]) => asked.get(key) ?? weightOf(concept)));
    return (shared / all) * (shared / total);
  });
  return Math.max(0, ...near);
}

const sumOf = (weights: Iterable<number>): number => [...weights].reduce((sum, weight) => sum + weight, 0);
