import type { Failure } from "../common/failure";
import type { Log, LogFields } from "../common/log";

/** A failure a person is told of: a line that it was, and its cause in full where there is one. */
export function logFailure(log: Log, failure: Failure, fields: LogFields): void {
  log.warn("turn.failed", { code: failure.code, ...fields });
  if (failure.cause) log.error("turn.cause", failure.cause, fields);
}
