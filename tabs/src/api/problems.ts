import type { Problem } from "../../../bot/contract";

/** What is wrong with one box, by the name of its field. */
export interface FieldProblem {
  name: string;
  message: string;
}

/** Why a call gave no answer, in words fit for a person to read. */
export class ApiProblem extends Error {
  readonly code: Problem["error"]["code"];
  /** What a person can quote to IT, when the server was reached. */
  readonly requestId?: string;
  /** Empty unless an edit was refused. */
  readonly fields: readonly FieldProblem[];

  constructor(
    problem: { code: Problem["error"]["code"]; message: string; requestId?: string },
    fields: readonly FieldProblem[] = [],
  ) {
    super(problem.message);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.fields = fields;
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

/** It may have been done all the same. Doing it again does no harm. */
export const unheard = () =>
  new ApiProblem({
    code: "unavailable",
    message:
      "We did not hear back, so we do not know if this was saved. Check your connection and try again.",
  });

export const unreadable = () =>
  new ApiProblem({
    code: "bug",
    message: "The service sent something this page could not read. Try again in a minute.",
  });
