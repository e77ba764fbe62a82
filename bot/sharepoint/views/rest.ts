import type { Clock } from "../../common/clock";
import { Failure } from "../../common/failure";
import type { Log } from "../../common/log";
import {
  type Credential,
  longestAnswerMs,
  mayRepeat,
  mostTries,
  pause,
  readBody,
  userAgent,
  waitBefore,
} from "../graph";
import { GraphProblem, readRetryAfter, toFailure } from "../graph-problem";

export interface RestAsk {
  /** MERGE changes what the body names and leaves the rest; it travels as a POST. */
  method: "GET" | "POST" | "MERGE";
  /** Below `/_api`, such as `/web/lists(guid'…')/views`. */
  path: string;
  body?: unknown;
  deadline: Date;
}

/**
 * SharePoint's own REST, for the little that Microsoft Graph cannot do: views and column formatting. The
 * same identity, but a token for SharePoint itself, which needs a permission of its own.
 */
export interface Rest {
  /** @throws Failure, with the GraphProblem as its cause. */
  request(ask: RestAsk): Promise<unknown>;
}

export function createRest(options: {
  /** The site as people see it: `https://contoso.sharepoint.com/sites/engagement`. */
  siteAddress: string;
  credential: Credential;
  clock: Clock;
  log: Log;
}): Rest {
  const { siteAddress, credential, clock, log } = options;
  const { origin, protocol, hostname } = new URL(siteAddress);
  // The token would travel in the open; local mode is loopback alone.
  if (protocol !== "https:" && hostname !== "127.0.0.1" && hostname !== "localhost")
    throw new Failure(
      "unavailable",
      "The site's address does not begin with https://, so no views were made.",
    );

  async function once(ask: RestAsk, msLeft: number): Promise<{ body: unknown } | { problem: GraphProblem }> {
    const token = await credential.getToken(`${origin}/.default`).catch((cause: unknown) => ({ cause }));
    if (!token || "cause" in token)
      return { problem: new GraphProblem(0, "noToken", "Azure gave no token for SharePoint", token ?? {}) };
    try {
      const response = await fetch(`${siteAddress}/_api${ask.path}`, {
        method: ask.method === "GET" ? "GET" : "POST",
        headers: {
          Authorization: `Bearer ${token.token}`,
          Accept: "application/json;odata=nometadata",
          "User-Agent": userAgent,
          // With a bearer token SharePoint asks for no form digest.
          ...(ask.body === undefined ? {} : { "Content-Type": contentTypes[ask.method] }),
          ...(ask.method === "MERGE" ? { "X-HTTP-Method": "MERGE", "IF-MATCH": "*" } : {}),
        },
        ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
        redirect: "error",
        signal: AbortSignal.timeout(Math.ceil(Math.min(longestAnswerMs, Math.max(1, msLeft)))),
      });
      const body = readBody(await response.text(), response.ok);
      if (response.ok) return { body };
      return { problem: readRestProblem(response.status, body, response.headers.get("retry-after")) };
    } catch (cause) {
      return { problem: new GraphProblem(0, "noAnswer", "No answer from SharePoint", { cause }) };
    }
  }

  return {
    async request(ask) {
      const until = performance.now() + (ask.deadline.getTime() - clock.now().getTime());
      for (let attempt = 1; ; attempt++) {
        const outcome = await once(ask, until - performance.now());
        if ("body" in outcome) return outcome.body;
        const { problem } = outcome;
        const wait = waitBefore(attempt, problem.retryAfterMs);
        // A view made twice would stand there twice; a change said twice is said once.
        const again = mayRepeat(problem, ask.method !== "POST");
        if (!again || attempt === mostTries || performance.now() + wait >= until) throw toFailure(problem);
        log.warn("sharepoint.rest.retry", { status: problem.status, code: problem.code, attempt, wait });
        await pause(wait);
      }
    },
  };
}

/** A method's parameters hold collections, `{ results: […] }`; a change would have to name its type in that form. */
const contentTypes = {
  GET: "",
  POST: "application/json;odata=verbose",
  MERGE: "application/json;odata=nometadata",
} as const;

/** SharePoint refuses in three shapes: `odata.error`, `error`, or a bare `error_description`. */
function readRestProblem(status: number, body: unknown, retryAfter: string | null): GraphProblem {
  const given = (body ?? {}) as Record<string, unknown>;
  const error = (given["odata.error"] ?? given["error"]) as
    | { code?: unknown; message?: { value?: unknown } | string }
    | undefined;
  const message = typeof error?.message === "object" ? error.message.value : error?.message;
  return new GraphProblem(
    status,
    String(error?.code ?? "unknown"),
    String(message ?? given["error_description"] ?? ""),
    { retryAfterMs: readRetryAfter(retryAfter) },
  );
}

/** What SharePoint's REST said, when that is what stopped it. */
export const restProblemOf = (failure: unknown): GraphProblem | undefined => {
  const cause = failure instanceof Failure ? failure.cause : undefined;
  return cause instanceof GraphProblem ? cause : undefined;
};
