import type { Day } from "../../common/days";
import { type PersonId, toPersonId } from "../../common/ids";
import { firstKind } from "../../common/sent-again";
import type { Content, Delivery, Ledger, NewsMessage, Queue, ReminderMessage } from "./needs";
import { isReminder } from "./read-message";

/** Puts in the queue what was planned, by whoever died before doing so. A second copy in the queue ends there. */
export async function queueAgain(
  delivery: Delivery,
  lastTold: ReadonlyMap<PersonId, Day>,
  { ledger, queue }: { ledger: Ledger; queue: Pick<Queue, "put"> },
): Promise<void> {
  const { day, kind, about } = delivery;
  const to = toPersonId(delivery.to);
  const content = to && !isReminder(kind) ? await keptOf(delivery, ledger) : undefined;
  if (!to || (!isReminder(kind) && !content)) {
    const why = "what it said is not known any more";
    await ledger.move(delivery, { from: ["planned"], to: "failed", why });
    return;
  }
  const told = lastTold.get(to);
  const message = isReminder(kind)
    ? ({ kind, day, to, ...(told && { lastTold: told }) } satisfies ReminderMessage)
    : ({
        kind: kind as NewsMessage<unknown>["kind"],
        day,
        to,
        about,
        ...(content as Content<unknown>),
      } satisfies NewsMessage<unknown>);
  await queue.put(message);
  await ledger.move(delivery, { from: ["planned"], to: "queued" });
}

/** With the last one that did not arrive; each that ends so keeps it. */
async function keptOf({ day, to, kind }: Delivery, ledger: Ledger): Promise<Content<unknown> | undefined> {
  const first = firstKind(kind);
  const kept = (await ledger.kept({ day, to, kind: first })) as Content<unknown> | undefined;
  return kept && { card: kept.card, summary: kept.summary };
}
