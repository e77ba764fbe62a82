import type { Day } from "../common/days";
import { dayOf } from "../common/days";
import type { PlanId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import { type AnswerOverlapDeps, joinUp, keepApart } from "./clashing/answer-overlap";
import { type ClashesSeen, checkClashes, clashEvidence } from "./clashing/check-clashes";
import type { ClashCheck as WholeClashCheck } from "./clashing/clash-check";
import { listOverlaps } from "./clashing/list-overlaps";
import { type NoticeOverlapsDeps, noticeOverlaps } from "./clashing/notice-overlaps";
import { type NoticeRefusedDatesDeps, noticeRefusedDates } from "./clashing/notice-refused-dates";
import { seeOverlap } from "./clashing/see-overlap";
import type { ClosingAsk, ClosingDeps } from "./closing/closing-deps";
import { type EvaluationTyped, evaluate } from "./closing/evaluate";
import { type PromiseTyped, promiseFeedback } from "./closing/promise-feedback";
import { mayPublishFeedback, publishFeedback } from "./closing/publish-feedback";
import { type DecisionTyped, recordDecision } from "./closing/record-decision";
import { type FindingsTyped, recordFindings } from "./closing/record-findings";
import { type ParticipationTyped, recordParticipation } from "./closing/record-participation";
import { seeClosing } from "./closing/see-closing";
import { whoWeEngagedWith } from "./closing/who-we-engaged-with";
import type { Consultation, Named, WorkflowStatus } from "./consultation";
import type { ConsultationWriter } from "./consultation-writer";
import { checkImport } from "./importing/check-import";
import { continueImport } from "./importing/continue-import";
import type { RawSheet } from "./importing/import";
import type { ImportDeps } from "./importing/import-deps";
import { type RowsWanted, seeImport } from "./importing/see-import";
import { discardImport, startImport } from "./importing/start-import";
import { chooseMethods, type MethodRules, seeMethods } from "./methods/choose-methods";
import { triedMethod } from "./methods/method-ratings";
import {
  canExport,
  canImport,
  canReplan,
  canSeeEvidence,
  canSeeRecord,
  canTakeAway,
  mustBeAbleToImport,
  type Where,
} from "./permissions";
import { confirmPlan } from "./planning/confirm-plan";
import { discardPlan } from "./planning/discard-plan";
import { type CardFilled, checkDates, fillCard, stepBack } from "./planning/fill-card";
import type { PlanningDeps } from "./planning/planning-deps";
import { resumePlan } from "./planning/resume-plan";
import { startPlan } from "./planning/start-plan";
import { publicCalendar } from "./publishing/public-calendar";
import { type PublishedRow, whyNotPublic } from "./publishing/public-record";
import { type PublicPlan, seePublicPlan } from "./publishing/see-public-plan";
import { staffCalendar } from "./publishing/staff-calendar";
import { type AttachDocumentDeps, attachDocument, mayAttachDocument } from "./record/attach-document";
import { cloneConsultation } from "./record/clone-consultation";
import { type EditRecord, editRecord } from "./record/edit-record";
import { type NoteExperiment, noteExperiment, seeExperiment } from "./record/note-experiment";
import { viewRecord } from "./record/record-view";
import { seeHistory } from "./record/see-history";
import { exportRegister } from "./register/export-register";
import { findByLink } from "./register/find-by-link";
import { mayFind } from "./register/may-find";
import type { PlanFilter } from "./register/plan-filter";
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
import { recordReview } from "./reviewing/record-review";
import { reviewersOf } from "./reviewing/reviewers";
import { ruleWarnings } from "./reviewing/rule-warnings";
import { seeReview } from "./reviewing/see-review";
import { seeReviews } from "./reviewing/see-reviews";
import { type SendForReviewDeps, sendForReview } from "./reviewing/send-for-review";
import { timingOf, timingShown } from "./timing";
import { createUpkeep } from "./upkeep/create-upkeep";
import type { UpkeepDeps } from "./upkeep/upkeep-deps";

export type { OverlapAnswer, OverlapAnswered } from "./clashing/answer-overlap";
export { type ClashesSeen, isOverlap } from "./clashing/check-clashes";
export {
  asSentence,
  type ClashFinding,
  type ClashReport,
  type ClashSeverity,
  isClash,
  isSerious,
  worstFirst,
} from "./clashing/clash-check";
export { type DatesNote, datesNotes } from "./clashing/dates-notes";
export { meetsOthersAnew } from "./clashing/meets-others-anew";
export type { OverlapNews, OverlapNotices, PairMark, PairMarks } from "./clashing/notice-overlaps";
export type { RefusedDatesNews, RefusedDatesNotices } from "./clashing/notice-refused-dates";
export type { Overlap } from "./clashing/overlaps";
export { type BandedCounts, bandedCounts, countOrBand, inBand } from "./closing/bands";
export type { FulfilStep } from "./closing/closing-deps";
export { type EvaluationTyped, methodsToRate } from "./closing/evaluate";
export { lessonLabels, readLessons } from "./closing/lessons";
export { feedbackDue, type Promised, type PromiseTyped, twelveWeekSource } from "./closing/promise-feedback";
export { type ClosingProblem, NotRead } from "./closing/read-typed";
export { type DecisionTyped, decisionLinkOf } from "./closing/record-decision";
export type { FindingsTyped } from "./closing/record-findings";
export type { GroupTyped, ParticipationTyped } from "./closing/record-participation";
export type { ClosingSeen, ParticipationShown } from "./closing/see-closing";
export type { WhoWeEngagedWith } from "./closing/who-we-engaged-with";
export * from "./consultation";
export type * from "./consultation-writer";
export * from "./importing/import";
export type { ImportSeen } from "./importing/see-import";
export { cutMark, type SheetCell, sheetHeadings, sheetRow } from "./importing/sheet-row";
export type { MethodChoice, MethodRules } from "./methods/choose-methods";
export { type MethodTried, readMethodRatings } from "./methods/method-ratings";
export { type Where, wasAgreed } from "./permissions";
export type { Confirmed } from "./planning/confirm-plan";
export { type CouncilDates, createCouncilDates } from "./planning/council-dates";
export type { CardFilled } from "./planning/fill-card";
export { inputsOf } from "./planning/fill-card";
export { levelQuestions } from "./planning/level-questions";
export * from "./planning/plan";
export type { LevelShown, PlanView } from "./planning/plan-view";
export type { PlanningSettings } from "./planning/planning-settings";
export { pick } from "./planning/read-description";
export { askedCircumstances, usualCircumstances } from "./planning/read-level-answers";
export type { CalendarEntry } from "./publishing/calendar-entry";
export { type PublicRecord, type PublishedRow, publicOutcome } from "./publishing/public-record";
export type { PublicPlan } from "./publishing/see-public-plan";
export { type DocumentLibrary, mostAttachedBytes, tooMuchToAttach } from "./record/attach-document";
export { asItIs, type RecordEdited, type RecordProblem } from "./record/edit-record";
export { typedText } from "./record/field-text";
export { RecordNotLookedAgain } from "./record/look-again";
export { type ExperimentInput, experimentMark } from "./record/note-experiment";
export { type FieldEdit, fieldEdits } from "./record/notice-field-edits";
export {
  editedGroups,
  type FieldKind,
  inputsOfGroup,
  isRecordInput,
  labelOf,
  type RecordField,
  type RecordGroup,
  type RecordInput,
  type RecordTyped,
  recordField,
  recordGroups,
  recordInputs,
} from "./record/record-fields";
export type { GateWaiting, NextMove, RecordView } from "./record/record-view";
export { FieldsMissing, labelsOf, type MissingField, missingFor } from "./record/required-fields";
export * from "./record-details";
export * from "./record-lines";
export { everything, type PlanFilter, type PlanPeriod, planPeriods } from "./register/plan-filter";
export type { ForwardPlan, PlannedConsultation } from "./register/see-forward-plan";
export {
  type LinkedFile,
  type RegisterFormat,
  registerFormats,
  type TakeAwayKind,
  takeAwayKinds,
} from "./register/take-away-kind";
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
export type { RuleBreak } from "./reviewing/list-rules";
export type { History, StatusNews, StatusNotices } from "./reviewing/notice-list-edit";
export { recordApprovals } from "./reviewing/record-approvals";
export { knownReviewers, type Reviewers } from "./reviewing/reviewers";
export type { RuleWarning } from "./reviewing/rule-warnings";
export type { Decision, PastLine, Review } from "./reviewing/see-review";
export type { Reviews, WaitingReview } from "./reviewing/see-reviews";
export type { ReviewNotices } from "./reviewing/send-for-review";
export type { Submission, Submissions } from "./reviewing/submissions";
export { workBehind } from "./reviewing/work-behind";
export { followedVersion, versionInShort } from "./template-version";
export { type Late, lateOf, type Timing, timingOf, timingShown } from "./timing";
export type { LevelAnswers, LevelDecision, PlannedStep, ToolkitRules } from "./toolkit-rules";
export type { PlanMarked } from "./upkeep/create-upkeep";
export type { NextYearAnswer, NextYearAsk, NextYearSaid } from "./upkeep/next-year";
export type { PlanCheck } from "./upkeep/plan-check";
export type { PlanChecked, ToldOf } from "./upkeep/upkeep-deps";

export interface ConsultationsDeps
  extends PlanningDeps,
    NoticeDateEditDeps,
    Pick<NoticeOverlapsDeps, "pairMarks" | "overlapNotices">,
    Pick<AnswerOverlapDeps, "overlapAnswered">,
    Pick<NoticeRefusedDatesDeps, "toldRefusedDates" | "refusedDatesNotices">,
    Pick<ImportDeps, "imports" | "recordImport" | "breathe">,
    Pick<AttachDocumentDeps, "documentLibrary">,
    Pick<UpkeepDeps, "upkeep"> {
  clashCheck: WholeClashCheck;
  directory: Directory;
  history: History;
  notices: StatusNotices;
  gateSteps: GateSteps;
  recordApproval: RecordApproval;
  writer: ConsultationWriter;
  methodRules: MethodRules;
  /** Marks the steps that recording how it ended fulfils. */
  fulfilStep: ClosingDeps["fulfilStep"];
  feedbackWeeks: ClosingDeps["feedbackWeeks"];
  /** What reviewing needs of other rooms; `look` has a saved status seen by `sendForReview`, soon. */
  review: SendForReviewDeps["review"] & { look(consultation: Consultation): void };
  /** "You said, we did" of a consultation, as published. */
  publishedRows: (reference: Reference) => readonly PublishedRow[];
}

const changes = { dates: changeDates, answers: changeAnswers, level: overrideLevel, steps: moveSteps };

/** The door of this room: planning a consultation and the register it lands in. */
export function createConsultations(deps: ConsultationsDeps) {
  const upkeep = createUpkeep(deps);
  return {
    ...upkeep,
    startPlan: (ask: { by: Person; anew: boolean }) => startPlan(deps, ask),
    resumePlan: (ask: { planId: PlanId; by: Person }) => resumePlan(deps, ask),
    fillCard: (ask: CardFilled) => fillCard(deps, ask),
    stepBack: (ask: CardFilled) => stepBack(deps, ask),
    checkDates: (ask: Omit<CardFilled, "stage">) => checkDates(deps, ask),
    discardPlan: (ask: { planId: PlanId; by: Person }) => discardPlan(deps, ask),
    confirmPlan: (ask: { planId: PlanId; by: Person }) => confirmPlan(deps, ask),
    listMine: (ask: { person: Person; where?: Where }) => listMine(deps, ask),
    seeForwardPlan: (ask: { person: Person; where: Where; filter?: PlanFilter }) => seeForwardPlan(deps, ask),
    /** For rules and titles of what somebody already sees; to show a record, use `seeRecord`. */
    find: (reference: Reference): Consultation | undefined => deps.register.find(reference),
    seeRecord: (ask: { reference: Reference; by: Person; where: Where }) => seeRecord(deps, ask),
    canSeeRecord: (person: Person, consultation: Consultation, where: Where) =>
      canSeeRecord(person, consultation, where),
    canSeeEvidence: (person: Person, where: Where) => canSeeEvidence(person, where),
    today: (): Day => dayOf(deps.clock.now()),
    timingOf: (consultation: Consultation) => timingOf(consultation, dayOf(deps.clock.now())),
    /** As people are told it, where days alone would say open. */
    timingShown: (consultation: Consultation) => timingShown(consultation, dayOf(deps.clock.now())),
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
    seePublicPlan: () => seePublicPlan({ ...deps, lastChecked: upkeep.planLastChecked() }),
    publicCalendar: (plan: PublicPlan) => publicCalendar(plan),
    /** Why a record that is marked public does not leave yet; "" when it does, or is not marked. */
    whyNotPublic: (consultation: Consultation) => whyNotPublic(consultation),
    staffCalendar: (ask: { person: Person }) => staffCalendar(deps, ask),
    findByLink: (link: string) => findByLink(deps, link),
    canImport: (person: Person) => canImport(person),
    mustBeAbleToImport: (person: Person) => mustBeAbleToImport(person),
    checkImport: (ask: { sheet: RawSheet; file: Uint8Array; fileName: string; by: Person }) =>
      checkImport(deps, ask),
    seeImport: (ask: { id: string; by: Person; page: number; what?: RowsWanted | undefined }) =>
      seeImport(deps, ask),
    startImport: (ask: { id: string; by: Person }) => startImport(deps, ask),
    discardImport: (ask: { id: string; by: Person }) => discardImport(deps, ask),
    /** For the clock: nobody is asked, since whoever started it was. */
    continueImport: (ask: { id: string }) => continueImport(deps, ask),
    canExport: (person: Person) => canExport(person),
    exportRegister: (ask: { by: Person; year?: number | undefined }) => exportRegister(deps, ask),
    mayFind: (ask: { reference: Reference; by: Person; inPublic: boolean }) => mayFind(deps, ask),
    canReplan: (person: Person, consultation: Consultation) => canReplan(person, consultation),
    noticeDateEdit: (ask: { consultation: Consultation; before?: Consultation | undefined }) =>
      noticeDateEdit(deps, ask),
    seeMethods: (ask: { reference: Reference; by: Person; where: Where }) => seeMethods(deps, ask),
    chooseMethods: (ask: { reference: Reference; methods: readonly string[]; by: Person }) =>
      chooseMethods(deps, ask),
    /** Who has tried a method that goes by these names, the latest first, as far as this person may see. */
    triedMethod: (names: readonly string[], { by, where }: { by: Person; where: Where }) =>
      triedMethod(
        deps.register.all().filter((row) => canSeeRecord(by, row, where)),
        { names, today: dayOf(deps.clock.now()) },
      ),
    seeClosing: (ask: { reference: Reference; by: Person; where: Where }) => seeClosing(deps, ask),
    recordParticipation: (ask: ClosingAsk & { typed: ParticipationTyped }) => recordParticipation(deps, ask),
    evaluate: (ask: ClosingAsk & { typed: EvaluationTyped }) => evaluate(deps, ask),
    recordFindings: (ask: ClosingAsk & { typed: FindingsTyped }) => recordFindings(deps, ask),
    recordDecision: (ask: ClosingAsk & { typed: DecisionTyped }) => recordDecision(deps, ask),
    promiseFeedback: (ask: ClosingAsk & { typed: PromiseTyped }) => promiseFeedback(deps, ask),
    mayPublishFeedback: (ask: ClosingAsk) => void mayPublishFeedback(deps, ask),
    publishFeedback: (ask: ClosingAsk) => publishFeedback(deps, ask),
    whoWeEngagedWith: (ask: { year: number }) => whoWeEngagedWith(deps, ask),
    noticeListEdit: (ask: { consultation: Consultation; before?: Consultation | undefined }) =>
      noticeListEdit(deps, ask),
    checkClashes: (ask: { reference: Reference; by: Person; where: Where }) => checkClashes(deps, ask),
    clashEvidence: (ask: { seen: ClashesSeen; said: string }) => clashEvidence(deps, ask),
    /** A consultation whose dates or people were just saved, by us or in the list. */
    async noticeClashes({ consultation }: { consultation: Consultation }) {
      await noticeRefusedDates(deps, { consultation });
      await noticeOverlaps(deps, { consultation });
    },
    /** For what is put before a whole meeting; who may see each is asked elsewhere. */
    listOverlaps: (ask: { most: number }) => listOverlaps(deps, ask),
    seeOverlap: (ask: { reference: Reference; other: Reference; by: Person; where: Where }) =>
      seeOverlap(deps, ask),
    joinUp: (ask: { reference: Reference; other: Reference; by: Person; reason: string }) =>
      joinUp(deps, ask),
    keepApart: (ask: { reference: Reference; other: Reference; by: Person; reason: string }) =>
      keepApart(deps, ask),
    viewRecord: (ask: { reference: Reference; by: Person; where: Where }) => viewRecord(deps, ask),
    ruleWarnings: (ask: { reference: Reference; by: Person; where: Where }) => ruleWarnings(deps, ask),
    editRecord: (ask: EditRecord) => editRecord(deps, ask),
    mayAttachDocument: (ask: { reference: Reference; by: Person }) => void mayAttachDocument(deps, ask),
    attachDocument: (ask: { reference: Reference; fileName: string; bytes: Uint8Array; by: Person }) =>
      attachDocument(deps, ask),
    seeExperiment: (ask: ClosingAsk) => seeExperiment(deps, ask),
    noteExperiment: (ask: NoteExperiment) => noteExperiment(deps, ask),
    cloneConsultation: (ask: { reference: Reference; by: Person }) => cloneConsultation(deps, ask),
    seeHistory: (ask: { reference: Reference; by: Person }) => seeHistory(deps, ask),
    reviewersOf: (consultation: Consultation) =>
      reviewersOf({ directory: deps.directory, ...deps.review }, consultation),
    sendForReview: (ask: { consultation: Consultation }) => sendForReview(deps, ask),
    seeReview: (ask: { reference: Reference; by: Person; where: Where }) => seeReview(deps, ask),
    seeReviews: (ask: { person: Person }) => seeReviews(deps, ask),
    recordReview: (ask: { reference: Reference; by: Named }) => recordReview(deps, ask),
  };
}

export type Consultations = ReturnType<typeof createConsultations>;
