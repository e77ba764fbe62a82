import { Failure } from "../common/failure";

/** What Graph said when it refused, or status 0 when nothing came back. Always the `cause` of a Failure. */
export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = "GraphProblem";
    this.status = status;
    this.code = code;
    this.retryAfterMs = extra.retryAfterMs;
  }
}

const saysDuplicate = (problem: GraphProblem): boolean =>
  problem.status === 400 && /duplicate values/i.test(problem.message);

/** True when a unique column already has the value: somebody, perhaps we ourselves, wrote it before. */
export function isDuplicate(failure: unknown): boolean {
  return failure instanceof Failure && failure.cause instanceof GraphProblem && saysDuplicate(failure.cause);
}

export const statusOf = (failure: unknown): number | undefined =>
  failure instanceof Failure && failure.cause instanceof GraphProblem ? failure.cause.status : undefined;

/** The status and body of a refusal, read once. */
export function readProblem(
  status: number,
  body: unknown,
  retryAfter: string | null | undefined,
): GraphProblem {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error;
  return new GraphProblem(status, String(error?.code ?? "unknown"), String(error?.message ?? ""), {
    retryAfterMs: readRetryAfter(retryAfter),
  });
}

/** Seconds are what Graph sends; the date form of the header has never been seen from it. */
export function readRetryAfter(header: string | null | undefined): number | undefined {
  const seconds = header ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** In the reader's words; the problem itself goes to the log as the cause. */
export function toFailure(problem: GraphProblem): Failure {
  const cause = { cause: problem };
  if (saysDuplicate(problem)) return new Failure("conflict", "The list already has that entry.", cause);
  switch (problem.status) {
    case 400:
      return new Failure(
        "unavailable",
        "SharePoint did not take this, so nothing was saved. Please tell your administrator: the lists may have been changed.",
        cause,
      );
    case 401:
    case 403:
      return new Failure(
        "unavailable",
        "The app is not allowed to use the SharePoint site just now. Please tell your administrator: it needs the Sites.Selected permission with write access to the site.",
        cause,
      );
    case 404:
      return new Failure("not_found", "That is not in the list any more.", cause);
    case 409:
      return new Failure("conflict", "The list already has that entry.", cause);
    case 412:
      return new Failure("conflict", "Somebody else changed this just now. Look again, then decide.", cause);
    default:
      return new Failure(
        "unavailable",
        "SharePoint is not answering just now. Nothing was lost: try again in a minute.",
        cause,
      );
  }
}
