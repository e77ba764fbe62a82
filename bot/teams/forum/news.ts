import type { NamedPerson, Reply, Topic } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import newsJson from "./news-card.json";

const newsCard = cardFrom(newsJson);

/** To whoever had the idea: "you said, we did". */
export const ideaOutcome = ({ topic, by }: { topic: Topic; by: Pick<NamedPerson, "name"> }): Card =>
  fitting(shares, (share) =>
    newsCard({
      ...{ heading: "What happened to your idea", id: topic.id, title: shorten(topic.title, 200 * share) },
      text: `${shorten(by.name, 60 * share) || "A colleague"}: ${shorten(topic.outcome, 1_500 * share)}`,
      threadUrl: linkOr(topic.url),
    }),
  );

/** To whoever asked or shared it, where no thread shows them the reply. */
export const replied = ({ topic, reply }: { topic: Topic; reply: Reply }): Card =>
  fitting(shares, (share) =>
    newsCard({
      ...{ heading: "A reply in the forum", id: topic.id, title: shorten(topic.title, 200 * share) },
      text: `${shorten(reply.by.name, 60 * share) || "A colleague"}: ${shorten(reply.text, 1_500 * share)}`,
      threadUrl: linkOr(topic.url),
    }),
  );

const takenUpWords = {
  Action: "made it an action.",
  "Agenda item": "put it on the agenda of the next meeting.",
};

/** To whoever had the idea: somebody goes on with it. */
export const ideaTakenUp = ({ topic, by }: { topic: Topic; by: Pick<NamedPerson, "name"> }): Card =>
  fitting(shares, (share) =>
    newsCard({
      ...{ heading: "Your idea is taken up", id: topic.id, title: shorten(topic.title, 200 * share) },
      text: `${shorten(by.name, 60 * share) || "A colleague"} ${takenUpWords[topic.takenUp?.as ?? "Action"]}`,
      threadUrl: linkOr(topic.url),
    }),
  );

/** To whoever asked, once, while no reply is marked as the answer. */
export const markTheAnswer = ({ topic }: { topic: Topic }): Card =>
  fitting(shares, (share) =>
    newsCard({
      ...{
        heading: "Did a reply answer your question?",
        id: topic.id,
        title: shorten(topic.title, 200 * share),
      },
      text: `It has ${count(topic.replies, "reply", "replies")}. Mark the one that helped, or close the question.`,
      threadUrl: linkOr(topic.url),
    }),
  );
