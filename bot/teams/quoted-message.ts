import { z } from "zod";
import { linkOr } from "./cards/link";
import { shorten } from "./cards/words";
import type { QuotedMessage } from "./turn";

/** Of a message of 100 KB its beginning is enough to know it by; the link leads to the whole. */
const mostRead = 20_000;
const mostKept = 1_000;

const text = z.string().catch("");
const payloadSchema = z
  .looseObject({
    linkToMessage: text,
    subject: text,
    body: z.looseObject({ content: text }).catch({ content: "" }),
    from: z
      .looseObject({ user: z.looseObject({ displayName: text }).catch({ displayName: "" }) })
      .catch({ user: { displayName: "" } }),
  })
  .catch({ linkToMessage: "", subject: "", body: { content: "" }, from: { user: { displayName: "" } } });

/** The message somebody pointed at, as words: Teams gives it as HTML, and what it names is not to be believed. */
export function readQuotedMessage(payload: unknown): QuotedMessage {
  const { linkToMessage, subject, body, from } = payloadSchema.parse(payload ?? {});
  return {
    text: shorten(asWords(body.content.slice(0, mostRead)), mostKept) || shorten(subject, mostKept),
    link: linkOr(linkToMessage),
    author: shorten(from.user.displayName, 80),
  };
}

const named: Readonly<Record<string, string>> = {
  ...{ nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

/** The words of a piece of HTML. What is written as code, `&lt;b&gt;`, stays as it was written. */
function asWords(html: string): string {
  return html
    .replace(/<[a-z/!][^>]*>/gi, " ")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
    });
}
