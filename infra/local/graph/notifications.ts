import { randomUUID } from "node:crypto";
import type { Clock } from "../../../bot/common/clock";
import { isLoopbackUrl } from "./loopback";
import type { Database } from "./store/database";
import type { List } from "./store/list-store";

export interface Subscription {
  id: string;
  applicationId: string;
  changeType: string;
  clientState?: string | null;
  notificationUrl: string;
  resource: string;
  expirationDateTime: string;
  creatorId: string;
}

export interface SubscriptionStore {
  all(): Subscription[];
  save(subscription: Subscription): void;
  remove(id: string): void;
}

export const subscriptionStore = (db: Database): SubscriptionStore => ({
  all: () =>
    db
      .all<{ definition: string }>("SELECT definition FROM subscriptions")
      .map(({ definition }) => JSON.parse(definition) as Subscription),
  save(subscription) {
    db.run(
      "INSERT INTO subscriptions (id, definition) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET definition = excluded.definition",
      ...[subscription.id, JSON.stringify(subscription)],
    );
  },
  remove: (id) => void db.run("DELETE FROM subscriptions WHERE id = ?", id),
});

const patience = 3_000;

/** Tells subscribers of a changed list. Changes made in one go are told once, as Graph gathers them too. */
export function createNotifier(options: { db: Database; clock: Clock; tenantId: string; siteId: string }) {
  const { db, clock, tenantId, siteId } = options;
  const store = subscriptionStore(db);
  const waiting = new Set<string>();
  let closed = false;

  async function tell(listId: string): Promise<void> {
    waiting.delete(listId);
    if (closed) return;
    const resource = `sites/${siteId}/lists/${listId}`;
    const due = store
      .all()
      .filter(
        (each) =>
          each.resource.toLowerCase() === resource && Date.parse(each.expirationDateTime) > +clock.now(),
      );
    await Promise.all(due.map((subscription) => post(subscription)));
  }

  /** Sent once: whoever misses it finds the change by delta, which is what a lost notification teaches. */
  async function post(subscription: Subscription): Promise<void> {
    const value = [
      {
        subscriptionId: subscription.id,
        subscriptionExpirationDateTime: subscription.expirationDateTime,
        clientState: subscription.clientState ?? null,
        changeType: "updated",
        resource: subscription.resource,
        tenantId,
        resourceData: { "@odata.type": "#Microsoft.Graph.ListItem", id: randomUUID() },
      },
    ];
    await fetch(subscription.notificationUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ value }),
      signal: AbortSignal.timeout(patience),
    }).catch((error: Error) => {
      process.stderr.write(`Notification to ${subscription.notificationUrl} failed: ${error.message}\n`);
    });
  }

  return {
    changed(list: List): void {
      if (waiting.has(list.id)) return;
      waiting.add(list.id);
      setImmediate(() => void tell(list.id));
    },
    close() {
      closed = true;
    },
  };
}

/** Graph's handshake: the subscriber answers the token it is sent, as plain text. */
export async function answersHandshake(notificationUrl: string): Promise<boolean> {
  if (!isLoopbackUrl(notificationUrl)) return false;
  const url = new URL(notificationUrl);
  const token = `Validation: Testing client application reachability ${randomUUID()}`;
  url.searchParams.set("validationToken", token);
  try {
    const answer = await fetch(url, { method: "POST", signal: AbortSignal.timeout(10_000) });
    const type = answer.headers.get("content-type") ?? "";
    return answer.status === 200 && type.startsWith("text/plain") && (await answer.text()) === token;
  } catch {
    return false;
  }
}
