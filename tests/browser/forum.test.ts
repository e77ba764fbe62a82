import type { Browser, Locator, Page } from "playwright-core";
import { appId } from "../../infra/local/people";
import { generalChannelId, teamsBotId } from "../../infra/local/playground-config";
import { launchBrowser, newPage, type WatchedPage } from "../support/browser";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import {
  cardShowing,
  fillInput,
  goTo,
  newestPost,
  openPlayground,
  postTo,
  press,
  replyTo,
  say,
  sayAsAnother,
  textOf,
} from "../support/playground";
import { adele, alex, grady, mention, press as pressOf } from "../support/teams";

jest.setTimeout(300_000);

const botName = "Engagement forum";
const question = "How do we reach young carers?";
const idea = "One tent for every summer event";

describe("the forum in the Playground, with two people and a channel", () => {
  let product: LocalProduct;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startLocalProduct({ playground: true, sample: false, now: "2027-03-01T09:00:00Z" }),
      launchBrowser(),
    ]);
    watched = await newPage(browser, { width: 1400, height: 1400, zone: "Europe/London" });
    page = watched.page;
    await theForumIsKept();
    await openPlayground(page, product.urls.playground ?? "");
    await goTo(page, "General");
  });
  afterAll(async () => {
    await watched?.close();
    await browser?.close();
    await product?.stop();
  });

  /** Its members, terms and next meeting, as somebody keeps them in the lists. */
  async function theForumIsKept(): Promise<void> {
    const people = await product.rows("User Information List");
    const onSite = (name: string) => String(people.find(({ Title }) => Title === name)?.["id"]);
    for (const [{ name }, more] of [
      [adele, { Service: "Community and Commissioning", Chair: true }],
      [alex, { Service: "Environment and Parks" }],
    ] as const)
      await product.insert("ForumMembers", { Title: name, MemberLookupId: onSite(name), ...more });
    await product.insert("ForumTerms", {
      ...{ Title: "1", Text: "We share what works.", InForceFrom: "2027-01-01T12:00:00Z" },
    });
    await product.insert("Meetings", {
      ...{ Title: "Forum", MeetsOn: "2027-03-11T12:00:00Z", MeetsAt: "14:00", Status: "Planned" },
    });
    await product.tick();
  }

  const row = async (title: string) =>
    (await product.rows("ForumTopics")).find((fields) => fields["Title"] === title) ?? {};
  /** The card of a topic in the channel, as everybody sees it: it alone has "More". */
  const inChannel = (title: string, words: string | RegExp): Locator =>
    page
      .locator(".ac-adaptiveCard")
      .filter({ hasText: title })
      .filter({ hasText: words })
      .filter({ has: page.getByRole("button", { name: "More", exact: true }) });

  /** Somebody else at their own client, in that thread. */
  async function inThread(title: string) {
    const { MessageId: root } = await row(title);
    return {
      serviceUrl: `${product.urls.tab}/connector`,
      by: grady,
      where: "channel" as const,
      conversationId: `${generalChannelId};messageid=${root}`,
    };
  }
  const asAnother = (activity: Record<string, unknown>) =>
    sayAsAnother(product.urls.playground ?? "", { activity, botId: teamsBotId(appId) });

  test("a question is answered at once, and goes to colleagues with one tap", async () => {
    const post = await postTo(page, botName, question);
    expect(await textOf(post)).toContain("What helps");
    await press(post, "Ask colleagues");
    await newestPost(page).getByText("Your question is with your colleagues").waitFor();

    const card = inChannel(question, "Waiting for an answer");
    await card.waitFor({ timeout: 60_000 });
    const said = await textOf(card);
    expect(said).toMatch(/^Question, for everyone/);
    expect(said.split(question)).toHaveLength(2);
    expect(await row(question)).toMatchObject({ Kind: "Question", Status: "Open", AskedById: alex.id });
  });

  test("what a colleague answers by mention is on the card, which stays where it is", async () => {
    const cards = page.locator(".ac-adaptiveCard");
    const before = await cards.count();
    const text = "We asked through school clubs.";
    await asAnother(mention({ ...(await inThread(question)), text }));
    const card = inChannel(question, text);
    await card.waitFor({ timeout: 60_000 });
    expect(await textOf(card)).toMatch(/Waiting for an answer · 1 reply\s.*Grady Archie\s+We asked through/s);
    expect(await cards.count()).toBe(before);
    await newestPost(page).getByText("I kept that as a reply").waitFor();
  });

  test("the asker marks the answer, and everybody sees it", async () => {
    await press(inChannel(question, "1 reply"), "More");
    await press(page, "Mark the answer");
    await press(page, "Mark it");
    const asked = await cardShowing(page, "Write the answer, or choose a reply.");
    await fillInput(asked, "Which reply is the answer?", "Grady Archie: We asked through school clubs.");
    await press(asked, "Mark it");
    const card = inChannel(question, "Answered");
    await card.waitFor({ timeout: 60_000 });
    const said = await textOf(card);
    expect(said).toMatch(/The answer, from Grady Archie\s+We asked through school clubs\./);
    expect(said).not.toContain("Waiting for an answer");
    expect(await row(question)).toMatchObject({
      ...{ Status: "Answered", Answer: "We asked through school clubs." },
    });
  });

  test("an idea shared from a chat is voted on in the channel, once by each person", async () => {
    const { conversationId, ...here } = await inThread(question);
    await asAnother(mention({ ...here, conversationId, by: adele, text: "this is the forum channel" }));
    await newestPost(page).getByText("This is the forum's channel now.").waitFor({ timeout: 60_000 });

    await goTo(page, "Personal Chat");
    await replyTo(page, () => say(page, "share with the forum"));
    const form = await cardShowing(page, "Share with the forum");
    await press(form, "Share");
    const again = await cardShowing(page, /Give it a title|Say what/);
    await fillInput(again, "What is it?", "An idea");
    await fillInput(again, "Its title, in a few words", idea);
    await fillInput(again, "What you want to say", "Three services hire a tent each.");
    await fillInput(again, "Who may see it in the forum?", "Everyone, councillors too");
    await press(again, "Share");
    await cardShowing(page, "Its card comes in the channel in a moment.");

    await goTo(page, "General");
    await inChannel(idea, "0 votes").waitFor({ timeout: 60_000 });
    await press(inChannel(idea, "0 votes"), "Vote");
    await inChannel(idea, "1 vote").waitFor({ timeout: 60_000 });
    await press(inChannel(idea, "1 vote"), "Vote");
    const told = await cardShowing(page, "You voted for this before. Each person has one vote.");
    expect(await textOf(told)).toContain("1 vote");

    const { id } = await row(idea);
    await asAnother(pressOf({ ...(await inThread(idea)), verb: "forum.vote", data: { id: String(id) } }));
    await inChannel(idea, "2 votes").waitFor({ timeout: 60_000 });
    expect(await row(idea)).toMatchObject({ Kind: "Idea", Votes: 2 });
  });

  test.each<[string, RegExp]>([
    ["forum", /^The forum\s.*One tent.*Idea, open, 2 votes.*How do we reach.*Question, answered/s],
    ["top ideas", /^Top ideas\s.*One tent.*2 votes.*Make it an action/s],
    ["agenda", /^Agenda\s+Meeting on Thu 11 Mar 2027 at 14:00/s],
    ["terms of reference", /^Terms of reference\s.*We share what works\..*Chair: Adele Vance/s],
    ["forum members", /^Who is in the forum\s.*Adele Vance, lead, chair.*Alex Wilber, lead/s],
    ["digest", /^The forum in a few lines\s.*One tent.*Answered\s.*How do we reach/s],
    [question, /In the forum\s.*We asked through school clubs\./s],
  ])("in a chat, %s is answered", async (typed, said) => {
    await goTo(page, "Personal Chat");
    const answer = await replyTo(page, () => say(page, typed));
    await answer.locator(".ac-adaptiveCard").waitFor();
    expect(await textOf(answer)).toMatch(said);
  });

  test("a topic is opened from the list, and left again", async () => {
    await replyTo(page, () => say(page, "forum"));
    const list = await cardShowing(page, "The forum");
    await list.getByRole("button", { name: "Open", exact: true }).first().click();
    await press(await cardShowing(page, idea), "All topics");
    await cardShowing(page, "The forum");
  });
});
