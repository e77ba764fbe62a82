import { config, type ZodType } from "zod";
import { problemSchema } from "../../../bot/contract";
import { ApiProblem, signedOut, unreachable, unreadable } from "./problems";

// The page's content policy forbids eval, which zod would otherwise try for speed.
config({ jitless: true });

const patienceMs = 20_000;

export interface Api {
  get<T>(path: string, schema: ZodType<T>, signal?: AbortSignal): Promise<T>;
  /** A file to keep. */
  getFile(path: string): Promise<Blob>;
}

/** The one door to the server: every call carries a token, every failure leaves as an `ApiProblem`. */
export function createApi({ getToken }: { getToken: () => Promise<string> }): Api {
  async function send(path: string, signal?: AbortSignal): Promise<Response> {
    const token = await getToken().catch(() => {
      throw signedOut();
    });
    const patience = AbortSignal.timeout(patienceMs);
    try {
      return await fetch(path, {
        headers: { authorization: `Bearer ${token}`, accept: "application/json" },
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw unreachable();
    }
  }

  /** @throws ApiProblem for every answer that is not a success. */
  async function answered(path: string, signal?: AbortSignal): Promise<Response> {
    let response = await send(path, signal);
    // A token may expire between two calls; Teams then hands out a fresh one.
    if (response.status === 401) response = await send(path, signal);
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => undefined);
    const problem = problemSchema.safeParse(body).data?.error;
    if (response.status === 401) throw signedOut(problem?.requestId);
    if (problem) throw new ApiProblem(problem);
    throw response.status >= 500 ? unreachable() : unreadable();
  }

  return {
    async get(path, schema, signal) {
      const response = await answered(path, signal);
      const parsed = schema.safeParse(await response.json().catch(() => undefined));
      if (parsed.success) return parsed.data;
      throw unreadable();
    },
    async getFile(path) {
      const response = await answered(path);
      return response.blob().catch(() => {
        throw unreachable();
      });
    },
  };
}
