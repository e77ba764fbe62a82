import type { CardEdits, KeptCard, Queue, Time } from "./needs";

/** A card that many people act on at once is edited no more often than this. */
export const apartMs = 5_000;
/** Whoever asked for an edit or began one so long ago, and was not heard of, is dead. */
export const deadAfterMs = 75_000;
const mostRaces = 8;

/** Where a card stands, or shall stand once it is posted. */
export interface CardPlace {
  /** With `;messageid=` it is a thread; without, a new one is begun. */
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** The card is there already. */
  activityId?: string | undefined;
}

/** Which card, in the state it was in when the edit was asked for. */
export interface CardMessage {
  kind: "card";
  card: string;
  after: number;
}

export function readCardMessage(message: unknown): CardMessage | undefined {
  const { kind, card, after } = (message ?? {}) as Record<string, unknown>;
  if (kind !== "card" || typeof card !== "string" || !card || !Number.isInteger(after)) return undefined;
  return { kind, card, after: after as number };
}

export interface LivingCards {
  /** Posts a card, or takes over one that is there. One that was shown before stays where it is. */
  show(ask: { card: string; place: CardPlace; viewers?: readonly string[] }): Promise<void>;
  /** What it shows has changed. Asked for any number of times at once, it is edited once. */
  changed(card: string): Promise<void>;
  /** Teams' ids of those who are shown it in a way of their own; nobody while it is unknown. */
  viewersOf(card: string): Promise<readonly string[]>;
}

/** Asks for edits; a worker makes them. Write first: what was saved before asking is on the card after. */
export function createLivingCards({
  edits,
  queue,
  time,
}: {
  edits: CardEdits;
  queue: Queue;
  time: Pick<Time, "now">;
}): LivingCards {
  async function changed(card: string): Promise<void> {
    for (let races = 0; races < mostRaces; races++) {
      const known = await edits.get(card);
      if (!known) return;
      const { etag, ...kept } = known;
      const now = time.now();
      if (isAsked(kept, now)) return;
      if ((await edits.replace(card, { ...kept, askedAt: now }, etag)) === undefined) continue;
      const waitMs = Math.max(0, (kept.notBefore?.getTime() ?? 0) - now.getTime());
      const message: CardMessage = { kind: "card", card, after: kept.edits };
      await queue.put(message, { delaySeconds: Math.ceil(waitMs / 1_000) });
      return;
    }
  }

  return {
    async show({ card, place, viewers = [] }) {
      const kept: KeptCard = {
        ...place,
        viewers: viewers.slice(0, 60),
        ...{ edits: 0, tries: 0 },
        posting: false,
      };
      await edits.replace(card, kept, undefined);
      await changed(card);
    },
    changed,
    viewersOf: async (card) => (await edits.get(card))?.viewers ?? [],
  };
}

/** One that was asked for a moment ago shows what was saved until now. */
const isAsked = ({ askedAt }: KeptCard, now: Date): boolean =>
  askedAt !== undefined && now.getTime() - askedAt.getTime() < deadAfterMs;
