import type { Clock } from "../../common/clock";
import { type Day, dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import type { Reference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { WorkingDays } from "../../common/working-days";
import { askOf, type ClashCheck, type ClashReport, noClashes } from "../clashing/clash-check";
import { type DatesNote, datesNotes, notesNeeded } from "../clashing/dates-notes";
import type { Consultation, ConsultationStore } from "../consultation";
import { mustBeAbleToReplan } from "../permissions";
import type { CouncilDates } from "../planning/council-dates";
import type { PlanInput } from "../planning/plan";
import type { PlanningSettings } from "../planning/planning-settings";
import type { ToolkitRules } from "../toolkit-rules";
import { type ManagersCheck, managersCheck } from "./managers-check";
import { type Asked, type Replanned, replan } from "./replan";
import type { OwedSteps, ReplanRecord } from "./replan-record";
import type { ReplanNotices } from "./replan-told";
import type { KnownBases, StepBasis } from "./step-basis";

/** What changing a consultation on the register needs of the rest of the product. */
export interface ReplanDeps {
  clock: Clock;
  register: ConsultationStore;
  toolkit: ToolkitRules;
  workingDays: WorkingDays;
  settings: () => PlanningSettings;
  /** Elections and school holidays, as the council's list has them. */
  councilDates: CouncilDates;
  checklist: OwedSteps;
  replanRecord: ReplanRecord;
  /** What each checklist was last counted from. */
  countedBases: KnownBases;
  /** What a period meets: days to avoid, and others who ask the same people. */
  clashCheck: ClashCheck;
  /** Hears of a consultation whose dates or people were just saved. It is not waited for. */
  saved: (consultation: Consultation) => void;
  directory: Directory;
  replanNotices: ReplanNotices;
}

/** What is being changed; `steps` is only what is left to move. */
export type ReplanWhat = "dates" | "answers" | "level" | "steps";

/** The inputs that planning does not have. */
export const replanInputs = [
  "takeLevel",
  "levelWanted",
  "reason",
  "legalWho",
  "legalOn",
  ...datesNotes,
] as const;
export type ReplanInput = PlanInput | (typeof replanInputs)[number];
/** What the person typed, kept exactly as typed, good or bad. */
export type ReplanTyped = Partial<Record<ReplanInput, string>>;

export interface ReplanProblem {
  input: ReplanInput;
  message: string;
}

/** A change that somebody is thinking about: the questions, or what it would do. */
export interface ReplanView {
  what: ReplanWhat;
  consultation: Consultation;
  typed: ReplanTyped;
  problems: readonly ReplanProblem[];
  /** Why the person sees this once more. */
  note: string;
  /** Absent while it is still being asked. */
  preview?: Replanned;
  /** Only a manager may keep it. Absent where whoever may change it may keep it too. */
  check?: ManagersCheck | undefined;
  /** What the new dates meet, where dates are changed. */
  clashes?: ClashReport | undefined;
  /** What must be written before they can be kept. */
  notesNeeded?: readonly DatesNote[];
  /** Marks what was shown; keeping it needs the same mark. */
  seen: string;
}

export interface ReplanCall {
  reference: Reference;
  by: Person;
  typed: ReplanTyped;
}

/** One way of changing a consultation: what its card starts with, and how the card is read. */
export interface ReplanKind {
  what: ReplanWhat;
  prefill(consultation: Consultation): ReplanTyped;
  read(
    deps: ReplanDeps,
    about: { consultation: Consultation; typed: ReplanTyped; by: Person; today: Day },
  ): { asked: Asked } | { problems: readonly ReplanProblem[] };
}

/** The card with the questions, filled with what was typed, or else with what the register has. */
export function askChange(
  deps: ReplanDeps,
  kind: ReplanKind,
  { reference, by, typed }: ReplanCall,
): ReplanView {
  const consultation = findToReplan(deps, { reference, by });
  return viewOf(kind, consultation, { ...kind.prefill(consultation), ...typed });
}

/** What the change would do, or the questions again with what is wrong. Nothing is written. */
export async function previewChange(
  deps: ReplanDeps,
  kind: ReplanKind,
  call: ReplanCall,
): Promise<ReplanView> {
  const worked = await workOut(deps, kind, call);
  return worked.view;
}

export const viewOf = (
  { what }: ReplanKind,
  consultation: Consultation,
  typed: ReplanTyped,
  problems: readonly ReplanProblem[] = [],
): ReplanView => ({ what, consultation, typed, problems, note: "", seen: "" });

/** The change worked out anew, whoever asks and however often. */
export async function workOut(
  deps: ReplanDeps,
  kind: ReplanKind,
  { reference, by, typed }: ReplanCall,
): Promise<{ view: ReplanView; replanned?: Replanned }> {
  const consultation = findToReplan(deps, { reference, by });
  const today = dayOf(deps.clock.now());
  const read = kind.read(deps, { consultation, typed, by, today });
  if ("problems" in read) return { view: viewOf(kind, consultation, typed, read.problems) };
  const counted = await deps.countedBases.get(reference);
  const replanned = replan({
    ...{ consultation, asked: read.asked, counted, today },
    actions: deps.checklist.of(reference),
    toolkit: deps.toolkit,
    workingDays: deps.workingDays,
    councilDates: deps.councilDates,
    settings: deps.settings(),
  });
  const { dates } = read.asked;
  const ask = dates && askOf(consultation, dates);
  const clashes = ask && deps.clashCheck(ask);
  return {
    view: {
      ...viewOf(kind, consultation, typed),
      clashes,
      notesNeeded: notesNeeded(clashes ?? noClashes),
      preview: replanned,
      check: checkOf(replanned, { what: kind.what, consultation, by }),
      seen: seenOf(consultation, replanned),
    },
    replanned,
  };
}

export function checkOf(
  replanned: Replanned,
  { what, consultation, by }: { what: ReplanWhat; consultation: Consultation; by: Person },
): ManagersCheck | undefined {
  // Who may raise or lower it by choice, and that they say why, is judged when it is read.
  if (what === "level") return undefined;
  const newer = replanned.change.templateVersion !== undefined;
  const command = newer ? "checklist" : what === "answers" ? "change answers" : "change dates";
  return managersCheck(replanned, {
    ...{ consultation, by, ask: `${command} ${consultation.reference}` },
    datesAlone: !newer && what === "dates",
  });
}

/** The consultation, when this person may change it and it can still be changed. */
export function findToReplan(
  { register }: Pick<ReplanDeps, "register">,
  { reference, by }: { reference: Reference; by: Person },
): Consultation {
  const found = register.find(reference);
  if (!found)
    throw new Failure(
      "not_found",
      `There is no consultation ${reference} in the register. Check the number.`,
    );
  mustBeAbleToReplan(by, found);
  mustStillChange(found);
  return found;
}

export function mustStillChange(consultation: Consultation): void {
  const { reference, workflowStatus } = consultation;
  if (!canBeReplanned(consultation))
    throw new Failure(
      "conflict",
      `${reference} is ${workflowStatus === "Complete" ? "complete" : "stopped"}, so it cannot be changed any more. To start a new one, type: plan a consultation`,
    );
}

export const canBeReplanned = ({ workflowStatus }: Consultation): boolean =>
  workflowStatus !== "Complete" && workflowStatus !== "Stopped";

/** The part of a row that a change is about. */
const coreOf = ({ startDate, endDate, decisionDate, level, track }: Omit<StepBasis, "circumstances">) =>
  [startDate, endDate, decisionDate, level, track].map((each) => each ?? "");

export function seenOf(consultation: Consultation, { basis, all, level }: Replanned): string {
  const base = fingerprint([
    coreOf({ ...consultation, level: consultation.engagementLevel }),
    consultation.levelAnswers,
    consultation.feedbackPromised ?? "",
  ]);
  const final = fingerprint([
    coreOf(basis),
    basis.circumstances,
    basis.feedbackPromised ?? "",
    basis.version ?? "",
    level.stopped,
    all.map(({ stepId, status, to }) => [stepId, status, to ?? ""]),
  ]);
  return `${base}.${final}`;
}

/**
 * Whether what was shown is still what would be done. Where the row already says it, as after a change that
 * broke off half-way, only the end counts.
 */
export function isAsSeen(seen: string, now: string, { change }: Replanned): boolean {
  const [base, final] = seen.split(".");
  const [baseNow, finalNow] = now.split(".");
  return final === finalNow && (base === baseNow || Object.keys(change).length === 0);
}
