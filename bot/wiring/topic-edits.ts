import type { Log } from "../common/log";
import type { Topic, TopicId } from "../forum";
import type { TopicEdit } from "../sharepoint";
import { looksOther } from "../teams";

/** The card of a topic in its channel follows what people change in the list. */
export function topicEdits({
  cardChanged,
  log,
}: {
  /** Asks for one edit, where the topic has a card; asked again at once, it is still one. */
  cardChanged: (topic: Topic) => Promise<void>;
  log: Log;
}) {
  const waiting = new Map<TopicId, Topic>();
  return {
    changed({ before, after, byApp }: TopicEdit): void {
      // One that is new has no card yet, and whoever saves by the app has asked for the card already.
      if (!before || byApp || (after && !looksOther(before, after))) return;
      waiting.set(before.id, before);
    },
    /** What was seen since, and again what could not be asked for before. */
    async again(): Promise<void> {
      for (const [id, topic] of [...waiting]) {
        waiting.delete(id);
        try {
          await cardChanged(topic);
        } catch (failure) {
          waiting.set(id, topic);
          log.error("topic-edit.card-not-changed", failure, { topic: id });
        }
      }
    },
  };
}
