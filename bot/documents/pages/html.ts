/** A piece of a page. Whatever is not one is a text, and is written as a text. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | readonly (Html | string)[] | undefined | false;

/** Builds a page so that forgetting to escape is not possible: every value that is no `Html` is a text. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: parts.map((part, at) => part + written(pieces[at])).join(""),
});

/** Words of our own that are no text, such as a style sheet. Never for anything a person typed. */
export const raw = (text: string): Html => ({ html: text });

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (typeof piece === "string") return escaped(piece);
  return "html" in piece ? piece.html : piece.map(written).join("");
}

/** Characters that turn the text around them or are not text at all; Hebrew and Arabic stay as they are. */
const disguises = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (text: string): string =>
  text
    .replace(disguises, (each) => (each === "\n" ? each : ""))
    .replace(/[&<>"'`]/g, (each) => `&#${each.charCodeAt(0)};`);
