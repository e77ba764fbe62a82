import { day } from "../../../../bot/common/days";
import { asTopicId, topicKinds, type Visibility } from "../../../../bot/forum";
import { livingCard, roundUps } from "../../../../bot/teams";
import { commands } from "../../../../bot/teams/commands";
import { readQuotedMessage } from "../../../../bot/teams/quoted-message";
import { commandHandlers, messageActions, pressHandlers } from "../../../../bot/teams/routes";
import { ask } from "../../../../bot/teams/toolkit/ask";
import type { Turn } from "../../../../bot/teams/turn";
import { reference } from "../../../support/build";
import { buildMeeting, buildMember, buildTerms, suggest } from "../../../support/memory-forum";
import { buildReply, buildTopic } from "../../../support/memory-topics";
import { adele, alex, buildConsultation } from "../../../support/teams";
import { channel, forumCouncil, lee, turnIn } from "./forum-council";
import { meetingCouncil } from "./meeting-council";

/** In everything that is for officers, and nowhere else. */
const secret = "Zebra";
const draft = reference("2027-00077");
const closed = buildMeeting({ id: "2" as never, status: "Closed", on: day("2027-01-10") });
const first = buildMeeting({ on: day("2027-03-10") });

const secrets = topicKinds.flatMap((kind, at) =>
  (["Open", "Answered"] as const).map((status, step) =>
    buildTopic({
      ...{ id: asTopicId(String(10 + at * 2 + step)), kind, status, visibility: "Officers" },
      ...{ title: `${secret} prize draws`, body: `${secret} prize draws`, outcome: "" },
      ...{ answer: status === "Answered" ? `${secret} prize draws` : "", votes: 9 },
      ...{
        askedBy: { id: alex.id, name: alex.name },
        askedOn: day("2027-02-26"),
        answeredOn: day("2027-02-27"),
      },
      thread: { conversationId: channel, messageId: `9${at}${step}` },
    }),
  ),
);
/** For everyone, but about work that nobody has agreed to. */
const shared = buildTopic({
  ...{ id: asTopicId("1"), title: "Prize draws in the open", reference: draft, askedOn: day("2027-02-26") },
});

async function council() {
  const forumTopics = [...secrets, shared];
  const officers = (key: string, kind: "Clash" | "Question" | "Round-up") =>
    suggest(key, { kind, title: `${secret} ${key}`, detail: secret });
  const { product: meeting, meetings } = meetingCouncil({
    topics: forumTopics,
    members: [buildMember({ person: { id: lee.id, name: lee.name } })],
    terms: [buildTerms(), buildTerms({ id: "2", version: secret, text: secret, from: undefined })],
    given: {
      ...{ meetings: [first, closed], now: "2027-03-01T09:00:00Z" },
      sources: {
        clashes: () => [officers("clash/1", "Clash")],
        unanswered: () => [officers("topic/10", "Question")],
      },
    },
    digest: {
      overlaps: () => [{ title: secret, detail: secret, visibility: "Officers" }],
      opening: (_from, on) => [{ title: secret, on, url: "", visibility: "Officers" }],
      trying: () => [],
    },
  });
  const typed = { title: `${secret} kept`, detail: secret, kind: "Other", invitee: "", officersOnly: true };
  await meetings.addItem({ typed: { ...typed, key: "hand/11111111" }, by: alex });
  await meetings.agenda.add({
    items: [closed, first].map(({ id }) => ({
      ...{ ...officers("round-up/parks", "Round-up"), meeting: id, invitee: "", addedBy: undefined },
      ...{ position: undefined, status: "Closed" as const, outcome: secret },
    })),
    ...{ by: alex, at: new Date() },
  });
  const product = forumCouncil({
    ...{ forumTopics, channelKnown: true, people: [alex, adele, lee] },
    replies: secrets.map(({ id }) => buildReply({ topic: id, text: `${secret} reply` })),
    topics: forumTopics.map((topic) => ({ ...topic, tags: [] })),
    like: ({ only }) => ({ topics: forumTopics.map(({ id }) => id).filter(only), passages: [] }),
    consultations: [
      buildConsultation({
        ...{ reference: draft, title: `${secret} prize draws`, overview: `${secret} prize draws` },
        ...{ workflowStatus: "Submitted", methods: ["Focus group"], startDate: day("2027-01-05") },
      }),
    ],
  });
  return { ...product, forumMeetings: meeting.forumMeetings };
}
type Product = Awaited<ReturnType<typeof council>>;

/** Everything that a button could send, of one topic. */
const dataOf = (id: string) => ({
  ...{ id, topic: id, meeting: "1", page: 1, way: "up", reference: draft, version: "1", workstream: "parks" },
  ...{ item: "clash/1", usedMethod: "Focus%20group", question: "Do prize draws work?", message: "500" },
  ...{ once: "11111111-1111-4111-8111-111111111111", replyText: "Thank you", answerText: "Yes it is" },
  ...{ outcomeText: "It is done", note: "It is done", title: "A better way", asked: "prize draws" },
  ...{ topicTitle: "A better way", topicBody: "to do it", topicKind: "Idea", topicFor: "Everyone" },
});

/** What a person is shown, or told, by every verb and command of the forum, and by a search. */
async function walked(turn: Turn, product: Product): Promise<readonly string[]> {
  const said: string[] = [];
  const look = async (what: string, work: () => Promise<unknown>) => {
    const shown = await work().catch((failure: Error) => failure.message);
    said.push(`${what}: ${JSON.stringify(shown)}`);
  };
  await look("the last meeting", async () =>
    pressHandlers["forum.seeAgenda"]?.(product, turn, { meeting: "2" }),
  );
  // What is somebody's own is refused anywhere else before it is asked for.
  const here = commands.filter(({ scopes }) => turn.where === "personal" || scopes.includes("team"));
  for (const { name, title } of here)
    for (const text of [title, `${title} ${draft}`])
      await look(name, async () => commandHandlers[name]?.(product, { ...turn, text }));
  const asked = ["prize draws?", "who has used a focus group?", "focus group", "Do prize draws work?"];
  for (const text of asked) await look(text, () => ask(product, { ...turn, text }));
  await look("who has used", async () =>
    commandHandlers["who-has-used"]?.(product, { ...turn, text: asked[1] ?? "" }),
  );
  const isCouncillor = turn.person.id === lee.id;
  const verbs = Object.entries(pressHandlers).filter(([verb]) => /^(forum|toolkit)\./.test(verb));
  // An officer's own work, pressed in a channel, is the other rooms' own matter.
  if (isCouncillor)
    for (const [verb, handler] of Object.entries(pressHandlers))
      await look(verb, () => handler(product, turn, dataOf("1")));
  for (const { id } of [shared, ...secrets])
    for (const [verb, handler] of verbs)
      await look(`${verb} ${id}`, () => handler(product, turn, dataOf(id)));
  for (const item of ["topic/10", "hand/11111111", "round-up/parks"])
    for (const verb of ["forum.openItem", "forum.moveItem", "forum.closeItem"])
      await look(`${verb} ${item}`, () =>
        (pressHandlers[verb] as never as (...all: unknown[]) => Promise<unknown>)(product, turn, {
          ...{ ...dataOf("1"), item },
        }),
      );
  for (const [name, { open, submit }] of Object.entries(messageActions)) {
    const message = readQuotedMessage({ id: "500", body: { content: "Thank you" } });
    await look(`open ${name}`, () => open(product, turn, message));
    await look(`submit ${name}`, () => submit(product, turn, dataOf("10")));
  }
  return said;
}
const told = (said: readonly string[]) => said.filter((line) => line.includes(secret));
const personal = (person = lee): Turn => turnIn(person, { where: "personal", place: undefined });

it.each([
  ["a councillor in their own chat", personal()],
  ["a councillor in a channel", turnIn(lee)],
  ["a councillor in a group chat", turnIn(lee, { where: "group", place: undefined })],
  ["a channel that councillors may read, whoever presses", turnIn(adele)],
  ["a group chat, whoever presses", turnIn(alex, { where: "group", place: undefined })],
])("never says to %s what is among officers", async (_, turn) => {
  const product = await council();
  const said = await walked(turn, product);
  expect(told(said)).toEqual([]);
  // It did look: what is for everyone is shown.
  expect(said.join("\n")).toContain("Prize draws in the open");
  const posted = product.shown.map(({ card }) => product.topics.find(asTopicId(card.replace("topic/", ""))));
  expect(posted.filter((topic) => topic?.visibility !== "Everyone")).toEqual([]);
});

it("says it to an officer in their own chat, so that the words are there to be hidden", async () => {
  const said = told(await walked(personal(adele), await council())).map((line) => line.split(":")[0]);
  for (const where of ["forum.seeTopic 10", "forum.seeAgenda 1", "forum", "top-ideas", "digest", "agenda"])
    expect(said).toContain(where);
  for (const where of ["prize draws?", "terms-of-reference", "who has used", "the last meeting"])
    expect(said).toContain(where);
});

describe("cards that stay in a channel", () => {
  const shownAt = async (visibility: Visibility, { councillorsRead = true, activityId = "5" } = {}) => {
    const settings = { forum: { askChampionsAfter: 2, roundUpBefore: 5, digestDay: 1, councillorsRead } };
    const topic = buildTopic({ id: asTopicId("10"), title: secret, visibility, reference: draft });
    const product = forumCouncil({ forumTopics: [topic], channelKnown: true, settings });
    const at = { conversationId: "19:forum@thread.tacv2;messageid=5", ...(activityId && { activityId }) };
    return JSON.stringify((await livingCard(product, "topic/10", at))?.card ?? "nothing");
  };

  it("say no more of a topic that is among officers now, while councillors read", async () => {
    expect(await shownAt("Everyone")).toContain(secret);
    expect(await shownAt("Officers")).toContain("Among officers now");
    expect(await shownAt("Officers")).not.toContain(secret);
    expect(await shownAt("Officers", { councillorsRead: false })).toContain(secret);
  });

  it("are not posted for a topic that became one of officers meanwhile", async () => {
    expect(await shownAt("Officers", { activityId: "" })).toBe('"nothing"');
  });

  it("name no consultation that nobody has agreed to", async () => {
    const product = await council();
    const card = JSON.stringify((await livingCard(product, "topic/1"))?.card);
    expect(card).toContain("Prize draws in the open");
    expect(card).not.toMatch(/Zebra|2027-00077/);
  });

  it("leave out of the round-ups what is for officers", async () => {
    const { forumMeetings } = await council();
    const digest = (inPublic: boolean) =>
      JSON.stringify(roundUps(forumMeetings.meetings.compileRoundUp({ meeting: closed.id, inPublic })));
    expect(digest(true)).not.toContain(secret);
    expect(digest(false)).toContain(secret);
  });
});
