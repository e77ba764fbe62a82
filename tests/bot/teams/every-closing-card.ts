import { day } from "../../../bot/common/days";
import { asFeedbackRowId, type FeedbackRow } from "../../../bot/feedback";
import type { Card } from "../../../bot/teams";
import {
  decision,
  evaluation,
  findings,
  participation,
  promise,
} from "../../../bot/teams/consultations/record-closing";
import { pressSeeClosing } from "../../../bot/teams/consultations/see-closing";
import { pressWhoWeEngagedWith } from "../../../bot/teams/consultations/who-we-engaged-with";
import { askRow, keepRow } from "../../../bot/teams/feedback/keep-row";
import { noPromise } from "../../../bot/teams/feedback/no-promise";
import { notPublished } from "../../../bot/teams/feedback/not-published";
import { askPublish, publish } from "../../../bot/teams/feedback/publish";
import { pressSeeFeedback } from "../../../bot/teams/feedback/see-feedback";
import type { Turn } from "../../../bot/teams/turn";
import { alex, buildConsultation, buildProduct, grady } from "../../support/teams";

const turn: Turn = { person: alex, text: "", where: "personal" };

/** The cards about closing the loop, filled with these words. */
export async function everyClosingCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const as = words as string;
  const text = words ?? "";
  const group = (name: string, count: number) =>
    ({ group: name, reached: "partly", count, how: text }) as const;
  const consultation = buildConsultation({
    ...{ title: as, workflowStatus: "Decided", methods: [text, "Focus group"] },
    ...{ responses: 120, seldomHeard: ["Carers", text], areas: [text], audiences: [text] },
    groupsReached: [...Array.from({ length: 20 }, () => group(text, 3)), group("Carers", 12)],
    ...{
      findingsSummary: `3 people ${text}`,
      costActual: 900,
      outcomeSummary: text,
      decisionReasons: text,
      resultsUrl: text,
    },
    ...{ lessons: `What worked: ${text}\nWhat did not: ${text}\nNext time: ${text}\n${text}`, evalScore: 4 },
    supportingDocuments: [{ title: "The decision", url: text }],
    methodRatings: [{ method: "Focus group", rating: 5 }],
    feedbackPromised: day("2027-06-30"),
    leadOfficer: { id: alex.id, name: as },
  });
  const { reference } = consultation;
  const row = (at: number, given: Partial<FeedbackRow> = {}): FeedbackRow => ({
    ...{ id: asFeedbackRowId(`${at}`), reference, theme: text, asked: text, said: text },
    ...{ outcome: "will", answer: text, owner: { id: grady.id, name: as }, dueDate: day("2027-08-01") },
    ...{
      status: "Open",
      doneOn: undefined,
      publishedOn: undefined,
      publishedAs: "",
      position: at,
      listUrl: text,
    },
    ...given,
  });
  const product = (rows: readonly FeedbackRow[] = []) => {
    const made = buildProduct({ now: "2027-05-20T09:00:00Z", consultations: [consultation] });
    for (const each of rows) made.feedbackRows.put(each);
    return made;
  };
  const rows = [
    row(1),
    row(2, { outcome: "did", publishedOn: day("2027-05-19"), status: "Done" }),
    row(3, { outcome: "could not", owner: undefined, dueDate: undefined }),
    row(4, { outcome: undefined }),
    ...Array.from({ length: 12 }, (_, at) => row(at + 5)),
  ];
  const [empty, full] = [product(), product(rows)];
  const data = { reference };
  const every = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));
  const bad = {
    ...{ ...data, ...every(["responses", "group", "otherGroup", "reached", "groupCount", "how"]) },
    ...every(["findingsSummary", "outcomeSummary", "decisionReasons", "outcomeDate", "decisionUrl"]),
    ...every(["evalScore", "costActual", "staffDaysActual", "socialValue", "worked", "didNot", "nextTime"]),
    ...every(["repeat", "changeNext", "channel", "holdingReply", "feedbackPromised", "nothingChanged"]),
    ...every(["theme", "asked", "said", "outcome", "answer", "owner", "dueDate"]),
    ...{ resultsUrl: `x ${text}`, rating0: "9", mark: text },
  };
  const channel: Turn = { ...turn, where: "channel" };
  return {
    "consultations/closing-card": await pressSeeClosing(full, turn, data),
    "consultations/closing-card, in a channel": await pressSeeClosing(full, channel, data),
    "consultations/closing-card, saved": await promise.send(full, turn, {
      ...{
        ...data,
        feedbackPromised: "2027-09-30",
        channel: text.slice(0, 90),
        holdingReply: `Late ${text.slice(0, 900)}`,
      },
    }),
    "consultations/participation-card": await participation.ask(full, turn, data),
    "consultations/participation-card, refused": await participation.send(full, turn, bad),
    "consultations/findings-card": await findings.ask(full, turn, data),
    "consultations/findings-card, refused": await findings.send(full, turn, bad),
    "consultations/decision-card": await decision.ask(full, turn, data),
    "consultations/decision-card, refused": await decision.send(full, turn, bad),
    "consultations/evaluate-card": await evaluation.ask(full, turn, data),
    "consultations/evaluate-card, refused": await evaluation.send(full, turn, bad),
    "consultations/promise-card": await promise.ask(full, turn, data),
    "consultations/promise-card, refused": await promise.send(full, turn, bad),
    "consultations/engaged-card": await pressWhoWeEngagedWith(full, turn, { year: "2027" }),
    "consultations/engaged-card, nothing": await pressWhoWeEngagedWith(full, turn, { year: 2040 }),
    "feedback/feedback-card": await pressSeeFeedback(full, turn, data),
    "feedback/feedback-card, page 2": await pressSeeFeedback(full, turn, { ...data, page: 2 }),
    "feedback/feedback-card, in a channel": await pressSeeFeedback(full, channel, data),
    "feedback/feedback-card, none": await pressSeeFeedback(empty, turn, data),
    "feedback/row-card": await askRow(full, turn, data),
    "feedback/row-card, of a row": await askRow(full, turn, { ...data, row: "1" }),
    "feedback/row-card, refused": await keepRow(full, turn, bad),
    "feedback/told-card": noPromise({ work: consultation, due: day("2027-08-02"), weeks: 12 }),
    "feedback/told-card, a row": notPublished({
      ...{
        work: consultation,
        row: row(1),
        by: { id: grady.id, name: as },
        wasPublished: true,
        canPublish: true,
      },
    }),
    "feedback/told-card, a day": notPublished({
      ...{ work: consultation, row: row(1), by: undefined, wasPublished: false, canPublish: false },
    }),
    "feedback/publish-card": await askPublish(full, turn, data),
    "feedback/publish-card, none": await askPublish(empty, turn, data),
    "feedback/publish-card, refused": await publish(full, turn, bad),
  };
}
