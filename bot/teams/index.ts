/** The door of the room that speaks to Teams; the only one that knows botbuilder. */

export { handedOver } from "./actions/handed-over";
export { type BotIdentity, createAdapter, type TeamsAdapter } from "./adapter";
export { type BotDeps, createBot } from "./bot";
export { dateProblems } from "./calendar/date-problems";
export { datesReview } from "./calendar/dates-review";
export type { Card } from "./cards/card";
export { commands } from "./commands";
export { stepsBehind } from "./consultations/move-steps";
export { nextYear } from "./consultations/next-year";
export { nobodyToReview } from "./consultations/nobody-to-review";
export { overlap, overlapAnswered } from "./consultations/overlap";
export { planCheck } from "./consultations/plan-check";
export { refusedDates } from "./consultations/refused-dates";
export { replanTold } from "./consultations/replan-told";
export { reviewCard } from "./consultations/review-card";
export { ruleBroken } from "./consultations/rule-broken";
export { approvedOwn, pastGate, statusChanged } from "./consultations/status-changed";
export type { ConversationAddress, Conversations } from "./conversations";
export { noPromise } from "./feedback/no-promise";
export { notPublished } from "./feedback/not-published";
export { type Delivery, type Notifier, teamsNotifier } from "./notifier";
export type { SeenTurns } from "./once";
export { editProblems } from "./toolkit/edit-problems";
