import { distance } from "fastest-levenshtein";
import { type CommandEntry, commands } from "./commands";

/** Letters a person may have wrong: one in a short command, three in the longest. */
const slips = (words: string): number =>
  words.length >= 15 ? 3 : words.length >= 8 ? 2 : words.length >= 5 ? 1 : 0;

const reference = /\d{4}-\d{5}/;
const openIn = /^(open|on|planned|happening|coming up|running)( now| just now| today)? (in|near|around) \S/;
const planFor = /^forward plan (for|in|this|next|everything|all|whole|open|coming)\b/;
const engagedIn = /^who (did )?(we|you) engaged? with( in)?( the year)? \d{4}$/;
const exportOf =
  /^(export( the)?( whole)?( register)?|download( the)?( whole)? register)( for| of| in)? \d{4}$/;
/** "who has used a focus group" */
const askWhoUsed = [
  "who has used",
  "who have used",
  "who used",
  "who has tried",
  "who tried",
  "who has run",
].map((words) => words.split(" "));
/** Nobody asks for a command in more words; a longer text is a question. */
const mostWords = 16;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(new RegExp(reference, "g"), " ")
    .replace(/(?<=\S)\s*\?/g, " ") // a question mark by itself asks for help
    .replace(/[^\p{L}\p{N}?]+/gu, " ")
    .trim();

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
/** What people put before a command, and after it. A word inside a sentence is never left out. */
const before = listOf(
  "please can could would will you i we me us let lets d s want need like to do go see show give get open list check " +
    "view what whats are is where wheres my the a an hi hello hey bot and now ok help",
);
const after = listOf("please thanks thank you now for of me us my the a bot today there cheers");

/** The words as typed, and with less and less of the politeness around them. */
function* cores(said: string): Generator<string> {
  const words = said.split(" ");
  if (words.length > mostWords) return;
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      yield words.slice(from, to).join(" ");
      if (!after.has(words[to - 1] ?? "")) break;
    }
    if (!before.has(words[from] ?? "")) return;
  }
}

/** The command somebody meant, forgiving case, small typos, a reference after it and politeness around it. */
export function matchCommand(text: string): CommandEntry | undefined {
  const said = plain(text);
  const checklist = commands.find((entry) => entry.name === "checklist");
  // A reference and nothing else: its record.
  if (!said)
    return reference.test(text) ? commands.find((entry) => entry.name === "consultation") : undefined;
  let best: { entry: CommandEntry; off: number } | undefined;
  for (const core of cores(said))
    for (const entry of commands)
      for (const words of [entry.title, ...entry.alsoTyped]) {
        const off = distance(core, words);
        if (off <= slips(words) && (best === undefined || off < best.off)) best = { entry, off };
      }
  if (best) return best.entry;
  if (usedWhat(text) !== undefined) return commands.find((entry) => entry.name === "who-has-used");
  // "what is open in Riverside", "forward plan next quarter": the plan reads the rest of it.
  for (const core of cores(said))
    if (openIn.test(core) || planFor.test(core))
      return commands.find((entry) => entry.name === "forward-plan");
  for (const core of cores(said))
    if (engagedIn.test(core)) return commands.find((entry) => entry.name === "who-we-engaged-with");
  for (const core of cores(said))
    if (exportOf.test(core)) return commands.find((entry) => entry.name === "export-register");
  // `checklist` takes words after it; a mistyped reference is answered by the checklist, not by help.
  for (const core of cores(said))
    if (/^check ?list\b/.test(core) || /^steps\b.*\d/.test(core)) return checklist;
  // So is one after a change, by the question which consultation it is.
  for (const core of cores(said))
    for (const entry of commands)
      if (entry.name.startsWith("change-") && core.startsWith(`${entry.title} `) && /\d/.test(core))
        return entry;
  return undefined;
}

/** What follows where somebody asks who has used a thing, forgiving a slip in each word; undefined where nobody does. */
export function usedWhat(text: string): string | undefined {
  for (const core of cores(plain(text))) {
    const words = core.split(" ");
    for (const begin of askWhoUsed)
      if (begin.every((word, at) => distance(words[at] ?? "", word) <= (at === 0 ? 0 : 1)))
        return words.slice(begin.length).join(" ");
  }
  return undefined;
}
