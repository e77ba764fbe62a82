import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Topic, TopicId } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, Press, Turn } from "../turn";
import { cardChanged, type ForumReady, forumOf } from "./forum-chat";
import { readTopicData } from "./see-topic";
import topicsJson from "./topics-card.json";
import { isPublicHere, mustFitHere } from "./who-reads";

const topicsCard = cardFrom(topicsJson);
const pageSize = 8;

interface Shown {
  note?: string;
  problem?: string;
  page?: number;
}

export const topIdeas: Command = async (given, turn) => ({
  card: await ideas(forumOf(given), turn),
  summary: "Top ideas",
});
export const pressTopIdeas: Press = async (given, turn) => ideas(forumOf(given), turn);

/** `forum`: what colleagues asked and shared, the newest first. */
export const listTopics: Command = async (given, turn) => ({
  card: await topics(forumOf(given), turn, 1),
  summary: "The forum",
});
export const pressListTopics: Press = async (given, turn, data) =>
  topics(forumOf(given), turn, readPage((data as { page?: unknown } | undefined)?.page));

export const turnIntoAction: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  return taken(deps, turn, id, async () => {
    const made = await deps.forum.turnIntoAction({ id, by: turn.person });
    if ("choose" in made) throw new Failure("conflict", "Choose a colleague in your list of actions.");
    await cardChanged(deps, made.topic);
    return `“${shorten(made.topic.title, 80)}” is an action of yours now. To see it, type: my actions`;
  });
};

export const turnIntoAgendaItem: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  return taken(deps, turn, id, async () => {
    const { topic } = await deps.forum.turnIntoAgendaItem({ id, by: turn.person });
    await cardChanged(deps, topic);
    return `“${shorten(topic.title, 80)}” is on the agenda of the next meeting.`;
  });
};

async function taken(deps: ForumReady, turn: Turn, id: TopicId, work: () => Promise<string>): Promise<Card> {
  await mustFitHere(deps, turn, id);
  try {
    const note = await work();
    return ideas(deps, turn, { note });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.takeUp" });
    return ideas(deps, turn, { problem: failure.message });
  }
}

async function ideas(deps: ForumReady, turn: Turn, shown: Shown = {}): Promise<Card> {
  const rows = deps.forum.topIdeas({ person: turn.person, inPublic: await isPublicHere(deps, turn) });
  return listCard(deps, turn, { ...shown, rows, heading: "Top ideas", isList: false });
}

async function topics(deps: ForumReady, turn: Turn, page: number): Promise<Card> {
  const rows = deps.forum.listTopics({ person: turn.person, inPublic: await isPublicHere(deps, turn) });
  return listCard(deps, turn, { page, rows, heading: "The forum", isList: true });
}

function listCard(
  deps: ForumReady,
  { person }: Turn,
  {
    rows,
    heading,
    isList,
    note,
    problem,
    page = 1,
  }: Shown & { rows: readonly Topic[]; heading: string; isList: boolean },
): Card {
  const { rows: shown, ...paging } = pageOf(rows, { page, size: pageSize });
  return fitting(shares, (share) =>
    topicsCard({
      ...{ heading, isList, note: shorten(note, 300), problem: shorten(problem, 400), ...paging },
      nothing:
        rows.length > 0
          ? ""
          : isList
            ? nothingShared
            : "No idea is open. To share one, type: share with the forum",
      rows: shown.map((topic) => ({
        id: topic.id,
        title: shorten(topic.title, 150 * share) || "(no title)",
        detail: detailOf(topic, share),
        canTake: !isList && deps.forum.mayDo(person, topic).takeUp,
      })),
      listUrl: linkOr(deps.forumChat.listUrl()),
    }),
  );
}

const nothingShared = "Nothing is shared yet. To be the first, type: share with the forum";

function detailOf({ kind, status, votes, replies, askedBy, askedOn }: Topic, share: number): string {
  const name = shorten(askedBy?.name, 60 * share) || "a colleague";
  const waits = kind === "Question" && status === "Open";
  const about = [
    kind,
    // Of most kinds, being open says nothing.
    waits ? "waiting for an answer" : status === "Open" && kind !== "Idea" ? "" : status.toLowerCase(),
    kind === "Idea" ? count(votes, "vote") : "",
    replies > 0 ? count(replies, "reply", "replies") : "",
  ];
  return `${about.filter(Boolean).join(", ")}. From ${name}, ${inWords(askedOn)}`;
}
