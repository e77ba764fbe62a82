import { tidy } from "../planning/read-description";

const shortest = 10;
const longest = 500;

/** What somebody says on record, or what is wrong with it. */
export function readReason(typed: string | undefined): { reason: string } | { problem: string } {
  const reason = tidy(typed).replace(/\s+/g, " ");
  const letters = [...reason].length;
  if (letters < shortest) return { problem: `Use ${shortest} letters or more. It goes on record.` };
  if (letters > longest)
    return { problem: `It has ${letters} letters. Use ${longest} or fewer, and link to the rest.` };
  return { reason };
}
