import type { PersonId } from "../common/ids";

/** Where to write to somebody later. */
export interface ConversationAddress {
  personId: PersonId;
  conversationId: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  channelId: string;
}

/** Every person's own chat with the bot, kept over restarts and shared by all instances. */
export interface Conversations {
  save(address: ConversationAddress): Promise<void>;
  find(personId: PersonId): Promise<ConversationAddress | undefined>;
  /** They removed the app themselves: nothing is sent there until they are back. */
  leave(personId: PersonId): Promise<void>;
}
