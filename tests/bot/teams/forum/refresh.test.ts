import { Failure } from "../../../../bot/common/failure";
import type { Person } from "../../../../bot/common/person";
import { asTopicId } from "../../../../bot/forum";
import { type Card, livingCard } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { personId } from "../../../support/build";
import { buttons, cardProblems, words } from "../../../support/cards";
import { buildReply, buildTopic } from "../../../support/memory-topics";
import {
  alex,
  type Connector,
  grady,
  mention,
  press,
  type RunningBot,
  startBot,
  startConnector,
} from "../../../support/teams";
import {
  channel,
  type ForumGiven,
  type ForumProduct,
  forumCouncil,
  teamsIdOf,
  titles,
  turnIn,
  wasAsked,
} from "./forum-council";

/** More than the 60 that Teams takes, and each with a Teams id of the length that Teams gives. */
const leads: readonly Person[] = Array.from({ length: 70 }, (_, at) => ({
  ...{ id: personId(2_000 + at), name: `Lead ${at}`, roles: ["officer", "engagementLead"] as const },
}));
const id = asTopicId("7");
const thread = { conversationId: channel, messageId: "100" };
const topic = buildTopic({
  ...{ id, thread, kind: "Idea", title: "Ask at bus stops" },
  askedBy: { id: alex.id, name: alex.name },
});

let connector: Connector;
let bot: RunningBot;
let product: ForumProduct;

async function started(given: ForumGiven = {}): Promise<void> {
  product = forumCouncil({ people: [alex, grady, ...leads], ...given });
  bot = await startBot(product);
}
beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const at = (by: Person, root = "100") => ({
  ...{ serviceUrl: connector.url, by, where: "channel" as const },
  conversationId: `${channel};messageid=${root}`,
});
/** Each lead was in the channel once, and whoever asks is there now. */
async function asked(by = alex): Promise<readonly string[]> {
  for (const lead of leads) await bot.post(mention({ ...at(lead, "1"), text: "help" }));
  await wasAsked(product, turnIn(by), "Who has asked at bus stops?");
  await bot.post(press({ ...at(by), verb: "forum.askColleagues", data: { message: "100" } }));
  return product.shown.at(-1)?.viewers ?? [];
}
const refreshOf = (card: Card | undefined) =>
  card?.["refresh"] as { action: { verb: string; data: object }; userIds?: string[] } | undefined;
const shown = async () => (await livingCard(product, `topic/${product.topics.all()[0]?.id}`))?.card;
/** What Teams sends by itself when somebody looks at the card again. */
const looked = (by: Person) => ({
  ...press({ ...at(by), verb: "forum.seeTopic" }),
  value: { action: { type: "Action.Execute", verb: "forum.seeTopic", data: { id } }, trigger: "automatic" },
  replyToId: "900",
});

describe("in a channel of more than 60, with more than 60 who lead engagement", () => {
  it("names 60 who see the card anew: whoever asked and those who lead, by Teams' ids", async () => {
    await started();
    const viewers = await asked();
    expect(viewers).toHaveLength(60);
    expect(new Set(viewers).size).toBe(60);
    expect(viewers).toContain(teamsIdOf(alex));
    const known = new Set([alex, ...leads].map(teamsIdOf));
    expect(viewers.filter((each) => !known.has(each) || !each.startsWith("29:"))).toEqual([]);
    expect(refreshOf(await shown())).toMatchObject({
      userIds: viewers,
      action: { verb: "forum.seeTopic", data: { id: String(product.topics.all()[0]?.id) } },
    });
  });

  it("keeps them on the card that one of them is shown, and on no more", async () => {
    await started({ forumTopics: [topic] });
    await product.forumChat.cards.show({
      ...{ card: "topic/7", place: { conversationId: channel, serviceUrl: "", botId: "" } },
      viewers: [teamsIdOf(alex)],
    });
    const { card } = await bot.post(looked(alex));
    expect(refreshOf(card)?.userIds).toEqual([teamsIdOf(alex)]);
  });

  it("asks nobody where nobody is known: no list is not an empty list", async () => {
    await started({ forumTopics: [topic] });
    expect(await shown()).toBeDefined();
    expect(refreshOf(await shown())).toBeUndefined();
  });
});

describe("a forum card that Teams asks for by itself", () => {
  it("comes back with each person's own buttons, and edits nothing: the edit would be asked for again", async () => {
    const replies = [buildReply({ topic: id, id: "101", text: "We did." })];
    await started({ forumTopics: [topic], replies });
    const answers = [];
    for (const by of [alex, grady, leads[0] as Person]) answers.push(await bot.post(looked(by)));
    const own = ["Vote", "Close", "Say what happened"];
    expect(
      answers.map(({ status, card }) => [status, own.filter((each) => titles(card).includes(each))]),
    ).toEqual([
      [200, ["Vote", "Close"]],
      [200, ["Vote"]],
      [200, own],
    ]);
    // Neither at once nor by asking a worker for it.
    expect([connector.heard, product.changed, product.shown]).toEqual([[], [], []]);
  });

  it.each<[string, () => void]>([
    [
      "the list and the tables do not answer",
      () => {
        product.forum.seeTopic = () => Promise.reject(new Failure("unavailable", "Try again in a minute."));
      },
    ],
    [
      "the directory does not answer",
      () => {
        product.directory.find = () => Promise.reject(new Failure("unavailable", "Try again in a minute."));
      },
    ],
    [
      "something is broken",
      () => {
        product.forum.seeTopic = () => {
          throw new Error("a bug");
        };
      },
    ],
  ])("is one to press when %s", async (_what, breakIt) => {
    await started({ forumTopics: [topic] });
    breakIt();
    const { status, body, card } = await bot.post(looked(alex));
    expect([status, body]).toMatchObject([200, { statusCode: 200 }]);
    expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
    expect(buttons(card)).toMatchObject([{ title: "Try again", verb: "forum.seeTopic", data: { id } }]);
    expect([connector.heard, product.changed]).toEqual([[], []]);
  });

  it("says so when its topic is gone", async () => {
    await started();
    const { status, card } = await bot.post(looked(alex));
    expect([status, words(card)]).toEqual([200, expect.stringContaining("not in the forum any more")]);
  });

  it("is whole where it is not known who sees it anew", async () => {
    await started({ forumTopics: [topic] });
    product.forumChat.cards.viewersOf = () => Promise.reject(new Failure("unavailable", "Not now."));
    const { status, card } = await bot.post(looked(alex));
    expect([status, refreshOf(card)]).toEqual([200, undefined]);
    expect(titles(card)).toEqual(expect.arrayContaining(["Reply", "Vote", "Close"]));
  });
});
