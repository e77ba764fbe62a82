import type { Day } from "../common/days";
import { dayOf } from "../common/days";
import type { PlanId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import { confirmPlan } from "./confirm-plan";
import type { Consultation } from "./consultation";
import { discardPlan } from "./discard-plan";
import { type CardFilled, checkDates, fillCard, stepBack } from "./fill-card";
import { type History, noticeListEdit, type StatusNotices } from "./notice-list-edit";
import type { PlanningDeps } from "./planning-deps";
import { resumePlan } from "./resume-plan";
import { listMine, seeForwardPlan } from "./see-forward-plan";
import { startPlan } from "./start-plan";
import { timingOf } from "./timing";

export type { Confirmed } from "./confirm-plan";
export * from "./consultation";
export type { CardFilled } from "./fill-card";
export { inputsOf } from "./fill-card";
export type { KnownStatuses } from "./known-status";
export type { History, StatusNews, StatusNotices } from "./notice-list-edit";
export * from "./plan";
export type { LevelShown, PlanView } from "./plan-view";
export type { PlanningSettings } from "./planning-settings";
export { pick } from "./read-description";
export { askedCircumstances, usualCircumstances } from "./read-level-answers";
export type { ForwardPlan, PlannedConsultation } from "./see-forward-plan";
export { type Timing, timingOf } from "./timing";
export type { LevelAnswers, LevelDecision, PlannedStep, ToolkitRules } from "./toolkit-rules";

export interface ConsultationsDeps extends PlanningDeps {
  directory: Directory;
  history: History;
  notices: StatusNotices;
}

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
    listMine: (ask: { person: Person }) => listMine(deps, ask),
    seeForwardPlan: () => seeForwardPlan(deps),
    find: (reference: Reference): Consultation | undefined => deps.register.find(reference),
    today: (): Day => dayOf(deps.clock.now()),
    timingOf: (consultation: Consultation) => timingOf(consultation, dayOf(deps.clock.now())),
    noticeListEdit: (ask: { consultation: Consultation }) => noticeListEdit(deps, ask),
  };
}

export type Consultations = ReturnType<typeof createConsultations>;
