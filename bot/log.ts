import type { Clock } from "./common/clock";
import type { Log, LogFields } from "./common/log";

/** One JSON line an event on standard output or error, where the container's log collector reads it. */
export function jsonLog({ clock, write }: { clock: Clock; write: (line: string) => void }): Log {
  const line = (level: string, event: string, fields: LogFields = {}) =>
    write(JSON.stringify({ at: clock.now().toISOString(), level, event, ...fields }));
  return {
    info: (event, fields) => line("info", event, fields),
    warn: (event, fields) => line("warn", event, fields),
    error: (event, error, fields) => line("error", event, { ...fields, ...inFull(error) }),
  };
}

function inFull(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { error: error.message, stack: error.stack, ...(cause ? { cause } : {}) };
}
