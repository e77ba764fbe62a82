import { bound } from "./frame";
import { aside, bullets, facts, type Part, prose, table } from "./parts";
import type { StepRecord, TakenFrom } from "./record";
import { byPhase, nameOf, sourcesOf, stateOf, whoAndWhen } from "./step-parts";
import { capital, count, notRecorded, onDay, stillOpen } from "./words";

/** The consultation plan with its checklist, to share and to work from on paper. */
export const planDocument = (from: TakenFrom): Promise<Buffer> =>
  bound(from, {
    kind: "Consultation plan",
    chapters: [
      { title: "The decision and what people can change", parts: about(from) },
      { title: "Level of engagement", parts: level(from) },
      { title: "Dates", parts: dates(from) },
      { title: "Checklist", parts: checklist(from) },
      { title: "Where the steps come from", parts: sources(from) },
    ],
  });

export function about({ consultation, saved }: TakenFrom): Part[] {
  const { overview, service, decisionMaker, leadOfficer, areas, audiences } = consultation;
  return [
    ...prose(overview),
    facts([
      ["The decision is made by", decisionMaker],
      ["Decision date", onDay(consultation.decisionDate)],
      ["What is still open to change", stillOpen(saved.answers.open)],
      ["Key decision", consultation.keyDecision ? "Yes" : "No"],
      ["Duty to consult", consultation.statutoryDuty ? "Yes, or there may be" : "No"],
      ["Service", service],
      ["Lead officer", leadOfficer?.name],
      ["Areas", areas.join(", ")],
      ["Who we want to hear from", audiences.join(", ")],
      ["Methods", consultation.methods?.join(", ")],
    ]),
  ];
}

function level({ consultation, level: chosen }: TakenFrom): Part[] {
  return [
    facts([
      ["Level", chosen?.label],
      ["What we promise", chosen?.promise],
      ["Track", capital(consultation.track)],
    ]),
    ...aside("Why this level:"),
    ...bullets(reasonsOf(consultation.levelReason)),
  ];
}

export const reasonsOf = (levelReason: string): string[] =>
  levelReason.split(/\r?\n/).filter((each) => each.trim());

function dates({ consultation }: TakenFrom): Part[] {
  const { startDate, endDate, decisionDate, feedbackPromised, dateCertainty } = consultation;
  return [
    facts([
      ["Opens", onDay(startDate)],
      ["Closes", onDay(endDate)],
      ["Decision", onDay(decisionDate)],
      ["Feedback promised by", onDay(feedbackPromised)],
      ["How certain the dates are", dateCertainty],
    ]),
  ];
}

function checklist({ steps, done, total, lateSteps }: TakenFrom): Part[] {
  if (steps.length === 0) return [...prose("This consultation has no checklist in the register yet.")];
  const late = lateSteps > 0 ? ` ${count(lateSteps, "step")} ${lateSteps === 1 ? "is" : "are"} late.` : "";
  return [...prose(`${done} of ${count(total, "step")} done or waived.${late}`), ...byPhase(steps, toDo)];
}

const toDo = (steps: readonly StepRecord[]): Part =>
  table({
    head: ["Step and what to do", "What to keep as evidence", "Who signs off", "State"],
    widths: [40, 21, 19, 20],
    rows: steps.map((record) => [
      [nameOf(record), record.step?.do],
      record.step?.evidence ?? notRecorded,
      [record.step?.signOff ?? notRecorded, record.action.gate ? `Gate ${record.action.gate}` : ""],
      [stateOf(record), ...asLines(whoAndWhen(record))],
    ]),
  });

const asLines = (cell: ReturnType<typeof whoAndWhen>): readonly (string | null | undefined)[] =>
  typeof cell === "string" || cell === null || cell === undefined ? [cell] : cell;

function sources(from: TakenFrom): Part[] {
  return [
    ...aside("This is a working list. It is not legal advice: ask legal before you rely on any of it."),
    ...sourcesOf(from),
  ];
}
