import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canMarkAnswer } from "../permissions";
import { longestAnswer, readWords } from "../read-words";
import type { NamedPerson, Topic, TopicChange, TopicId } from "../topic";

export interface MarkAnswer {
  id: TopicId;
  /** A reply of the thread, or words of their own. */
  answer: { reply: string } | { text: string };
  by: Person;
}

/** Says what answered the question. From then on whoever asks the like finds it. */
export async function markAnswer(
  deps: Pick<ForumDeps, "topics" | "replies" | "clock">,
  { id, answer, by }: MarkAnswer,
): Promise<Topic> {
  const { topics, clock } = deps;
  const topic = findTopic(deps, id, by);
  if (!canMarkAnswer(by, topic))
    throw new Failure("not_allowed", "Only the asker or the engagement lead can mark the answer.");
  if (topic.kind !== "Question")
    throw new Failure("invalid", "Only a question has an answer. You can close this instead.");
  const now = clock.now();
  const found = await wordsOf(deps, topic, answer, by);
  const change: TopicChange = { ...found, status: "Answered", answeredOn: dayOf(now) };
  const isSame = (row: Topic): boolean =>
    row.status === "Answered" && row.answer === found.answer && row.answerReply === found.answerReply;
  const decide = (row: Topic): TopicChange => (isSame(row) ? {} : change);
  return topics.change({
    ...{ topic, change: decide(topic), again: decide, what: lineOf("Answer marked", topic) },
    said: ({ status, answer: words }) => (words ? `${status}: ${words}` : status),
    ...{ by: { id: by.id, name: by.name }, at: now },
  });
}

async function wordsOf(
  { replies }: Pick<ForumDeps, "replies">,
  topic: Topic,
  answer: MarkAnswer["answer"],
  by: Person,
): Promise<{ answer: string; answerReply: string | undefined; answeredBy: NamedPerson }> {
  const missing = "Write the answer, or choose a reply.";
  if ("text" in answer)
    return {
      answer: readWords(answer.text, { missing, longest: longestAnswer }),
      ...{ answerReply: undefined, answeredBy: { id: by.id, name: by.name } },
    };
  const reply = await replies.find(topic.id, answer.reply);
  if (!reply) throw new Failure("not_found", "That reply is not there any more. Choose another one.");
  return {
    answer: readWords(reply.text, { missing, longest: longestAnswer }),
    ...{ answerReply: reply.id, answeredBy: reply.by },
  };
}
