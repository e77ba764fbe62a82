export type FailureCode = "invalid" | "not_allowed" | "not_found" | "conflict" | "unavailable";

/**
 * Something a person can be told. The message is fit for them to read and says what to do next;
 * `cause` keeps the original for the log. Anything thrown that is not a `Failure` is a bug.
 */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
  }
}
