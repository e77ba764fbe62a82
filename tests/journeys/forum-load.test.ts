import type { App } from "../../bot/app";
import { silentLog } from "../../bot/common/log";
import type { Person } from "../../bot/common/person";
import { asTopicId } from "../../bot/forum";
import { createStorage } from "../../bot/storage";
import type { Card } from "../../bot/teams";
import { people as tenant } from "../../infra/local/people";
import { waitUntil } from "../../infra/local/processes";
import { people, personId } from "../support/build";
import { buttons, filled, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { talkTo } from "../support/talk";
import { type Connector, cardsIn, grady, mention, message, press, startConnector } from "../support/teams";

jest.setTimeout(180_000);

const { adele } = people;
const channel = "19:general@thread.tacv2";
/** What platform-facts says of a card in a channel: at most one edit in 5 s. */
const apartMs = 5_000;
/** On a machine that does other work, storage may ask for patience. */
const mostTries = 10;

const members: readonly Person[] = Array.from({ length: 200 }, (_, at) => ({
  ...{ id: personId(1_000 + at), name: `Member ${at}`, roles: ["officer"] as const },
}));
// Whoever is in no group of the local tenant is an officer.
for (const { id, name } of members) {
  const mail = `${name.replace(" ", "").toLowerCase()}@local.example`;
  const [template] = tenant;
  if (!template) throw new Error("The local tenant is empty");
  tenant.push({ ...template, id, displayName: name, mail, userPrincipalName: mail, role: "officer" });
}

describe("200 members at once, on two instances", () => {
  let product: LocalProduct;
  let teams: Connector;
  let other: App;
  let urls: readonly string[];
  let id: string;

  const inChannel = () => teams.heard.filter(({ path }) => decodeURIComponent(path).includes(channel));
  const cards = (): Card[] => inChannel().flatMap(({ body }) => cardsIn(body));
  const topic = async () =>
    (await product.rows("ForumTopics")).find(({ Title }) => Title === "One calendar for all") ?? {};

  beforeAll(async () => {
    const now = "2027-03-01T09:30:00Z";
    [product, teams] = await Promise.all([startLocalProduct({ sample: false, now }), startConnector()]);
    const { post, say, type } = talkTo(product, teams);
    await post(
      mention({
        ...{ serviceUrl: teams.url, by: adele, conversationId: `${channel};messageid=1` },
        text: "this is the forum channel",
      }),
    );
    const idea = { topicKind: "Idea", topicTitle: "One calendar for all", topicBody: "Halls are shared." };
    await type(await say("share with the forum", grady), "Share", { ...idea, topicFor: "Everyone" }, grady);
    await waitUntil(() => cards().length > 0, 60_000);
    // Where its thread is, the topic knows once its card is posted.
    await waitUntil(async () => Boolean((await topic())["MessageId"]), 60_000);
    id = String((await topic())["id"]);
    other = await product.another({ now: () => new Date(now) });
    const { port } = await other.start();
    urls = [product.urls.bot, `http://127.0.0.1:${port}`];
  });
  afterAll(async () => {
    await other?.stop();
    await product?.stop();
    await teams?.close();
  });

  const post = (activity: object, instance: number) =>
    fetch(`${urls[instance % urls.length]}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
  /** Presses until it is taken, as a person does who is told to try again. */
  async function pressing(press: () => object, instance: number): Promise<string> {
    for (let tries = 1; ; tries++) {
      const response = await post(press(), instance);
      const { value } = (await response.json()) as { value: Card };
      if (tries === mostTries || !buttons(value).some(({ title }) => title === "Try again"))
        return words(value);
    }
  }
  /** Says it in the thread. Teams sends again what was not taken. */
  async function saying(said: object, instance: number): Promise<void> {
    for (let tries = 1; tries <= mostTries; tries++) if ((await post(said, instance)).status === 200) return;
    throw new Error("Said in vain");
  }

  test("every vote counts once, every reply is kept, and the card says so, edited at most once in 5 s", async () => {
    const [posted] = cards();
    const root = String((await topic())["MessageId"]);
    const at = (by: Person) => ({
      ...{ serviceUrl: teams.url, by, where: "channel" as const },
      conversationId: `${channel};messageid=${root}`,
    });
    const pressed =
      (by: Person, title: string, typed = {}) =>
      () => ({ ...press({ ...at(by), ...filled(posted as Card, title, typed) }), replyToId: root });
    const yes = ({ name }: Person) => `${name} says yes.`;

    // All at once. Two taps, on different instances; half of the replies on the card, half in the thread.
    const votes = members.flatMap((by, index) =>
      [index, index + 1].map((instance) => pressing(pressed(by, "Vote"), instance)),
    );
    const onCard = members
      .filter((_, index) => index % 2 === 0)
      .map((by, index) => pressing(pressed(by, "Reply", { replyText: yes(by) }), index));
    const inThread = members
      .filter((_, index) => index % 2 === 1)
      .map((by, index) => saying(message({ ...at(by), text: yes(by) }), index));
    const [saidOfVotes, saidOfReplies] = await Promise.all([
      Promise.all(votes),
      Promise.all(onCard),
      Promise.all(inThread),
    ]);
    const among = (said: readonly string[], phrase: string) =>
      said.filter((each) => each.includes(phrase)).length;
    expect([
      among(saidOfVotes, "Your vote counts. Thank you."),
      among(saidOfVotes, "You voted for this before."),
      among(saidOfReplies, "Your reply is with the others."),
    ]).toEqual([200, 200, 100]);

    const lastShown = () => words(cards().at(-1) as Card);
    await waitUntil(() => lastShown().includes("200 votes · 200 replies"), 60_000).catch(() => undefined);
    expect(lastShown()).toContain("Open · 200 votes · 200 replies");
    expect(await topic()).toMatchObject({ Votes: 200, Replies: 200 });

    const clock = { now: () => new Date() };
    const storage = createStorage({ connectionString: product.storage }, { clock, log: silentLog });
    const kept = await storage.forumReplies.of(asTopicId(id));
    expect(kept.map(({ by, text }) => `${by.id} ${text}`).sort()).toEqual(
      members.map((by) => `${by.id} ${yes(by)}`).sort(),
    );

    const shown = inChannel().filter(({ body }) => cardsIn(body).length > 0);
    expect(shown.map(({ method }) => method)).toEqual(["POST", ...shown.slice(1).map(() => "PUT")]);
    const apart = shown.slice(1).map((each, index) => each.at - (shown[index]?.at ?? 0));
    expect(apart.filter((ms) => ms < apartMs)).toEqual([]);
  });
});
