import { isUtf8 } from "node:buffer";

/** The text of a file, whatever program saved it, and what somebody should know of how it was read. */
export interface Decoded {
  /** In pieces that end with a line, so that a long file is never whole in memory as text. */
  pieces: () => Iterable<string>;
  notes: readonly string[];
}

const mostNamed = 10;
const pieceLength = 1_000_000;
/** What is no UTF-8 has to be decoded whole. */
const mostOfOthers = 50_000_000;

/**
 * UTF-8 and UTF-16 by their marks, else UTF-8, else Windows-1252: a file can even have two in it.
 * @returns undefined when it is too long for what it is.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const had = bytes.includes(0) ? ["There were empty bytes in the file. They were left out."] : [];
  if (!isWide && isUtf8(bytes) && !withoutMark(bytes))
    return { pieces: () => linesOfUtf8(bytes), notes: had };
  if (bytes.length > mostOfOthers) return undefined;
  const { text, notes } = decode(bytes);
  return { pieces: () => linesOf(text), notes: text.includes("\0") ? [...notes, ...had] : notes };
}

const clean = (text: string): string => text.replaceAll("\ufeff", "").replaceAll("\0", "");

/** Where a piece ends: after a line, or a line that is longer than it would be cut. */
function endOf(
  from: number,
  length: number,
  { last, next }: Record<"last" | "next", (at: number) => number>,
) {
  if (from + pieceLength >= length) return length;
  const within = last(from + pieceLength) + 1;
  if (within > from) return within;
  return next(from + pieceLength) + 1 || length;
}

/** A line break is one byte in UTF-8, and no part of another character. */
function* linesOfUtf8(bytes: Uint8Array): Iterable<string> {
  const ends = {
    last: (at: number) => bytes.lastIndexOf(0x0a, at),
    next: (at: number) => bytes.indexOf(0x0a, at),
  };
  for (let from = 0; from < bytes.length; ) {
    const to = endOf(from, bytes.length, ends);
    yield clean(as("utf-8", bytes.subarray(from, to)));
    from = to;
  }
}

function* linesOf(text: string): Iterable<string> {
  const ends = {
    last: (at: number) => text.lastIndexOf("\n", at),
    next: (at: number) => text.indexOf("\n", at),
  };
  for (let from = 0; from < text.length; ) {
    const to = endOf(from, text.length, ends);
    yield clean(text.slice(from, to));
    from = to;
  }
}

const as = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

interface Whole {
  text: string;
  notes: readonly string[];
}

function decode(bytes: Uint8Array): Whole {
  const [one, two, three] = bytes;
  if (one === 0xff && two === 0xfe) return { text: as("utf-16le", bytes.subarray(2)), notes: [] };
  if (one === 0xfe && two === 0xff) return { text: as("utf-16be", bytes.subarray(2)), notes: [] };
  const rest = one === 0xef && two === 0xbb && three === 0xbf ? bytes.subarray(3) : bytes;
  const wide = withoutMark(rest);
  if (wide) return { text: as(wide, rest), notes: [] };
  const whole = strictly(rest);
  return whole === undefined ? byLine(rest) : { text: whole, notes: [] };
}

/** UTF-16 without its mark: every other byte of plain text is empty. */
function withoutMark(bytes: Uint8Array): string | undefined {
  const some = bytes.subarray(0, 1_000);
  let [even, odd] = [0, 0];
  some.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  const many = some.length / 4;
  if (some.length < 4 || Math.max(even, odd) < many || Math.min(even, odd) > many / 8) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Some of it is not UTF-8. Where other lines are, two files were put together: each line is read as it is. */
function byLine(bytes: Uint8Array): Whole {
  const texts: string[] = [];
  const other: number[] = [];
  let isMixed = false;
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, from);
    const to = next < 0 ? bytes.length : next + 1;
    const piece = bytes.subarray(from, to);
    const text = strictly(piece);
    if (text === undefined) other.push(line);
    else if (text.length < piece.length) isMixed = true;
    texts.push(text ?? as("windows-1252", piece));
    from = to;
  }
  if (!isMixed)
    return {
      text: as("windows-1252", bytes),
      notes: [
        "The file is in Windows-1252, as older programs save it. It was read so. Check a £ and an accent.",
      ],
    };
  const named = other.slice(0, mostNamed).join(", ");
  const more = other.length > mostNamed ? ` and ${other.length - mostNamed} more` : "";
  return {
    text: texts.join(""),
    notes: [
      `Two encodings are mixed in this file. Most of it is UTF-8. These lines were read as Windows-1252: ${named}${more}. Check their £ signs and accents.`,
    ],
  };
}
