import { config, type ZodType } from "zod";
import { problemSchema, recordProblemsSchema } from "../../../bot/contract";
import { ApiProblem, signedOut, unheard, unreachable, unreadable } from "./problems";

// The page's content policy forbids eval, which zod would otherwise try for speed.
config({ jitless: true });

const patienceMs = 20_000;

/** A call that changes something. A `Blob` is sent as it is, everything else as JSON. */
export interface Write<T> {
  method: "POST" | "PATCH" | "PUT";
  path: string;
  body: unknown;
  /** An answer with nothing in it is read as `undefined`. */
  schema: ZodType<T>;
  headers?: Record<string, string>;
  /** A large file takes longer than most things. */
  patienceMs?: number;
}

export interface Api {
  get<T>(path: string, schema: ZodType<T>, signal?: AbortSignal): Promise<T>;
  /** Never sent twice by itself, but for a token that had just expired. */
  write<T>(ask: Write<T>): Promise<T>;
  /** A file to keep. */
  getFile(path: string): Promise<Blob>;
}

interface Sent {
  method?: string;
  body?: string | Blob;
  type?: string;
  more?: Record<string, string>;
  patienceMs?: number;
  signal?: AbortSignal;
}

/** The one door to the server: every call carries a token, every failure leaves as an `ApiProblem`. */
export function createApi({ getToken }: { getToken: () => Promise<string> }): Api {
  async function send(path: string, asked: Sent): Promise<Response> {
    const token = await getToken().catch(() => {
      throw signedOut();
    });
    const { method, body, type, more, signal } = asked;
    const patience = AbortSignal.timeout(asked.patienceMs ?? patienceMs);
    const headers = { authorization: `Bearer ${token}`, accept: "application/json", ...more };
    try {
      return await fetch(path, {
        ...(method && { method, body }),
        headers: type ? { ...headers, "content-type": type } : headers,
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw method ? unheard() : unreachable();
    }
  }

  /** @throws ApiProblem for every answer that is not a success. */
  async function answered(path: string, sent: Sent = {}): Promise<Response> {
    let response = await send(path, sent);
    // A token may expire between two calls; Teams then hands out a fresh one.
    if (response.status === 401) response = await send(path, sent);
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => undefined);
    const problem = problemSchema.safeParse(body).data?.error;
    if (response.status === 401) throw signedOut(problem?.requestId);
    if (problem) throw new ApiProblem(problem, recordProblemsSchema.safeParse(body).data?.problems);
    throw response.status >= 500 ? unreachable() : unreadable();
  }

  async function read<T>(response: Response, schema: ZodType<T>): Promise<T> {
    const parsed = schema.safeParse(await response.json().catch(() => undefined));
    if (parsed.success) return parsed.data;
    throw unreadable();
  }

  return {
    get: async (path, schema, signal) => read(await answered(path, { signal }), schema),
    async write({ method, path, body, schema, headers: more, patienceMs }) {
      const sent: Sent = {
        ...(body instanceof Blob
          ? { method, body, type: body.type || "application/octet-stream" }
          : { method, body: JSON.stringify(body), type: "application/json" }),
        more,
        patienceMs,
      };
      return read(await answered(path, sent), schema);
    },
    async getFile(path) {
      const response = await answered(path);
      return response.blob().catch(() => {
        throw unreachable();
      });
    },
  };
}
