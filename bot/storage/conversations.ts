import { type PersonId, toPersonId } from "../common/ids";
import type { Row, Table } from "./tables";

/** Where a person can be written to. The least that is needed to start a message by ourselves. */
export interface ConversationRef {
  personId: PersonId;
  conversationId: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  channelId: string;
}

export interface ConversationStore {
  save(ref: ConversationRef): Promise<void>;
  find(personId: PersonId): Promise<ConversationRef | undefined>;
  forget(personId: PersonId): Promise<void>;
}

const rowKey = "personal";

export function createConversationStore(table: Table): ConversationStore {
  return {
    save: ({ personId, ...ref }) => table.put({ partitionKey: personId, rowKey, ...ref }),
    async find(personId) {
      const row = await table.get({ partitionKey: personId, rowKey });
      return row && toRef(row);
    },
    forget: (personId) => table.remove({ partitionKey: personId, rowKey }),
  };
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
  };
}
