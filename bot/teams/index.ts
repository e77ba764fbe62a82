/** The door of the room that speaks to Teams; the only one that knows botbuilder. */
export { type BotIdentity, createAdapter, type TeamsAdapter } from "./adapter";
export { type BotDeps, createBot } from "./bot";
export type { Card } from "./cards/card";
export { commands } from "./commands";
export { approvedOwn, statusChanged } from "./consultations/status-changed";
export type { ConversationAddress, Conversations } from "./conversations";
export { type Delivery, type Notifier, teamsNotifier } from "./notifier";
export type { SeenTurns } from "./once";
