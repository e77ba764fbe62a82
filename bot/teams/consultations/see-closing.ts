import { inWords } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { ClosingSeen } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { pounds, shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import closingJson from "./closing-card.json";
import { byReference, nothingWrong, type Refused, readClosing } from "./closing-data";

const closingCard = cardFrom(closingJson);
const mostGroups = 12;

/** `close the loop 2027-00042` */
export const seeClosing: Command = byReference("close the loop", async (deps, turn, reference) => ({
  card: closing(deps, turn, { reference }),
  summary: `Close the loop ${reference}`,
}));

export const pressSeeClosing: Press = async (deps, turn, data) =>
  closing(deps, turn, { reference: readClosing(data, []).reference });

/** The five parts, each done or owed, with a button for whoever may write it. */
export function closing(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    saved = "",
    warning = "",
    refused = nothingWrong,
  }: { reference: Reference; saved?: string; warning?: string; refused?: Refused },
): Card {
  const ask = { reference, by: turn.person, where: readingPlace(turn) };
  const seen = deps.consultations.seeClosing(ask);
  const { rows, drafts } = deps.feedback.seeFeedback(ask);
  const { consultation, canWrite, participation, done } = seen;
  const part = (name: string, state: string, verb: string, isDone: boolean) => ({
    ...{ name, state, verb, button: isDone ? "Change" : "Record" },
  });
  return closingCard({
    ...{ reference, canWrite, saved, warning: shorten(warning, 600), ...refused },
    title: shorten(consultation.title, 120),
    status: `Status: ${consultation.workflowStatus}`,
    ...promiseWords(seen),
    parts: [
      part(
        "Who took part",
        participationWords(participation),
        "consultations.askParticipation",
        done.participation,
      ),
      part(
        "What people said",
        done.findings ? "Done." : "Owed: what people told you, in short.",
        "consultations.askFindings",
        done.findings,
      ),
      part("The decision", decisionWords(seen), "consultations.askDecision", done.decision),
      {
        ...part("You said, we did", rowWords(seen, rows.length, drafts), "feedback.seeFeedback", true),
        button: "See rows",
      },
      part("How it went", evaluationWords(seen), "consultations.askEvaluation", done.evaluation),
    ],
    groups: participation.groups.slice(0, mostGroups).map((group) => ({ text: groupWords(group, 80) })),
    readOnly: canWrite
      ? ""
      : "The lead officer, the engagement lead or a manager fills this in, in their own chat.",
  });
}

/** `Carers: partly reached, fewer than 5 took part` */
export function groupWords(
  { group, reached, count }: ClosingSeen["participation"]["groups"][number],
  most: number,
): string {
  const how = { yes: "reached", partly: "partly reached", no: "not reached" }[reached];
  return `${shorten(group, most)}: ${how}${count ? `, ${count} took part` : ""}`;
}

function participationWords({ responses, groups }: ClosingSeen["participation"]): string {
  if (!responses && groups.length === 0)
    return "Owed: the number of responses, and which groups you reached.";
  const named = groups.length === 0 ? "No group is recorded yet." : `Groups: ${groups.length}.`;
  return `Responses: ${responses || "not counted yet"}. ${named}`;
}

function decisionWords({ consultation: { outcomeDate }, done }: ClosingSeen): string {
  if (!done.decision) return "Owed: what was decided, why and when.";
  return outcomeDate ? `Done. Decided on ${inWords(outcomeDate)}.` : "Done.";
}

function evaluationWords({ consultation, costPerResponse }: ClosingSeen): string {
  const { evalScore, lessons, costActual, methodRatings } = consultation;
  const cost = costPerResponse === undefined ? "" : ` Each response cost ${pounds(costPerResponse)}.`;
  if (evalScore !== undefined) return `Done. Your aim was met: ${evalScore} of 6.${cost}`;
  const begun = Boolean(lessons?.trim()) || costActual !== undefined || (methodRatings?.length ?? 0) > 0;
  return begun ? "Begun. Still owed: did you meet your aim?" : "Owed: how it went, and what you learned.";
}

function rowWords(
  { consultation: { feedbackPublished } }: ClosingSeen,
  rows: number,
  drafts: number,
): string {
  const published = feedbackPublished ? `Published on ${inWords(feedbackPublished)}.` : "";
  if (rows === 0) return published || "Owed: a row for each theme. Nothing is published yet.";
  const waiting = drafts > 0 ? `${drafts} of ${rows} not published.` : "";
  return [published || `Rows: ${rows}.`, waiting].filter(Boolean).join(" ");
}

function promiseWords({ consultation, feedbackDue: { by, promised, late } }: ClosingSeen) {
  if (consultation.feedbackPublished)
    return { promise: "People were told what came of it.", promiseStyle: "good" };
  if (!by)
    return { promise: "No day is promised yet, and there is no closing day.", promiseStyle: "warning" };
  const words = promised
    ? `Promised: people hear by ${inWords(by)}.`
    : `Nobody promised a day. People should hear by ${inWords(by)}.`;
  return {
    promise: late ? `${words} That day has passed. Publish now, or send a holding reply.` : words,
    promiseStyle: late ? "attention" : "emphasis",
  };
}
