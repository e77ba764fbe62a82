import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type { GraphAsk } from "./graph";
import { GraphProblem, readProblem, toFailure } from "./graph-problem";

export interface BatchRequest {
  id: string;
  method: GraphAsk["method"];
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Ids in the same call that must succeed first: one for all, or each the one before it. */
  dependsOn?: readonly string[];
}

export interface BatchResult {
  id: string;
  /** 0 when no answer came back for it. */
  status: number;
  body: unknown;
  /** Set for everything that is not a success. */
  failure?: Failure;
}

interface Door {
  request(ask: GraphAsk): Promise<unknown>;
  pause(ms: number): Promise<void>;
  waitBefore(attempt: number, retryAfterMs: number | undefined): number;
  mayRepeat(problem: GraphProblem, harmless: boolean): boolean;
  clock: Clock;
  log: Log;
}

interface Given {
  id?: unknown;
  status?: unknown;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Graph takes no more in one call. */
export const batchSize = 20;
const mostTries = 6;

export async function sendBatch(
  door: Door,
  requests: readonly BatchRequest[],
  options: { deadline: Date; replaySafe: boolean },
): Promise<BatchResult[]> {
  const calls: BatchRequest[][] = [];
  for (let at = 0; at < requests.length; at += batchSize) calls.push(requests.slice(at, at + batchSize));
  return (await Promise.all(calls.map((call) => sendCall(door, call, options)))).flat();
}

/** One call, then again with only those of its requests that were throttled. */
async function sendCall(
  door: Door,
  call: readonly BatchRequest[],
  { deadline, replaySafe }: { deadline: Date; replaySafe: boolean },
): Promise<BatchResult[]> {
  const until = performance.now() + (deadline.getTime() - door.clock.now().getTime());
  const results = new Map<string, BatchResult>();
  let left = call;
  for (let attempt = 1; left.length > 0; attempt++) {
    const answers = await answersTo(door, left, { deadline, replaySafe });
    const refused = new Map<string, GraphProblem>();
    for (const { id, method } of left) {
      const { result, problem } = readAnswer(id, answers);
      results.set(id, result);
      if (problem && door.mayRepeat(problem, replaySafe || method === "GET")) refused.set(id, problem);
    }
    // What waited for a throttled request (424) goes again with it.
    const again = left.filter(({ id, dependsOn }) => {
      const waited = results.get(id)?.status === 424 && dependsOn?.some((on) => refused.has(on));
      if (waited) refused.set(id, new GraphProblem(424, "failedDependency", ""));
      return waited || refused.has(id);
    });
    const wait = Math.max(
      ...[...refused.values()].map(({ retryAfterMs }) => door.waitBefore(attempt, retryAfterMs)),
    );
    if (again.length === 0 || attempt === mostTries || performance.now() + wait >= until) break;
    door.log.warn("graph.batch.retry", { requests: again.length, attempt, wait });
    await door.pause(wait);
    left = again;
  }
  return call.map(({ id }) => results.get(id) ?? nothing(id));
}

async function answersTo(
  door: Door,
  call: readonly BatchRequest[],
  { deadline, replaySafe }: { deadline: Date; replaySafe: boolean },
): Promise<readonly Given[] | Failure> {
  const inCall = new Set(call.map(({ id }) => id));
  const requests = call.map(({ id, method, path, body, headers, dependsOn }) => {
    const waitsFor = dependsOn?.filter((on) => inCall.has(on)) ?? [];
    return {
      id,
      method,
      url: path,
      ...(body === undefined ? {} : { body }),
      headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      ...(waitsFor.length > 0 ? { dependsOn: waitsFor } : {}),
    };
  });
  const harmless = replaySafe || call.every(({ method }) => method === "GET");
  try {
    const body = await door.request({
      method: "POST",
      path: "/$batch",
      body: { requests },
      deadline,
      replaySafe: harmless,
    });
    return (body as { responses?: Given[] } | undefined)?.responses ?? [];
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
}

function readAnswer(
  id: string,
  answers: readonly Given[] | Failure,
): { result: BatchResult; problem?: GraphProblem } {
  // The whole call was already tried until the deadline, so it is not tried again here.
  if (answers instanceof Failure) return { result: { ...nothing(id), failure: answers } };
  // In no promised order, so found by id.
  const answer = answers.find((each) => String(each.id) === id);
  if (!answer) return { result: nothing(id) };
  const status = Number(answer.status);
  const result: BatchResult = { id, status, body: answer.body };
  if (status >= 200 && status < 300) return { result };
  const problem = readProblem(status, answer.body, headerOf(answer, "retry-after"));
  return { result: { ...result, failure: toFailure(problem) }, problem };
}

const headerOf = (answer: Given, name: string): string | undefined =>
  Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const nothing = (id: string): BatchResult => ({
  id,
  status: 0,
  body: undefined,
  failure: toFailure(new GraphProblem(0, "noAnswer", "The batch answered without it")),
});
