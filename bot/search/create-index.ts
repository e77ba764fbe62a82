import MiniSearch, { type SearchResult } from "minisearch";
import { createNames } from "./names";
import { type Concept, keyOf, readQuestion } from "./read-question";
import { createSynonyms, type Synonyms } from "./synonyms";
import { createVocabulary } from "./vocabulary";
import { findableWords, isWrapping, stems } from "./words";

/** One text that can be found. */
export interface Findable {
  id: string;
  title: string;
  /** Other names for the same thing. */
  alsoCalled: readonly string[];
  text: string;
  /** What it is filed under, such as an area or a service. */
  tags: readonly string[];
}

export interface Hit {
  id: string;
  /** Only for putting hits of one question in order. */
  score: number;
  /** From 0 to 1: how much of what was asked it is about, and how much it is about that. */
  sure: number;
}

export interface Index {
  /** Adds a text, in place of the one with the same id. */
  put(findable: Findable): void;
  remove(id: string): void;
  /** Whether a question has any word that says what it is about. A greeting has none. */
  asksSomething(question: string): boolean;
  /** The best first. `only` leaves out what somebody may not see. */
  search(question: string, ask: { most: number; only?: (id: string) => boolean }): readonly Hit[];
}

const fields = ["title", "alsoCalled", "text", "tags"];
const boost = { title: 2.5, alsoCalled: 3, text: 1, tags: 1.5 };
const naming = new Set(["title", "alsoCalled"]);
/** How surely a text is about a word that names it, that it mentions, and that one of its words begins with. */
const sure = { named: 1, mentioned: 0.7, begun: 0.5 };
/**
 * What a word that stands nowhere weighs, of what the rarest known word weighs. More than that, as a question
 * about something else can share its other words with a text by chance.
 */
const unknownWeight = 1.6;
/** Numbers say little by themselves: 10 weeks, 10 people and 10 points have nothing in common. */
const numberWeight = 0.5;
const isNumber = /^\p{N}+$/u;
/** How far a guess at a mistyped word is believed. */
const guess = 0.8;
/** What each of a word and its synonyms counts, where a text may have both. */
const twoWays = 0.6;
/** How much more a text counts that has for a name just what was asked. */
const namedSo = 8;
/** The library's score of a text that is plainly about what was asked. */
const plenty = 30;
/** The library's own order is near enough that the best are among so many more than are wanted. */
const mostJudged = 100;
/** What more texts have than this takes longer to look through than it is worth. */
const mostTold = 1000;
/** Of half a page, so many of its rarest words say what it is about; each one more is looked up for nothing. */
const mostLookedUp = 20;
/** Shorter than this, too many words begin alike. */
const leastBegun = 3;

/** What can be searched, kept in memory and changed text by text. */
export function createIndex({ synonyms = createSynonyms([]) }: { synonyms?: Synonyms } = {}): Index {
  const vocabulary = createVocabulary(synonyms.words);
  const held = new Map<string, Findable>();
  const names = createNames(synonyms);
  const mini = new MiniSearch<Findable>({
    fields,
    extractField: (findable, field) => [findable[field as keyof Findable]].flat().join("\n"),
    tokenize: gather,
    processTerm: (term) => term,
    autoVacuum: false,
  });

  /** The stems of a text, and beside them each synonym group it has a phrase of. */
  function termsOf(text: string): string[] {
    const written = findableWords(text);
    const words = stems(written);
    const met = words.flatMap((_, at) => synonyms.at(words, at).map(({ group }) => group));
    return [...words.filter((_, at) => !isWrapping(written[at] ?? "")), ...met];
  }

  /** The terms of a text, gathered while the library reads it. */
  let gathered = new Set<string>();
  function gather(text: string): string[] {
    const terms = termsOf(text);
    for (const term of terms) gathered.add(term);
    return terms;
  }
  function termsWhile(work: () => void): ReadonlySet<string> {
    gathered = new Set();
    work();
    return gathered;
  }

  function remove(id: string): void {
    const findable = held.get(id);
    if (!findable) return;
    vocabulary.remove(termsWhile(() => mini.remove(findable)));
    held.delete(id);
    names.remove(id);
  }

  const read = (question: string) => readQuestion(question, { synonyms, corrected: vocabulary.corrected });

  const countOf = ({ words, groups }: Concept) => Math.max(...[...words, ...groups].map(vocabulary.count));

  /** Without what thousands of texts have, when something rarer was asked as well. What stands nowhere costs nothing. */
  function telling(concepts: readonly Concept[]): readonly Concept[] {
    const known = concepts.map(countOf).filter((count) => count > 0);
    const rarest = known.sort((one, other) => one - other);
    const most = Math.min(
      Math.max(mostTold, rarest[0] ?? 0),
      rarest[mostLookedUp - 1] ?? Number.POSITIVE_INFINITY,
    );
    return concepts.filter((concept) => countOf(concept) <= most);
  }

  /** The rarer a thing is among the texts, the more it says. */
  function weightOf(concept: Concept): number {
    const { words, groups } = concept;
    const count = countOf(concept);
    const rarity = count === 0 ? unknownWeight : Math.log(1 + held.size / count) / Math.log(1 + held.size);
    return words.every((word) => isNumber.test(word)) && groups.length === 0 ? rarity * numberWeight : rarity;
  }

  function search(question: string, { most, only }: Parameters<Index["search"]>[1]): readonly Hit[] {
    const concepts = telling(read(question)).map((concept) => ({ ...concept, weight: weightOf(concept) }));
    const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const terms = termsAsked(concepts);
    const weights = new Map(concepts.map((concept) => [keyOf(concept), concept.weight]));
    const near = names.nearness({ question, weights, weightOf });
    return mini
      .search([...terms.keys()].join(" "), {
        tokenize: (text) => text.split(" "),
        boost,
        boostTerm: (term) => terms.get(term)?.boost ?? 0,
        prefix: (term) => terms.get(term)?.begun ?? false,
        weights: { prefix: 0.4, fuzzy: 0 },
        ...(only ? { filter: ({ id }: SearchResult) => only(String(id)) } : {}),
      })
      .slice(0, most + mostJudged)
      .map((result) => judged(result, { concepts, total, near: near(String(result.id)) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  }

  function termsAsked(concepts: readonly Concept[]): Map<string, { boost: number; begun: boolean }> {
    const asked = new Map<string, { boost: number; begun: boolean }>();
    for (const { words, groups, last, guessed } of concepts) {
      const believed = (guessed ? guess : 1) * (words.length > 0 && groups.length > 0 ? twoWays : 1);
      for (const word of words) {
        // A year is no beginning of every reference that has it.
        const unfinished = vocabulary.count(word) === 0 || (last && !isNumber.test(word));
        const begun = word.length >= leastBegun && unfinished;
        asked.set(word, { boost: believed / words.length, begun });
      }
      for (const group of groups) asked.set(group, { boost: believed / groups.length, begun: false });
    }
    return asked;
  }

  return {
    put(findable) {
      remove(findable.id);
      vocabulary.add(termsWhile(() => mini.add(findable)));
      held.set(findable.id, findable);
      names.put(findable.id, [findable.title, ...findable.alsoCalled]);
    },
    remove,
    asksSomething: (question) => read(question).length > 0,
    search,
  };
}

function judged(
  result: SearchResult,
  given: { concepts: readonly (Concept & { weight: number })[]; total: number; near: number },
): Hit {
  const { concepts, total, near } = given;
  const found = concepts.map((concept) => ({ weight: concept.weight, has: has(result, concept) }));
  const covered = found.reduce((sum, { weight, has }) => sum + weight * has, 0) / total;
  const many = found.filter(({ has }) => has > 0).length;
  // A word and its synonyms are one thing said, so what the library adds for each of them is taken out.
  const each = result.score / Math.max(1, result.queryTerms.length);
  const score = each * Math.sqrt(many) * covered * (1 + namedSo * near);
  const sure = 0.6 * covered + 0.4 * Math.min(1, (result.score * covered) / plenty);
  return { id: String(result.id), score, sure };
}

/** How surely a text is about a concept: 0 not at all, 1 when it is named for it. */
function has({ match, queryTerms }: SearchResult, { words, groups, guessed }: Concept): number {
  const surely = (term: string): number => {
    if (!queryTerms.includes(term)) return 0;
    const found = match[term];
    if (!found) return sure.begun;
    return found.some((field) => naming.has(field)) ? sure.named : sure.mentioned;
  };
  const share = words.reduce((sum, word) => sum + surely(word), 0) / Math.max(1, words.length);
  return Math.max(share, ...groups.map(surely)) * (guessed ? guess : 1);
}
