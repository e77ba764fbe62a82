// Once, not for every letter: where globals are slow to look up, as in tests, that took nearly all the time.
const { imul } = Math;

/**
 * A short mark of what a value says, the same on every instance: 13 hexadecimal digits. Equal values have
 * equal marks and a change shows; it protects nothing. (The hash is cyrb53, by bryc, in the public domain.)
 */
export function fingerprint(value: object): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  const text = JSON.stringify(value);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = imul(one ^ code, 2654435761);
    two = imul(two ^ code, 1597334677);
  }
  one = imul(one ^ (one >>> 16), 2246822507) ^ imul(two ^ (two >>> 13), 3266489909);
  two = imul(two ^ (two >>> 16), 2246822507) ^ imul(one ^ (one >>> 13), 3266489909);
  const hash = 4294967296 * (2097151 & two) + (one >>> 0);
  return hash.toString(16).padStart(14, "0").slice(-13);
}
