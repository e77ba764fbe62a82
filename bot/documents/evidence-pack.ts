import { weeksBetween } from "../common/days";
import { bound } from "./frame";
import { changesOfDates, historyTable, levelChanges } from "./history-parts";
import { equality, gunning } from "./law-parts";
import { aside, bullets, facts, type Part, prose, section, table } from "./parts";
import { about, reasonsOf } from "./plan-document";
import type { TakenFrom } from "./record";
import { signOffs } from "./sign-off-parts";
import { byPhase, recordedSteps, sourcesOf } from "./step-parts";
import { capital, circumstance, count, notRecorded, onDay, questions } from "./words";

/**
 * What was recorded, in the order somebody asks for it who must judge the consultation. It never says that a
 * legal test is met: that is for whoever reads it.
 */
export const evidencePack = (from: TakenFrom): Promise<Buffer> =>
  bound(from, {
    kind: "Evidence pack",
    chapters: [
      { title: "The decision and what people could change", parts: about(from) },
      { title: "The level of engagement", parts: level(from) },
      { title: "The four Gunning tests", parts: gunning(from) },
      { title: "Equality", parts: equality(from) },
      { title: "Dates and timetable", parts: dates(from) },
      { title: "Sign-offs", parts: signOffs(from) },
      { title: "The whole checklist", parts: checklist(from) },
      { title: "History", parts: historyTable(from) },
      { title: "Sources", parts: sources(from) },
    ],
  });

function level(from: TakenFrom): Part[] {
  const { consultation, level: chosen, saved } = from;
  return [
    section("The answers that were given"),
    table({
      head: ["Question", "Answer"],
      widths: [60, 40],
      rows: questions.map(({ ask, said }) => [ask, said(saved.answers)]),
    }),
    ...aside("What was said about this work:"),
    ...bullets(saved.circumstances.map(circumstance)),
    section("The level and why"),
    facts([
      ["Level", chosen?.label],
      ["What people were promised", chosen?.promise],
      ["Track", capital(consultation.track)],
    ]),
    ...aside("Reasons, as the toolkit gave them:"),
    ...bullets(reasonsOf(consultation.levelReason)),
    section("Changes to the level"),
    ...(saved.override ? prose(`The level was chosen against the answers. ${saved.override}`) : []),
    ...levelChanges(from),
  ];
}

function dates(from: TakenFrom): Part[] {
  const { startDate, endDate, decisionDate, feedbackPromised, dateCertainty } = from.consultation;
  const weeks = (first: typeof startDate, last: typeof startDate) =>
    first && last ? count(weeksBetween(first, last), "whole week") : notRecorded;
  return [
    facts([
      ["Opened or opens", onDay(startDate)],
      ["Closed or closes", onDay(endDate)],
      ["Time to answer", weeks(startDate, endDate)],
      ["Decision", onDay(decisionDate)],
      ["From closing to the decision", weeks(endDate, decisionDate)],
      ["Feedback promised by", onDay(feedbackPromised)],
      ["How certain the dates are", dateCertainty],
    ]),
    section("Changes of dates"),
    ...changesOfDates(from),
  ];
}

function checklist({ steps, done, total, lateSteps }: TakenFrom): Part[] {
  return [
    ...prose(
      steps.length === 0
        ? "This consultation has no checklist in the register."
        : `${done} of ${count(total, "step")} done or waived, ${lateSteps} late.`,
    ),
    ...byPhase(steps, recordedSteps),
  ];
}

function sources(from: TakenFrom): Part[] {
  return [
    ...aside(
      "Every source the steps above name, and how far each was checked. None of this is legal advice.",
    ),
    ...sourcesOf(from),
  ];
}
