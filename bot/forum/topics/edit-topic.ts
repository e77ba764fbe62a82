import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canEditTopic, canEditWords, canPost } from "../permissions";
import { readTags } from "../read-tags";
import { longestBody, readBody, readTitle, shortened, titleOf } from "../read-words";
import { originOfMessage } from "../thread";
import type { Topic, TopicChange, TopicId, TopicKind, TopicTags, TopicThread, Visibility } from "../topic";

export interface EditTopic {
  id: TopicId;
  title?: string;
  body?: string;
  kind?: TopicKind;
  tags?: Partial<TopicTags>;
  visibility?: Visibility;
  /** The mark of what the form showed: what a colleague changed since is not written over. */
  shown?: string;
  by: Person;
}

/** What a form to change it shows. */
export const markOf = ({ kind, title, body, tags, visibility }: Topic): string =>
  fingerprint([kind, title, body, tags, visibility]);

/** Changes what the form shows; what is left out stays as it is. */
export async function editTopic(
  deps: Pick<ForumDeps, "topics" | "clock" | "settings" | "methods">,
  { id, shown, by, ...asked }: EditTopic,
): Promise<Topic> {
  const topic = findTopic(deps, id, by);
  const decide = (row: Topic): TopicChange => changeOf(deps, row, { ...asked, by });
  // Pressed twice, the second finds what the first one wrote.
  if (isAsWanted(topic, decide(topic))) return topic;
  const checked = (newest: Topic): TopicChange => {
    if (shown === undefined || markOf(newest) === shown) return decide(newest);
    throw new Failure("conflict", "A colleague changed this meanwhile. Look at it again, then save.");
  };
  return write(deps, { topic, change: checked(topic), again: checked, by });
}

const isAsWanted = (topic: Topic, change: TopicChange): boolean =>
  markOf({ ...topic, ...change }) === markOf(topic);

function changeOf(
  deps: Pick<ForumDeps, "settings" | "methods">,
  topic: Topic,
  { by, ...asked }: Omit<EditTopic, "id" | "shown">,
): TopicChange {
  if (!canEditTopic(by, topic))
    throw new Failure("not_allowed", "Only the asker or the engagement lead can change this.");
  if (asked.body !== undefined && !canEditWords(by, topic) && asked.body.trim() !== topic.body.trim())
    throw new Failure("not_allowed", "Only its author can change these words. You can change its tags.");
  if (asked.visibility && !canPost(by, asked.visibility))
    throw new Failure("not_allowed", "This is for officers only. Choose “Everyone” and try again.");
  if (asked.kind && asked.kind !== topic.kind && topic.answer)
    throw new Failure("conflict", "This has an answer, so it stays a question. Share a new post instead.");
  return {
    ...(asked.title !== undefined && { title: readTitle(asked.title) }),
    ...(asked.body !== undefined && { body: readBody(asked.body) }),
    ...(asked.kind && { kind: asked.kind }),
    ...(asked.tags && {
      tags: { ...topic.tags, ...only(readTags(deps, asked.tags, topic.tags), asked.tags) },
    }),
    ...(asked.visibility && { visibility: asked.visibility }),
  };
}

/** Tags of the kinds that were asked about. */
const only = (read: TopicTags, asked: Partial<TopicTags>): Partial<TopicTags> =>
  Object.fromEntries(Object.entries(read).filter(([name]) => name in asked));

/** The message a topic was made of was edited in Teams, by whoever wrote it. */
export async function followEdit(
  deps: Pick<ForumDeps, "topics" | "clock">,
  { thread, text, by }: { thread: TopicThread; text: string; by: Person },
): Promise<Topic | undefined> {
  const topic = madeOf(deps, thread);
  if (!topic || topic.askedBy?.id !== by.id) return undefined;
  // In Teams it stands whole, whatever is too long for the list.
  const body = shortened(text.trim(), longestBody);
  const wasFirstLine = topic.title === titleOf(topic.body);
  const title = titleOf(body);
  const change: TopicChange = { body, ...(wasFirstLine && [...title].length >= 5 && { title }) };
  return write(deps, { topic, change, again: () => change, by });
}

/** The topic that is this very message, not the one that the bot posted a card for. */
export function madeOf(deps: Pick<ForumDeps, "topics">, thread: TopicThread): Topic | undefined {
  return deps.topics.findByOrigin(originOfMessage(thread));
}

function write(
  { topics, clock }: Pick<ForumDeps, "topics" | "clock">,
  {
    topic,
    change,
    again,
    by,
  }: { topic: Topic; change: TopicChange; again: (newest: Topic) => TopicChange; by: Person },
): Promise<Topic> {
  return topics.change({
    ...{ topic, change, again, what: lineOf("Topic edited", topic) },
    said: ({ kind, title, body, visibility }) =>
      [`${kind}, ${visibility}`, title, body].filter(Boolean).join("\n"),
    ...{ by: { id: by.id, name: by.name }, at: clock.now() },
  });
}
