import type { CardEdits, KeptCard } from "../../bot/storage";

/** Cards in channels, in memory: the same rules, proven by the same tests as the table. */
export function memoryCardEdits(): CardEdits {
  const rows = new Map<string, KeptCard & { etag: string }>();
  let changes = 0;
  return {
    async get(card) {
      const row = rows.get(card);
      return row && { ...row };
    },
    async replace(card, kept, etag) {
      if (rows.get(card)?.etag !== etag) return undefined;
      const next = String(++changes);
      rows.set(card, { ...kept, etag: next });
      return next;
    },
  };
}
