import { distance } from "fastest-levenshtein";
import { type CommandEntry, commands } from "./commands";

/** Letters a person may have wrong: one in a short command, two in a long one. */
const slips = (words: string): number => (words.length >= 8 ? 2 : words.length >= 5 ? 1 : 0);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d{4}-\d{5}/g, " ")
    .replace(/[^\p{L}\p{N}?]+/gu, " ")
    .trim();

/** The command somebody meant, forgiving case, small typos and a reference after it. */
export function matchCommand(text: string): CommandEntry | undefined {
  const said = plain(text);
  if (!said) return undefined;
  let best: { entry: CommandEntry; off: number } | undefined;
  for (const entry of commands)
    for (const words of [entry.title, ...entry.alsoTyped]) {
      const off = distance(said, words);
      if (off <= slips(words) && (best === undefined || off < best.off)) best = { entry, off };
    }
  if (best) return best.entry;
  // `checklist` takes words after it; a mistyped reference is answered by the checklist, not by help.
  return commands.find((entry) => entry.name === "checklist" && /^(check ?list|steps)\b/.test(said));
}
