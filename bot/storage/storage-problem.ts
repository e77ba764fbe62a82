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

/** @returns undefined when there is no such thing. */
export async function orNothing<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
