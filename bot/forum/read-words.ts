import { Failure } from "../common/failure";

export const longestTitle = 200;
export const longestBody = 20_000;
export const longestAnswer = 20_000;
export const longestOutcome = 2_000;
/** A reply stands whole in Teams; so much of it is kept here. */
export const longestReply = 20_000;

// A link may only lead somewhere; `javascript:` and its like run in the reader's browser.
const unsafeLink = /\b(?:javascript:|vbscript:|data:(?:[a-z]+\/|[,;])|file:[/\\])/i;
/** What nobody can see: browsers leave it out of a link too, so it must not hide one. */
const unseen = /[\p{Cc}\p{Cf}]/gu;
/** Turns the words around it about, in whatever list the title stands. */
const turnsAbout = /[\u202a-\u202e\u2066-\u2069]/g;
const fewest = 5;

interface Limits {
  missing: string;
  longest: number;
}

/** What somebody typed, as they typed it. @throws Failure `invalid` saying what is wrong with it. */
export function readWords(typed: string, { missing, longest }: Limits): string {
  const said = typed.trim();
  const seen = said.replace(unseen, "");
  if (seen.trim() === "") throw new Failure("invalid", missing);
  if (said.length > longest)
    throw new Failure("invalid", `That has ${said.length} characters. Say it in ${longest}.`);
  if (unsafeLink.test(seen))
    throw new Failure("invalid", "That link cannot be used. Use one that starts with https:// or http://");
  return said;
}

const noTitle = "Give it a title of at least five letters.";

/** A title is one line, and reads in the direction of its own letters. */
export function readTitle(typed: string): string {
  const line = typed.replace(/\p{Cc}+/gu, " ").replace(turnsAbout, "");
  const title = readWords(line, { missing: noTitle, longest: longestTitle });
  if (title.replace(unseen, "").trim().length < fewest) throw new Failure("invalid", noTitle);
  return title;
}

/** The words below the title; there may be none. */
export const readBody = (typed: string): string =>
  typed.trim() === ""
    ? ""
    : readWords(typed, { missing: "Write what you want to say.", longest: longestBody });

/** A title of somebody's message: its first line, cut where it is long. */
export function titleOf(text: string): string {
  const lines = text.replace(turnsAbout, "").split(/[\r\n]+/);
  const line = lines.map((each) => each.replace(/\p{Cc}+/gu, " ").trim()).find(Boolean) ?? "";
  return shortened(line, 120);
}

/** Never in the middle of a character. */
export function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}
