import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import { type AccountOptions, openAccount } from "./account";
import { type ConversationStore, createConversationStore } from "./conversations";
import { createKnownStatuses, type KnownStatusStore } from "./known-statuses";
import { createLeases, type Leases } from "./leases";
import { createOutbox, type Outbox } from "./outbox";
import { createPlanStore, type TidyPlanStore } from "./plans";
import { answered, statusOf } from "./storage-problem";
import { openTable } from "./tables";
import { createTurns, type Turns } from "./turns";

export type { AccountOptions, Credential } from "./account";
export type { ConversationRef, ConversationStore } from "./conversations";
export type { KnownStatusStore } from "./known-statuses";
export type { Lease, Leases } from "./leases";
export type { Outbox, Taken } from "./outbox";
export type { OldPlans, TidyPlanStore } from "./plans";
export type { Turns } from "./turns";

/** What every instance shares: unfinished plans, who can be written to, what was told, what is to be sent. */
export interface Storage {
  /** Makes the tables, queues and container; does nothing when they are there. */
  ensure(): Promise<void>;
  plans: TidyPlanStore;
  conversations: ConversationStore;
  knownStatuses: KnownStatusStore;
  turns: Turns;
  outbox: Outbox;
  leases: Leases;
  health(): Promise<{ state: "ok" | "down" }>;
}

/** The door of this room. Azurite and a real account differ only in `options`. */
export function createStorage(options: AccountOptions, { clock, log }: { clock: Clock; log: Log }): Storage {
  const account = openAccount(options);
  const tables = {
    plans: openTable(account.table("plans")),
    conversations: openTable(account.table("conversations")),
    knownStatuses: openTable(account.table("knownstatuses")),
    turns: openTable(account.table("turns")),
  };
  const queue = account.queue("outbox");
  const failedQueue = account.queue("outbox-failed");
  const container = account.container("leases");
  const unlessThere = (error: unknown) => {
    if (statusOf(error) !== 409) throw error;
  };

  return {
    async ensure() {
      await Promise.all([
        ...Object.values(tables).map((table) => table.ensure()),
        ...[queue, failedQueue].map((each) => answered(each.create().then(() => {}, unlessThere))),
        answered(container.create().then(() => {}, unlessThere)),
      ]);
    },
    plans: createPlanStore(tables.plans),
    conversations: createConversationStore(tables.conversations),
    knownStatuses: createKnownStatuses(tables.knownStatuses),
    turns: createTurns({ table: tables.turns, clock }),
    outbox: createOutbox({ queue, failedQueue, log }),
    leases: createLeases(container),
    async health() {
      try {
        await tables.turns.get({ partitionKey: "health", rowKey: "health" });
        return { state: "ok" };
      } catch (failure) {
        log.error("storage.health", failure);
        return { state: "down" };
      }
    },
  };
}
