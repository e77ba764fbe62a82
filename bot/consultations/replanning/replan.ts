import { type Day, weeksBetween } from "../../common/days";
import type { ActionId, StepId } from "../../common/ids";
import type { WorkingDays } from "../../common/working-days";
import type { Consultation, EngagementLevel, Named, Track } from "../consultation";
import type { CouncilDates } from "../planning/council-dates";
import type { PlanningSettings } from "../planning/planning-settings";
import { type AskedAnswers, askedCircumstances } from "../planning/read-level-answers";
import type { RunDates } from "../planning/warn-of-dates";
import { followedVersion } from "../template-version";
import type { LevelDecision, PlannedStep, ToolkitRules } from "../toolkit-rules";
import { falls, type LevelAndTrack } from "./falls";
import { readSavedAnswers } from "./read-saved-answers";
import { basisOf, type StepBasis, savedCircumstances, withElection } from "./step-basis";
import { warnOfMovedDates } from "./warn-of-moved-dates";
import { whyNoLonger } from "./why-no-longer";

/** How the reason begins of a step that was closed because it no longer applies. */
export const noLongerApplies = "No longer applies";

/** One step of a checklist, as the list of actions has it. */
export interface OwedStep {
  id: ActionId;
  stepId: StepId | undefined;
  title: string;
  source: string;
  status: "Open" | "Done" | "Waived" | "Blocked";
  owner?: Named | undefined;
  dueDate: Day | undefined;
  /** Who ticked or waived it; nobody where a change closed it. */
  doneBy: Named | undefined;
  waivedReason: string;
  phase: string;
  gate: string | undefined;
}

/** A level somebody chose against the answers, and what it brings with it. */
export interface ChosenLevel {
  level: EngagementLevel;
  track: Track;
  /** Who chose it and why, then what the answers said. */
  reasons: readonly string[];
  /** Kept beside the answers. */
  record: Record<string, unknown>;
}

/** What somebody asks for. With nothing asked, only what is still to be moved is. */
export interface Asked {
  dates?: RunDates;
  /** Let the level follow the new dates; without it the level stays. */
  takeLevel?: boolean;
  answers?: { answers: AskedAnswers; circumstances: ReadonlySet<string> };
  chosen?: ChosenLevel;
  /** Follow this version of the toolkit from now on. */
  version?: string;
}

export type StepKind = "moved" | "added" | "no longer applies" | "applies again" | "reworded" | "same";

/** What becomes of one step. */
export interface StepOutcome {
  stepId: StepId;
  title: string;
  kind: StepKind;
  /** Absent for a step that is new. */
  id: ActionId | undefined;
  from: Day | undefined;
  to: Day | undefined;
  status: OwedStep["status"];
  /** Its proper day has gone, so it gets the soonest sensible one. */
  compressed: boolean;
  /** Why it no longer applies. */
  why: string;
  /** The gate that waited for it before the change, by the toolkit. */
  gate?: string | undefined;
  planned: PlannedStep | undefined;
  /** What the toolkit's new version changes on the row itself. */
  words?: StepWords;
}

/** What a row of the checklist repeats of the toolkit. */
export interface StepWords {
  title?: string;
  phase?: string;
  gate?: string | undefined;
}

export type RowChange = Partial<
  Pick<
    Consultation,
    | "startDate"
    | "endDate"
    | "decisionDate"
    | "engagementLevel"
    | "track"
    | "levelReason"
    | "levelAnswers"
    | "statutoryDuty"
    | "keyDecision"
    | "templateVersion"
    | "datesNote"
  >
>;

export interface Replanned {
  change: RowChange;
  /** Only the steps that are not "same", in the toolkit's order. */
  steps: readonly StepOutcome[];
  /** The whole checklist as it will stand. */
  all: readonly StepOutcome[];
  warnings: readonly string[];
  level: {
    before: LevelAndTrack;
    after: LevelAndTrack;
    reasons: readonly string[];
    /** What the new dates would make of the level, when it is not what stays. */
    suggested: { level: EngagementLevel; track: Track; reasons: readonly string[] } | undefined;
    /** Nothing is open and yet there is a duty: nothing may be kept. */
    stopped: boolean;
  };
  /** What the steps are counted from once this is kept. */
  basis: StepBasis;
}

export interface ReplanAsk {
  consultation: Consultation;
  actions: readonly OwedStep[];
  asked: Asked;
  /** What the steps were counted from, where that is known not to be the row. */
  counted?: StepBasis | undefined;
  toolkit: ToolkitRules;
  workingDays: WorkingDays;
  councilDates: CouncilDates;
  settings: PlanningSettings;
  today: Day;
}

/** What a change would do to a consultation and its checklist. Nothing is written here. */
export function replan(ask: ReplanAsk): Replanned {
  const { consultation, asked, toolkit, workingDays, councilDates, settings, today } = ask;
  const dates = asked.dates ?? consultation;
  const { level, decided, answers } = decide(ask);
  const after = levelAfter(level, asked, decided);
  const before = ask.counted ?? basisOf(consultation, councilDates);
  const basis: StepBasis = {
    startDate: dates.startDate,
    endDate: dates.endDate,
    decisionDate: dates.decisionDate,
    feedbackPromised: consultation.feedbackPromised,
    ...after,
    circumstances: withElection(
      circumstancesAfter(consultation, asked),
      { startDate: dates.startDate, endDate: dates.endDate, areas: consultation.areas },
      councilDates,
    ),
    version: asked.version ?? followedVersion(consultation.templateVersion),
  };
  const all = outcomes(ask, { before, basis });
  const warnings = warnOfFalls({ before: level, after }, toolkit);
  if (asked.dates) {
    const about = { consultation, dates: asked.dates, basis };
    warnings.push(...warnOfMovedDates(about, { decided, settings, workingDays, today }));
  }
  if (asked.answers && rawAnswers(consultation.levelAnswers)["override"])
    warnings.push("Somebody had chosen the level against the answers. These answers set it anew.");
  if (!basis.level || !basis.track)
    warnings.push(
      `This consultation has no level yet, so its steps stay as they are. To set one, type: change answers ${consultation.reference}`,
    );
  const hurried = all.filter(({ compressed, kind }) => compressed && kind !== "same").length;
  if (hurried > 0)
    warnings.push(
      `${hurried === 1 ? "1 step should already be done. It is" : `${hurried} steps should already be done. They are`} due in two working days.`,
    );
  const stopped = decided?.level === "stop" && asked.answers !== undefined;
  return {
    change: stopped ? {} : rowChange(ask, { basis, decided, answers }),
    steps: stopped ? [] : all.filter(({ kind }) => kind !== "same"),
    all,
    warnings,
    level: {
      before: level,
      after,
      reasons: asked.chosen?.reasons ?? decided?.reasons ?? [],
      suggested: suggestion(ask, decided),
      stopped,
    },
    basis,
  };

  function suggestion({ asked: { dates: moved, takeLevel } }: ReplanAsk, found: LevelDecision | undefined) {
    if (!moved || takeLevel || !found || found.level === "stop" || found.level === level.level)
      return undefined;
    // Only where the new weeks are the cause: a level somebody chose against the answers is left alone.
    const saved = readSavedAnswers(consultation.levelAnswers).answers;
    const earlier =
      answers && saved.weeks !== undefined && toolkit.decideLevel({ ...answers, weeks: saved.weeks });
    if (earlier && earlier.level === found.level) return undefined;
    return { level: found.level, track: found.track, reasons: found.reasons };
  }
}

function warnOfFalls(
  level: { before: LevelAndTrack; after: LevelAndTrack },
  toolkit: ToolkitRules,
): string[] {
  const { before, after } = level;
  const fell = falls(level);
  const label = (of: LevelAndTrack["level"]) => (of ? toolkit.describeLevel(of).label : "not set");
  return [
    ...(fell.level
      ? [`The level falls from ${label(before.level)} to ${label(after.level)}, so people get less say.`]
      : []),
    ...(fell.track
      ? [`The track falls from ${before.track} to ${after.track ?? "not set"}, so fewer checks are made.`]
      : []),
  ];
}

/** The level as it is, and what the answers make of it with the dates asked for. */
function decide({ consultation, asked, toolkit }: ReplanAsk) {
  const { startDate, decisionDate } = asked.dates ?? consultation;
  const saved = readSavedAnswers(consultation.levelAnswers).answers;
  const weeks = startDate && decisionDate ? weeksBetween(startDate, decisionDate) : saved.weeks;
  const said = asked.answers?.answers ?? wholeAnswers(saved);
  const answers = said && weeks !== undefined ? { ...said, weeks } : undefined;
  return {
    level: { level: consultation.engagementLevel, track: consultation.track },
    decided: answers && toolkit.decideLevel(answers),
    answers,
  };
}

function levelAfter(level: LevelAndTrack, asked: Asked, decided: LevelDecision | undefined): LevelAndTrack {
  if (asked.chosen) return { level: asked.chosen.level, track: asked.chosen.track };
  const follows = asked.answers !== undefined || (asked.dates !== undefined && asked.takeLevel === true);
  if (!follows || !decided || decided.level === "stop") return level;
  return { level: decided.level, track: decided.track };
}

/** @returns undefined while one answer is missing, as in a row typed by hand. */
export function wholeAnswers(saved: Partial<AskedAnswers>): AskedAnswers | undefined {
  const { open, duty, impact, share, canDelegate, freshEvidence, protected: touches } = saved;
  if (!open || !duty || !impact || !share) return undefined;
  if (touches === undefined || canDelegate === undefined || freshEvidence === undefined) return undefined;
  return { open, duty, impact, share, canDelegate, freshEvidence, protected: touches };
}

/** What the answers themselves say of the work; said anew with every answer. */
const derived: readonly string[] = ["affectsProtected", "statutory", "electionOverlap"];

function circumstancesAfter(consultation: Consultation, { answers }: Asked): ReadonlySet<string> {
  const saved = savedCircumstances(consultation);
  if (!answers) return saved;
  const asked: readonly string[] = [...askedCircumstances, ...derived];
  // What nobody is asked about, such as a promise made on the way, stays true.
  return new Set([...answers.circumstances, ...[...saved].filter((word) => !asked.includes(word))]);
}

function rowChange(
  { consultation, asked }: ReplanAsk,
  {
    basis,
    decided,
    answers,
  }: {
    basis: StepBasis;
    decided: LevelDecision | undefined;
    answers: (AskedAnswers & { weeks: number }) | undefined;
  },
): RowChange {
  const next: RowChange = {};
  if (asked.version !== undefined) next.templateVersion = asked.version;
  if (asked.dates) Object.assign(next, pickDates(asked.dates));
  const reasons = asked.chosen?.reasons ?? (asked.answers || asked.takeLevel ? decided?.reasons : undefined);
  if (reasons) {
    next.engagementLevel = basis.level;
    next.track = basis.track;
    next.levelReason = reasons.join("\n");
  }
  if (asked.answers) {
    next.statutoryDuty = asked.answers.answers.duty !== "no";
    next.keyDecision = asked.answers.circumstances.has("keyDecision");
  }
  const saved = rawAnswers(consultation.levelAnswers);
  const chosenBefore = asked.answers || asked.takeLevel ? undefined : saved["override"];
  const levelAsked = asked.dates ?? asked.answers ?? asked.chosen ?? asked.takeLevel;
  if (answers && (asked.answers || Object.keys(saved).length > 0) && levelAsked !== undefined)
    next.levelAnswers = JSON.stringify({
      ...answers,
      circumstances: basis.circumstances,
      override: asked.chosen?.record ?? chosenBefore,
    });
  // A row that already says so, in whatever order, is not changed.
  if (next.levelAnswers && sameAnswers(next.levelAnswers, consultation.levelAnswers))
    delete next.levelAnswers;
  return Object.fromEntries(
    Object.entries(next).filter(([name, value]) => consultation[name as keyof RowChange] !== value),
  );
}

const pickDates = ({ startDate, endDate, decisionDate }: RunDates): RunDates => ({
  startDate,
  endDate,
  decisionDate,
});

function rawAnswers(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {};
  }
}

const sameAnswers = (one: string, other: string): boolean =>
  JSON.stringify(Object.entries(rawAnswers(one)).sort()) ===
  JSON.stringify(Object.entries(rawAnswers(other)).sort());

/** Every step as it will stand: those of the toolkit in its order, then those it no longer has. */
function outcomes(
  ask: ReplanAsk,
  { before, basis }: { before: StepBasis; basis: StepBasis },
): readonly StepOutcome[] {
  const { actions } = ask;
  const owed = new Map<StepId, OwedStep>();
  for (const action of actions)
    if (action.source === "Checklist" && action.stepId && !owed.has(action.stepId))
      owed.set(action.stepId, action);
  const after = stepsOf(ask, basis);
  const earlier = stepsOf(ask, before);
  if (!after) return [...owed.values()].map((step) => unchanged(step));

  const wasPlanned = new Map(earlier?.map((step) => [step.stepId, step]));
  const planned = after.map((step) => {
    const owes = owed.get(step.stepId);
    owed.delete(step.stepId);
    return owes ? reworded(applies(owes, step, wasPlanned.get(step.stepId)), owes, wasPlanned) : added(step);
  });
  const gone = [...owed.values()].map((step) => {
    // A step typed by hand was never the toolkit's, so no change of ours takes it away.
    const ours = step.stepId !== undefined && wasPlanned.has(step.stepId);
    if (!ours || !isOpen(step)) return unchanged(step);
    const applying = (stepId: StepId, of: StepBasis) =>
      stepsOf(ask, of)?.some((each) => each.stepId === stepId) === true;
    return {
      ...unchanged(step),
      kind: "no longer applies" as const,
      status: "Waived" as const,
      why: whyNoLonger(
        { before, after: basis },
        (of) => step.stepId !== undefined && applying(step.stepId, of),
      ),
    };
  });
  return [...planned, ...gone].map((step) => ({ ...step, gate: wasPlanned.get(step.stepId)?.gate }));
}

function stepsOf(
  { consultation, toolkit, today }: ReplanAsk,
  { startDate, endDate, decisionDate, feedbackPromised, level, track, circumstances, version }: StepBasis,
): readonly PlannedStep[] | undefined {
  if (!startDate || !endDate || !decisionDate || !level || !track) return undefined;
  return toolkit.planSteps({
    level,
    track,
    circumstances: new Set(circumstances),
    dates: { startDate, endDate, decisionDate, ...(feedbackPromised && { feedbackPromised }) },
    today,
    version: version ?? followedVersion(consultation.templateVersion),
  });
}

const isOpen = ({ status }: OwedStep): boolean => status === "Open" || status === "Blocked";

/**
 * Whether the step was closed by a change of ours, so that another change may open it again. A person who
 * waives in the same words is named on the step.
 */
export const wasNoLongerApplying = ({ status, doneBy, waivedReason }: OwedStep): boolean =>
  status === "Waived" &&
  doneBy === undefined &&
  waivedReason.trim().toLowerCase().startsWith(noLongerApplies.toLowerCase());

function unchanged({ id, stepId, title, dueDate, status }: OwedStep): StepOutcome {
  return {
    ...{ id, title, status, from: dueDate, to: dueDate, kind: "same", why: "" },
    stepId: stepId ?? ("" as StepId),
    compressed: false,
    planned: undefined,
  };
}

const added = (step: PlannedStep): StepOutcome => ({
  stepId: step.stepId,
  title: step.title,
  kind: "added",
  id: undefined,
  from: undefined,
  to: step.dueOn,
  status: "Open",
  compressed: step.compressed,
  why: "",
  planned: step,
});

function applies(owed: OwedStep, step: PlannedStep, earlier: PlannedStep | undefined): StepOutcome {
  const same = { ...unchanged(owed), planned: step };
  if (wasNoLongerApplying(owed))
    return { ...same, kind: "applies again", status: "Open", to: step.dueOn, compressed: step.compressed };
  if (!isOpen(owed) || step.dueOn === undefined) return same;
  // A step this change does not touch keeps the day it has: one moved by hand, or late, stays so.
  if (earlier && earlier.dueOn === step.dueOn && earlier.compressed === step.compressed) return same;
  // Catching up is no reason for a later day: what is due sooner, or is late already, stays.
  const to = step.compressed && owed.dueDate && owed.dueDate < step.dueOn ? owed.dueDate : step.dueOn;
  if (to === owed.dueDate) return { ...same, compressed: step.compressed };
  return { ...same, kind: "moved", to, compressed: step.compressed };
}

/** The row follows the toolkit's words while nobody has written others into the list, and while it is owed. */
function reworded(
  outcome: StepOutcome,
  owed: OwedStep,
  earlier: ReadonlyMap<StepId, PlannedStep>,
): StepOutcome {
  const { planned, kind } = outcome;
  const was = planned && earlier.get(planned.stepId);
  if (!planned || !was || (!isOpen(owed) && kind !== "applies again")) return outcome;
  const words: StepWords = {
    ...(was.title !== planned.title && owed.title === was.title && { title: planned.title }),
    ...(was.phaseTitle !== planned.phaseTitle &&
      owed.phase === was.phaseTitle && { phase: planned.phaseTitle }),
    ...(was.gate !== planned.gate && owed.gate === was.gate && { gate: planned.gate }),
  };
  if (Object.keys(words).length === 0) return outcome;
  return { ...outcome, words, kind: kind === "same" ? "reworded" : kind };
}
