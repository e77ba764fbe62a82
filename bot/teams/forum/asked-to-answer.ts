import type { WaitingQuestion } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import askedJson from "./asked-to-answer-card.json";

const askedCard = cardFrom(askedJson);
const mostShown = 5;

/** To a lead or champion: questions that wait, in one card, and why it is them. */
export function askedToAnswer({ questions }: { questions: readonly WaitingQuestion[] }): Card {
  const hidden = questions.length - mostShown;
  return fitting(shares, (share) =>
    askedCard({
      heading: questions.length === 1 ? "A question waits in the forum" : "Questions wait in the forum",
      rows: questions.slice(0, mostShown).map(({ topic, why, waited }) => ({
        id: topic.id,
        title: shorten(topic.title, 200 * share),
        detail: [
          shorten(topic.askedBy?.name, 60 * share) || "A colleague",
          `${count(waited, "working day")} ago`,
          ...(topic.replies > 0 ? [count(topic.replies, "reply", "replies")] : []),
          shorten(why, 160 * share),
        ].join(" · "),
        threadUrl: linkOr(topic.url),
      })),
      more: hidden > 0 ? `And ${hidden} more. To see them all, type: forum` : "",
    }),
  );
}
