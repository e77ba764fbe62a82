import type { RecordBox } from "../../../../bot/contract";

const joiner = ", ";

/** Which of the names are in the text. A name may have a comma in it, so the longest are looked for first. */
export function chosenIn({ choices }: RecordBox, text: string): { chosen: string[]; names: string[] } {
  let rest = `${joiner}${text}${joiner}`;
  const found = new Set<string>();
  for (const name of [...choices].sort((a, b) => b.length - a.length)) {
    if (!rest.includes(`${joiner}${name}${joiner}`)) continue;
    found.add(name);
    rest = rest.replace(`${joiner}${name}${joiner}`, joiner);
  }
  // A name the council has no more may stay.
  const others = rest.split(joiner).filter(Boolean);
  const names = [...choices, ...others];
  return { names, chosen: names.filter((name) => found.has(name) || others.includes(name)) };
}

export const joined = (names: readonly string[]): string => names.join(joiner);
