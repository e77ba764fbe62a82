import { ManagedIdentityCredential } from "@azure/identity";
import { Client, HTTPMessageHandler, ResponseType } from "@microsoft/microsoft-graph-client";
import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import { type BatchRequest, type BatchResult, sendBatch } from "./batch";
import { GraphProblem, readProblem, toFailure } from "./graph-problem";

/** The part of @azure/identity's TokenCredential that is needed. */
export interface Credential {
  getToken(scope: string): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

export interface GraphAsk {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Below the version, such as `/sites/…`; a nextLink of Graph's own is taken too. */
  path: string;
  /** A `Buffer` goes as it is, everything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Waiting and trying again end here; a Teams turn has less than 15 seconds. */
  deadline: Date;
  /** A write that a unique column or an ETag makes harmless to send twice. */
  replaySafe?: boolean;
}

/** The one door to Microsoft Graph. Everything that goes wrong comes out as a `Failure`. */
export interface Graph {
  request(ask: GraphAsk): Promise<unknown>;
  /**
   * Up to 20 requests a call, more as several calls side by side. Never throws for what Graph refused:
   * each result says how its own request fared.
   */
  batch(
    requests: readonly BatchRequest[],
    options: { deadline: Date; replaySafe?: boolean },
  ): Promise<BatchResult[]>;
}

const scope = "https://graph.microsoft.com/.default";
export const userAgent = "NONISV|EngagementForum|engagement-forum/0.1";
export const mostTries = 6;
const firstWaitMs = 250;
/** A connection that hangs must not hang a first load, which has ten minutes. */
export const longestAnswerMs = 60_000;

/** Production and local alike: the local start points the identity endpoint at the stand-in. */
export const credentialFor = ({ clientId }: { clientId?: string | undefined }): Credential =>
  new ManagedIdentityCredential(clientId ? { clientId } : undefined);

export function createGraph(options: {
  baseUrl: string;
  credential: Credential;
  clock: Clock;
  log: Log;
}): Graph {
  const { baseUrl, credential, clock, log } = options;
  const address = baseUrl.replace(/\/$/, "");
  const version = address.slice(address.lastIndexOf("/") + 1);
  const client = Client.initWithMiddleware({
    baseUrl: address.slice(0, -version.length),
    defaultVersion: version,
    // None of the library's own: its retry sends writes again that may have been carried out, and its
    // sign-in refuses plain http, which loopback is.
    middleware: new HTTPMessageHandler(),
  });

  async function once(ask: GraphAsk, msLeft: number): Promise<{ body: unknown } | { problem: GraphProblem }> {
    const token = await credential.getToken(scope).catch((cause: unknown) => ({ cause }));
    if (!token || "cause" in token)
      return { problem: new GraphProblem(0, "noToken", "Azure gave no token to sign in with", token ?? {}) };
    const path = ask.path.startsWith(address) ? ask.path.slice(address.length) : ask.path;
    const request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({
        Authorization: `Bearer ${token.token}`,
        "Content-Type": "application/json",
        "User-Agent": userAgent,
        ...ask.headers,
      })
      .options({ signal: AbortSignal.timeout(Math.ceil(Math.min(longestAnswerMs, Math.max(1, msLeft)))) });
    try {
      const response: Response = await verbs[ask.method](request, ask.body);
      const text = await response.text();
      const body = readBody(text, response.ok);
      if (response.ok) return { body };
      return { problem: readProblem(response.status, body, response.headers.get("retry-after")) };
    } catch (cause) {
      // Cut off, timed out or not JSON: it may have been carried out, and nobody here can tell.
      return { problem: new GraphProblem(0, "noAnswer", "No answer from Graph", { cause }) };
    }
  }

  async function request(ask: GraphAsk): Promise<unknown> {
    // Counted on a steady clock: the wall clock may be moved, in tests and by the machine.
    const until = performance.now() + (ask.deadline.getTime() - clock.now().getTime());
    for (let attempt = 1; ; attempt++) {
      const outcome = await once(ask, until - performance.now());
      if ("body" in outcome) return outcome.body;
      const { problem } = outcome;
      const wait = waitBefore(attempt, problem.retryAfterMs);
      const again = mayRepeat(problem, ask.method === "GET" || ask.replaySafe === true);
      if (!again || attempt === mostTries || performance.now() + wait >= until) throw toFailure(problem);
      log.warn("graph.retry", { status: problem.status, code: problem.code, attempt, wait });
      await pause(wait);
    }
  }

  return {
    request,
    batch: (requests, { deadline, replaySafe = false }) =>
      sendBatch({ request, pause, clock, log, waitBefore, mayRepeat }, requests, { deadline, replaySafe }),
  };
}

/**
 * A refused request was not carried out and may be sent again. One that may have been carried out is sent
 * again only when that does no harm.
 */
export function mayRepeat(problem: GraphProblem, harmless: boolean): boolean {
  if (problem.status === 429 || problem.code === "noToken") return true;
  if (problem.status === 503) return harmless || problem.retryAfterMs !== undefined;
  return harmless && [0, 502, 504].includes(problem.status);
}

/** As long as Graph asks, else twice as long each time, never in step with other instances. */
export function waitBefore(attempt: number, retryAfterMs: number | undefined): number {
  return retryAfterMs ?? firstWaitMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
}

/** A proxy on the way refuses in HTML; its status still says what happened. */
export function readBody(text: string, mustBeJson: boolean): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (mustBeJson) throw error;
    return undefined;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const verbs = {
  GET: (request: ReturnType<Client["api"]>) => request.get(),
  POST: (request: ReturnType<Client["api"]>, body: unknown) => request.post(body),
  PATCH: (request: ReturnType<Client["api"]>, body: unknown) => request.patch(body),
  PUT: (request: ReturnType<Client["api"]>, body: unknown) => request.put(body),
  DELETE: (request: ReturnType<Client["api"]>) => request.delete(),
};
