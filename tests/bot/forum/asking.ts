import type { Person, Standing } from "../../../bot/common/person";
import { englandWorkingDays } from "../../../bot/common/working-days";
import {
  createForum,
  type ForumAdviser,
  type ForumDeps,
  type MethodUse,
  type Reply,
  type Topic,
  type WaitingQuestion,
} from "../../../bot/forum";
import { fixedClock, people, reference } from "../../support/build";
import { memoryDirectory } from "../../support/memory-stores";
import { memoryReplies, memoryTopics, memoryVotes } from "../../support/memory-topics";

export const thread = { conversationId: "19:forum@thread.tacv2", messageId: "1700000000000" };

const mayFind: ForumDeps["mayFind"] = (person, of) =>
  person.roles.includes("officer") || of !== reference("2027-00009");

/** The forum in memory. It is 1 June 2027, a Tuesday; Adele leads engagement. */
export function asking(
  given: {
    topics?: readonly Topic[];
    replies?: readonly Reply[];
    advisers?: readonly ForumAdviser[];
    uses?: readonly (MethodUse & { method: string })[];
    everybody?: readonly Person[];
    gone?: Record<string, Standing>;
    deps?: Partial<ForumDeps>;
  } = {},
) {
  const clock = fixedClock();
  const topics = memoryTopics(given.topics, clock);
  const asked: { to: string; questions: readonly WaitingQuestion[] }[] = [];
  const reminded: { to: string; topic: string }[] = [];
  const outcomes: { to: string; by: string; outcome: string }[] = [];
  const replied: { to: string; by: string; text: string; topic: string }[] = [];
  const actions: Parameters<ForumDeps["addAction"]>[0][] = [];
  const marks = new Set<string>();
  let down = false;
  const fail = () => {
    if (down) throw new Error("The queue does not answer");
  };
  const deps: ForumDeps = {
    ...{ topics, clock, replies: memoryReplies(given.replies), votes: memoryVotes() },
    workingDays: englandWorkingDays(),
    directory: memoryDirectory(given.everybody ?? Object.values(people), given.gone),
    settings: () => ({
      ...{ services: ["Parks", "Libraries"], areas: ["Old Town"], audiences: ["Residents"] },
      skills: ["Chairing"],
      askChampionsAfter: 2,
    }),
    methods: () => [{ name: "Focus group", alsoCalled: ["Discussion group"] }, { name: "Online survey" }],
    like: ({ only }) => ({
      topics: topics.all().flatMap(({ id }) => (only(id) ? id : [])),
      passages: [{ id: "step-3.1", title: "Choose how to ask" }],
    }),
    advisers: () => given.advisers ?? [],
    addAction: async (ask) => {
      if (!actions.some(({ key }) => key === ask.key)) actions.push(ask);
      return { id: "77", owner: { id: ask.by.id, name: ask.by.name } };
    },
    addAgendaItem: async () => ({ id: "5" }),
    methodUses: ({ names, person }) =>
      (given.uses ?? []).filter(({ method, reference: of }) => names.includes(method) && mayFind(person, of)),
    mayFind,
    mayName: () => true,
    notices: {
      askedToAnswer: async (to, { questions }) => {
        fail();
        asked.push({ to: to.name, questions });
      },
      ideaTakenUp: async (to, { topic, by }) => {
        fail();
        outcomes.push({ to: to.name, by: by.name, outcome: topic.takenUp?.as ?? "" });
      },
      markTheAnswer: async (to, { topic }) => {
        fail();
        reminded.push({ to: to.name, topic: topic.id });
      },
      ideaOutcome: async (to, { topic, by }) => {
        fail();
        outcomes.push({ to: to.name, by: by.name, outcome: topic.outcome });
      },
      replied: async (to, { topic, reply }) => {
        fail();
        replied.push({ to: to.name, by: reply.by.name, text: reply.text, topic: topic.id });
      },
    },
    told: {
      async claim({ about, to }) {
        const isNew = !marks.has(`${about} ${to}`);
        marks.add(`${about} ${to}`);
        return isNew;
      },
      giveBack: async ({ about, to }) => void marks.delete(`${about} ${to}`),
    },
    ...given.deps,
  };
  return {
    ...{ forum: createForum(deps), deps, topics, clock, asked, reminded, outcomes, replied, actions },
    breakQueue: (to = true) => {
      down = to;
    },
    lines: () => topics.history.map(({ what, who, from, to }) => [what, who?.name, from, to]),
  };
}
