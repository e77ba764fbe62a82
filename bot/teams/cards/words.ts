import { type Day, inWords } from "../../common/days";

// Control characters and halves of emoji show as nothing, and take six bytes each on the way to Teams.
const shown = /[^\s\p{Cc}\p{Cs}]+/gu;

/** Long words are cut for a card; the list has them whole. An empty column of a list is an empty text. */
export function shorten(text: string | null | undefined, most: number): string {
  const letters = [...beginning(text ?? "", 2 * (most + 1))];
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`;
}

/** On one line. No more of it is read than is shown: a card holds dozens of texts, and a text may be a report. */
function beginning(text: string, longest: number): string {
  let said = "";
  for (const [word] of text.matchAll(shown)) {
    said += said ? ` ${word}` : word;
    if (said.length >= longest) break;
  }
  // A letter takes two places at the most, so what is cut in half here is past the last one shown.
  return said.slice(0, longest);
}

export const dayOr = (day: Day | undefined, otherwise: string): string => (day ? inWords(day) : otherwise);

/** `£15` or `£4.50` */
export const pounds = (amount: number): string =>
  `£${amount.toLocaleString("en-GB", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 })}`;

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;
