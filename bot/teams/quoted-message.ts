import { z } from "zod";
import { linkOr } from "./cards/link";
import { shorten } from "./cards/words";
import type { QuotedMessage } from "./turn";

/** More than Teams takes in a message. */
const mostRead = 200_000;
/** On one line, to know it by; the link leads to the whole. */
const mostOnLine = 1_000;
/** What a topic holds, with room below for who saved it. */
const mostKept = 19_500;

const text = z.string().catch("");
const payloadSchema = z
  .looseObject({
    id: text,
    replyToId: text,
    linkToMessage: text,
    subject: text,
    body: z.looseObject({ content: text }).catch({ content: "" }),
    from: z
      .looseObject({
        user: z.looseObject({ id: text, displayName: text }).catch({ id: "", displayName: "" }),
      })
      .catch({ user: { id: "", displayName: "" } }),
  })
  .catch({
    ...{ id: "", replyToId: "", linkToMessage: "", subject: "", body: { content: "" } },
    from: { user: { id: "", displayName: "" } },
  });

/** The message somebody pointed at, as words: Teams gives it as HTML, and what it names is not to be believed. */
export function readQuotedMessage(payload: unknown): QuotedMessage {
  const { id, replyToId, linkToMessage, subject, body, from } = payloadSchema.parse(payload ?? {});
  const all = asWords(body.content.slice(0, mostRead)) || subject.slice(0, mostRead).trim();
  const words = beginningOf(all);
  return {
    ...{ text: shorten(all, mostOnLine), words, cut: [...all].length - [...words].length },
    link: linkOr(linkToMessage),
    author: shorten(from.user.displayName, 80),
    authorId: shorten(from.user.id, 80),
    ...{ id: shorten(id, 80), rootId: shorten(replyToId, 80) },
  };
}

/** Never in the middle of a character. */
const beginningOf = (all: string): string =>
  all.length <= mostKept
    ? all
    : all
        .slice(0, mostKept)
        .replace(/\p{Cs}$/u, "")
        .trimEnd();

const named: Readonly<Record<string, string>> = {
  ...{ nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

const endsLine = /^<(?:br\b|\/(?:p|div|li|tr|h\d|blockquote|pre|ul|ol|table)\b)/i;

/** The words of a piece of HTML, line by line. What is written as code, `&lt;b&gt;`, stays as it was written. */
function asWords(html: string): string {
  // Past the last `>` nothing is a tag, and looking for its end from every `<` would take minutes.
  const last = html.lastIndexOf(">") + 1;
  return (
    html
      .slice(0, last)
      .replace(/\s+/g, " ")
      .replace(/<[a-z/!][^>]*>/gi, breakOrBlank) + html.slice(last)
  )
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
    })
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const breakOrBlank = (tag: string): string => (endsLine.test(tag) ? "\n" : " ");
