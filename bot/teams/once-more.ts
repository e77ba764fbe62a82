import { setTimeout as pause } from "node:timers/promises";

/** Teams names these as worth sending again, and says to send nothing else again: it may have arrived. */
const passing = new Set([412, 429, 502, 503, 504]);
const usualWaitMs = 300;
/** Somebody is waiting, and the turn has 15 seconds for everything. */
const longestWaitMs = 3_000;

/** Sends, and once more where Teams says the trouble passes. Asked to wait longer than a turn has, it gives up. */
export async function onceMore<Sent>(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    const wait = waitOf(error);
    if (wait === undefined || wait > longestWaitMs) throw error;
    await pause(wait);
    return await send();
  }
}

/** Undefined where it must not be sent again; a cut connection is no answer, so it may have arrived. */
function waitOf(error: unknown): number | undefined {
  const { statusCode, response } = (error ?? {}) as {
    statusCode?: number;
    response?: { headers?: { get?(name: string): string | undefined } };
  };
  if (statusCode === undefined || !passing.has(statusCode)) return undefined;
  const after = response?.headers?.get?.("retry-after");
  if (!after) return usualWaitMs;
  const seconds = Number(after);
  // A date to wait until is never so near that this turn could wait for it.
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1_000) : Number.POSITIVE_INFINITY;
}
