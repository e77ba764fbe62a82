/** A short mark of a value: equal values have equal marks, and a change shows. No protection against forgers. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
