import type { Activity, TurnContext } from "botbuilder";
import type { Log } from "../common/log";

/**
 * Teams sends an activity again when an answer takes longer than it likes. The first to claim it does the
 * work; whoever comes second is given the answer the first one made.
 */
export interface SeenTurns {
  claim(key: string): Promise<boolean>;
  finish(key: string, answer: string): Promise<void>;
  resultOf(key: string): Promise<string | undefined>;
  /** Gives a claim back, so that the same thing heard again is not taken for done. */
  release(key: string): Promise<void>;
}

interface Remembering {
  seen: SeenTurns;
  log: Log;
}

/** Where our storage does not answer, work done twice is better than a person never answered. */
export async function claim({ seen, log }: Remembering, key: string | undefined) {
  if (key === undefined) return { first: true, before: undefined };
  try {
    const first = await seen.claim(key);
    return { first, before: first ? undefined : await seen.resultOf(key) };
  } catch (error) {
    log.error("turn.not-claimed", error);
    return { first: true, before: undefined };
  }
}

export async function finish(
  { seen, log }: Remembering,
  key: string | undefined,
  answer: string,
): Promise<void> {
  if (key === undefined) return;
  try {
    await seen.finish(key, answer);
  } catch (error) {
    log.error("turn.answer-not-kept", error);
  }
}

export async function release({ seen, log }: Remembering, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  try {
    await seen.release(key);
  } catch (error) {
    log.error("turn.claim-not-given-back", error);
  }
}

/** Messages heard twice are answered once. One that could not be answered may be heard again. */
export async function once(
  deps: Remembering,
  context: TurnContext,
  work: () => Promise<void>,
): Promise<void> {
  const key = keyOf(context.activity);
  const { first } = await claim(deps, key);
  if (!first) return;
  try {
    await work();
  } catch (error) {
    await release(deps, key);
    throw error;
  }
}

/** Undefined where Teams named nothing to know a second copy by. */
export function keyOf({ id, conversation, type }: Activity): string | undefined {
  return id ? `${conversation?.id}|${type}|${id}` : undefined;
}
