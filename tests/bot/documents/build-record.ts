import type { Action } from "../../../bot/actions";
import { addDays, day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId, asStepId } from "../../../bot/common/ids";
import type { Consultation } from "../../../bot/consultations";
import type { HistoryLine } from "../../../bot/documents";
import { createDocuments } from "../../../bot/documents";
import { describeLevel, findSource, findStep } from "../../../bot/toolkit";
import phasesJson from "../../../bot/toolkit/content/phases.json";
import stepsJson from "../../../bot/toolkit/content/steps.json";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type ProductGiven,
  reference,
} from "../../support/teams";

export const hostile = {
  markup: `<w:p><w:r><w:t>Injected</w:t></w:r></w:p> & "quoted" 'words' ]]> <!-- x -->`,
  control: "Bell\u0007, null\u0000, escape\u001B, tab\there, \uFFFE\uFFFF and \uD800 half an emoji.\u0085",
  emoji: "Parks for everyone 🌳👨‍👩‍👧‍👦 – naïve café £5 ✓",
  rightToLeft: "استشارة حول المكتبات العامة في المدينة",
  turned: "Approved by \u202Ereganam eht\u202C today",
  long: `Ten thousand letters: ${"We wrote to every household in the ward and kept the replies. ".repeat(160)}`,
  unbroken: "x".repeat(10_000),
  links:
    "See https://intranet.example/eia/42?draft=1&x=<b> and http://[not-an-address and javascript:alert(1)",
};

/** All the steps of the toolkit as rows of one consultation, half-way through its work. */
export const allSteps = (): Action[] =>
  stepsJson.map((step, at): Action => {
    const done = at < 30 && at % 7 !== 5;
    const waived = at % 13 === 5;
    const by = [alex, adele, grady][at % 3] ?? alex;
    return buildAction({
      id: asActionId(String(at + 1)),
      stepId: asStepId(step.id),
      title: step.title,
      phase: phasesJson.find(({ phase }) => phase === step.phase)?.title ?? "",
      gate: step.gate ?? undefined,
      owner: { id: by.id, name: by.name },
      dueDate: at % 9 === 8 ? undefined : addDays(day("2027-01-11"), at * 4),
      status: waived ? "Waived" : done ? "Done" : "Open",
      evidence: done
        ? `Agreed at the project meeting. Notes: https://westhaven.example/files/${step.id}`
        : "",
      doneBy: done || waived ? { id: by.id, name: by.name } : undefined,
      doneOn: done || waived ? addDays(day("2027-01-08"), at * 2) : undefined,
      waivedReason: waived ? "There is no event in this work, so there is nothing to book." : "",
    });
  });

export const wholeConsultation = (given: Partial<Consultation> = {}): Consultation =>
  buildConsultation({
    title:
      "How Westhaven looks after its parks, playgrounds and green spaces over the next ten years, and what it should stop doing",
    overview:
      "The council looks after 64 parks. Money for them falls by a fifth by 2030.\nWe want to know which parks and which work matter most to people.",
    levelReason:
      "There is a duty to consult, so the level is Consult or higher.\nThe effect is big, so the level is Consult or higher.\nThe decision-maker will listen to views, which is Consult.",
    levelAnswers: JSON.stringify({
      open: "some",
      duty: "yes",
      impact: 3,
      protected: true,
      share: "hear",
      canDelegate: false,
      freshEvidence: false,
      weeks: 17,
      circumstances: [
        "affectsProtected",
        "affectsResidents",
        "online",
        "personalData",
        "statutory",
        "survey",
      ],
    }),
    areas: ["Riverside", "Old Town", "Hillside"],
    audiences: ["Residents", "Businesses", "Voluntary and community groups"],
    statutoryDuty: true,
    keyDecision: true,
    track: "full",
    workflowStatus: "Open",
    feedbackPromised: day("2027-08-02"),
    ...given,
  });

export const lines = (): HistoryLine[] => {
  const line = (when: string, what: string, from: string, to: string, who = alex): HistoryLine => ({
    reference: reference("2027-00042"),
    what,
    who: { id: who.id, name: who.name },
    when: new Date(when),
    from,
    to,
  });
  return [
    line("2027-01-08T09:12:00Z", "Consultation logged", "", "Idea"),
    line("2027-01-11T15:40:00Z", "Status changed in the list", "Idea", "Approved", adele),
    line("2027-01-20T10:05:00Z", "Level changed: the lead officer chose a higher one", "inform", "consult"),
    line("2027-02-02T11:30:00Z", "Dates changed: opens", "2027-03-22", "2027-03-29"),
    line("2027-03-29T08:01:00Z", "Status changed in the list", "Approved", "Open", adele),
  ];
};

/** The documents of a product in memory, with this history. */
export function documentsOf(given: ProductGiven & { history?: readonly HistoryLine[] } = {}) {
  const product = buildProduct({
    now: "2027-04-12T13:30:00Z",
    consultations: [wholeConsultation()],
    actions: allSteps(),
    ...given,
  });
  const documents = createDocuments({
    breathe: async () => undefined,
    ...product,
    findStep: (stepId) => findStep(stepId),
    findSource,
    describeLevel: (level) => describeLevel(level),
    history: { of: async () => given.history ?? lines() },
  });
  const meetingNotes = async () => {
    throw new Failure("not_found", "This test has no meetings.");
  };
  return { product, documents: { ...documents, meetingNotes } };
}
