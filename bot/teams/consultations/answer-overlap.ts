import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Press, TeamsDeps, Turn } from "../turn";
import { tickClashes } from "./check-clashes";
import { overlapShown } from "./overlap";

const dataSchema = z.looseObject({
  reference: z.string().max(40).transform(toReference),
  other: z.string().max(40).transform(toReference),
  reason: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

interface Asked {
  reference: Reference;
  other: Reference;
  reason: string;
}

function read(data: unknown): Asked {
  const found = dataSchema.safeParse(data);
  const { reference, other, reason = "" } = found.success ? found.data : {};
  if (!reference || !other)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return { reference, other, reason };
}

const answering =
  (verb: "joinUp" | "keepApart"): Press =>
  async (deps, turn, data) => {
    const { reason, ...pair } = read(data);
    const ask = { ...pair, by: turn.person };
    // Before anything is written: the card that answers shows both records.
    const seen = await deps.consultations.seeOverlap({ ...ask, where: readingPlace(turn) });
    try {
      const { words } = await deps.consultations[verb]({ ...ask, reason });
      const ticked = await tick(deps, turn, { reference: pair.reference, said: words });
      return overlapShown({
        ...seen,
        answered: `On record: ${words}${ticked ? " Step 0.4 of your checklist is done with this." : ""}`,
      });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      logFailure(deps.log, failure, { verb: `consultations.${verb}` });
      return overlapShown({ ...seen, reason, problem: failure.message });
    }
  };

/** The answer is on record already; its step can be ticked another time. */
async function tick(
  deps: TeamsDeps,
  turn: Turn,
  ask: { reference: Reference; said: string },
): Promise<boolean> {
  try {
    return await tickClashes(deps, turn, ask);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "actions.complete" });
    return false;
  }
}

export const joinUp = answering("joinUp");
export const keepApart = answering("keepApart");
