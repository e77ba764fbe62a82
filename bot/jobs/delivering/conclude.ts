import type { Day } from "../../common/days";
import { mayGoAgain } from "../../common/sent-again";
import type { DeliverDeps } from "./deliver-deps";
import type { Content, Delivery, DeliveryState, QueueMessage, Suspension, Taken, Thread } from "./needs";
import { isReminder } from "./read-message";
import type { Verdict } from "./verdict";

/** What Teams says of a conversation is asked once more before it is believed. */
export const confirmAfterMs = 3_600_000;

/** Not begun, or put back: still to be sent. */
export const open: readonly DeliveryState[] = ["planned", "queued", "waiting"];

export interface Attempt<Card> {
  message: QueueMessage<Card>;
  delivery: Delivery;
  taken: Taken;
  thread: Thread & { etag?: string | undefined };
  content: Content<Card>;
  today: Day;
}

export function contentOf<Card>(message: QueueMessage<Card>): Content<Card> | undefined {
  return "card" in message ? { card: message.card, summary: message.summary } : undefined;
}

/** Whoever looked before us may have taken it for dead; how it ended is known better here. */
const ours: readonly DeliveryState[] = [...open, "sending", "unknown"];

/** Writes down what follows from an attempt. May be done twice. */
export async function conclude<Card>(
  verdict: Verdict,
  given: Attempt<Card>,
  tries: number,
  deps: DeliverDeps<Card>,
): Promise<void> {
  const { message, delivery, taken, thread, today } = given;
  const { ledger, moveSoon, tell, log, time } = deps;
  const { about } = delivery;
  const later = async (seconds: number, why: string) => {
    await ledger.move(delivery, { from: [...open, "sending"], to: "waiting", why, tries });
    await taken.later(seconds);
    log.warn("message.later", { about, reason: why, seconds: Math.round(seconds) });
  };
  if (verdict.next === "sent") {
    await moveSoon(delivery, { from: ours, to: "sent", why: "", tries });
    if (thread.suspended) await suspend(message.to, undefined, deps);
    deps.afterwards(async () => {
      // In this order: whoever finds the message again, tells again.
      if (isReminder(message.kind)) await tell({ to: message.to, day: today });
      await taken.done();
    });
    log.info("message.sent", { about });
  } else if (verdict.next === "throttled") {
    const notBefore = new Date(time.now().getTime() + verdict.seconds * 1_000);
    await changeThread(message.to, (known) => ({ ...known, notBefore }), deps);
    await later(verdict.seconds, verdict.why);
  } else if (verdict.next === "again") await later(verdict.seconds, verdict.why);
  else if (verdict.next === "end")
    await endAs(verdict.state, verdict.why, { delivery, message, taken, tries }, deps);
  else {
    const confirmed = thread.suspended !== undefined;
    const since = thread.suspended?.since ?? time.now();
    await suspend(message.to, { since, reason: verdict.why, state: verdict.state, confirmed }, deps);
    if (confirmed) await endAs(verdict.state, verdict.why, { delivery, message, taken, tries }, deps);
    else await later(confirmAfterMs / 1_000, verdict.why);
  }
}

const suspend = <Card>(
  to: QueueMessage<Card>["to"],
  suspended: Suspension | undefined,
  deps: DeliverDeps<Card>,
) => changeThread(to, (known) => ({ ...known, suspended }), deps);

export async function changeThread<Card>(
  to: string,
  change: (known: Thread) => Thread,
  { threads }: DeliverDeps<Card>,
): Promise<void> {
  for (;;) {
    const { etag, ...known } = await threads.get(to);
    if ((await threads.replace(to, change(known), etag)) !== undefined) return;
  }
}

export async function endAs<Card>(
  state: DeliveryState,
  why: string,
  given: { delivery: Delivery; message: QueueMessage<Card>; taken: Taken; tries?: number },
  { ledger, log }: DeliverDeps<Card>,
): Promise<void> {
  const { delivery, message, taken, tries = delivery.tries } = given;
  // Kept, so that it can be sent again by hand.
  const keep = mayGoAgain(state) ? contentOf(message) : undefined;
  const moved = await ledger.move(delivery, { from: [...open, "sending"], to: state, why, tries, keep });
  await taken.done();
  if (moved) log.warn("message.not-sent", { about: delivery.about, state, reason: why });
}
