import type { Like, Topic } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import type { Turn } from "../turn";
import type { ForumReady, Shown } from "./forum-chat";
import sharedJson from "./shared-card.json";
import { fitsHere } from "./who-reads";

const fill = cardFrom(sharedJson);

export const shownWords: Readonly<Record<Shown, string>> = {
  posted: "Its card comes in the channel in a moment. Colleagues answer there.",
  "not posted": "It is in the list of the forum. No card was posted in a channel: tell colleagues of it.",
  "for officers":
    "It is in the list, for officers. Councillors read the channel, so I did not post it there.",
};

/** It is in the forum: where, and what there is of the like. */
export async function sharedCard(
  deps: ForumReady,
  turn: Turn,
  {
    topic,
    shown,
    like = { topics: [], passages: [] },
    inDialog = false,
  }: { topic: Topic; shown: Shown; like?: Like; inDialog?: boolean },
): Promise<Card> {
  // In a channel an old client shows the answer to everybody.
  const fits = inDialog || (await fitsHere(deps, turn, topic));
  return fitting(shares, (share) =>
    fill({
      heading: topic.kind === "Question" ? "Your question is with your colleagues" : "Shared with the forum",
      // A dialog has no buttons but links.
      id: fits && !inDialog ? topic.id : "",
      title: fits ? shorten(topic.title, 200 * share) : "For officers",
      text: shownWords[shown],
      like: like.topics.map((one) => ({
        ...{ id: one.id, canPress: !inDialog, url: inDialog ? linkOr(one.url || one.listUrl) : "" },
        title: shorten(one.title, 120 * share),
        detail: one.answer ? `Answer: ${shorten(one.answer, 200 * share)}` : shorten(one.body, 200 * share),
      })),
      passages: like.passages.map(({ id, title }) => ({
        id,
        canPress: !inDialog,
        title: shorten(title, 120 * share),
      })),
      threadUrl: linkOr(topic.url),
      listUrl: linkOr(topic.listUrl || deps.forumChat.listUrl()),
    }),
  );
}
