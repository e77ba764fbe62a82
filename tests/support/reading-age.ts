import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { shippedContent } from "../../bot/toolkit";

/**
 * What an officer has to read as it is: the field's own name for a thing, or somebody's title, for which no
 * plainer word is true. Each counts as one short word. Add one only when the text would be wrong without it.
 */
const fixedTerms: readonly { term: RegExp; because: string }[] = [
  { term: /consultations?/, because: "the product is about it, and the law calls it so" },
  { term: /equality impact assessment/, because: "the document's name in every council" },
  { term: /data protection impact assessment/, because: "the document's name in the law on data" },
  { term: /accessibility/, because: "the name of the regulations and of the statement they ask for" },
  { term: /Monitoring Officer|Democratic services|Data protection officer/i, because: "an office by law" },
];

// The names of Acts, cases, councils and other sources, as sources.json has them.
const legalNames = Object.values(shippedContent.sources).flatMap((source) => [
  source.name,
  ...("short" in source ? [source.short] : []),
]);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const excepted = new RegExp(
  [
    ...legalNames.sort((a, b) => b.length - a.length).map((name) => `(?<!\\w)${escaped(name)}(?!\\w)`),
    ...fixedTerms.map(({ term }) => `\\b(?:${term.source})\\b`),
  ].join("|"),
  "gi",
);

export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.?!])\s+|\n+/).filter((sentence) => /[a-z]/i.test(sentence));

// Figures are no words: the formula knows only what is spelt out.
const wordsOf = (text: string): string[] => text.match(/[a-z][a-z'’]*/gi) ?? [];

export const countWords = (text: string): number => wordsOf(text).length;

/** Joins texts so that each ends as a sentence does: a label or a row of a list stands alone on the screen. */
export const asSentences = (texts: readonly string[]): string =>
  texts.map((text) => (/[.?!:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)).join("\n");

export interface Reading {
  /** In years: the school year in the United States by Flesch and Kincaid, and five. */
  age: number;
  /** The three words with most syllables, hardest first. */
  hardest: string[];
}

/** What a text asks of its reader; a name or fixed term counts as one short word. */
export function readingOf(text: string): Reading {
  const plain = text.replace(excepted, "term");
  const words = wordsOf(plain);
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  const grade = fleschKincaid({
    sentence: sentencesOf(plain).length,
    word: words.length,
    syllable: syllables,
  });
  const byHardness = [...new Set(words)].sort((a, b) => syllable(b) - syllable(a));
  return { age: grade + 5, hardest: byHardness.slice(0, 3) };
}
