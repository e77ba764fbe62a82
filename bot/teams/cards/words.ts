import { type Day, inWords } from "../../common/days";

// Control characters and halves of emoji show as nothing, and take six bytes each on the way to Teams.
const blank = /[\s\p{Cc}\p{Cs}]+/gu;

/** Long words are cut for a card; the list has them whole. An empty column of a list is an empty text. */
export function shorten(text: string | null | undefined, most: number): string {
  const letters = [...(text ?? "").replace(blank, " ").trim()];
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`;
}

export const dayOr = (day: Day | undefined, otherwise: string): string => (day ? inWords(day) : otherwise);

/** `£15` or `£4.50` */
export const pounds = (amount: number): string =>
  `£${amount.toLocaleString("en-GB", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 })}`;

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;
