export type LogFields = Record<string, string | number | boolean | undefined>;

/** One JSON line an event; never a person's words, so no field holds what somebody typed. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
