import type { Day } from "../common/days";
import { dayOf } from "../common/days";
import type { PlanId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Consultation, WorkflowStatus } from "./consultation";
import type { ConsultationWriter } from "./consultation-writer";
import { chooseMethods, type MethodRules, seeMethods } from "./methods/choose-methods";
import { triedMethod } from "./methods/method-ratings";
import { canReplan, canSeeEvidence, canSeeRecord, canTakeAway, type Where } from "./permissions";
import { confirmPlan } from "./planning/confirm-plan";
import { discardPlan } from "./planning/discard-plan";
import { type CardFilled, checkDates, fillCard, stepBack } from "./planning/fill-card";
import type { PlanningDeps } from "./planning/planning-deps";
import { resumePlan } from "./planning/resume-plan";
import { startPlan } from "./planning/start-plan";
import { mayFind } from "./register/may-find";
import { listMine, seeForwardPlan } from "./register/see-forward-plan";
import { seeRecord } from "./register/see-record";
import { takeAway } from "./register/take-away";
import type { TakeAwayKind } from "./register/take-away-kind";
import { changeAnswers } from "./replanning/change-answers";
import { changeDates } from "./replanning/change-dates";
import { keepChange } from "./replanning/keep-change";
import { keepEdition } from "./replanning/keep-edition";
import { moveSteps } from "./replanning/move-steps";
import { type NoticeDateEditDeps, noticeDateEdit } from "./replanning/notice-date-edit";
import { overrideLevel } from "./replanning/override-level";
import { askChange, previewChange, type ReplanCall, type ReplanWhat } from "./replanning/replan-view";
import { editionOffered, seeEdition } from "./replanning/see-edition";
import { type TakeEdition, takeEdition } from "./replanning/take-edition";
import { changeStatus, movesFor } from "./reviewing/change-status";
import { type GateSteps, gateAhead, type RecordApproval } from "./reviewing/gates";
import { type History, noticeListEdit, type StatusNotices } from "./reviewing/notice-list-edit";
import { timingOf } from "./timing";

export * from "./consultation";
export type * from "./consultation-writer";
export type { MethodChoice, MethodRules } from "./methods/choose-methods";
export { type MethodTried, readMethodRatings } from "./methods/method-ratings";
export type { Where } from "./permissions";
export type { Confirmed } from "./planning/confirm-plan";
export type { CardFilled } from "./planning/fill-card";
export { inputsOf } from "./planning/fill-card";
export { levelQuestions } from "./planning/level-questions";
export * from "./planning/plan";
export type { LevelShown, PlanView } from "./planning/plan-view";
export type { PlanningSettings } from "./planning/planning-settings";
export { pick } from "./planning/read-description";
export { askedCircumstances, usualCircumstances } from "./planning/read-level-answers";
export * from "./record-details";
export * from "./record-lines";
export type { ForwardPlan, PlannedConsultation } from "./register/see-forward-plan";
export { type TakeAwayKind, takeAwayKinds } from "./register/take-away-kind";
export type { ChangeKept } from "./replanning/keep-change";
export type { StepsBehind, StepsBehindNotices, ToldMarks } from "./replanning/notice-date-edit";
export { readSavedAnswers, type SavedAnswers } from "./replanning/read-saved-answers";
export type {
  Asked,
  OwedStep,
  Replanned,
  RowChange,
  StepKind,
  StepOutcome,
} from "./replanning/replan";
export type { OwedSteps, ReplanRecord, StepChange } from "./replanning/replan-record";
export type { ReplanNews, ReplanNotices } from "./replanning/replan-told";
export {
  type ReplanInput,
  type ReplanTyped,
  type ReplanView,
  type ReplanWhat,
  replanInputs,
} from "./replanning/replan-view";
export type { EditionSeen, StepReworded } from "./replanning/see-edition";
export { basisOf, basisText, type KnownBases, type StepBasis, sameBasis } from "./replanning/step-basis";
export type { StatusChanged, StatusMove } from "./reviewing/change-status";
export {
  type Gate,
  type GateAhead,
  GateNotMet,
  type GateStep,
  type GateSteps,
  waitsFor,
} from "./reviewing/gates";
export type { KnownStatuses } from "./reviewing/known-status";
export type { History, StatusNews, StatusNotices } from "./reviewing/notice-list-edit";
export { recordApprovals } from "./reviewing/record-approvals";
export { workBehind } from "./reviewing/work-behind";
export { followedVersion, versionInShort } from "./template-version";
export { type Timing, timingOf } from "./timing";
export type { LevelAnswers, LevelDecision, PlannedStep, ToolkitRules } from "./toolkit-rules";

export interface ConsultationsDeps extends PlanningDeps, NoticeDateEditDeps {
  directory: Directory;
  history: History;
  notices: StatusNotices;
  gateSteps: GateSteps;
  recordApproval: RecordApproval;
  writer: ConsultationWriter;
  methodRules: MethodRules;
}

const changes = { dates: changeDates, answers: changeAnswers, level: overrideLevel, steps: moveSteps };

/** The door of this room: planning a consultation and the register it lands in. */
export function createConsultations(deps: ConsultationsDeps) {
  return {
    startPlan: (ask: { by: Person; anew: boolean }) => startPlan(deps, ask),
    resumePlan: (ask: { planId: PlanId; by: Person }) => resumePlan(deps, ask),
    fillCard: (ask: CardFilled) => fillCard(deps, ask),
    stepBack: (ask: CardFilled) => stepBack(deps, ask),
    checkDates: (ask: Omit<CardFilled, "stage">) => checkDates(deps, ask),
    discardPlan: (ask: { planId: PlanId; by: Person }) => discardPlan(deps, ask),
    confirmPlan: (ask: { planId: PlanId; by: Person }) => confirmPlan(deps, ask),
    listMine: (ask: { person: Person; where?: Where }) => listMine(deps, ask),
    seeForwardPlan: (ask: { person: Person; where: Where }) => seeForwardPlan(deps, ask),
    /** For rules and titles of what somebody already sees; to show a record, use `seeRecord`. */
    find: (reference: Reference): Consultation | undefined => deps.register.find(reference),
    seeRecord: (ask: { reference: Reference; by: Person; where: Where }) => seeRecord(deps, ask),
    canSeeRecord: (person: Person, consultation: Consultation, where: Where) =>
      canSeeRecord(person, consultation, where),
    canSeeEvidence: (person: Person, where: Where) => canSeeEvidence(person, where),
    today: (): Day => dayOf(deps.clock.now()),
    timingOf: (consultation: Consultation) => timingOf(consultation, dayOf(deps.clock.now())),
    canTakeAway: (person: Person, kind: TakeAwayKind) => canTakeAway(person, kind),
    takeAway: (ask: { reference: Reference; kind: TakeAwayKind; by: Person }) => takeAway(deps, ask),
    movesFor: (ask: { person: Person; consultation: Consultation }) => movesFor(ask.person, ask.consultation),
    gateAhead: (consultation: Consultation) =>
      gateAhead(consultation, deps.gateSteps({ reference: consultation.reference })),
    changeStatus: (ask: { reference: Reference; to: WorkflowStatus; note: string; by: Person }) =>
      changeStatus(deps, ask),
    askChange: (what: ReplanWhat, ask: ReplanCall) => askChange(deps, changes[what], ask),
    previewChange: (what: ReplanWhat, ask: ReplanCall) => previewChange(deps, changes[what], ask),
    keepChange: (what: ReplanWhat, ask: ReplanCall & { seen: string }) =>
      keepChange(deps, changes[what], ask),
    editionOffered: (consultation: Consultation) => editionOffered(deps, consultation),
    seeEdition: (ask: { reference: Reference; by: Person }) => seeEdition(deps, ask),
    takeEdition: ({ reason = "", ...ask }: TakeEdition) =>
      keepChange(deps, takeEdition, { ...ask, typed: { reason } }),
    keepEdition: (ask: { reference: Reference; by: Person; version: string }) => keepEdition(deps, ask),
    mayFind: (ask: { reference: Reference; by: Person; inPublic: boolean }) => mayFind(deps, ask),
    canReplan: (person: Person, consultation: Consultation) => canReplan(person, consultation),
    noticeDateEdit: (ask: { consultation: Consultation; before?: Consultation | undefined }) =>
      noticeDateEdit(deps, ask),
    seeMethods: (ask: { reference: Reference; by: Person }) => seeMethods(deps, ask),
    chooseMethods: (ask: { reference: Reference; methods: readonly string[]; by: Person }) =>
      chooseMethods(deps, ask),
    /** Who has tried a method that goes by these names, the latest first, as far as this person may see. */
    triedMethod: (names: readonly string[], { by, where }: { by: Person; where: Where }) =>
      triedMethod(
        deps.register.all().filter((row) => canSeeRecord(by, row, where)),
        { names, today: dayOf(deps.clock.now()) },
      ),
    noticeListEdit: (ask: { consultation: Consultation }) => noticeListEdit(deps, ask),
  };
}

export type Consultations = ReturnType<typeof createConsultations>;
