import type { Person } from "../../bot/common/person";
import type { Card } from "../../bot/teams";
import { waitUntil } from "../../infra/local/processes";
import { people } from "../support/build";
import { filled, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { owe } from "../support/owe";
import { talkTo } from "../support/talk";
import {
  alex,
  type Connector,
  cardsIn,
  grady,
  mention,
  message,
  press,
  startConnector,
} from "../support/teams";

jest.setTimeout(180_000);

const { adele, megan } = people;
const channel = "19:general@thread.tacv2";

describe("the forum, with two people and a channel", () => {
  let product: LocalProduct;
  let teams: Connector;
  let talk: ReturnType<typeof talkTo>;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ sample: false, now: "2027-03-01T09:30:00Z" }),
      startConnector(),
    ]);
    talk = talkTo(product, teams);
    for (const by of [alex, grady, adele, megan]) await talk.say("help", by);
    await mentioned("this is the forum channel", { by: adele, root: "1" });
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  interface InChannel {
    by: Person;
    root: string;
    id?: string;
  }
  const at = ({ by, root, id }: InChannel) => ({
    ...{ serviceUrl: teams.url, by, where: "channel" as const, ...(id && { id }) },
    conversationId: `${channel};messageid=${root}`,
  });
  /** What the bot answers in that thread to whoever mentions it. */
  async function mentioned(text: string, where: InChannel): Promise<Record<string, unknown>> {
    const before = teams.heard.length;
    await talk.post(mention({ ...at(where), text }));
    return teams.heard.slice(before).find(({ path }) => isInChannel(path))?.body ?? {};
  }
  const overheard = (text: string, where: InChannel) => talk.post(message({ ...at(where), text }));
  const pressed = async (card: Card, title: string, where: InChannel, typed = {}): Promise<Card> => {
    const { verb, data } = filled(card, title, typed);
    return (await talk.post(press({ ...at(where), verb, data })))["value"] as Card;
  };
  const isInChannel = (path: string) => decodeURIComponent(path).includes(channel);
  /** Cards that were posted or edited in the channel, the oldest first. */
  const inChannel = (): Card[] =>
    teams.heard.flatMap(({ path, body }) => (isInChannel(path) ? cardsIn(body) : []));
  /** The newest card of the channel with these words, once it is there. */
  async function shows(phrase: string): Promise<Card> {
    const find = () => inChannel().findLast((card) => words(card).includes(phrase));
    await waitUntil(() => find() !== undefined, 60_000);
    return find() as Card;
  }
  const topic = async (title: string) =>
    (await product.rows("ForumTopics")).find((fields) => String(fields["Title"]).startsWith(title)) ?? {};
  const onSite = async ({ name }: Person) =>
    String((await product.rows("User Information List")).find(({ Title }) => Title === name)?.["id"]);
  async function time(instant: string): Promise<void> {
    await product.control("clock", { now: instant });
    await product.tick();
  }

  test("a question asked in the channel is answered there, and found by asking", async () => {
    const question = "How do we reach young carers after school?";
    const asked = { by: alex, root: "100", id: "100" };
    const [answer] = cardsIn(await mentioned(question, asked));
    const shared = await pressed(answer as Card, "Ask colleagues", { by: alex, root: "100" });
    expect(words(shared)).toContain("Your question is with your colleagues");
    await shows("Waiting for an answer");

    // Heard without a mention: the team consented to that.
    await overheard("We asked through school clubs.", { by: grady, root: "100", id: "101" });
    await overheard("Said elsewhere, and nobody asked.", { by: grady, root: "777", id: "778" });
    await shows("We asked through school clubs.");
    expect(await topic("How do we reach")).toMatchObject({ Kind: "Question", Status: "Open", Replies: 1 });
    expect(JSON.stringify(await product.rows("ForumTopics"))).not.toContain("Said elsewhere");

    const { id } = await topic("How do we reach");
    const open = await shows("We asked through school clubs.");
    const marking = await talk.click("forum.askAnswer", { id: String(id) }, alex);
    const marked = await talk.type(marking, "Mark it", { answerReply: "101" }, alex);
    expect(words(marked)).toContain("We asked through school clubs.");
    expect(words(await shows("The answer, from Grady Archie"))).toContain("Answered");
    expect(words(open)).not.toContain("The answer, from");
    expect(await topic("How do we reach")).toMatchObject({
      ...{ Status: "Answered", Answer: "We asked through school clubs." },
    });
    const found = await talk.say("young carers after school", megan);
    expect(words(found)).toContain("We asked through school clubs.");

    // Editing in Teams follows through.
    const edit = {
      ...message({ ...at({ by: grady, root: "100", id: "101" }), text: "Through youth clubs." }),
    };
    await talk.post({ ...edit, type: "messageUpdate" });
    await shows("Through youth clubs.");
    expect(await topic("How do we reach")).toMatchObject({ Answer: "Through youth clubs." });
  });

  test("an idea counts one vote a person, and with one tap it is somebody's action", async () => {
    const form = await talk.say("share with the forum", grady);
    const idea = {
      topicKind: "Idea",
      topicTitle: "One calendar for all",
      topicBody: "So that halls are shared.",
    };
    await talk.type(form, "Share", { ...idea, topicFor: "Everyone" }, grady);
    await talk.type(form, "Share", { ...idea, topicFor: "Everyone" }, grady);
    const card = await shows("One calendar for all");
    expect((await product.rows("ForumTopics")).filter(({ Title }) => Title === idea.topicTitle)).toHaveLength(
      1,
    );
    await Promise.all([alex, alex, adele, alex].map((by) => pressed(card, "Vote", { by, root: "200" })));
    await waitUntil(async () => (await topic("One calendar"))["Votes"] === 2, 20_000);
    await shows("2 votes");

    const ideas = await talk.say("top ideas", adele, "One calendar for all");
    expect(words(ideas)).toContain("2 votes");
    await talk.onRow(ideas, String((await topic("One calendar"))["id"]), "Make it an action", adele);
    expect(
      (await product.rows("Actions")).filter(({ Title }) => String(Title).includes("One calendar")),
    ).toMatchObject([{ Source: "Forum", Status: "Open" }]);
    const { id } = await topic("One calendar");
    const telling = await talk.click("forum.askOutcome", { id: String(id) }, adele);
    await talk.type(telling, "Tell them", { outcomeText: "The calendar starts in May." }, adele);
    expect(words(await talk.told(grady, "What happened to your idea"))).toContain(
      "The calendar starts in May.",
    );
  });

  test("terms are agreed to, and a meeting runs from its agenda to its notes", async () => {
    await product.insert("ForumTerms", {
      ...{ Title: "1", Text: "We share what works.", InForceFrom: "2027-01-01T12:00:00Z" },
    });
    for (const [who, more] of [
      [alex, { Service: "Parks", Workstream: "Open spaces" }],
      [adele, { Service: "Libraries", Chair: true }],
    ] as const)
      await product.insert("ForumMembers", { Title: who.name, MemberLookupId: await onSite(who), ...more });
    await product.insert("Meetings", {
      ...{ Title: "Forum", MeetsOn: "2027-03-08T12:00:00Z", MeetsAt: "14:00", Status: "Planned" },
    });
    const services = (await product.rows("Settings")).find(({ Title }) => Title === "services");
    await product.patch("Settings", String(services?.["id"]), { Value: "Parks\nLibraries\nHousing" });
    await owe(product, { title: "Book the hall", due: "2027-02-20", owner: grady });
    await time("2027-03-01T10:00:00Z");

    // Each member hears of the terms in their own chat, and the chair of services that nobody leads.
    expect(words(await talk.told(alex, "Read the terms of reference"))).toContain("Version 1 holds from");
    expect(words(await talk.told(adele, "no engagement lead"))).toContain("No lead: Housing.");
    const terms = await talk.say("terms of reference", alex, "We share what works.");
    await talk.type(terms, "I have read them and agree", {}, alex);
    const agreed = (await product.rows("ForumMembers")).find(({ Title }) => Title === alex.name);
    expect(agreed).toMatchObject({ AgreedVersion: "1" });

    // Five working days before: asked once, and what they write is on the agenda.
    const round = await talk.told(alex, "What is new in Open spaces?");
    await talk.type(round, "Send it", { note: "Two new walks." }, alex);
    const added = await talk.say("add to the agenda", grady);
    await talk.type(added, "Add it", { title: "Share the halls" }, grady);
    const form = await talk.say("share with the forum", grady);
    const shared = { topicKind: "Idea", topicTitle: "Walks with schools", topicBody: "Each spring." };
    await talk.type(form, "Share", { ...shared, topicFor: "Everyone" }, grady);
    const idea = String((await topic("Walks with schools"))["id"]);
    await talk.onRow(await talk.say("top ideas", adele), idea, "Put it on the agenda", adele);
    const taken = await talk.told(grady, "put it on the agenda of the next meeting");
    expect(words(taken)).toContain("Walks with schools");
    const agenda = await talk.say("agenda", adele, "Share the halls");
    expect(words(agenda)).toContain("Book the hall");
    expect(words(agenda)).toContain("Round-up: Open spaces");
    expect(words(await talk.say("agenda", alex, "Share the halls"))).not.toContain("Open the meeting");
    const running = await talk.type(agenda, "Open the meeting", {}, adele);
    const items = await product.rows("AgendaItems");
    const item = items.find(({ Title }) => Title === "Share the halls") ?? {};
    const data = { meeting: String(item["Meeting"]), item: String(item["ItemKey"]), page: 1 };
    const looked = await talk.click("forum.openItem", data, adele);
    const typed = { actionTitle: "Ring the halls", actionOwner: "Grady Archie", actionDue: "2027-03-19" };
    expect(words(await talk.type(looked, "Add the action", typed, adele))).toContain(
      "Added for Grady Archie",
    );
    expect(words(running)).toContain("The meeting is open");
    const rung = (await product.rows("Actions")).find(({ Title }) => Title === "Ring the halls");
    expect(rung).toMatchObject({ Source: "Forum", OwnerId: grady.id });
    const about = await talk.click("forum.openItem", { ...data, item: `forum-idea-${idea}` }, adele);
    const decided = await talk.type(about, "Close it", { note: "Parks starts them in May." }, adele);
    expect(words(decided)).toContain("I am telling whoever had the idea.");
    expect(words(await talk.told(grady, "Parks starts them in May."))).toContain(
      "What happened to your idea",
    );
    expect(await topic("Walks with schools")).toMatchObject({
      ...{ Status: "Closed", Outcome: "Parks starts them in May." },
    });
    const closed = await talk.click("forum.closeMeeting", { meeting: data.meeting }, adele);
    const link = JSON.stringify(closed).match(/http[^"]+\/documents\/[^"]+/)?.[0] ?? "";
    const notes = await fetch(link);
    expect(notes.status).toBe(200);
    expect(notes.headers.get("content-disposition")).toMatch(/Forum notes 2027-03-08\.docx/);
  });

  test("a question that waits goes to who may know, once; and the week is told once", async () => {
    const form = await talk.say("share with the forum", grady);
    const asked = { topicKind: "Question", topicTitle: "Who lends a gazebo?", topicBody: "For the fair." };
    await talk.type(form, "Share", { ...asked, topicFor: "Everyone" }, grady);
    const gazebos = () =>
      teams.heard.filter(
        ({ path, body }) => decodeURIComponent(path).includes(`a:${adele.id}/`) && asks(body),
      ).length;
    const asks = (body: Record<string, unknown>) =>
      cardsIn(body).some((card) => words(card).includes("A question waits in the forum"));
    await time("2027-03-02T10:00:00Z");
    expect(gazebos()).toBe(0);
    await time("2027-03-03T10:00:00Z");
    expect(words(await talk.told(adele, "A question waits in the forum"))).toContain("Who lends a gazebo?");
    await time("2027-03-04T10:00:00Z");
    expect(gazebos()).toBe(1);

    await time("2027-03-08T08:30:00Z");
    expect(inChannel().some((card) => words(card).includes("Mon 1 Mar 2027 to Sun 7 Mar 2027"))).toBe(false);
    await time("2027-03-08T09:10:00Z");
    const digest = await shows("Mon 1 Mar 2027 to Sun 7 Mar 2027");
    expect(words(digest)).toContain("Who lends a gazebo?");
    await time("2027-03-08T11:10:00Z");
    const posted = inChannel().filter((card) => words(card).includes("Mon 1 Mar 2027 to Sun 7 Mar 2027"));
    expect(posted).toHaveLength(1);
    expect(words(await talk.say("digest", alex, "Who lends a gazebo?"))).toContain("8 Mar 2027");
  });

  test("told to be quiet, it posts nothing by itself", async () => {
    await mentioned("be quiet here", { by: adele, root: "1" });
    const before = inChannel().length;
    const form = await talk.say("share with the forum", grady);
    const practice = { topicKind: "Practice", topicTitle: "Tea first", topicBody: "Then we ask." };
    const shared = await talk.type(form, "Share", { ...practice, topicFor: "Everyone" }, grady);
    expect(words(shared)).toContain("No card was posted in a channel");
    await mentioned("How do we reach anglers?", { by: alex, root: "300", id: "300" });
    await time("2027-03-15T10:00:00Z");
    expect(inChannel()).toHaveLength(before);

    await mentioned("you may speak here", { by: adele, root: "1" });
    await time("2027-03-15T11:30:00Z");
    expect(words(await shows("Mon 8 Mar 2027 to Sun 14 Mar 2027"))).toContain("Tea first");
  });

  test("completing a consultation drafts its lesson for whoever leads it", async () => {
    const id = await product.insert("Consultations", {
      ...{ Title: "Canal path", Reference: "2027-00042", WorkflowStatus: "Feedback published" },
      ...{ LeadOfficerLookupId: await onSite(alex), LeadOfficerId: alex.id, ExternalId: "journey-42" },
      Lessons: "What worked: Walks.",
    });
    await product.tick();
    await product.patch("Consultations", id, { WorkflowStatus: "Complete" });
    await product.tick();
    const draft = await talk.told(alex, "2027-00042 is complete.");
    const shared = await talk.type(draft, "Share it with the forum", {}, alex);
    expect(words(shared)).toContain("Shared with the forum");
    expect(await topic("What we learned: Canal path")).toMatchObject({
      Kind: "Lesson",
      Consultation: "2027-00042",
    });
  });
});
