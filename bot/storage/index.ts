import type { PreferenceStore } from "../actions";
import type { ToldDateProblems, ToldPeople } from "../calendar";
import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { ImportStore, PairMarks, Submissions, ToldMarks, ToldOf } from "../consultations";
import type { ToldOnce } from "../feedback";
import type { ReplyStore, Votes } from "../forum";
import type { EditionStore, ToldProblems } from "../toolkit";
import { type AccountOptions, openAccount } from "./account";
import { type CalendarLinks, createCalendarLinks } from "./calendar-links";
import { type CardEdits, createCardEdits } from "./card-edits";
import { type Channels, createChannels, createTeamsIds, type TeamsIds } from "./channels";
import { type ConversationStore, createConversations, type Threads } from "./conversations";
import { createDeadLetters, type DeadLetters } from "./dead-letters";
import { createDeliveries, type Deliveries } from "./deliveries";
import { createForumKept, type ForumKept } from "./forum-kept";
import { createForumMarks, type ForumMarks } from "./forum-marks";
import { createForumReplies } from "./forum-replies";
import { createForumVotes } from "./forum-votes";
import { createImportStore } from "./imports";
import { createKnownBases, type KnownBasisStore } from "./known-bases";
import { createKnownStatuses, type KnownStatusStore } from "./known-statuses";
import { createLeases, type Leases } from "./leases";
import { createLookedUntil, type LookedUntil } from "./looked-until";
import { createOutbox, type Outbox } from "./outbox";
import { createPairMarks } from "./pair-marks";
import { createPlanChecked, type PlanCheckedStore } from "./plan-checked";
import { createPlanStore, type TidyPlanStore } from "./plans";
import { createReminderPreferences } from "./reminder-preferences";
import { createSendSlots, type SendSlots } from "./send-slots";
import { answered, statusOf } from "./storage-problem";
import { createSubmissions } from "./submissions";
import { openTable } from "./tables";
import { createTickets, type Tickets } from "./tickets";
import { createToldMarks } from "./told-marks";
import { createToldOnce } from "./told-once";
import { createToldPeople } from "./told-people";
import { createEditionStore, createToldProblems } from "./toolkit-editions";
import { createTurns, type Turns } from "./turns";

export type { AccountOptions, Credential } from "./account";
export type { CalendarLinks } from "./calendar-links";
export type { CardEdits, KeptCard } from "./card-edits";
export type { Channels, KnownChannel, TeamsIds } from "./channels";
export type { ConversationRef, ConversationStore, Suspension, Thread, Threads } from "./conversations";
export type { DeadLetter, DeadLetters } from "./dead-letters";
export {
  type Deliveries,
  type Delivery,
  type DeliveryChange,
  type DeliveryKey,
  type DeliveryState,
  deliveryStates,
  type NewDelivery,
} from "./deliveries";
export type { ForumKept } from "./forum-kept";
export type { ForumMarks } from "./forum-marks";
export type { KnownBasisStore } from "./known-bases";
export type { KnownStatusStore } from "./known-statuses";
export type { Lease, Leases } from "./leases";
export type { Outbox, Taken } from "./outbox";
export type { OldPlans, TidyPlanStore } from "./plans";
export type { SendSlots } from "./send-slots";
export type { Ticket, Tickets } from "./tickets";
export type { Turns } from "./turns";

/** What every instance shares: unfinished plans, who can be written to, what was told, what is to be sent. */
export interface Storage {
  /** Makes the tables, queues and container; does nothing when they are there. */
  ensure(): Promise<void>;
  plans: TidyPlanStore;
  conversations: ConversationStore;
  knownStatuses: KnownStatusStore;
  countedBases: KnownBasisStore;
  toldStepsBehind: ToldMarks;
  toldRefusedDates: ToldMarks;
  pairMarks: PairMarks;
  toldOnce: ToldOnce;
  submissions: Submissions;
  turns: Turns;
  tickets: Tickets;
  calendarLinks: CalendarLinks;
  outbox: Outbox;
  deliveries: Deliveries;
  threads: Threads;
  sendSlots: SendSlots;
  deadLetters: DeadLetters;
  reminderPreferences: PreferenceStore;
  toolkitEditions: EditionStore;
  toldEditProblems: ToldProblems;
  toldDateProblems: ToldDateProblems;
  toldPeople: ToldPeople & ToldOf;
  planChecked: PlanCheckedStore;
  leases: Leases;
  lookedUntil: LookedUntil;
  imports: ImportStore;
  /** Cards that stay in channels. */
  cardEdits: CardEdits;
  channels: Channels;
  teamsIds: TeamsIds;
  forumKept: ForumKept;
  forumMarks: ForumMarks;
  forumReplies: ReplyStore;
  forumVotes: Votes;
  health(): Promise<{ state: "ok" | "down" }>;
}

/** The door of this room. Azurite and a real account differ only in `options`. */
export function createStorage(options: AccountOptions, { clock, log }: { clock: Clock; log: Log }): Storage {
  const account = openAccount(options);
  const tables = {
    plans: openTable(account.table("plans")),
    conversations: openTable(account.table("conversations")),
    knownStatuses: openTable(account.table("knownstatuses")),
    turns: openTable(account.table("turns")),
    tickets: openTable(account.table("tickets")),
    calendarLinks: openTable(account.table("calendarlinks")),
    deliveries: openTable(account.table("deliveries")),
    preferences: openTable(account.table("preferences")),
    sendSlots: openTable(account.table("sendslots")),
    deadLetters: openTable(account.table("deadletters")),
    channels: openTable(account.table("channels")),
    forumReplies: openTable(account.table("forumreplies")),
    forumVotes: openTable(account.table("forumvotes")),
  };
  const queue = account.queue("outbox");
  const container = account.container("leases");
  const editions = account.container("toolkit-editions");
  const imports = account.container("imports");
  const unlessThere = (error: unknown) => {
    if (statusOf(error) !== 409) throw error;
  };

  return {
    async ensure() {
      await Promise.all([
        ...Object.values(tables).map((table) => table.ensure()),
        answered(queue.create().then(() => {}, unlessThere)),
        ...[container, editions, imports].map((each) => answered(each.create().then(() => {}, unlessThere))),
      ]);
    },
    plans: createPlanStore(tables.plans),
    ...createConversations({ table: tables.conversations, clock }),
    knownStatuses: createKnownStatuses(tables.knownStatuses),
    countedBases: createKnownBases(tables.knownStatuses),
    toldStepsBehind: createToldMarks(tables.knownStatuses),
    toldRefusedDates: createToldMarks(tables.knownStatuses, "told-refused-dates"),
    pairMarks: createPairMarks(tables.knownStatuses),
    toldOnce: createToldOnce(tables.knownStatuses),
    submissions: createSubmissions(tables.knownStatuses),
    turns: createTurns({ table: tables.turns, clock }),
    tickets: createTickets({ table: tables.tickets, clock }),
    calendarLinks: createCalendarLinks({ table: tables.calendarLinks, clock }),
    outbox: createOutbox(queue),
    deliveries: createDeliveries({ table: tables.deliveries, clock }),
    sendSlots: createSendSlots(tables.sendSlots),
    deadLetters: createDeadLetters({ table: tables.deadLetters, clock }),
    reminderPreferences: createReminderPreferences(tables.preferences),
    leases: createLeases(container),
    lookedUntil: createLookedUntil(tables.knownStatuses),
    imports: createImportStore(imports),
    cardEdits: createCardEdits(tables.channels),
    channels: createChannels(tables.channels),
    teamsIds: createTeamsIds(tables.channels),
    forumKept: createForumKept({ table: tables.tickets, clock }),
    forumMarks: createForumMarks(tables.knownStatuses),
    forumReplies: createForumReplies(tables.forumReplies),
    forumVotes: createForumVotes({ table: tables.forumVotes, clock }),
    toolkitEditions: createEditionStore(editions),
    toldEditProblems: createToldProblems(editions),
    toldDateProblems: createToldProblems(editions, "told-date-problems.json"),
    toldPeople: createToldPeople(tables.knownStatuses),
    planChecked: createPlanChecked(tables.knownStatuses),
    async health() {
      try {
        await tables.turns.get({ partitionKey: "health", rowKey: "health" });
        return { state: "ok" };
      } catch (failure) {
        log.error("storage.health", failure);
        return { state: "down" };
      }
    },
  };
}
