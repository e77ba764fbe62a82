import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { type AnswerGraph, graphPath } from "./answer-graph";
import { answerBatch, partUrl, readBatch } from "./batch";
import type { Faults } from "./faults";
import { errorBody, GraphError, invalidRequest } from "./graph-error";
import type { Caller } from "./people";
import type { Recorder } from "./recorder";
import type { GraphAnswer } from "./route";

interface Needs {
  url: string;
  answer: AnswerGraph;
  callerOf(authorization: string | undefined): Promise<Caller>;
  faults: Faults;
  recorder: Recorder;
}

const largestBody = "8mb";
/** Graph's own limit for a file in one request. */
const largestFile = "250mb";
/** Where a body is a file, whatever it says it is. */
const isFile = ({ method, path }: { method: string; path: string }) =>
  method === "PUT" && path.endsWith(":/content");

/** Everything below /v1.0: HTTP in, one answer out, with the faults that happen to a connection. */
export function graphHttp({ url, answer, callerOf, faults, recorder }: Needs): Router {
  const router = Router();
  const json = express.json({ limit: largestBody, strict: false, type: () => true });
  const file = express.raw({ limit: largestFile, type: () => true });
  router.use((request, response, next) => (isFile(request) ? file : json)(request, response, next));

  async function answerOuter(
    request: Request,
    address: URL,
    parts: ReturnType<typeof readBatch> | undefined,
  ) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : value,
      ]),
    );
    // express gives {} or undefined for no body at all; Graph tells the two apart by length.
    const body: unknown = Number(request.headers["content-length"] ?? 0) > 0 ? request.body : undefined;
    if (!parts) return answer({ method: request.method, url: address, headers, body, inBatch: false });
    await callerOf(headers["authorization"]);
    const batched = await answerBatch({ parts, base: url, headers, answer });
    // The batch itself costs nothing; each of its parts is counted.
    recordOuter(address, batched, body);
    return batched;
  }

  const recordOuter = (address: URL, given: GraphAnswer, body: unknown) =>
    recorder.add({
      method: "POST",
      url: address.toString(),
      status: given.status,
      resourceUnits: 0,
      ...(body === undefined ? {} : { body }),
      ...(given.body === undefined ? {} : { responseBody: given.body }),
      inBatch: false,
    });

  router.use(async (request: Request, response: Response) => {
    const address = new URL(request.originalUrl, url);
    const isBatch = request.method === "POST" && graphPath(address) === "/$batch";
    let given: GraphAnswer;
    try {
      const parts = isBatch ? readBatch(request.body) : undefined;
      const asked = parts
        ? parts.map((part) => ({ method: part.method, path: graphPath(partUrl(url, part)) }))
        : [{ method: request.method, path: graphPath(address) }];
      const latency = faults.latencyFor(asked);
      if (latency > 0) await wait(latency);
      const connection = faults.connectionFor(asked);
      if (connection !== "reset") given = await answerOuter(request, address, parts);
      else given = { status: 0 };
      if (connection !== "fine") {
        if (connection === "reset") {
          recorder.add({
            method: request.method,
            url: address.toString(),
            status: 0,
            resourceUnits: 0,
            inBatch: false,
          });
        }
        request.socket.resetAndDestroy();
        return;
      }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      given = { status: error.status, body: errorBody(error, randomUUID()), headers: error.headers };
      recordOuter(address, given, request.body);
    }
    response.set(given.headers ?? {});
    if (given.body === undefined) response.status(given.status).end();
    else response.status(given.status).json(given.body);
  });

  const badJson: ErrorRequestHandler = (error, _request, response, next) => {
    const { status, message } = error as { status?: number; message?: string };
    if (response.headersSent || !status || status >= 500) return next(error);
    const refusal = invalidRequest(`Unable to read JSON request payload: ${message ?? ""}`);
    response.status(status).json(errorBody(refusal, randomUUID()));
  };
  router.use(badJson);
  return router;
}
