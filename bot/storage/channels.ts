import type { PersonId } from "../common/ids";
import { inTime } from "./storage-problem";
import { odata, type Row, type Table } from "./tables";

/** What is known of channels: where the bot was told to be quiet, and which one is the forum's. */
export interface Channels {
  isQuiet(conversationId: string): Promise<boolean>;
  setQuiet(conversationId: string, quiet: boolean): Promise<void>;
  forum(): Promise<KnownChannel | undefined>;
  rememberForum(channel: KnownChannel): Promise<void>;
  /** Somebody spoke to the bot there, so it is in that team and may post. */
  noteHeard(channel: { conversationId: string; groupId: string }): Promise<void>;
  wasHeard(conversationId: string): Promise<boolean>;
  /** It is in that channel no more, nor in any of that team where `groupId` names one. */
  forgetHeard(gone: { conversationId: string; groupId: string }): Promise<void>;
  forgetForum(): Promise<void>;
}

export interface KnownChannel {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** What a link to a message in it needs. */
  groupId: string;
}

/** Teams' own ids of people, `29:…`: no other id will do where a card names who sees it anew. */
export interface TeamsIds {
  save(person: PersonId, teamsId: string): Promise<void>;
  of(people: readonly PersonId[]): Promise<readonly string[]>;
}

const quietKey = (conversationId: string) => ({ partitionKey: keyed(conversationId), rowKey: "quiet" });
const heardKey = (conversationId: string) => ({ partitionKey: keyed(conversationId), rowKey: "heard" });
const forumKey = { partitionKey: "forum", rowKey: "channel" };
const teamsIdKey = (person: PersonId) => ({ partitionKey: "teams-ids", rowKey: person as string });
/** Azure takes some signs in no key. */
const keyed = (text: string) => text.slice(0, 400).replace(/[/\\#?]/g, "|");
const textOf = (row: Row, name: string) => String(row[name] ?? "");

export function createChannels(table: Table): Channels {
  return {
    isQuiet: async (conversationId) => (await table.get(quietKey(conversationId))) !== undefined,
    setQuiet: (conversationId, quiet) =>
      quiet ? table.put(quietKey(conversationId)) : table.remove(quietKey(conversationId)),
    forgetForum: () => table.remove(forumKey),
    noteHeard: ({ conversationId, groupId }) => table.put({ ...heardKey(conversationId), groupId }),
    async forgetHeard({ conversationId, groupId }) {
      await table.remove(heardKey(conversationId));
      if (groupId === "") return;
      await inTime(async (abortSignal) => {
        const where = odata`RowKey eq ${"heard"} and groupId eq ${groupId}`;
        for await (const row of table.find(where, abortSignal)) await table.remove(row);
      });
    },
    wasHeard: async (conversationId) => (await table.get(heardKey(conversationId))) !== undefined,
    rememberForum: (channel) => table.put({ ...forumKey, ...channel }),
    async forum() {
      const row = await table.get(forumKey);
      return (
        row && {
          ...{ conversationId: textOf(row, "conversationId"), serviceUrl: textOf(row, "serviceUrl") },
          ...{ botId: textOf(row, "botId"), groupId: textOf(row, "groupId") },
        }
      );
    },
  };
}

export function createTeamsIds(table: Table): TeamsIds {
  return {
    save: (person, teamsId) => table.put({ ...teamsIdKey(person), teamsId }),
    async of(people) {
      const rows = await Promise.all(people.slice(0, 60).map((person) => table.get(teamsIdKey(person))));
      return rows.flatMap((row) => (row ? [textOf(row, "teamsId")] : []));
    },
  };
}
