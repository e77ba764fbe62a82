import type { Day } from "../../common/days";
import { type PersonId, toPersonId } from "../../common/ids";
import type { Log } from "../../common/log";
import { mayGoAgain, nextKind } from "../../common/sent-again";
import type { Delivery, DeliveryState, Ledger, Queue, Threads } from "./needs";
import { queueAgain } from "./queue-again";

/**
 * A new delivery for each that ended in one of these states; of two presses the second finds it there.
 * @returns how many are sent again.
 */
export async function sendAgain(
  { ledger, threads, queue, log }: { ledger: Ledger; threads: Threads; queue: Pick<Queue, "put">; log: Log },
  { day, states, by }: { day: Day; states: readonly DeliveryState[]; by: PersonId },
): Promise<number> {
  const [all, lastTold] = await Promise.all([ledger.of(day), ledger.lastTold()]);
  const there = new Map(all.map((each) => [`${each.to}|${each.kind}`, each]));
  let count = 0;
  for (const delivery of all) {
    if (!states.includes(delivery.state) || !mayGoAgain(delivery.state)) continue;
    const kind = nextKind(delivery.kind);
    const before = there.get(`${delivery.to}|${kind}`);
    const { to, about } = delivery;
    const next =
      before?.state === "planned"
        ? before
        : before
          ? undefined
          : await ledger.plan({ day, to, kind, about, state: "planned" });
    if (!next) continue;
    await believeNoMore(delivery, threads);
    await queueAgain(next, lastTold, { ledger, queue });
    count++;
  }
  log.info("deliveries.sent-again", { day, count, by });
  return count;
}

/** Somebody says that it may work now: Teams is asked once more, at once. */
async function believeNoMore({ to }: Delivery, threads: Threads): Promise<void> {
  const person = toPersonId(to);
  if (!person) return;
  for (;;) {
    const { etag, ...thread } = await threads.get(person);
    if (!thread.suspended) return;
    const suspended = { ...thread.suspended, confirmed: false, since: new Date(0) };
    if ((await threads.replace(person, { ...thread, suspended }, etag)) !== undefined) return;
  }
}
