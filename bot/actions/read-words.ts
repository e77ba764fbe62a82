import { Failure } from "../common/failure";

// A link may only lead somewhere; `javascript:` and its like run in the reader's browser. "Data: 45 replies"
// and "on file: see the minutes" are no links.
const unsafeLink = /\b(?:javascript:|vbscript:|data:(?:[a-z]+\/|[,;])|file:[/\\])/i;
/** What nobody can see: browsers leave it out of a link too, so it must not hide one. */
const unseen = /[\p{Cc}\p{Cf}]/gu;
const fewest = 3;

/** What somebody typed to stand on the record. @throws Failure `invalid` saying what is wrong with it. */
export function readWords(
  typed: string,
  words: { missing: string; longest: number; tooLong: (length: number) => string },
): string {
  const said = typed.trim();
  const seen = said.replace(unseen, "");
  if (seen.trim().length < fewest) throw new Failure("invalid", words.missing);
  if (said.length > words.longest) throw new Failure("invalid", words.tooLong(said.length));
  if (unsafeLink.test(seen))
    throw new Failure("invalid", "That link cannot be used. Use one that starts with https:// or http://");
  return said;
}
