import { editDistance } from "../common/edit-distance";

/** Names are the same however they are spaced or capitalised. */
export const key = (name: string): string => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/** `one`, `one and two`, `one, two and three`; with more than `most`, the rest as a number. */
export function listed(names: readonly string[], most = 4): string {
  const said = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return said.length < 2 ? (said[0] ?? "") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The known name that was most likely meant, when it is a slip or two away. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const written = key(name).slice(0, longestCompared);
  let best: { name: string; off: number } | undefined;
  for (const each of known) {
    const other = key(each).slice(0, longestCompared);
    const off = other.startsWith(written) && written.length >= 4 ? 1 : editDistance(written, other);
    if (off <= Math.max(1, Math.floor(other.length / 4)) && (!best || off < best.off))
      best = { name: each, off };
  }
  return best?.name;
}

const longestCompared = 60;
