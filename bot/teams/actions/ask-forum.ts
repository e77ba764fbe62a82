import { randomUUID } from "node:crypto";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { forumChannel, usualFor, whereItGoes } from "../forum/ask-question";
import { noReaderChoices, readerChoices } from "../forum/reader-choices";
import type { Press } from "../turn";
import { aboutStep } from "./about-step";
import askForumJson from "./ask-forum-card.json";
import { whereOf } from "./list-mine";
import { shortStep } from "./rows";
import { known } from "./step-again";
import { readStepData } from "./step-data";
import { whenceText } from "./whence";

const askForumCard = cardFrom(askForumJson);

/** A post about this step: the bot posts it where it knows the forum's channel, else it is to be copied. */
export const askForum: Press = async (deps, turn, data) => {
  const { id, view, from, typed } = readStepData(data);
  const action = known(deps, turn, id);
  const about = aboutStep(deps, action);
  const where = whereOf(deps, turn, action);
  const link = linkOr(action.listUrl);
  const canPost = (await forumChannel(deps)) !== undefined;
  const { reference } = action;
  const readers = canPost
    ? readerChoices(deps, turn.person, await usualFor(deps, turn, reference))
    : noReaderChoices;
  const question = [
    `A question about step ${shortStep(action, 120)}`,
    where && `For: ${where}`,
    about && `What the step asks: ${shorten(about.do, 500)}`,
    "My question: ",
    link && `The step: ${link}`,
  ];
  return askForumCard({
    ...{ id: action.id, ...view, from: whenceText(from) },
    stepName: shortStep(action, 120),
    channel: canPost
      ? whereItGoes
      : `Copy the text, add your question and post it in the channel "${shorten(deps.settings().forumChannel, 80)}". Colleagues answer there.`,
    ...{ canPost, label: canPost ? "Your post: add your question" : "Your post: copy it" },
    ...{ key: randomUUID(), reference: reference ?? "", ...readers },
    question: question.filter(Boolean).join("\n"),
    kept: typed.evidence.trim() ? `You had typed: ${shorten(typed.evidence, 2_000)}` : "",
  });
};
