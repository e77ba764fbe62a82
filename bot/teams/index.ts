/** The door of the room that speaks to Teams; the only one that knows botbuilder. */

export { handOverNews } from "./actions/hand-over-news";
export { handedOver } from "./actions/handed-over";
export { reminderCard } from "./actions/reminder";
export { type BotIdentity, createAdapter, type TeamsAdapter } from "./adapter";
export { createBot } from "./bot";
export type { BotDeps } from "./bot-deps";
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
export { askedToAnswer } from "./forum/asked-to-answer";
export { digestOf } from "./forum/digest-seen";
export {
  type CardPlace,
  cardOf,
  type ForumChannels,
  type ForumChat,
  type KnownChannel,
  type LivingCards,
} from "./forum/forum-chat";
export { lessonDraft } from "./forum/lesson-draft";
export { livingCard, livingCardPosted, looksOther } from "./forum/living-card";
export type { ForumMeetings } from "./forum/meeting-rooms";
export { roundUpForm, roundUps } from "./forum/meeting-round-up";
export { ideaOutcome, ideaTakenUp, markTheAnswer, replied } from "./forum/news";
export { panelRequested } from "./forum/panel-card";
export { panelDecided } from "./forum/panel-news";
export { newTerms, withoutLead } from "./forum/terms-news";
export { termsReview } from "./forum/terms-review";
export { introduction } from "./help/help";
export {
  type ChannelNotifier,
  channelNotifier,
  type Delivery,
  type Notifier,
  type Pace,
  teamsNotifier,
} from "./notifier";
export type { SeenTurns } from "./once";
export { editProblems } from "./toolkit/edit-problems";
export type { Deliveries, DeliveryRow, Reminders, TeamsDeps } from "./turn";
