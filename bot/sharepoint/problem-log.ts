import type { Log } from "../common/log";

/**
 * Says once that a row holds something the app does not understand. Never what it holds: those are
 * somebody's words.
 */
export function createProblemLog(
  log: Log,
  list: string,
): (id: string, column: string, value: unknown) => void {
  const told = new Set<string>();
  return (id, column, value) => {
    const key = `${id} ${column} ${String(value)}`;
    if (told.has(key) || told.size > 10_000) return;
    told.add(key);
    log.warn("list.not_understood", { list, id, column });
  };
}
