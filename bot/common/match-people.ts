import type { Person } from "./person";

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
const wordsOf = (name: string): string[] =>
  plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * The people somebody means by a name or an e-mail address. Each word typed begins a word of the name, in
 * any order. The whole name or address means that person alone, whoever else it begins.
 */
export function matchPeople<Somebody extends Pick<Person, "name" | "email">>(
  people: Iterable<Somebody>,
  text: string,
): Somebody[] {
  const typed = plain(text);
  const asked = wordsOf(text);
  if (asked.length === 0) return [];
  const all = [...people];
  const exact = all.filter(({ name, email }) => plain(email ?? "") === typed || plain(name) === typed);
  if (exact.length > 0 || typed.includes("@")) return exact;
  return all
    .filter(({ name }) => {
      const words = wordsOf(name);
      return asked.every((start) => words.some((word) => word.startsWith(start)));
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}
