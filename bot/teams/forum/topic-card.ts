import { inWords } from "../../common/days";
import { allTags, type Reply, type Topic, type TopicMay } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { refreshing } from "../cards/refreshing";
import { count, shorten } from "../cards/words";
import topicJson from "./topic-card.json";

const fill = cardFrom(topicJson);
const shares = [1, 0.6, 0.35, 0.2, 0.1, 0.04, 0.015] as const;

/** What one person may do with it; undefined for the card that everybody in the channel sees. */
export interface TopicViewer {
  may: TopicMay;
  hasVoted: boolean;
}

export interface TopicCardAsk {
  topic: Topic;
  /** The oldest first. */
  replies: readonly Reply[];
  viewer?: TopicViewer | undefined;
  part?: "marking" | "telling" | "removing" | undefined;
  note?: string | undefined;
  problem?: string | undefined;
  /** What was typed comes back. */
  typed?: string | undefined;
  chosen?: string | undefined;
  /** The number and title of the consultation it is about; "" where that is not for its readers. */
  about: string;
  listUrl: string;
  /** Where somebody goes from one topic to the next; in a channel the card stays what it is. */
  inOwnChat?: boolean;
  /** Teams' ids of those who are shown it in a way of their own. */
  viewers: readonly string[];
}

const shownReplies = { everybody: 3, viewer: 6, marking: 12, withoutThread: 12 };

export function topicCard(ask: TopicCardAsk): Card {
  const { topic, viewer, part, replies } = ask;
  const may = viewer?.may;
  const place = viewer ? (topic.thread ? "viewer" : "withoutThread") : "everybody";
  const most = shownReplies[part === "marking" ? part : place];
  // The marked one stands above already.
  const others = replies.filter(({ by, text }) => text !== topic.answer || by.id !== topic.answeredBy?.id);
  const shown = part === "marking" ? [] : others.slice(-most);
  const above = replies.length - others.length;
  const hidden = Math.max(replies.length, topic.replies) - above - shown.length;
  const isOpen = topic.status !== "Closed";
  const own = {
    canMark: !part && may?.markAnswer === true,
    canTell: !part && may?.sayOutcome === true,
    ...{ canClose: !part && may?.close === true, canReopen: !part && may?.reopen === true },
    canAdopt: !part && may?.adopt === true,
    ...{ canEdit: !part && may?.edit === true, canRemove: !part && may?.remove === true },
  };
  const make = (share: number): Card => {
    const isTitleAlone = topic.body?.trim() === topic.title?.trim();
    const { lines, isCut } = linesOf(isTitleAlone ? "" : topic.body, {
      letters: 4_000 * share,
      lines: Math.ceil(25 * share),
    });
    const card = fill({
      id: topic.id,
      kind: `${topic.kind}${topic.visibility === "Everyone" ? ", for everyone" : ""}`,
      title: shorten(topic.title, 200 * share),
      who: whoOf(topic, share),
      ...{ problem: shorten(ask.problem, 400), note: shorten(ask.note, 400) },
      lines: lines.map((text) => ({ text })),
      cut: isCut ? "There is more of it in the list." : "",
      tags: shorten(allTags(topic.tags).join(", "), 300 * share),
      about: ask.about ? `About ${shorten(ask.about, 11 + 100 * share)}` : "",
      answeredBy: `The answer, from ${shorten(topic.answeredBy?.name, 60 * share) || "a colleague"}`,
      answer: shorten(topic.answer, 1_500 * share),
      outcome: shorten(topic.outcome, 1_000 * share),
      state: stateOf(topic, Math.max(replies.length, topic.replies)),
      replies: shown.map(({ by, text }) => ({
        by: shorten(by.name, 60 * share) || "A colleague",
        said: shorten(text, 300 * share),
      })),
      more:
        part !== "marking" && hidden > 0
          ? `${count(hidden, "more reply", "more replies")} ${topic.thread ? "in the thread" : "before these"}.`
          : "",
      typed: boxed(ask.typed ?? "", 6_000 * share).value,
      chosen: replies.some(({ id }) => id === ask.chosen) ? ask.chosen : "",
      choices: replies.slice(-shownReplies.marking).map(({ id, by, text }) => ({
        title: `${shorten(by.name, 40 * share)}: ${shorten(text, 120 * share)}`,
        value: id,
      })),
      canReply: !part && isOpen,
      canVote: !part && (viewer ? viewer.may.vote && !viewer.hasVoted : topic.kind === "Idea" && isOpen),
      ...{ isMarking: part === "marking", isTelling: part === "telling" },
      isRemoving: part === "removing",
      warning: part === "removing" ? warningOf(topic, replies.length, share) : "",
      ...own,
      hasOwn: Object.values(own).some(Boolean),
      hasMore: !viewer,
      hasList: !part && viewer !== undefined && ask.inOwnChat === true,
      // Everybody's card is in that thread.
      threadUrl: viewer ? linkOr(topic.url) : "",
      listUrl: linkOr(topic.listUrl || ask.listUrl),
    });
    return withRefresh(card, ask);
  };
  return fitting(shares, make);
}

/**
 * Everybody's card is edited whenever something changes, so only those with buttons of their own are named
 * to be asked anew; the others have "Refresh card". More than 60 could not be named, and each would ask.
 */
function withRefresh(card: Card, { topic, viewers }: TopicCardAsk): Card {
  if (viewers.length === 0) return card;
  const fresh = refreshing(card, { verb: "forum.seeTopic", data: { id: topic.id } }, { where: "channel" });
  return { ...fresh, refresh: { ...(fresh["refresh"] as object), userIds: viewers } };
}

function whoOf({ askedBy, askedOn }: Topic, share: number): string {
  const name = shorten(askedBy?.name, 60 * share) || "A colleague";
  return `${name}, ${inWords(askedOn)}`;
}

/** Most kinds are not waiting for anything, so their being open is no news. */
function stateOf({ kind, status, votes }: Topic, replies: number): string {
  const state = kind === "Question" && status === "Open" ? "Waiting for an answer" : status;
  const parts = [
    ...(kind === "Question" || kind === "Idea" || status !== "Open" ? [state] : []),
    ...(kind === "Idea" ? [count(votes, "vote")] : []),
    ...(replies > 0 ? [count(replies, "reply", "replies")] : []),
  ];
  return parts.join(" · ") || "No replies yet";
}

/** What goes with it, named before it goes. */
function warningOf({ title, answer, votes, replies }: Topic, known: number, share: number): string {
  const said = Math.max(replies, known);
  const goes = [
    answer ? "its answer" : "",
    said > 0 ? count(said, "reply", "replies") : "",
    votes > 0 ? count(votes, "vote") : "",
  ].filter(Boolean);
  const last = goes.pop();
  const withIt = last ? `, with ${goes.length > 0 ? `${goes.join(", ")} and ${last}` : last}` : "";
  return `This takes “${shorten(title, 80 * share)}” out of the forum${withIt}. It cannot be undone.`;
}

/** As typed, line by line: one run of a card shows no line breaks. */
function linesOf(
  text: string | null | undefined,
  most: { letters: number; lines: number },
): { lines: string[]; isCut: boolean } {
  const typed = (text ?? "").split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "");
  const lines: string[] = [];
  let left = Math.floor(most.letters);
  for (const line of typed) {
    if (left <= 0 || lines.length >= most.lines) break;
    const said = shorten(line, left);
    lines.push(said);
    left -= [...said].length;
  }
  const isCut = lines.length < typed.length || lines.at(-1)?.endsWith("…") === true;
  return { lines, isCut };
}
