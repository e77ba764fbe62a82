import type { Person } from "../common/person";
import type { ForumDeps } from "./forum-deps";
import { decideIdea, sayOutcome } from "./ideas/say-outcome";
import { topIdeas } from "./ideas/top-ideas";
import { turnIntoAction } from "./ideas/turn-into-action";
import { turnIntoAgendaItem } from "./ideas/turn-into-agenda-item";
import { vote } from "./ideas/vote";
import { canPost, canSeeTopic } from "./permissions";
import type { Topic, TopicId, TopicThread, Visibility } from "./topic";
import { askChampions } from "./topics/ask-champions";
import { askQuestion } from "./topics/ask-question";
import { closeTopic } from "./topics/close-topic";
import { editTopic, followEdit } from "./topics/edit-topic";
import { findLike } from "./topics/find-like";
import { editReply, removeReply } from "./topics/follow-reply";
import { createKeepCounts } from "./topics/keep-counts";
import { type ListTopics, listTopics } from "./topics/list-topics";
import { listUnanswered } from "./topics/list-unanswered";
import { markAnswer } from "./topics/mark-answer";
import { matchTags } from "./topics/match-tags";
import { placeTopic } from "./topics/place-topic";
import { remindToMark } from "./topics/remind-to-mark";
import { followRemoval, removeTopic } from "./topics/remove-topic";
import { type ReopenTopic, reopenTopic } from "./topics/reopen-topic";
import { reply } from "./topics/reply";
import { mayDo, seeTopic } from "./topics/see-topic";
import { share } from "./topics/share";
import { whoHasUsed } from "./topics/who-has-used";
import { whomToAsk } from "./topics/whom-to-ask";

/** The door of topics and ideas: what colleagues ask, share and want. */
export function createForum(deps: ForumDeps) {
  const counts = createKeepCounts(deps);
  const counting = { ...deps, counts };
  return {
    find: (id: TopicId): Topic | undefined => deps.topics.find(id),
    findByThread: (thread: TopicThread): Topic | undefined => deps.topics.findByThread(thread),
    freshness: () => deps.topics.freshness(),
    canSee: (person: Person, topic: Topic): boolean => canSeeTopic(person, topic),
    canPost: (person: Person, visibility: Visibility): boolean => canPost(person, visibility),
    mayDo: (person: Person, topic: Topic) => mayDo(person, topic),

    share: (ask: Parameters<typeof share>[1]) => share(deps, ask),
    askQuestion: (ask: Parameters<typeof askQuestion>[1]) => askQuestion(deps, ask),
    /** Before anything is shared: was the like asked before? */
    findLike: (ask: Parameters<typeof findLike>[1]) => findLike(deps, ask),
    /** The council's own names in somebody's words. */
    matchTags: (text: string) => matchTags(deps, text),
    placeTopic: (ask: Parameters<typeof placeTopic>[1]) => placeTopic(deps, ask),
    seeTopic: (ask: { id: TopicId; person: Person }) => seeTopic(deps, ask),
    /** For the card that a whole channel sees. */
    repliesOf: (id: TopicId) => deps.replies.of(id),
    listTopics: (ask: ListTopics) => listTopics(deps, ask),
    reply: (ask: Parameters<typeof reply>[1]) => reply(counting, ask),
    editReply: (ask: Parameters<typeof editReply>[1]) => editReply(counting, ask),
    removeReply: (ask: Parameters<typeof removeReply>[1]) => removeReply(counting, ask),
    markAnswer: (ask: Parameters<typeof markAnswer>[1]) => markAnswer(deps, ask),
    closeTopic: (ask: { id: TopicId; by: Person }) => closeTopic(deps, ask),
    reopenTopic: (ask: ReopenTopic) => reopenTopic(deps, ask),
    editTopic: (ask: Parameters<typeof editTopic>[1]) => editTopic(deps, ask),
    removeTopic: (ask: { id: TopicId; by: Person }) => removeTopic(deps, ask),
    followEdit: (ask: Parameters<typeof followEdit>[1]) => followEdit(deps, ask),
    followRemoval: (ask: Parameters<typeof followRemoval>[1]) => followRemoval(deps, ask),
    listUnanswered: (ask: { person: Person; inPublic?: boolean }) => listUnanswered(deps, ask),
    whomToAsk: (topic: Topic) => whomToAsk(deps, topic),
    /** A job's turn. */
    askChampions: () => askChampions(deps),
    remindToMark: () => remindToMark(deps),
    whoHasUsed: (ask: Parameters<typeof whoHasUsed>[1]) => whoHasUsed(deps, ask),
    /** Whether a lead officer may be named as one who has used a method. */
    mayName: (person: Person["id"]) => deps.mayName(person),

    vote: (ask: { id: TopicId; by: Person }) => vote(counting, ask),
    /** Where a count could not be written at once, this puts it right; the next vote or reply does too. */
    followCounts: (id: TopicId) => counts.follow(id),
    topIdeas: (ask: Parameters<typeof topIdeas>[1]) => topIdeas(deps, ask),
    turnIntoAction: (ask: Parameters<typeof turnIntoAction>[1]) => turnIntoAction(deps, ask),
    turnIntoAgendaItem: (ask: { id: TopicId; by: Person }) => turnIntoAgendaItem(deps, ask),
    sayOutcome: (ask: Parameters<typeof sayOutcome>[1]) => sayOutcome(deps, ask),
    /** Whoever closes its item at a meeting may say so. */
    decideIdea: (ask: Parameters<typeof decideIdea>[1]) => decideIdea(deps, ask),
  };
}

export type Forum = ReturnType<typeof createForum>;
