/** The door of the room that speaks to Teams; the only one that knows botbuilder. */

export { handedOver } from "./actions/handed-over";
export { type BotIdentity, createAdapter, type TeamsAdapter } from "./adapter";
export { type BotDeps, createBot } from "./bot";
export type { Card } from "./cards/card";
export { commands } from "./commands";
export { stepsBehind } from "./consultations/move-steps";
export { replanTold } from "./consultations/replan-told";
export { approvedOwn, pastGate, statusChanged } from "./consultations/status-changed";
export type { ConversationAddress, Conversations } from "./conversations";
export { type Delivery, type Notifier, teamsNotifier } from "./notifier";
export type { SeenTurns } from "./once";
export { editProblems } from "./toolkit/edit-problems";
