import { Failure } from "../common/failure";

/** The status Azure Storage answered with; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === "number" ? status : undefined;
}

/** Says it in the reader's words when storage does not answer or does not let us in. */
export async function answered<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(
      "unavailable",
      "The app's own storage is not answering just now. Please try again in a minute.",
      { cause },
    );
  }
}

/** Somebody waits for the answer, and Teams no longer than 15 seconds for all of it together. */
const usualMs = 3_000;

/**
 * The same within a time limit, tries after the first included.
 * @param call is told when to give up; whether it listens or not, nobody waits longer.
 */
export function inTime<Answer>(
  call: (abortSignal: AbortSignal) => Promise<Answer>,
  ms = usualMs,
): Promise<Answer> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return answered(Promise.race([call(signal), late]));
}

/** @returns undefined when there is no such thing. */
export async function orNothing<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
