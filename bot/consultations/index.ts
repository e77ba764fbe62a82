import type { Day } from "../common/days";
import { dayOf } from "../common/days";
import type { PlanId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import { changeAnswers } from "./change-answers";
import { changeDates } from "./change-dates";
import { changeStatus, movesFor } from "./change-status";
import { chooseMethods, type MethodRules, seeMethods } from "./choose-methods";
import { confirmPlan } from "./confirm-plan";
import type { Consultation, WorkflowStatus } from "./consultation";
import type { ConsultationWriter } from "./consultation-writer";
import { discardPlan } from "./discard-plan";
import { type CardFilled, checkDates, fillCard, stepBack } from "./fill-card";
import { type GateSteps, gateAhead, type RecordApproval } from "./gates";
import { keepChange } from "./keep-change";
import { keepEdition } from "./keep-edition";
import { mayFind } from "./may-find";
import { triedMethod } from "./method-ratings";
import { moveSteps } from "./move-steps";
import { type NoticeDateEditDeps, noticeDateEdit } from "./notice-date-edit";
import { type History, noticeListEdit, type StatusNotices } from "./notice-list-edit";
import { overrideLevel } from "./override-level";
import { canReplan, canSeeEvidence, canSeeRecord, canTakeAway, type Where } from "./permissions";
import type { PlanningDeps } from "./planning-deps";
import { askChange, previewChange, type ReplanCall, type ReplanWhat } from "./replan-view";
import { resumePlan } from "./resume-plan";
import { editionOffered, seeEdition } from "./see-edition";
import { listMine, seeForwardPlan } from "./see-forward-plan";
import { seeRecord } from "./see-record";
import { startPlan } from "./start-plan";
import { takeAway } from "./take-away";
import type { TakeAwayKind } from "./take-away-kind";
import { type TakeEdition, takeEdition } from "./take-edition";
import { timingOf } from "./timing";

export type { StatusChanged, StatusMove } from "./change-status";
export type { MethodChoice, MethodRules } from "./choose-methods";
export type { Confirmed } from "./confirm-plan";
export * from "./consultation";
export type * from "./consultation-writer";
export type { CardFilled } from "./fill-card";
export { inputsOf } from "./fill-card";
export { type Gate, type GateAhead, GateNotMet, type GateStep, type GateSteps, waitsFor } from "./gates";
export type { ChangeKept } from "./keep-change";
export type { KnownStatuses } from "./known-status";
export { levelQuestions } from "./level-questions";
export { type MethodTried, readMethodRatings } from "./method-ratings";
export type { StepsBehind, StepsBehindNotices, ToldMarks } from "./notice-date-edit";
export type { History, StatusNews, StatusNotices } from "./notice-list-edit";
export type { Where } from "./permissions";
export * from "./plan";
export type { LevelShown, PlanView } from "./plan-view";
export type { PlanningSettings } from "./planning-settings";
export { pick } from "./read-description";
export { askedCircumstances, usualCircumstances } from "./read-level-answers";
export { readSavedAnswers, type SavedAnswers } from "./read-saved-answers";
export { recordApprovals } from "./record-approvals";
export * from "./record-details";
export * from "./record-lines";
export type {
  Asked,
  OwedStep,
  Replanned,
  RowChange,
  StepKind,
  StepOutcome,
} from "./replan";
export type { OwedSteps, ReplanRecord, StepChange } from "./replan-record";
export type { ReplanNews, ReplanNotices } from "./replan-told";
export {
  type ReplanInput,
  type ReplanTyped,
  type ReplanView,
  type ReplanWhat,
  replanInputs,
} from "./replan-view";
export type { EditionSeen, StepReworded } from "./see-edition";
export type { ForwardPlan, PlannedConsultation } from "./see-forward-plan";
export { basisOf, basisText, type KnownBases, type StepBasis, sameBasis } from "./step-basis";
export { type TakeAwayKind, takeAwayKinds } from "./take-away-kind";
export { followedVersion, versionInShort } from "./template-version";
export { type Timing, timingOf } from "./timing";
export type { LevelAnswers, LevelDecision, PlannedStep, ToolkitRules } from "./toolkit-rules";
export { workBehind } from "./work-behind";

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
