import { z } from "zod";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { forumChannel, questionForm } from "../forum/ask-question";
import type { Press, TeamsDeps } from "../turn";
import draftJson from "./forum-draft-card.json";

const draftCard = cardFrom(draftJson);

/** A question as a button carries it: long enough for any that is asked, small enough for every card. */
export const longestQuestion = 500;

export const questionSchema = z
  .looseObject({ question: z.unknown() })
  .catch({ question: "" })
  .transform(({ question }) => shorten(typeof question === "string" ? question : "", longestQuestion));

/** Where a post goes, and how it gets there while people post it themselves. */
export const whereToPost = ({ settings }: Pick<TeamsDeps, "settings">): string =>
  `Copy the text, finish it and post it in the channel "${shorten(settings().forumChannel, 80)}". Colleagues answer there.`;

/** A post ready to be copied to the council's own channel, with the question in it. */
export function forumDraft(deps: Pick<TeamsDeps, "settings">, question: string): Card {
  const post = ["A question about a consultation", `My question: ${question}`, "What I have tried so far: "];
  return draftCard({ channel: whereToPost(deps), question, post: post.join("\n") });
}

/** Posted by the bot where it knows the channel; else to be copied. */
export const askForum: Press = async (deps, turn, data) => {
  const question = questionSchema.parse(data);
  if (await forumChannel(deps)) return questionForm(deps, turn, { post: question, asked: question });
  return forumDraft(deps, question);
};
