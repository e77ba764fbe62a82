/** So many different conversations tell one person's throttling from everybody's. */
const looksAt = 20;

/** Tells from the last attempts whether Teams throttles all of us, and not only one thread. */
export function tenantThrottled() {
  // The last attempt in each conversation, the latest last.
  const last = new Map<string, boolean>();
  return {
    /** @returns true when it is everybody; it then looks anew. */
    saw(to: string, was429: boolean): boolean {
      last.delete(to);
      last.set(to, was429);
      const [oldest] = last.keys();
      if (last.size > looksAt && oldest !== undefined) last.delete(oldest);
      const refused = [...last.values()].filter(Boolean).length;
      if (last.size < looksAt || refused <= looksAt / 2) return false;
      last.clear();
      return true;
    },
  };
}
