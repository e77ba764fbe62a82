import { stem } from "./stem";

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What a question is wrapped in. It says nothing about what is asked. */
const wrapping = listOf(`
  a about after again all also always am an and any anybody anyone anything are arent as ask asked asking at away
  back be because been before being best better bit both but by bye came can cannot cant cheers come could d did
  didnt do does doesnt doing done dont each either else ever every everyone everything explain few find first for
  from get gets getting give given gives go goes going good got had happen happens has have havent having he hello
  help her here hey hi him his hiya how hows i id if ill im in instead into is isnt it its ive just keep know let
  lets like ll look looking lot made make makes making many may maybe me mean means might mine more morning most
  much must my myself need needed needs never next no not now of off ok okay on once one ones only or other others
  our out over own per please possible put quite rather re really s same say says see she should show so some
  somebody someone something sort still stuff such sure t take takes taking tell than thank thanks that thats
  the their them then there theres these they theyre thing things think this those to too tried try up us use used
  useful using ve very want wants was way ways we well were weve what whats when whenever where wheres whether which
  while who whom whos whose why will wish with within without wont would wouldnt you youd your yours yourself
  afternoon evening run runs running actually anyway basically currently definitely generally hopefully honestly
  normally obviously possibly probably quickly seem seems sorry supposed usually wonder wondering asap
`);

export const isWrapping = (word: string): boolean => wrapping.has(word);

/** In lower case, without accents, apostrophes and whatever is neither letter nor digit. */
export const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’](?=s\b)s?|['’]/g, "");

/** The words a text can be found by. What is written with a hyphen is found without it too: pop-up, popup. */
export function findableWords(text: string): string[] {
  const joined = plain(text).match(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu) ?? [];
  return [...wordsOf(text), ...joined.map((word) => word.replace(/[-‐‑]/g, ""))];
}

const stemmed = new Map<string, string>();
const mostStemmed = 50_000;

/** Each word is worked out once: ten thousand texts have few words that are not in another. */
export const stems = (words: readonly string[]): string[] =>
  words.map((word) => {
    const known = stemmed.get(word);
    if (known !== undefined) return known;
    if (stemmed.size >= mostStemmed) stemmed.clear();
    const made = stem(word);
    stemmed.set(word, made);
    return made;
  });
