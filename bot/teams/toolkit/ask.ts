import { toReference } from "../../common/ids";
import type { Consultation } from "../../consultations";
import type { Answer, AskKind, Passage } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { dayOr, shorten } from "../cards/words";
import { commands } from "../commands";
import { notUnderstood } from "../help/help";
import type { Command, Press, Reply, TeamsDeps, Turn } from "../turn";
import askJson from "./ask-card.json";
import { compareReply } from "./compare-methods";
import { longestQuestion, questionSchema } from "./forum-draft";
import { groupReply } from "./see-group";
import { methodReply } from "./see-method";
import { sourceLine } from "./source-line";

const askCard = cardFrom(askJson);
const shownInFull = 3;
const longestPassage = 500;
/** In letters. Who says more has a question, and not just the name of a thing. */
const longestName = 200;

/** Anything that is no command: looked up in the toolkit, the register and the forum at once. */
export const ask: Command = async (deps, turn) => {
  const named = turn.text.length <= longestName ? namedReply(deps, turn) : undefined;
  if (named) return named;
  const answer = answerTo(deps, turn, turn.text);
  if (!answer.asked) return notUnderstood(deps, turn);
  return { card: answerCard(deps, answer, turn.text), summary: summaryOf(answer) };
};

/** A method, two of them or a group called by name has a card of its own. */
const namedReply = (deps: TeamsDeps, turn: Turn): Reply | undefined =>
  compareReply(deps, turn) ?? methodReply(deps, turn) ?? groupReply(deps, turn.text);

export const pressAsk: Press = async (deps, turn, data) => {
  const question = questionSchema.parse(data);
  return answerCard(deps, answerTo(deps, turn, question), question);
};

/** A whole channel reads the answer, so it holds only what everybody may see. */
function answerTo(deps: TeamsDeps, { person, where }: Turn, question: string): Answer {
  const inPublic = where !== "personal";
  const kinds: AskKind[] = inPublic ? ["toolkit", "register"] : ["toolkit", "register", "forum"];
  return deps.ask.ask({
    question,
    kinds,
    mayFind: (id) => {
      const reference = toReference(id);
      return reference !== undefined && deps.consultations.mayFind({ reference, by: person, inPublic });
    },
  });
}

const isEmpty = ({ passages, register, topics }: Answer): boolean =>
  passages.length + register.length + topics.length === 0;

const summaryOf = (answer: Answer): string => (isEmpty(answer) ? "I found nothing on that" : "What I found");

function answerCard(deps: TeamsDeps, answer: Answer, typed: string): Card {
  const empty = isEmpty(answer);
  const question = shorten(typed, longestQuestion);
  const consultations = answer.register.flatMap((id) => {
    const reference = toReference(id);
    return (reference && deps.consultations.find(reference)) ?? [];
  });
  const make = (share: number) =>
    askCard({
      heading: summaryOf(answer),
      question: shorten(question, longestQuestion * share),
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
      hasTopics: answer.topics.length > 0,
      topics: answer.topics.map((topic) => ({
        title: shorten(topic.title, 120 * share),
        detail: topic.answer
          ? `Answer: ${shorten(topic.answer, 200 * share)}`
          : shorten(topic.body, 200 * share),
        url: linkOr(topic.url),
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
