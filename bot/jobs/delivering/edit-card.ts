import { apartMs, type CardMessage, deadAfterMs } from "./card-edits";
import { changeThread } from "./conclude";
import type { DeliverDeps } from "./deliver-deps";
import type { CardDeps, KeptCard, Outcome, Posted, Taken } from "./needs";
import { permissionFor } from "./permission";
import { persistently } from "./persistently";
import { PutBack } from "./put-back";
import { type Verdict, verdictOn } from "./verdict";

const lookAgainSeconds = 1;

interface Editing {
  message: CardMessage;
  kept: KeptCard;
  etag: string;
}

/** Posts or edits one card as it is asked for in the queue, unless somebody has begun that edit already. */
export async function editCard<Card>(
  { message, taken, answered }: { message: CardMessage; taken: Taken; answered: Answered<Card> },
  deps: DeliverDeps<Card>,
): Promise<void> {
  const { cards } = deps;
  const known = cards && (await cards.edits.get(message.card));
  if (!cards || !known) return taken.done();
  const { etag, ...kept } = known;
  const now = deps.time.now();
  const isNext = kept.edits === message.after;
  const isBegun = kept.editing === message.after;
  if (!isNext && !isBegun) return taken.done();
  const busy = kept.editing !== undefined && kept.beganAt !== undefined;
  if (busy && now.getTime() - (kept.beganAt?.getTime() ?? 0) < deadAfterMs)
    return taken.later(lookAgainSeconds);
  const early = (kept.notBefore?.getTime() ?? 0) - now.getTime();
  if (early > 0) return taken.later(early / 1_000);
  // A second copy is worse than none: what is saved can be found without the card.
  if (kept.posting && !kept.activityId) return taken.done();

  // Begun before it is read what the card shows: whatever is saved from now on asks for the next edit.
  const begun: KeptCard = {
    ...{ ...kept, editing: message.after, beganAt: now, edits: message.after + 1 },
    ...(isNext ? { askedAt: undefined, tries: 0 } : { edits: kept.edits }),
  };
  const newEtag = await cards.edits.replace(message.card, begun, etag);
  if (newEtag === undefined) return taken.later(lookAgainSeconds);
  await send({ message, kept: begun, etag: newEtag }, { taken, answered, cards }, deps);
}

export type Answered<Card> = (sending: Promise<Outcome>, deps: DeliverDeps<Card>) => Promise<Outcome>;

async function send<Card>(
  editing: Editing,
  { taken, answered, cards }: { taken: Taken; answered: Answered<Card>; cards: CardDeps<Card> },
  deps: DeliverDeps<Card>,
): Promise<void> {
  const { kept, message } = editing;
  const content = await cards.render(message.card);
  if (!content) {
    await ended(editing, {}, { taken, cards }, deps);
    return;
  }
  const thread = threadOf(kept.conversationId);
  const permission = permissionFor(thread, {
    ...{ threads: deps.threads, thread: await deps.threads.get(thread), pacer: deps.pacer, time: deps.time },
    claim: async () => {
      if (kept.activityId) return;
      const etag = await cards.edits.replace(message.card, { ...kept, posting: true }, editing.etag);
      if (etag === undefined) throw new PutBack(lookAgainSeconds);
      editing.etag = etag;
      editing.kept = { ...kept, posting: true };
    },
  });
  const { activityId, conversationId, serviceUrl, botId } = kept;
  const place = { conversationId, serviceUrl, botId };
  let posted: Posted | undefined;
  const sending = activityId
    ? cards.sender.updateCard({ ...place, activityId, ...content }, permission)
    : cards.sender.postCard({ ...place, ...content }, permission).then((outcome) => {
        if (outcome.state === "sent") posted = outcome;
        return outcome;
      });
  const outcome = await answered(sending, deps);
  permission.end();
  const refusal = permission.refusal();
  if (refusal !== undefined && outcome.state !== "sent") {
    if (!(refusal instanceof PutBack)) deps.log.error("card.put-back", refusal, { card: message.card });
    const seconds = refusal instanceof PutBack ? refusal.seconds : 5;
    await waits(editing, { seconds, tries: kept.tries, again: true }, { taken, cards }, deps);
    return;
  }
  await follow(editing, { outcome, posted }, { taken, cards }, deps);
}

/** What follows from Teams' answer. An edit made twice is as good as once; a posting is not. */
async function follow<Card>(
  editing: Editing,
  { outcome, posted }: { outcome: Outcome; posted: Posted | undefined },
  { taken, cards }: { taken: Taken; cards: CardDeps<Card> },
  deps: DeliverDeps<Card>,
): Promise<void> {
  const { kept, message } = editing;
  const thread = threadOf(kept.conversationId);
  const isEdit = kept.activityId !== undefined;
  const sure: Outcome =
    outcome.state === "unknown" && isEdit ? { state: "not sent", reason: outcome.reason } : outcome;
  const verdict: Verdict = verdictOn(sure, { tries: kept.tries + 1, random: deps.random });
  const was429 = outcome.state === "failed" && outcome.status === 429;
  if (deps.throttled.saw(thread, was429) && verdict.next === "throttled")
    await deps.pacer.close(deps.time.now().getTime() + verdict.seconds * 1_000);
  if (verdict.next === "sent") {
    const place = posted ? placeOf(kept, posted) : {};
    await ended(editing, place, { taken, cards }, deps);
    if (posted) await cards.posted?.({ card: message.card, ...kept, ...place });
    return;
  }
  if (verdict.next === "throttled" || verdict.next === "again") {
    if (verdict.next === "throttled") {
      const notBefore = new Date(deps.time.now().getTime() + verdict.seconds * 1_000);
      await changeThread(thread, (known) => ({ ...known, notBefore }), deps);
    }
    deps.log.warn("card.later", { card: message.card, reason: verdict.why });
    const again = { seconds: verdict.seconds, tries: kept.tries + 1, again: sure.state !== "unknown" };
    await waits(editing, again, { taken, cards }, deps);
    return;
  }
  // Teams is known to say by mistake that a conversation is gone: the next change asks again.
  deps.log.warn("card.not-shown", { card: message.card, reason: verdict.why });
  const gone = sure.state === "unknown" ? {} : { posting: false };
  await ended(editing, gone, { taken, cards }, deps);
}

/** A post in a channel begins its thread. */
const placeOf = ({ conversationId }: KeptCard, { activityId }: Posted) => ({
  activityId,
  conversationId: conversationId.includes(";messageid=")
    ? conversationId
    : `${conversationId};messageid=${activityId}`,
});

/** Teams limits a channel, whichever thread it is. Without what Azure takes in no key. */
export const threadOf = (conversationId: string): string =>
  (conversationId.split(";")[0] ?? "").replace(/[/\\#?]/g, "|");

interface At<Card> {
  taken: Taken;
  cards: CardDeps<Card>;
}

async function ended<Card>(
  editing: Editing,
  change: Partial<KeptCard>,
  { taken, cards }: At<Card>,
  deps: DeliverDeps<Card>,
): Promise<void> {
  await changeKept(editing, cards, deps, (kept) => ({
    ...{ ...kept, ...change, editing: undefined, beganAt: undefined, tries: 0 },
    // From its end, so that two edits are apart however long the first one waited for its turn.
    notBefore: new Date(deps.time.now().getTime() + apartMs),
  }));
  await taken.done();
}

async function waits<Card>(
  editing: Editing,
  { seconds, tries, again }: { seconds: number; tries: number; again: boolean },
  { taken, cards }: At<Card>,
  deps: DeliverDeps<Card>,
): Promise<void> {
  await changeKept(editing, cards, deps, (kept) => ({
    ...{
      ...kept,
      beganAt: undefined,
      tries,
      ...(again && { posting: kept.activityId !== undefined && kept.posting }),
    },
    notBefore: new Date(deps.time.now().getTime() + Math.max(seconds * 1_000, apartMs)),
  }));
  await taken.later(Math.max(seconds, apartMs / 1_000));
}

/** Somebody may have asked for the next edit meanwhile: that stays. */
const changeKept = <Card>(
  { message, kept: begun }: Editing,
  cards: CardDeps<Card>,
  deps: DeliverDeps<Card>,
  change: (kept: KeptCard) => KeptCard,
) =>
  persistently(async () => {
    for (;;) {
      const known = await cards.edits.get(message.card);
      if (!known || known.editing !== begun.editing) return;
      const { etag, ...kept } = known;
      if ((await cards.edits.replace(message.card, change(kept), etag)) !== undefined) return;
    }
  }, deps);
