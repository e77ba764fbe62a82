import { z } from "zod";
import synonymsJson from "./content/synonyms.json";

const groupSchema = z.array(z.string().trim().min(2, "is too short")).min(2, "needs two words or more");

/**
 * Groups of words that officers use for one thing: asking with any of them finds the others.
 *
 * @throws Error with a line for every mistake: `synonyms.json, group 3, word 2: is too short`.
 */
export function parseSynonyms(raw: unknown): readonly (readonly string[])[] {
  const mistakes: string[] = [];
  const groups = (Array.isArray(raw) ? raw : [undefined]).flatMap((item: unknown, at) => {
    const read = groupSchema.safeParse(item);
    const issues = read.success ? repeated(read.data) : read.error.issues;
    for (const { path, message } of issues) {
      const word = typeof path[0] === "number" ? `word ${path[0] + 1}` : "the group";
      mistakes.push(`synonyms.json, group ${at + 1}, ${word}: ${message}`);
    }
    return read.success ? [read.data] : [];
  });
  if (mistakes.length > 0) throw new Error(`The toolkit's synonyms have mistakes.\n${mistakes.join("\n")}`);
  return groups;
}

function repeated(group: readonly string[]): { path: PropertyKey[]; message: string }[] {
  const plain = group.map((word) => word.toLowerCase());
  return plain.flatMap((word, at) =>
    plain.indexOf(word) === at ? [] : [{ path: [at], message: `"${word}" is there twice` }],
  );
}

export const synonyms = parseSynonyms(synonymsJson);
