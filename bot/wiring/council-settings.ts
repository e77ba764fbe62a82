import type { Log } from "../common/log";
import { readSettings } from "../settings";

type Rows = Parameters<typeof readSettings>[0];

/** The settings as the list has them; read again, and its problems logged, only when the list has changed. */
export function councilSettings({ rows, log }: { rows: () => Rows; log: Log }) {
  let last: { rows: Rows; key: string; read: ReturnType<typeof readSettings> } | undefined;
  return () => {
    const now = rows();
    if (last?.rows === now) return last.read;
    const key = JSON.stringify(now);
    if (last?.key === key) return last.read;
    const read = readSettings(now);
    for (const problem of read.problems) log.warn("settings.problem", { problem });
    last = { rows: now, key, read };
    return read;
  };
}
