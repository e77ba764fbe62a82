import { toReference } from "../../common/ids";
import type { Consultation } from "../../consultations";
import { asTopicId, canBeShown } from "../../forum";
import type { Answer, AskKind, Passage } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { dayOr, shorten } from "../cards/words";
import { commands } from "../commands";
import { keepAsked } from "../forum/asked-here";
import { hasForum } from "../forum/forum-chat";
import { isPublicHere } from "../forum/who-reads";
import { notUnderstood } from "../help/help";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import askJson from "./ask-card.json";
import { compareReply } from "./compare-methods";
import { longestQuestion, questionSchema } from "./forum-draft";
import { fromForum } from "./from-forum";
import { groupReply } from "./see-group";
import { methodReply } from "./see-method";
import { sourceLine } from "./source-line";

const askCard = cardFrom(askJson);
const everything: AskKind[] = ["toolkit", "register", "forum"];
const shownInFull = 3;
const longestPassage = 500;
/** In letters. Who says more has a question, and not just the name of a thing. */
const longestName = 200;

/**
 * Anything that is no command: looked up in the toolkit, the register and the forum at once. A method, two of them
 * or a group called by name has a card of its own.
 */
export const ask: Command = async (deps, turn) => {
  const isName = turn.text.length <= longestName;
  const method = isName ? (compareReply(deps, turn) ?? methodReply(deps, turn)) : undefined;
  if (method) return method;
  const answer = await answerTo(deps, turn, turn.text);
  const group = isName ? groupReply(deps, turn, answer.topics) : undefined;
  if (!group && !answer.asked) return notUnderstood(deps, turn);
  await keepAsked(deps, turn, turn.text);
  if (group) return group;
  return { card: answerCard(deps, turn, answer, turn.text), summary: summaryOf(answer) };
};

export const pressAsk: Press = async (deps, turn, data) => {
  const question = questionSchema.parse(data);
  await keepAsked(deps, turn, question);
  return answerCard(deps, turn, await answerTo(deps, turn, question), question);
};

/** A whole channel reads the answer, so it holds only what all who read there may see. */
async function answerTo(deps: TeamsDeps, turn: Turn, question: string): Promise<Answer> {
  const { person, where } = turn;
  const inPublic = where !== "personal";
  const withCouncillors = await isPublicHere(deps, turn);
  const maySee = (id: string): boolean => {
    const topic = hasForum(deps) ? deps.forum.find(asTopicId(id)) : undefined;
    if (!topic) return !inPublic && !hasForum(deps);
    return canBeShown(topic, { person, inPublic: withCouncillors });
  };
  return deps.ask.ask({
    ...{ question, kinds: everything, maySee },
    mayFind: (id) => {
      const reference = toReference(id);
      return reference !== undefined && deps.consultations.mayFind({ reference, by: person, inPublic });
    },
  });
}

const isEmpty = ({ passages, register, topics }: Answer): boolean =>
  passages.length + register.length + topics.length === 0;

const summaryOf = (answer: Answer): string => (isEmpty(answer) ? "I found nothing on that" : "What I found");

function answerCard(deps: TeamsDeps, turn: Turn, answer: Answer, typed: string): Card {
  const empty = isEmpty(answer);
  const question = shorten(typed, longestQuestion);
  const consultations = answer.register.flatMap((id) => {
    const reference = toReference(id);
    return (reference && deps.consultations.find(reference)) ?? [];
  });
  const make = (share: number) =>
    askCard({
      heading: summaryOf(answer),
      ...fromForum(deps, turn, { typed, topics: answer.topics, share }),
      shownQuestion: shorten(question, 200 * share),
      nothing: empty
        ? "I looked in the toolkit and in what you may see of the register and the forum. Try other words, or ask the forum."
        : "",
      passages: answer.passages.slice(0, shownInFull).map((passage) => ({
        ...openedBy(passage),
        title: shorten(passage.title, 120 * share),
        text: shorten(passage.text, longestPassage * share),
        source: sourceLine(passage, 300 * share),
      })),
      hasMore: answer.passages.length > shownInFull,
      more: answer.passages.slice(shownInFull).map((passage: Passage) => ({
        ...openedBy(passage),
        title: shorten(passage.title, 120 * share),
      })),
      hasRegister: consultations.length > 0,
      register: consultations.map((consultation) => ({
        reference: consultation.reference,
        name: `${consultation.reference} ${shorten(consultation.title, 120 * share)}`,
        detail: detailOf(deps, consultation, share),
        url: linkOr(consultation.listUrl),
      })),
      commandsNote: empty ? `You can also type: ${commands.map(({ title }) => title).join(", ")}` : "",
    });
  return fitting(shares, make);
}

function openedBy({ id, kind }: Passage): { verb: string; id: string } {
  const own = id.slice(kind.length + 1);
  if (kind === "method") return { verb: "toolkit.seeMethod", id: own };
  if (kind === "group") return { verb: "toolkit.seeGroup", id: own };
  return { verb: "toolkit.openPassage", id };
}

function detailOf(deps: TeamsDeps, consultation: Consultation, share: number): string {
  const { startDate, endDate, service, leadOfficer } = consultation;
  const when = {
    undated: "no dates yet",
    forthcoming: `opens ${dayOr(startDate, "")}`,
    open: endDate ? `open until ${dayOr(endDate, "")}` : "open now",
    closed: `closed ${dayOr(endDate, "")}`,
  }[deps.consultations.timingOf(consultation)];
  const lead = shorten(leadOfficer?.name, 60 * share);
  return [when, shorten(service, 60 * share), lead && `led by ${lead}`].filter(Boolean).join(", ");
}
