import type { NextFunction, Request, Response } from "express";
import { Failure, type FailureCode } from "../common/failure";
import type { Log } from "../common/log";
import type { Problem } from "../contract";
import { SignedOut } from "./sign-in";

const statusOf: Record<FailureCode, number> = {
  invalid: 400,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** More than is taken at once, in words for whoever sent it. Answered as 413. */
export class TooBig extends Error {}

const ids = new WeakMap<Request, string>();

/** A number a person can read out to their administrator, who finds the line in the log with it. */
export function requestId(newId: () => string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = newId();
    ids.set(request, id);
    response.setHeader("X-Request-Id", id);
    next();
  };
}

/** The one place where a failure becomes an answer of the API, and a line in the log. */
export function answerErrors(log: Log) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const id = ids.get(request) ?? "unknown";
    const { status, problem } = describe(error, id);
    if (status >= 500) log.error("request.failed", error, { requestId: id, path: request.path });
    else log.info("request.refused", { requestId: id, path: request.path, status });
    response.status(status).json(problem);
  };
}

/**
 * The same for a browser, which is shown a page. The address is left out of the log: whoever has it gets in.
 * @param page makes the page from words for a person and the number to quote.
 */
export function answerErrorsWithPage(
  log: Log,
  page: (about: { message: string; requestId: string }) => string,
) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, problem } = describe(error, ids.get(request) ?? "unknown");
    const { message, requestId } = problem.error;
    if (status >= 500) log.error("page.failed", error, { requestId });
    else log.info("page.refused", { requestId, status });
    response.status(status).type("html").send(page({ message, requestId }));
  };
}

function describe(error: unknown, requestId: string): { status: number; problem: Problem } {
  const answer = (status: number, code: Problem["error"]["code"], message: string) => ({
    status,
    problem: { error: { code, message, requestId } },
  });
  if (error instanceof SignedOut) return answer(401, "signed_out", error.message);
  if (error instanceof Failure) return answer(statusOf[error.code], error.code, error.message);
  if (error instanceof TooBig) return answer(413, "invalid", error.message);
  const status = (error as { status?: unknown } | undefined)?.status;
  // What express could not read of a request, such as 413 or 415, is the sender's to put right.
  if (typeof status === "number" && status >= 400 && status < 500)
    return answer(status, "invalid", "That request could not be read. It may be too long.");
  return answer(500, "bug", "Something went wrong on our side. Try again in a minute.");
}
