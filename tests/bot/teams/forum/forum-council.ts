import type { Person } from "../../../../bot/common/person";
import { englandWorkingDays } from "../../../../bot/common/working-days";
import { createForum, type ForumDeps, type Reply, type Topic } from "../../../../bot/forum";
import type { Card } from "../../../../bot/teams";
import { keepAsked } from "../../../../bot/teams/forum/asked-here";
import type { ChannelPlace } from "../../../../bot/teams/forum/channel-place";
import type { ForumChat } from "../../../../bot/teams/forum/forum-chat";
import { commandHandlers, pressHandlers } from "../../../../bot/teams/routes";
import type { Turn } from "../../../../bot/teams/turn";
import { people } from "../../../support/build";
import { buttons, cardProblems, inputs } from "../../../support/cards";
import { memoryReplies, memoryTopics, memoryVotes } from "../../../support/memory-topics";
import {
  adele,
  alex,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  type ProductGiven,
  tenantId,
} from "../../../support/teams";

export const { lee } = people;
export const channel = "19:general@thread.tacv2";

/** The Teams id a person has in every test. */
export const teamsIdOf = ({ id }: Pick<Person, "id">): string => `29:${id}`;

export interface ForumProduct extends Product {
  forum: ReturnType<typeof createForum>;
  forumChat: ForumChat;
  topics: ReturnType<typeof memoryTopics>;
  /** Cards that were asked to be posted, and those whose content changed. */
  shown: Parameters<ForumChat["cards"]["show"]>[0][];
  changed: string[];
  quietChannels: Set<string>;
  /** Where the bot was spoken to; the channel of `placeAt` is among them. */
  heardChannels: Set<string>;
  notices: { to: Person; topic: Topic; what: string }[];
  agenda: string[];
}

export interface ForumGiven extends ProductGiven {
  forumTopics?: readonly Topic[];
  replies?: readonly Reply[];
  methods?: readonly string[];
  /** The forum's channel is known. */
  channelKnown?: boolean;
  like?: ForumDeps["like"];
  /** Who asked that colleagues do not see their name. */
  unnamed?: readonly string[];
}

/** A council with a forum: the real rules over memory. */
export function forumCouncil({
  forumTopics = [],
  replies = [],
  methods = ["Focus group", "Online survey"],
  channelKnown = false,
  like = () => ({ topics: [], passages: [] }),
  unnamed = [],
  ...given
}: ForumGiven = {}): ForumProduct {
  const product = buildProduct({
    ...{ consultations: [buildConsultation()], people: [alex, adele, grady, lee] },
    ...given,
  });
  const topics = memoryTopics(forumTopics, product.clock);
  const notices: ForumProduct["notices"] = [];
  const agenda: string[] = [];
  const told = new Set<string>();
  const forum = createForum({
    ...{ topics, replies: memoryReplies(replies), votes: memoryVotes(), like },
    ...{ clock: product.clock, workingDays: englandWorkingDays(), directory: product.directory },
    settings: () => ({ ...product.settings(), askChampionsAfter: 2 }),
    methods: () => methods.map((name) => ({ name: name ?? "" })),
    advisers: () => [],
    async addAction({ by, ...ask }) {
      const added = await product.actions.add(ask, by);
      return "choose" in added ? added : { id: added.action.id, owner: added.action.owner };
    },
    async addAgendaItem({ title }) {
      agenda.push(title);
      return { id: String(agenda.length) };
    },
    methodUses: ({ names, person, inPublic }) =>
      product.consultations
        .triedMethod(names, { by: person, where: inPublic ? "channel" : "own chat" })
        .map(({ startDate: when, listUrl: url, ...use }) => ({ ...use, when, url })),
    mayFind: (by, reference) => product.consultations.mayFind({ reference, by, inPublic: false }),
    mayName: (person) => !unnamed.includes(person),
    notices: {
      askedToAnswer: async () => undefined,
      ideaTakenUp: async (to, { topic }) => void notices.push({ to, topic, what: "taken up" }),
      markTheAnswer: async (to, { topic }) => void notices.push({ to, topic, what: "mark" }),
      ideaOutcome: async (to, { topic }) => void notices.push({ to, topic, what: "outcome" }),
      replied: async (to, { topic, reply }) => void notices.push({ to, topic, what: reply.text }),
    },
    told: {
      claim: async ({ about, to }) => !told.has(`${about} ${to}`) && Boolean(told.add(`${about} ${to}`)),
      giveBack: async ({ about, to }) => void told.delete(`${about} ${to}`),
    },
  });
  const shown: ForumProduct["shown"] = [];
  const changed: string[] = [];
  const quietChannels = new Set<string>();
  const heardChannels = new Set<string>([channel]);
  const kept = new Map<string, string>();
  const teamsIds = new Map<string, string>();
  let known = channelKnown
    ? {
        conversationId: "19:forum@thread.tacv2",
        serviceUrl: "https://smba.example/",
        botId: "28:bot",
        groupId: "g",
      }
    : undefined;
  const forumChat: ForumChat = {
    cards: {
      show: async (ask) => void shown.push(ask),
      changed: async (card) => void changed.push(card),
      viewersOf: async (card) => shown.find((each) => each.card === card)?.viewers ?? [],
    },
    channels: {
      isQuiet: async (at) => quietChannels.has(at),
      setQuiet: async (at, isQuiet) => void (isQuiet ? quietChannels.add(at) : quietChannels.delete(at)),
      noteHeard: async ({ conversationId }) => void heardChannels.add(conversationId),
      forgetHeard: async ({ conversationId }) => void heardChannels.delete(conversationId),
      wasHeard: async (at) => heardChannels.has(at),
      forum: async () => known,
      rememberForum: async (next) => {
        known = next;
      },
      forgetForum: async () => {
        known = undefined;
      },
    },
    kept: {
      keep: async (key, what) => void kept.set(key, JSON.stringify(what)),
      find: async (key) => JSON.parse(kept.get(key) ?? "null") ?? undefined,
    },
    teamsIds: {
      save: async (person, id) => void teamsIds.set(person, id),
      of: async (of) => of.flatMap((person) => teamsIds.get(person) ?? []),
    },
    listUrl: () => "https://example.sharepoint.com/sites/engagement/Lists/ForumTopics",
    tenantId,
    methods: () => methods,
  };
  return {
    ...product,
    forum,
    forumChat,
    topics,
    shown,
    changed,
    quietChannels,
    heardChannels,
    notices,
    agenda,
  };
}

export const placeAt = (over: Partial<ChannelPlace> = {}): ChannelPlace => ({
  ...{ conversationId: channel, rootId: "100", messageId: "100", cardId: undefined, tenantId },
  ...{ serviceUrl: "https://smba.example/", botId: "28:bot", groupId: "team-1", channelName: "" },
  ...over,
});

export const turnIn = (by: Person = alex, over: Partial<Turn> = {}): Turn => ({
  ...{ person: by, text: "", where: "channel", teamsId: teamsIdOf(by), place: placeAt() },
  ...over,
});

const verbs = Object.keys(pressHandlers);

export async function press(
  product: ForumProduct,
  { verb, data = {} }: { verb: string; data?: object },
  turn: Turn = turnIn(),
): Promise<Card> {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`nothing answers ${verb}`);
  const card = await handler(product, turn, data);
  expect(cardProblems(card, { verbs })).toEqual([]);
  return card;
}

/** Presses the button of this title with this typed. */
export function pressed(
  product: ForumProduct,
  card: Card,
  title: string,
  { typed = {}, turn = turnIn(), of }: { typed?: Record<string, string>; turn?: Turn; of?: string } = {},
): Promise<Card> {
  const own = buttons(card).find((each) => each.title === title && (!of || each.data["id"] === of));
  if (!own) throw new Error(`No "${title}" among: ${buttons(card).map((each) => each.title)}`);
  const boxes = Object.entries({ ...inputs(card), ...typed }).filter(
    ([, value]) => value !== "" && value != null,
  );
  return press(product, { verb: own.verb, data: { ...Object.fromEntries(boxes), ...own.data } }, turn);
}

export async function said(product: ForumProduct, name: string, turn: Turn = turnIn()): Promise<Card> {
  const reply = await commandHandlers[name]?.(product, turn);
  if (!reply || "text" in reply) throw new Error(`No card, but: ${reply?.text}`);
  expect(cardProblems(reply.card, { verbs })).toEqual([]);
  return reply.card;
}

export async function saidWords(product: ForumProduct, name: string, turn: Turn = turnIn()): Promise<string> {
  const reply = await commandHandlers[name]?.(product, turn);
  if (!reply || !("text" in reply)) throw new Error("No words, but a card");
  return reply.text;
}

/** Somebody asked this in a channel and was answered: the button below the answer is theirs. */
export const wasAsked = (product: ForumProduct, turn: Turn, question: string): Promise<void> =>
  keepAsked(product, turn, question);

export const titles = (card: Card): string[] => buttons(card).map(({ title }) => title);

/** What a dialog sends: its boxes, and what its button carries. */
export function submitData(card: Card, typedMore: Record<string, string>): object {
  const [button] = (card["actions"] as { type: string; data: object }[]).filter(
    ({ type }) => type === "Action.Submit",
  );
  const boxes = Object.entries({ ...inputs(card), ...typedMore }).filter(([, value]) => value !== "");
  return { ...Object.fromEntries(boxes), ...button?.data };
}
