import { config, type ZodType } from "zod";
import { problemSchema } from "../../../bot/contract";
import { ApiProblem, signedOut, unreachable, unreadable } from "./problems";

// The page's content policy forbids eval, which zod would otherwise try for speed.
config({ jitless: true });

const patienceMs = 20_000;

export interface Api {
  get<T>(path: string, schema: ZodType<T>, signal?: AbortSignal): Promise<T>;
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

  return {
    async get(path, schema, signal) {
      let response = await send(path, signal);
      // A token may expire between two calls; Teams then hands out a fresh one.
      if (response.status === 401) response = await send(path, signal);
      const body: unknown = await response.json().catch(() => undefined);
      if (response.ok) {
        const parsed = schema.safeParse(body);
        if (parsed.success) return parsed.data;
        throw unreadable();
      }
      const problem = problemSchema.safeParse(body).data?.error;
      if (response.status === 401) throw signedOut(problem?.requestId);
      if (problem) throw new ApiProblem(problem);
      throw response.status >= 500 ? unreachable() : unreadable();
    },
  };
}
