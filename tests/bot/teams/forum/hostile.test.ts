import { asTopicId, originOfMessage, type Topic } from "../../../../bot/forum";
import { type Card, livingCard } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { button, cardProblems, markdownProblems, words } from "../../../support/cards";
import { buildTopic } from "../../../support/memory-topics";
import {
  type ActivityJson,
  alex,
  type Connector,
  grady,
  mention,
  message,
  press,
  type RunningBot,
  startBot,
  startConnector,
} from "../../../support/teams";
import { hostileWords, marker } from "../every-card";
import { everyForumCard } from "../every-forum-card";
import { everyMeetingCard } from "../every-meeting-card";
import { everyPanelCard } from "../every-panel-card";
import { channel, type ForumGiven, type ForumProduct, forumCouncil } from "./forum-council";

/** As much as Teams lets anybody type, and more letters than bytes in some. */
const longest: Record<string, string> = {
  "100 KB of words": `${marker}${"word ".repeat(20_480)}`,
  "100 KB in one word": `${marker}${"x".repeat(102_400)}`,
  "100 KB of markdown, mentions and templates": `${marker}${"**[a](http://evil.example)** <at>all</at> {{DATE(1)}} ${x} ".repeat(1_800)}`,
  "100 KB of emoji": `${marker}${"👩‍👩‍👧".repeat(5_700)}`,
  "100 KB of lines": `${marker}${"line\r\n".repeat(17_000)}`,
  "100 KB that is right to left": `${marker}\u202e${"שלום عليكم ".repeat(9_000)}`,
  "100 KB of control characters": `${marker}${"\u0000\u0001\u001f\u0007".repeat(4_000)}`,
};
const said = Object.entries({ ...hostileWords, ...longest }).flatMap(([what, text]) =>
  text ? [[what, text] as const] : [],
);
const verbs = Object.keys(pressHandlers);

let connector: Connector;
let bot: RunningBot;
let product: ForumProduct;

async function started(given: ForumGiven = {}): Promise<void> {
  product = forumCouncil(given);
  bot = await startBot(product);
}
const at = (by = alex, id = "100", root = "100") => ({
  ...{ serviceUrl: connector.url, by, id, where: "channel" as const },
  conversationId: `${channel};messageid=${root}`,
});
const thread = { conversationId: channel, messageId: "100" };
const topic = (over: Partial<Topic> = {}): Topic =>
  buildTopic({
    ...{ id: asTopicId("7"), thread, origin: originOfMessage(thread), title: "Old words", body: "Old words" },
    ...{ askedBy: { id: alex.id, name: alex.name }, ...over },
  });
const edited = (activity: ActivityJson): ActivityJson => ({
  ...activity,
  type: "messageUpdate",
  channelData: { ...(activity["channelData"] as object), eventType: "editMessage" },
});
/** Teams names beside the text whoever is mentioned in it: here somebody, and not the bot. */
const overheard = (text: string, by = grady, id = "101"): ActivityJson => ({
  ...message({ ...at(by, id), text }),
  entities: [{ type: "mention", text: "<at>x</at>", mentioned: { id: "29:x", name: "x" } }],
});
const shown = async (): Promise<Card> => (await livingCard(product, "topic/7"))?.card as Card;
const wrongWith = (card: Card): readonly string[] => [
  ...cardProblems(card, { verbs }),
  ...markdownProblems(card, marker),
];
const bugs = () => product.lines.filter(({ level }) => level === "error");

describe.each(said)("in a channel, %s", (_what, text) => {
  beforeEach(async () => {
    connector = await startConnector();
  });
  afterEach(async () => {
    await bot.close();
    await connector.close();
  });

  it("as a question is answered, and shared with colleagues, or refused in words", async () => {
    await started();
    expect((await bot.post(mention({ ...at(), text: `Do prize draws help? ${text}` }))).status).toBe(200);
    const [answer] = connector.cards();
    expect(wrongWith(answer as Card)).toEqual([]);
    const { verb, data } = button(answer as Card, "Ask colleagues");
    const { status, card } = await bot.post(press({ ...at(), verb, data }));
    expect([status, wrongWith(card)]).toEqual([200, []]);
    const [made] = product.topics.all();
    expect(made?.title ?? words(card)).toMatch(made ? /^Do prize draws help\?/ : /\w/);
    expect(bugs()).toEqual([]);
  });

  it("as a reply that mentions nobody is kept and on the card, without a word from the bot", async () => {
    await started({ forumTopics: [topic()] });
    expect((await bot.post(overheard(text))).status).toBe(200);
    const [reply] = await product.forum.repliesOf(asTopicId("7"));
    expect([...(reply?.text ?? "")].length).toBeLessThanOrEqual(20_000);
    // Names of whoever is mentioned stand without their tags.
    const typed = text.replace(/<\/?at>/g, "").trim();
    expect(reply?.text.slice(0, 100)).toBe(typed.slice(0, 100));
    expect(wrongWith(await shown())).toEqual([]);
    expect(words(await shown())).toContain("1 reply");
    expect([connector.heard, bugs()]).toEqual([[], []]);
  });

  it("as an edit of the reply, and of the message a topic was made of, follows through", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(overheard("Ours did."));
    for (const activity of [overheard(text), overheard(text, alex, "100")])
      expect((await bot.post(edited(activity))).status).toBe(200);
    const [now] = product.topics.all();
    expect(now?.body.startsWith(marker)).toBe(true);
    expect([...(now?.body ?? "")].length).toBeLessThanOrEqual(20_000);
    expect((now?.title ?? "").length).toBeLessThanOrEqual(255);
    const [reply] = await product.forum.repliesOf(asTopicId("7"));
    expect(reply?.text.startsWith(marker)).toBe(true);
    expect(wrongWith(await shown())).toEqual([]);
    expect([connector.heard, bugs()]).toEqual([[], []]);
  });
});

it("is shown as it was typed, to everybody who reads the card", async () => {
  const text = "**bold** [here](https://x.example) <at>all</at> ${x} # not a heading";
  product = forumCouncil({
    forumTopics: [topic({ title: text, body: `${text}\nmore`, outcome: text, kind: "Idea" })],
  });
  const lines = words(await shown()).split("\n");
  // Its title, its text and what happened to it.
  expect(lines.filter((line) => line === text.replace("${", "$\u200b{"))).toHaveLength(3);
});

it("shows a date that Teams would work out as it was typed, with a sign nobody sees in it", async () => {
  product = forumCouncil({ forumTopics: [topic({ title: "On {{DATE(2027-03-01T09:00:00Z,SHORT)}}" })] });
  expect(words(await shown())).toContain("On {\u200b{DATE(2027-03-01T09:00:00Z,SHORT)}}");
});

describe.each([
  ["the forum", everyForumCard],
  ["its meetings", everyMeetingCard],
  ["its panels", everyPanelCard],
])("every card of %s", (_room, everyCard) => {
  it.each(["100 KB of markdown, mentions and templates", "100 KB of emoji", "100 KB of lines"])(
    "stays whole and harmless with %s",
    async (what) => {
      const cards = await everyCard(longest[what]);
      const wrong = Object.entries(cards).flatMap(([name, card]) =>
        wrongWith(card).map((problem) => `${name}: ${problem}`),
      );
      expect(wrong).toEqual([]);
    },
  );
});
