import { type Content, content as shipped } from "../content";
import type { Method } from "../content-shape";
import { closeness, coresOf, plainWords, wordSet } from "../match-name";

/** What people put around a method's name when they ask about it. */
const around = {
  before: wordSet(
    "what is are whats a an the tell me us about explain show how do does can could should would i we you run hold " +
      "use using do plan organise organize set up write design make when where why to for of on please help with " +
      "advice guide tips method methods of engagement running hi hello good idea is it right",
  ),
  after: wordSet("please thanks thank you method methods work works mean means card now us here"),
};
/** Too vague to name a method alone, though names end in them. */
const vague = wordSet(
  "group forum form board day notice letter budget charity resident reply map people question assembly",
);

/** The method somebody asks about, such as "what is a focus group?"; undefined when they mean something else. */
export function methodFor(text: string, content: Content = shipped): Method | undefined {
  const { methods } = content;
  const words = plainWords(text);
  let best: { method: Method; off: number } | undefined;
  for (const core of coresOf(words, around)) {
    for (const method of methods) {
      const off = closeness(core, namesOf(method));
      if (off !== undefined && (best === undefined || off < best.off)) best = { method, off };
    }
  }
  return best?.method ?? lastWordsOf(words, methods);
}

/** "survey" means the first of the surveys, as it is the most usual one. */
function lastWordsOf(words: readonly string[], methods: readonly Method[]): Method | undefined {
  for (const core of coresOf(words, around)) {
    if (core.length < 5 || vague.has(core)) continue;
    const found = methods.find((method) => partsOf(method.name).some((name) => name.endsWith(` ${core}`)));
    if (found) return found;
  }
  return undefined;
}

/** "Drop-in or exhibition" is called either; a part of one word alone, such as "street", is no name. */
const partsOf = (name: string): string[] =>
  [name, ...name.split(/,|:|\bor\b|\band\b/)]
    .map(plainWords)
    .filter((words, at) => at === 0 || words.length > 1)
    .map((words) => words.join(" "));

const namesOf = ({ name, alsoCalled }: Method): string[] => [
  ...partsOf(name),
  ...alsoCalled.map((each) => plainWords(each).join(" ")),
];
