import { addDays, type Day, dayOf, inWords, toDay, weeksBetween } from "../../common/days";
import { type ClashReport, noClashes } from "../clashing/clash-check";
import { type DatesNote, notesNeeded } from "../clashing/dates-notes";
import type { EngagementLevel, Track } from "../consultation";
import { noDetails } from "../record-details";
import type { PlannedStep } from "../toolkit-rules";
import { avoidClashes } from "./avoid-clashes";
import type { Plan, PlanStage, Problem } from "./plan";
import { planEvidence } from "./plan-evidence";
import type { PlanningDeps } from "./planning-deps";
import { type ProposedDates, proposeDates, soonestDecision, soonestOpening } from "./propose-dates";
import { readDates } from "./read-dates";
import { type Description, readDescription, tidy } from "./read-description";
import { type AskedAnswers, readLevelAnswers } from "./read-level-answers";
import { warnOfDates, warnOfDecision } from "./warn-of-dates";

/** The level as shown to the officer, with why, and what nobody may leave out. */
export interface LevelShown {
  level: EngagementLevel | "stop";
  label: string;
  promise: string;
  track: Track;
  reasons: readonly string[];
  cannotSkip: readonly string[];
  weeks: number;
}

/** Everything a planning card shows. Parts not reached yet are absent. */
export interface PlanView {
  plan: Plan;
  stage: PlanStage;
  problems: readonly Problem[];
  description?: Description;
  /** What the level came from. */
  answers?: AskedAnswers & { weeks: number };
  level?: LevelShown;
  proposed?: ProposedDates;
  dates?: { startDate: Day; endDate: Day };
  warnings: readonly string[];
  /** What the dates shown meet. */
  clashes?: ClashReport;
  /** What must be written before they can be kept. */
  notesNeeded?: readonly DatesNote[];
  steps: readonly PlannedStep[];
}

/** What a whole plan says once every card holds together. */
export interface WholePlan {
  description: Description;
  answers: AskedAnswers & { weeks: number };
  circumstances: ReadonlySet<string>;
  level: LevelShown & { level: EngagementLevel };
  dates: { startDate: Day; endDate: Day };
  warnings: readonly string[];
  clashes: ClashReport;
  steps: readonly PlannedStep[];
}

type ViewDeps = Pick<
  PlanningDeps,
  "clock" | "settings" | "workingDays" | "councilDates" | "toolkit" | "clashCheck" | "register"
>;

/** The card a plan is at, built again from what was typed; nothing else is stored, so nothing can disagree. */
export function viewPlan(deps: ViewDeps, plan: Plan, problems: readonly Problem[] = []): PlanView {
  const read = readPlan(deps, plan);
  return {
    plan,
    stage: plan.stage,
    problems,
    description: read.description,
    answers: read.answers,
    level: read.level,
    proposed: read.proposed,
    dates: read.dates,
    warnings: read.warnings,
    clashes: read.clashes,
    notesNeeded: read.clashes && notesNeeded(read.clashes),
    steps: read.steps,
  };
}

/** The plan as one piece, or undefined while any card of it does not hold together. */
export function wholePlan(deps: ViewDeps, plan: Plan): WholePlan | undefined {
  const { description, answers, circumstances, level, dates, warnings, clashes, steps } = readPlan(
    deps,
    plan,
  );
  if (!description || !answers || !circumstances || !level || level.level === "stop" || !dates || !clashes)
    return undefined;
  return {
    description,
    answers,
    circumstances,
    level: { ...level, level: level.level },
    dates,
    warnings,
    clashes,
    steps,
  };
}

interface PlanRead {
  description?: Description;
  answers?: AskedAnswers & { weeks: number };
  circumstances?: ReadonlySet<string>;
  level?: LevelShown;
  proposed?: ProposedDates;
  dates?: { startDate: Day; endDate: Day };
  warnings: readonly string[];
  clashes?: ClashReport;
  steps: readonly PlannedStep[];
}

function readPlan(
  { clock, settings, workingDays, councilDates, toolkit, clashCheck, register }: ViewDeps,
  { typed, copiedFrom, reference }: Plan,
): PlanRead {
  const today = dayOf(clock.now());
  const found: PlanRead = { warnings: [], steps: [] };

  const described = readDescription(typed, { settings: settings(), today });
  if ("problems" in described) return found;
  found.description = described.description;
  const { decisionDate } = described.description;

  const answered = readLevelAnswers(typed);
  if ("problems" in answered) return found;
  // Until somebody chooses, the soonest it could open: else the level would fall as soon as dates are kept.
  const opening = toDay(tidy(typed.startDate));
  const openingFrom = opening && opening > today ? opening : soonestOpening(today, workingDays);
  const weeks = weeksBetween(openingFrom, decisionDate);
  const answers = { ...answered.answers, weeks };
  const decision = toolkit.decideLevel(answers);
  const { level, track, reasons, weeksNeeded } = decision;
  const circumstances = new Set(answered.circumstances);
  found.answers = answers;
  found.circumstances = circumstances;
  found.level = {
    level,
    track,
    reasons,
    weeks,
    label: level === "stop" ? "Stop: ask for legal advice first" : toolkit.describeLevel(level).label,
    promise: level === "stop" ? "" : toolkit.describeLevel(level).promise,
    cannotSkip:
      level === "stop" ? [] : toolkit.cannotSkip({ level, track, circumstances, duty: answers.duty }),
  };
  if (level === "stop") return found;

  found.warnings = warnOfDecision({ decisionDate, circumstances }, { today, workingDays });
  const { minimumWeeks, dutySource } = (copiedFrom && register.find(copiedFrom)) || noDetails;
  const { title, overview, service, areas, audiences } = described.description;
  const timely = soonestDecision({ track, today, minimumWeeks }, { settings: settings(), workingDays });
  // The days before a vote are no days to decide on, so none of them is named.
  const vote = councilDates.electionTouching({ from: timely, to: timely, areas });
  const unhurried = vote ? workingDays.onOrAfter(addDays(vote.to, 1)) : timely;
  if (decisionDate < timely)
    found.warnings = [
      ...found.warnings,
      `This decision is too soon for the ${track} track. To keep its times, decide on ${inWords(unhurried)} or later.`,
    ];
  const asked = {
    ...{ title, overview, service, areas, audiences, decisionDate, track, dutySource },
    ...(minimumWeeks !== undefined && { minimumWeeks }),
    decideFrom: unhurried,
    ...(reference && { reference }),
  };
  const check = (period: { startDate: Day; endDate: Day }): ClashReport =>
    clashCheck({ ...asked, ...period });
  const about = { decisionDate, track, today, areas, weeksNeeded, minimumWeeks };
  const rules = { settings: settings(), workingDays, councilDates };
  const counted = proposeDates(about, rules);
  found.proposed = counted && avoidClashes(counted, about, { ...rules, check });
  const chosen = readDates(typed, { decisionDate, today });
  const dates = "problems" in chosen ? undefined : chosen;
  if (!found.proposed && !dates)
    found.warnings = [
      `${inWords(decisionDate)} is too near to propose dates: nobody could reply before it. Ask if it can be decided later.`,
      ...found.warnings,
    ];
  const shown = dates ?? found.proposed;
  if (!shown) return found;
  if (councilDates.electionTouching({ from: shown.startDate, to: shown.endDate, areas }))
    circumstances.add("electionOverlap");

  found.steps = toolkit.planSteps({
    level,
    track,
    circumstances,
    dates: { startDate: shown.startDate, endDate: shown.endDate, decisionDate },
    today,
  });
  // Dates that cannot be are not talked about: what would be said is true of the proposed ones only.
  const nothingChosen = !tidy(typed.startDate) && !tidy(typed.endDate);
  if (dates || nothingChosen) found.clashes = check(shown);
  const said = {
    ...{ answers, description: described.description, dates: shown },
    ...{ level: { ...found.level, level }, clashes: found.clashes ?? noClashes },
  };
  const confirming = { typed, reference, on: today, stale: register.freshness().stale };
  const isOwed = ({ stepId }: PlannedStep) => planEvidence(stepId, said, confirming) === undefined;
  if (dates || nothingChosen)
    found.warnings = [
      ...found.warnings,
      ...warnOfDates({ ...shown, decisionDate }, { track, today, settings: settings(), workingDays }),
      ...warnOfHurry(found.steps, isOwed),
    ];
  if (dates) found.dates = dates;
  return found;
}

function warnOfHurry(steps: readonly PlannedStep[], isOwed: (step: PlannedStep) => boolean): string[] {
  const hurried = steps.filter((step) => step.compressed && isOwed(step)).length;
  if (hurried === 0) return [];
  const due = hurried === 1 ? "It is due" : "They are due";
  return [
    `${hurried} of ${steps.length} steps should already be done. ${due} in two working days, and your reviewer will see this.`,
  ];
}
