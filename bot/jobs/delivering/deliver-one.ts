import { dayOf } from "../../common/days";
import { readCardMessage } from "./card-edits";
import { type Attempt, conclude, confirmAfterMs, contentOf, endAs, open } from "./conclude";
import type { DeliverDeps } from "./deliver-deps";
import { editCard } from "./edit-card";
import type { Delivery, DeliveryState, Outcome, QueueMessage, ReminderMessage, Taken, Thread } from "./needs";
import { permissionFor } from "./permission";
import { persistently } from "./persistently";
import { PutBack } from "./put-back";
import { isReminder, readMessage } from "./read-message";
import { freeFrom } from "./thread-limits";
import { verdictOn } from "./verdict";

/** What is taken is hidden from others for a minute; what was not begun by then is theirs. */
export const hiddenSeconds = 60;
const beginWithinMs = 25_000;
/** A connection that never answers; with the above well within that minute. */
const answerWithinMs = 30_000;
/** A worker that claimed a message so long ago and did not say how it ended is dead. */
const deadAfterMs = 75_000;
const mostTaken = 5;
/** News older than this is none. */
const mostAgeMs = 86_400_000;
/** One message from the queue, up to the state in which it ends or waits. */
export async function deliverOne<Card>(
  { taken, takenAt }: { taken: Taken; takenAt: number },
  deps: DeliverDeps<Card>,
): Promise<void> {
  const { ledger, threads, time, clock } = deps;
  const card = readCardMessage(taken.message);
  if (card && taken.tries <= mostTaken) return editCard({ message: card, taken, answered: inTime }, deps);
  const message = readMessage<Card>(taken.message);
  if (!message) return bury(taken, "It cannot be read.", deps);
  if (taken.tries > mostTaken) return giveUp(message, taken, deps);
  const now = time.now().getTime();
  if (now > takenAt + beginWithinMs) return taken.later(0);

  const delivery = await deps.reading(async () => (await ledger.get(message)) ?? entered(message, deps));
  if (!delivery) return bury(taken, "Nothing in the ledger says that it should be sent.", deps);
  if (delivery.state === "sending") return ifDead(delivery, message, taken, deps);
  if (!open.includes(delivery.state)) return over(delivery, taken, deps);

  const end = (state: DeliveryState, why: string) => endAs(state, why, { delivery, message, taken }, deps);
  const past = await whyPast(message, taken, deps);
  if (past) return end(past.state, past.why);
  if (deps.isQuiet(message.to)) return end("quiet", "");
  const thread = await deps.reading(() => threads.get(message.to));
  if (thread.suspended?.confirmed) return end(thread.suspended.state, thread.suspended.reason);
  const free = freeMoment(thread, now);
  if (free > now) return taken.later((free - now) / 1_000);
  const content = isReminder(message.kind)
    ? await deps.render(message as ReminderMessage)
    : contentOf(message);
  if (!content) return end("not needed", "");
  const today = dayOf(clock.now());
  await attempt({ message, delivery, taken, thread, content, today }, deps);
}

/** News that reached the queue before it reached the ledger. */
async function entered<Card>(message: QueueMessage<Card>, { ledger }: DeliverDeps<Card>) {
  if (!("about" in message)) return undefined;
  const { day, to, kind, about } = message;
  return (await ledger.plan({ day, to, kind, about, state: "queued" })) ?? (await ledger.get(message));
}

/** Sending what a dead worker claimed could be the second time. */
async function ifDead<Card>(
  delivery: Delivery,
  message: QueueMessage<Card>,
  taken: Taken,
  { ledger, clock, log }: DeliverDeps<Card>,
): Promise<void> {
  const ageMs = clock.now().getTime() - delivery.at.getTime();
  if (ageMs < deadAfterMs) return taken.later((deadAfterMs - ageMs) / 1_000);
  const change = { to: "unknown", why: "its worker stopped", keep: contentOf(message) } as const;
  const moved = await ledger.move(delivery, { from: ["sending"], ...change });
  await taken.done();
  if (moved) log.warn("message.not-sent", { about: delivery.about, state: "unknown", reason: change.why });
}

/** Another copy of what is done; whoever did it may have stopped before the rest. */
async function over<Card>(delivery: Delivery, taken: Taken, deps: DeliverDeps<Card>): Promise<void> {
  const message = readMessage<Card>(taken.message);
  const arrived = delivery.state === "sent" || delivery.state === "acted";
  if (message && arrived && isReminder(message.kind))
    await deps.ledger.setLastTold([{ to: message.to, day: dayOf(delivery.at) }]);
  await taken.done();
}

/** A reminder is of one day: the next day's card has all that is owed then. */
async function whyPast<Card>(
  message: QueueMessage<Card>,
  taken: Taken,
  { ledger, clock }: DeliverDeps<Card>,
): Promise<{ state: DeliveryState; why: string } | undefined> {
  const today = dayOf(clock.now());
  if (!isReminder(message.kind))
    return taken.ageMs > mostAgeMs ? { state: "failed", why: "older than a day" } : undefined;
  if (message.day === today) return undefined;
  if (message.kind === "reminder") return { state: "not needed", why: "its day is over" };
  const todays = await ledger.get({ day: today, to: message.to, kind: "reminder" });
  return todays && [...open, "sending", "sent", "acted"].includes(todays.state)
    ? { state: "not needed", why: "today's card has it" }
    : undefined;
}

function freeMoment({ notBefore, suspended, sends }: Thread, now: number): number {
  return Math.max(
    freeFrom(sends, now),
    notBefore?.getTime() ?? 0,
    suspended ? suspended.since.getTime() + confirmAfterMs : 0,
  );
}

async function attempt<Card>(given: Attempt<Card>, deps: DeliverDeps<Card>): Promise<void> {
  const { message, thread, content } = given;
  const { moveSoon, notifier, time } = deps;
  let delivery = given.delivery;
  const mark = `claim ${Math.floor(deps.random() * 2 ** 48).toString(36)}`;
  const permission = permissionFor(message.to, {
    ...{ threads: deps.threads, thread, pacer: deps.pacer, time },
    claim: async () => {
      const claimed = await moveSoon(delivery, { from: open, to: "sending", why: mark });
      if (!claimed) throw new PutBack(hiddenSeconds);
      delivery = claimed;
    },
  });
  const outcome = await inTime(notifier.send({ to: message.to, ...content }, permission), deps);
  permission.end();

  const refusal = permission.refusal();
  const claimed = delivery.state === "sending";
  if (refusal !== undefined && outcome.state !== "sent")
    return giveBack({ ...given, delivery, refusal, mark }, deps);
  // Nothing can have arrived that was never let go.
  const sure: Outcome =
    outcome.state === "unknown" && !claimed ? { state: "not sent", reason: outcome.reason } : outcome;
  const tries = delivery.tries + 1;
  const was429 = sure.state === "failed" && sure.status === 429;
  const verdict = verdictOn(sure, { tries, random: deps.random });
  if (deps.throttled.saw(message.to, was429) && verdict.next === "throttled")
    await deps.pacer.close(time.now().getTime() + verdict.seconds * 1_000);
  await persistently(() => conclude(verdict, { ...given, delivery }, tries, deps), deps);
}

async function giveBack<Card>(
  { delivery, taken, refusal, mark }: Attempt<Card> & { refusal: unknown; mark: string },
  deps: DeliverDeps<Card>,
): Promise<void> {
  if (!(refusal instanceof PutBack)) deps.log.error("message.put-back", refusal, { about: delivery.about });
  const seconds = refusal instanceof PutBack ? refusal.seconds : 5;
  await persistently(async () => {
    // Also a claim whose answer was lost; but never one that somebody else made.
    const now = refusal instanceof PutBack ? delivery : await deps.ledger.get(delivery);
    if (now?.state === "sending" && now.why === mark)
      await deps.ledger.move(now, { from: ["sending"], to: "waiting", why: "" });
    await taken.later(seconds);
  }, deps);
}

/** Five workers took it and were not heard of again: it may be what stopped them. */
async function giveUp<Card>(
  message: QueueMessage<Card>,
  taken: Taken,
  deps: DeliverDeps<Card>,
): Promise<void> {
  const why = "workers stopped on it";
  const keep = contentOf(message);
  await deps.ledger.move(message, { from: open, to: "failed", why, keep });
  await deps.ledger.move(message, { from: ["sending"], to: "unknown", why, keep });
  await bury(taken, `Taken ${taken.tries - 1} times, and never finished.`, deps);
}

/** Kept where people can look at it, first; a copy in both is better than none in either. */
async function bury<Card>(taken: Taken, why: string, { deadLetters, log }: DeliverDeps<Card>) {
  await deadLetters.add({ text: taken.text, why });
  await taken.done();
  log.warn("message.dead", { reason: why });
}

/** Whether it arrived is unknown when nobody answers. */
async function inTime<Card>(sending: Promise<Outcome>, { time }: DeliverDeps<Card>): Promise<Outcome> {
  const enough = new AbortController();
  const tooLong = time
    .wait(answerWithinMs, enough.signal)
    .then((): Outcome => ({ state: "unknown", reason: "no answer" }));
  try {
    return await Promise.race([sending, tooLong]);
  } finally {
    enough.abort();
  }
}
