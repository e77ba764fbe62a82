const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** How many letters must change to make one of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const longestCompared = 80;

/** The known name somebody may have meant, or none when none is near. */
export function nearMatch(typed: string, known: readonly string[]): string | undefined {
  const said = plain(typed).slice(0, longestCompared);
  if (said.length < 3) return undefined;
  let best: { name: string; off: number } | undefined;
  for (const name of known) {
    const other = plain(name).slice(0, longestCompared);
    if (other.length === 0) continue;
    const part = other.length >= 3 && (other.includes(said) || said.includes(other));
    const off = part ? 0 : distance(said, other);
    if (off <= Math.max(1, Math.floor(said.length / 3)) && (!best || off < best.off)) best = { name, off };
  }
  return best?.name;
}
