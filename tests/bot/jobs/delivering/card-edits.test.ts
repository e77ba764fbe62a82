import { silentLog } from "../../../../bot/common/log";
import {
  type CardDeps,
  createDelivering,
  createLivingCards,
  type Outcome,
  type Pace,
} from "../../../../bot/jobs";
import { seeded } from "../../../bench/random";
import { memoryCardEdits } from "../../../support/memory-card-edits";
import {
  memoryConversations,
  memoryDeadLetters,
  memoryDeliveries,
  memoryOutbox,
  memorySendSlots,
} from "../../../support/memory-delivering";
import { virtualTime } from "../../../support/virtual-time";
import { nine } from "./council";

const place = {
  conversationId: "19:c@thread.tacv2;messageid=1",
  serviceUrl: "https://teams.example/",
  botId: "28:bot",
};
const card = "topic/7";
const failed = (status: number, retryAfterSeconds?: number): Outcome => ({
  ...{ state: "failed", status, reason: undefined, retryAfterSeconds },
});

interface Sent {
  at: number;
  what: "post" | "edit";
  /** What the card said. */
  said: number;
}

/** One channel's card, which says how often it was changed, and any number of instances. */
function channel(answers: (sent: number) => Outcome | undefined = () => undefined) {
  const time = virtualTime(nine);
  const random = seeded(1).next;
  const edits = memoryCardEdits();
  const outbox = memoryOutbox(time);
  const [ledger, rows, slots] = [memoryDeliveries(time), memoryConversations(), memorySendSlots()];
  const deadLetters = memoryDeadLetters(time);
  const sent: Sent[] = [];
  const posted: unknown[] = [];
  let state = 0;
  let tries = 0;

  async function request(what: Sent["what"], said: number, { mayRequest }: Pace): Promise<Outcome> {
    try {
      await mayRequest(place.conversationId, "send");
    } catch {
      return { state: "not sent", reason: "NotReady" };
    }
    const outcome = answers(++tries) ?? { state: "sent" };
    await time.wait(80);
    sent.push({ at: time.now().getTime(), what, said });
    return outcome;
  }

  function instance() {
    let dead = false;
    const slowly = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
      if (dead) return new Promise<never>(() => {});
      await time.wait(1 + random() * 10);
      if (dead) return new Promise<never>(() => {});
      return work();
    };
    const slowEdits: CardDeps<number>["edits"] = {
      get: (of) => slowly(() => edits.get(of)),
      replace: (of, kept, etag) => slowly(() => edits.replace(of, kept, etag)),
    };
    const queue = {
      ...{ put: outbox.put, length: outbox.length },
      take: (most: number, options: { seconds: number }) => slowly(() => outbox.take(most, options)),
    };
    const cards: CardDeps<number> = {
      edits: slowEdits,
      render: async () => slowly(async () => ({ card: state, summary: "" })),
      posted: async (where) => void posted.push(where),
      sender: {
        async postCard({ card: said }, pace) {
          const outcome = await slowly(() => request("post", said, pace));
          return outcome.state === "sent" ? { state: "sent", activityId: "900" } : outcome;
        },
        updateCard: ({ card: said }, pace) => slowly(() => request("edit", said, pace)),
      },
    };
    const delivering = createDelivering<number>({
      ...{ ledger, threads: rows.threads, deadLetters, slots, queue, cards, time, random },
      notifier: { send: async () => ({ state: "sent" }) },
      render: () => undefined,
      isQuiet: () => false,
      hold: async () => undefined,
      duePeople: () => [],
      ...{ clock: time, log: silentLog, newId: () => "1" },
    });
    return {
      ...{ cards: createLivingCards({ edits: slowEdits, queue, time }), delivering },
      kill: () => {
        dead = true;
      },
    };
  }

  return {
    ...{ time, edits, outbox, sent, posted, deadLetters, instance },
    /** Somebody acts: saved, then told. */
    async act(by: ReturnType<typeof instance>) {
      state++;
      await by.cards.changed(card);
    },
    state: () => state,
    worker() {
      const made = instance();
      void (async () => {
        for (;;) {
          await made.delivering.deliver().catch(() => {});
          await time.wait(500);
        }
      })();
      return made;
    },
  };
}

const there = { ...place, activityId: "900" };

describe("a card in a channel", () => {
  it("that 200 people act on at once over two instances is edited once, then at most every 5 s, and ends true", async () => {
    const all = channel();
    const [one, two] = [all.worker(), all.worker()];
    await all.time.until(one.cards.show({ card, place: there }));
    await all.time.pass(7_000);
    const before = all.sent.length;
    await all.time.until(Promise.all(Array.from({ length: 200 }, (_, at) => all.act(at % 2 ? one : two))));
    await all.time.pass(20_000);
    expect(all.sent.length - before).toBeLessThanOrEqual(2);
    for (let round = 0; round < 30; round++) {
      await all.time.until(all.act(round % 2 ? one : two));
      await all.time.pass(700);
    }
    await all.time.pass(20_000);
    const gaps = all.sent.slice(1).map(({ at }, each) => at - (all.sent[each]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    expect(all.sent.at(-1)?.said).toBe(all.state());
    expect([all.outbox.size(), (await all.deadLetters.all()).length]).toEqual([0, 0]);
  });

  it("is posted once, its topic is told where, and later changes edit it", async () => {
    const all = channel();
    const one = all.worker();
    const show = () => one.cards.show({ card, place: { ...place, conversationId: "19:c@thread.tacv2" } });
    await all.time.until(Promise.all([show(), show()]));
    await all.time.pass(10_000);
    await all.time.until(all.act(one));
    await all.time.pass(10_000);
    expect(all.sent.map(({ what }) => what)).toEqual(["post", "edit"]);
    expect(all.posted).toMatchObject([
      { card, conversationId: "19:c@thread.tacv2;messageid=900", activityId: "900" },
    ]);
  });

  it("whose posting may have arrived is not posted twice", async () => {
    const all = channel(() => ({ state: "unknown", reason: "ECONNRESET" }));
    const one = all.worker();
    await all.time.until(one.cards.show({ card, place }));
    await all.time.pass(30_000);
    await all.time.until(all.act(one));
    await all.time.pass(120_000);
    expect(all.sent).toHaveLength(1);
  });

  it.each([
    [429, 30],
    [502, undefined],
    [412, undefined],
  ])("is edited later when Teams says %i", async (status, seconds) => {
    const all = channel((tries) => (tries === 1 ? failed(status, seconds) : undefined));
    const one = all.worker();
    await all.time.until(one.cards.show({ card, place: there }));
    await all.time.until(all.act(one));
    await all.time.pass(90_000);
    expect(all.sent.length).toBeGreaterThanOrEqual(2);
    expect(all.sent.at(-1)?.said).toBe(all.state());
    if (seconds)
      expect((all.sent[1]?.at ?? 0) - (all.sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(seconds * 1_000);
  });

  it.each([500, 403, 404])("that Teams refuses with %i is left, until it changes again", async (status) => {
    const all = channel((tries) => (tries === 1 ? failed(status) : undefined));
    const one = all.worker();
    await all.time.until(one.cards.show({ card, place: there }));
    await all.time.pass(60_000);
    expect(all.sent).toHaveLength(1);
    await all.time.until(all.act(one));
    await all.time.pass(20_000);
    expect(all.sent).toHaveLength(2);
  });

  it("is edited by another worker when one dies in the middle", async () => {
    const all = channel();
    const doomed = all.worker();
    await all.time.until(doomed.cards.show({ card, place: there }));
    await all.time.pass(40);
    doomed.kill();
    const other = all.worker();
    await all.time.until(all.act(other));
    await all.time.pass(300_000);
    expect(all.sent.at(-1)?.said).toBe(1);
  });

  it("is not edited again for a second copy of what asked for it", async () => {
    const all = channel();
    const one = all.worker();
    await all.time.until(one.cards.show({ card, place: there }));
    await all.time.pass(10_000);
    await all.outbox.put({ kind: "card", card, after: 0 });
    await all.time.pass(10_000);
    expect([all.sent.length, all.outbox.size()]).toEqual([1, 0]);
  });

  it("of which nothing is known is nobody's", async () => {
    const all = channel();
    const one = all.worker();
    await all.time.until(one.cards.changed("topic/none"));
    await all.outbox.put({ kind: "card", card: "topic/none", after: 0 });
    await all.time.pass(5_000);
    expect([all.sent.length, all.outbox.size()]).toEqual([0, 0]);
  });
});
