import { fingerprint } from "../common/fingerprint";
import type { TopicThread } from "./topic";

const longestOrigin = 200;

/** Teams adds the message a thread begins with to the channel's id: `19:…@thread.tacv2;messageid=17…`. */
export function asThread({ conversationId, messageId }: TopicThread): TopicThread {
  const [channel = "", root] = conversationId.split(";messageid=");
  return { conversationId: channel, messageId: messageId || (root ?? "") };
}

/** The origin of a topic made of that message: who saves it twice finds the one that is there. */
export function originOfMessage(thread: TopicThread): string {
  const { conversationId, messageId } = asThread(thread);
  const origin = `message/${conversationId}/${messageId}`;
  return origin.length <= longestOrigin
    ? origin
    : `message/${fingerprint({ origin })}/${messageId.slice(-40)}`;
}
