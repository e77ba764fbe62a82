import { day } from "../../../bot/common/days";
import { asTopicId, type Topic } from "../../../bot/forum";
import {
  askedToAnswer,
  type Card,
  ideaOutcome,
  ideaTakenUp,
  livingCard,
  markTheAnswer,
  replied,
} from "../../../bot/teams";
import { askForum } from "../../../bot/teams/actions/ask-forum";
import { saveToForum, shareFromCompose } from "../../../bot/teams/forum/share";
import { inValue } from "../../../bot/teams/forum/who-has-used";
import { readQuotedMessage } from "../../../bot/teams/quoted-message";
import { commandHandlers, pressHandlers } from "../../../bot/teams/routes";
import { ask } from "../../../bot/teams/toolkit/ask";
import type { Turn } from "../../../bot/teams/turn";
import { personId } from "../../support/build";
import { buildReply, buildTopic } from "../../support/memory-topics";
import { adele, alex, buildAction, buildConsultation, grady, referenceNumber } from "../../support/teams";
import type { Words } from "./every-card";
import { forumCouncil, turnIn } from "./forum/forum-council";

const id = asTopicId("1");

/** A forum in these words: ideas and questions, replies, tags, and what became of them. */
function full(words: Words) {
  const as = words as string;
  const text = words ?? "An idea";
  const by = { id: grady.id, name: as };
  const topic = (at: number, over: Partial<Topic> = {}): Topic =>
    buildTopic({
      ...{ id: asTopicId(String(at)), title: as, body: as, askedBy: { id: alex.id, name: as } },
      tags: { methods: [as], audiences: [as], services: [as], areas: [as, "Old Town"], skills: [as] },
      ...{
        url: as,
        listUrl: as,
        replies: 40,
        votes: 12,
        answer: at % 2 ? as : "",
        outcome: at % 3 ? "" : as,
      },
      ...over,
    });
  return forumCouncil({
    forumTopics: [
      topic(1),
      topic(2, { kind: "Idea" }),
      topic(3, { kind: "Idea", status: "Closed", visibility: "Officers" }),
      topic(4, { kind: "Lesson", visibility: "Officers", thread: undefined }),
      ...Array.from({ length: 20 }, (_, at) =>
        topic(at + 10, { kind: "Idea", answer: "", outcome: "", title: text, body: text }),
      ),
    ],
    replies: Array.from({ length: 40 }, (_, at) =>
      buildReply({ topic: id, id: String(at + 1_000), by, text: words ?? "" }),
    ),
    methods: Array.from({ length: 45 }, (_, at) => (at % 2 ? as : `Method ${at}`)),
    settings: {
      forumChannel: as,
      services: Array.from({ length: 40 }, () => as),
      audiences: [as, "Residents"],
      areas: Array.from({ length: 40 }, (_, at) => `Ward ${at} ${words}`),
      skills: Array.from({ length: 40 }, () => as),
    },
    actions: [buildAction({ title: as })],
    consultations: Array.from({ length: 30 }, (_, at) =>
      buildConsultation({
        ...{
          reference: referenceNumber(at + 1),
          title: words ?? "",
          listUrl: as,
          methods: [words || "Method 2"],
        },
        ...{ startDate: day("2027-01-05"), leadOfficer: { id: personId(at % 9), name: as } },
      }),
    ),
    channelKnown: true,
    like: () => ({ topics: ["2", "3"], passages: [{ id: "step:1.1", title: as }] }),
  });
}

/** Every card of the forum, filled with these words. */
export async function everyForumCard(words: Words): Promise<Record<string, Card>> {
  const as = words as string;
  const product = full(words);
  const empty = forumCouncil();
  const chat = (by = alex): Turn => turnIn(by, { where: "personal", place: undefined });
  const press = async (verb: string, data: object = { id }, turn: Turn = turnIn()): Promise<Card> => {
    const card = await pressHandlers[verb]?.(product, turn, data);
    if (!card) throw new Error(`nothing answers ${verb}`);
    return card;
  };
  const command = async (name: string, of = product, turn = turnIn()): Promise<Card> => {
    const reply = await commandHandlers[name]?.(of, turn);
    if (!reply || "text" in reply) throw new Error(`no card for ${name}`);
    return reply.card;
  };
  const posted = async (card: string): Promise<Card> => {
    const shown = await livingCard(product, card, {
      conversationId: "19:forum@thread.tacv2",
      activityId: "5",
    });
    if (!shown) throw new Error(`no card for ${card}`);
    return shown.card;
  };
  const quoted = readQuotedMessage({
    ...{ id: words, linkToMessage: words, body: { content: words } },
    from: { user: { id: words, displayName: words } },
  });
  const saving = await saveToForum.open(product, turnIn(), quoted);
  if ("text" in saving) throw new Error(saving.text);
  const dialog = await shareFromCompose.submit(product, turnIn(), { topicTitle: "Do prize draws help?" });
  if ("text" in dialog) throw new Error(dialog.text);
  const asked = await ask(product, turnIn(alex, { text: `How do we run a focus group ${words}` }));
  if ("text" in asked) throw new Error(asked.text);
  await product.forumChat.cards.show({
    ...{ card: "topic/1", place: { conversationId: as, serviceUrl: as, botId: as } },
    viewers: Array.from({ length: 60 }, (_, at) => `29:${"x".repeat(100)}${at}`),
  });
  const used = inValue(words) || "Method%202";
  const key = "11111111-1111-4111-8111-111111111111";
  const typed = {
    ...{ topicTitle: words, topicBody: words, topicReference: words, topicKind: words, topicFor: words },
    ...{ topicMethods: words, topicServices: words, topicAudiences: words, topicAreas: words },
    topicSkills: words,
    once: key,
  };
  return {
    "forum/topic-card, for everybody": await posted("topic/1"),
    "forum/topic-card, an idea for everybody": await posted("topic/2"),
    "forum/topic-card, taken away": await posted("topic/999"),
    "forum/topic-card": await press("forum.seeTopic"),
    "forum/topic-card, an idea": await press("forum.seeTopic", { id: "2" }, turnIn(adele)),
    "forum/topic-card, closed": await press("forum.seeTopic", { id: "3" }, chat(adele)),
    "forum/topic-card, marking": await press("forum.askAnswer"),
    "forum/topic-card, marking refused": await press("forum.markAnswer", { id, answerReply: words }),
    "forum/topic-card, refused": await press(
      "forum.markAnswer",
      { id, answerText: words, answerReply: words },
      turnIn(grady),
    ),
    "forum/topic-card, telling": await press("forum.askOutcome", { id: "2" }, turnIn(adele)),
    "forum/topic-card, telling refused": await press("forum.sayOutcome", { id: "2", outcomeText: words }),
    "forum/topic-card, taking out": await press("forum.askRemoveTopic", { id: "2" }, turnIn(adele)),
    "forum/topic-card, among officers, in own chat": await press("forum.seeTopic", { id: "4" }, chat(adele)),
    "forum/edit-topic-card": await press("forum.askEditTopic"),
    "forum/edit-topic-card, of a colleague's": await press("forum.askEditTopic", { id: "2" }, turnIn(adele)),
    "forum/edit-topic-card, refused": await press("forum.editTopic", {
      ...{ ...typed, id, shown: words, topicBody: `javascript:${words}` },
      asked: "topicTitle,topicBody,topicKind,topicServices,topicAreas",
    }),
    "forum/topic-card, replied": await press("forum.reply", { id, replyText: words }),
    "forum/topic-card, voted": await press("forum.vote", { id: "11" }),
    "forum/share-card": await command("share-with-forum"),
    "forum/share-card, of a message": saving.card,
    "forum/share-card, refused": await press("forum.share", { ...typed, topicBody: `javascript:${words}` }),
    "forum/topics-card": await command("top-ideas", product, chat()),
    "forum/topics-card, the forum": await press("forum.listTopics", { page: 2 }, chat()),
    "forum/topics-card, none": await command("top-ideas", empty),
    "forum/topics-card, taken": await press("forum.turnIntoAction", { id: "12" }, chat()),
    "forum/topics-card, refused": await press("forum.turnIntoAction", { id }, chat()),
    "forum/shared-card": await press(
      "forum.postQuestion",
      { question: "Do prize draws help?", once: key },
      chat(),
    ),
    "forum/shared-card, in a dialog": dialog.card,
    "forum/ask-colleagues-card": await press("toolkit.askForum", { question: words }, chat()),
    "forum/ask-colleagues-card, refused": await press(
      "forum.postQuestion",
      { question: `javascript:${words}`, asked: words, once: key.replace("1111", "2222") },
      chat(),
    ),
    "forum/asked-to-answer-card": askedToAnswer({
      questions: Array.from({ length: 8 }, () => ({
        ...{ topic: buildTopic({ title: as, body: as, url: as }), why: as, waited: 3 },
      })),
    }),
    "forum/who-has-used-card": await press("forum.whoHasUsed", { usedMethod: used }, chat()),
    "forum/who-has-used-card, by nobody": await press(
      "forum.whoHasUsed",
      { usedMethod: "Method%204" },
      chat(),
    ),
    "forum/which-method-card": await press("forum.whoHasUsed", {}, chat()),
    "forum/which-method-card, unknown": await command(
      "who-has-used",
      product,
      turnIn(alex, { text: `who has used qq ${words}` }),
    ),
    "forum/share-card, about a method": await press("forum.askAboutMethod", { usedMethod: used }, chat()),
    "forum/shared-card, for officers": await press("forum.share", {
      ...{ topicTitle: "For officers", topicBody: words, topicFor: "Officers" },
    }),
    "forum/topic-card, among officers now": await posted("topic/3"),
    "forum/news-card, taken up": ideaTakenUp({
      topic: buildTopic({ title: as, url: as, takenUp: { as: "Agenda item", id: as, by: undefined } }),
      by: { ...grady, name: as },
    }),
    "forum/news-card, to be marked": markTheAnswer({ topic: buildTopic({ title: as, url: as, replies: 3 }) }),
    "forum/news-card": ideaOutcome({
      topic: buildTopic({ title: as, outcome: as, url: as }),
      by: { ...grady, name: as },
    }),
    "forum/news-card, a reply": replied({
      topic: buildTopic({ title: as, url: as }),
      reply: buildReply({ topic: id, by: { id: grady.id, name: as }, text: as }),
    }),
    "toolkit/ask-card, in a channel": asked.card,
    "actions/ask-forum-card, to be posted": await askForum(product, chat(), { id: "1" }),
  };
}
