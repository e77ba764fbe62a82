import type { Person } from "../../../bot/common/person";
import { createForum } from "../../../bot/forum";
import { personId } from "../../support/build";
import { alex } from "../../support/build-register";
import { memoryReplies, memoryVotes } from "../../support/memory-topics";
import { startStandIn } from "../../support/stand-in";
import { newTopic } from "../../support/topic-contract";
import { asking } from "../forum/asking";

/* The list's numbers, when two instances of the product write to it at the same moment. */

it("says exactly how many voted and replied, however many at once", async () => {
  const standIn = await startStandIn();
  try {
    const one = standIn.sharePoint;
    const at = new Date("2027-03-02T10:00:00Z");
    const idea = await one.topics.add({ topic: newTopic({ kind: "Idea" }), by: alex, at });
    const other = await standIn.another();
    const shared = { votes: memoryVotes(), replies: memoryReplies(), clock: standIn.graph.clock };
    const { deps } = asking();
    const instances = [one, other].map(({ topics }) => createForum({ ...deps, ...shared, topics }));
    const crowd: Person[] = Array.from({ length: 60 }, (_, last) => ({
      ...{ id: personId(1_000 + last), name: `Member ${last}`, roles: ["officer"] },
    }));
    const wire = await standIn.wire(() =>
      Promise.all(
        crowd.flatMap((by, last) =>
          instances.flatMap((forum): Promise<unknown>[] => [
            forum.vote({ id: idea.id, by }),
            forum.reply({
              ...{ thread: idea.thread ?? { conversationId: "", messageId: "" } },
              ...{ messageId: `m${last}`, text: "I would use it", by },
            }),
          ]),
        ),
      ),
    );
    const fresh = await standIn.another();
    expect(fresh.topics.find(idea.id)).toMatchObject({ votes: 60, replies: 60 });
    // One write follows for many: 240 acts, and far fewer requests.
    expect(wire.length).toBeLessThan(60);
  } finally {
    await standIn.close();
  }
}, 60_000);
