import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import type { Press } from "../turn";
import { aboutStep } from "./about-step";
import askForumJson from "./ask-forum-card.json";
import { whereOf } from "./list-mine";
import { known, readStepData } from "./open-step";
import { shortStep } from "./rows";
import { whenceText } from "./whence";

const askForumCard = cardFrom(askForumJson);

/** A post about this step, ready to be copied to the council's own channel. */
export const askForum: Press = async (deps, turn, data) => {
  const { id, view, from, typed } = readStepData(data);
  const action = known(deps, turn, id);
  const about = aboutStep(deps, action);
  const where = whereOf(deps, turn, action);
  const link = linkOr(action.listUrl);
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
    channel: `Copy the text, add your question and post it in the channel "${shorten(deps.settings().forumChannel, 80)}". Colleagues answer there.`,
    question: question.filter(Boolean).join("\n"),
    kept: typed.evidence.trim() ? `You had typed: ${shorten(typed.evidence, 2_000)}` : "",
  });
};
