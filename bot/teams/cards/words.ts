import { type Day, inWords } from "../../common/days";

/** Long words are cut for a card; the list has them whole. */
export function shorten(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`;
}

export const dayOr = (day: Day | undefined, otherwise: string): string => (day ? inWords(day) : otherwise);

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;

/** `Ready to go` → as a bulleted line; our own words only, since markdown in them is wanted. */
export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
