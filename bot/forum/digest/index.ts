import { addDays, type Day, dayOf } from "../../common/days";
import { has, type Person } from "../../common/person";
import { compileDigest } from "./compile-digest";
import type { DigestDeps } from "./digest-deps";
import { sendWeekly } from "./send-weekly";

export type {
  Digest,
  DigestDeps,
  DigestMeeting,
  DigestOverlap,
  DigestTopic,
  DigestTrying,
  DigestWork,
} from "./digest-deps";

/** The forum in a few lines: each week to the channel, and to whoever asks. */
export function createDigest(deps: DigestDeps) {
  return {
    /** The last seven days, as this person may see them; where councillors read along, as everyone may. */
    seeDigest({ person, inPublic = false }: { person: Person; inPublic?: boolean }) {
      const to = dayOf(deps.clock.now());
      return compileDigest(deps, {
        ...{ from: addDays(to, -6), to },
        audience: has(person, "officer") && !inPublic ? "Officers" : "Everyone",
      });
    },
    /** Of a week that was sent, as its channel may see it. */
    channelDigest: (week: { from: Day; to: Day }) =>
      compileDigest(deps, { ...week, audience: deps.channelFor() }),
    sendWeekly: () => sendWeekly(deps),
  };
}

export type Digests = ReturnType<typeof createDigest>;
