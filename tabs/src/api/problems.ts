import type { Problem } from "../../../bot/contract";

/** Why a call gave no answer, in words fit for a person to read. */
export class ApiProblem extends Error {
  readonly code: Problem["error"]["code"];
  /** What a person can quote to IT, when the server was reached. */
  readonly requestId?: string;

  constructor(problem: { code: Problem["error"]["code"]; message: string; requestId?: string }) {
    super(problem.message);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.requestId = problem.requestId;
  }
}

export const signedOut = (requestId?: string) =>
  new ApiProblem({
    code: "signed_out",
    message: "You are signed out. Try again, and Teams will sign you in.",
    requestId,
  });

export const unreachable = () =>
  new ApiProblem({
    code: "unavailable",
    message: "We could not reach the service. Check your connection, then try again.",
  });

export const unreadable = () =>
  new ApiProblem({
    code: "bug",
    message: "The service sent something this page could not read. Try again in a minute.",
  });
