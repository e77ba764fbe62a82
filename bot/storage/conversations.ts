import { type PersonId, toPersonId } from "../common/ids";
import { answered } from "./storage-problem";
import { odata, type Row, type Table } from "./tables";

/** Where a person can be written to. The least that is needed to start a message by ourselves. */
export interface ConversationRef {
  personId: PersonId;
  conversationId: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  channelId: string;
  /** Suspended: the last message could not be delivered; kept, since that is sometimes a false alarm. */
  state: "active" | "suspended";
}

export interface ConversationStore {
  save(ref: ConversationRef): Promise<void>;
  find(personId: PersonId): Promise<ConversationRef | undefined>;
  suspend(personId: PersonId): Promise<void>;
  forget(personId: PersonId): Promise<void>;
  active(): Promise<readonly ConversationRef[]>;
}

const rowKey = "personal";

export function createConversationStore(table: Table): ConversationStore {
  async function active(): Promise<readonly ConversationRef[]> {
    const found: ConversationRef[] = [];
    for await (const row of table.find(odata`state eq 'active'`)) {
      const ref = toRef(row);
      if (ref) found.push(ref);
    }
    return found;
  }
  const store: ConversationStore = {
    save: ({ personId, ...ref }) => table.put({ partitionKey: personId, rowKey, ...ref }),
    async find(personId) {
      const row = await table.get({ partitionKey: personId, rowKey });
      return row && toRef(row);
    },
    async suspend(personId) {
      const row = await table.get({ partitionKey: personId, rowKey });
      const ref = row && toRef(row);
      if (!row || ref?.state !== "active") return;
      // By ETag: a person who writes at this very moment is reachable again, and that must win.
      const { personId: partitionKey, ...rest } = ref;
      await table.replace({ partitionKey, rowKey, ...rest, state: "suspended" }, row.etag);
    },
    forget: (personId) => table.remove({ partitionKey: personId, rowKey }),
    active: () => answered(active()),
  };
  return store;
}

function toRef(row: Row): ConversationRef | undefined {
  const personId = toPersonId(row.partitionKey);
  if (!personId) return undefined;
  const text = (name: string) => String(row[name] ?? "");
  return {
    personId,
    conversationId: text("conversationId"),
    serviceUrl: text("serviceUrl"),
    tenantId: text("tenantId"),
    botId: text("botId"),
    channelId: text("channelId"),
    state: row["state"] === "suspended" ? "suspended" : "active",
  };
}
