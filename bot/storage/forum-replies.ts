import { toPersonId } from "../common/ids";
import { asTopicId, type Reply, type ReplyStore } from "../forum";
import { inTime } from "./storage-problem";
import { odata, type Row, readLong, type Table, writeLong } from "./tables";

/** A long thread, a thousand replies a page. */
const allMs = 15_000;

/** A key may hold any sign but these. */
const asKey = (id: string): string =>
  id.replace(/[/\\#?%\p{Cc}]/gu, (sign) => `!${sign.charCodeAt(0).toString(16)}`);

/** One partition a topic, one row a message, so that heard twice it is one. */
export function createForumReplies(table: Table): ReplyStore {
  const keyOf = (topic: string, id: string) => ({ partitionKey: topic, rowKey: asKey(id) });
  const ofTopic = (topic: string) => odata`PartitionKey eq ${topic}`;

  return {
    async put({ id, topic, by, text, at }) {
      const row: Row = {
        ...keyOf(topic, id),
        ...{ messageId: id, byId: by.id, byName: by.name, at: at.toISOString() },
        ...writeLong(text, "That reply is too long to keep. It stands in the thread."),
      };
      const isNew = await table.insert(row);
      if (!isNew) await table.put(row);
      return isNew;
    },
    async find(topic, id) {
      const row = await table.get(keyOf(topic, id));
      return row && toReply(row);
    },
    of: (topic) =>
      inTime(async (abortSignal) => {
        const found: Reply[] = [];
        for await (const row of table.find(ofTopic(topic), abortSignal)) {
          const reply = toReply(row);
          if (reply) found.push(reply);
        }
        return found.sort(
          (one, other) => one.at.getTime() - other.at.getTime() || one.id.localeCompare(other.id),
        );
      }, allMs),
    count: (topic) => inTime((abortSignal) => countOf(table.find(ofTopic(topic), abortSignal)), allMs),
    remove: (topic, id) => table.remove(keyOf(topic, id)),
  };
}

function toReply(row: Row): Reply | undefined {
  const by = toPersonId(String(row["byId"]));
  const text = readLong(row);
  if (!by || typeof text !== "string") return undefined;
  return {
    ...{ id: String(row["messageId"]), topic: asTopicId(row.partitionKey), text },
    ...{ by: { id: by, name: String(row["byName"]) }, at: new Date(String(row["at"])) },
  };
}

export async function countOf(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}
