import { type Content, content as shipped } from "../content";
import type { Group, Method } from "../content-shape";
import { closeness, coresOf, plainWords, wordSet } from "../match-name";

/** What people put around a group when they ask how to reach it. */
const around = {
  before: wordSet(
    "how do does can could should would i we you best way ways to reach reaching engage engaging involve involving " +
      "include including consult consulting hear hearing listen listening talk talking speak work working with from " +
      "get getting contact target more the our local some about for of what which method methods suit help tell me " +
      "us please is are a an there make sure that feedback views hard",
  ),
  after: wordSet("please thanks better more involved engaged take part to respond answer locally here well"),
};
/** Other words for people. */
const people = wordSet("resident person adult folk citizen");

/** The seldom-heard group somebody asks about, such as "How do I reach young people?"; else undefined. */
export function groupFor(text: string, content: Content = shipped): Group | undefined {
  let best: { group: Group; off: number } | undefined;
  for (const core of coresOf(wordsOf(text), around)) {
    for (const group of content.groups) {
      const off = allCloseness(core, namesOf(group));
      if (off !== undefined && (best === undefined || off < best.off)) best = { group, off };
    }
  }
  return best?.group;
}

/** "Gypsies and Travellers" is two names of one group. */
function allCloseness(core: string, names: readonly string[]): number | undefined {
  const whole = closeness(core, names);
  if (whole !== undefined || !core.includes(" and ")) return whole;
  const parts = core.split(" and ").map((part) => closeness(part, names));
  return parts.reduce((sum, off) => (sum === undefined || off === undefined ? undefined : sum + off), 0);
}

/** The methods that reach a group, those made for it first. */
export function methodsReaching(groupId: string, content: Content = shipped): readonly Method[] {
  const reaching = content.methods.filter(({ reaches }) => reaches.includes(groupId));
  const isTargeted = ({ kind }: Method) => kind === "targeted";
  return [...reaching.filter(isTargeted), ...reaching.filter((method) => !isTargeted(method))];
}

const wordsOf = (text: string): string[] =>
  plainWords(text).map((word) => (people.has(word) ? "people" : word));

/** "Children and young people" answers to either. */
function namesOf({ name, alsoCalled }: Group): string[] {
  const parts = name.split(/,|\band\b/).filter((part) => !/^\s*or\b/.test(part));
  return [name, ...parts, ...alsoCalled].map((each) => wordsOf(each).join(" ")).filter(Boolean);
}
