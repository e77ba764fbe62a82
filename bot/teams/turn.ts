import type { Actions, DryRunRow, ReminderPreferences } from "../actions";
import type { Calendar } from "../calendar";
import type { Clock } from "../common/clock";
import type { Day } from "../common/days";
import type { DeliveryState } from "../common/delivery-states";
import type { PersonId, StepId } from "../common/ids";
import type { Log } from "../common/log";
import type { Directory, Person } from "../common/person";
import type { Consultations, LinkedFile } from "../consultations";
import type { Feedback } from "../feedback";
import type { Forum } from "../forum";
import type { CouncilSettings } from "../settings";
import type { Ask, MethodLibrary, StepInFull } from "../toolkit";
import type { Card } from "./cards/card";
import type { ChannelPlace } from "./forum/channel-place";
import type { ForumChat } from "./forum/forum-chat";
import type { ForumMeetings } from "./forum/meeting-rooms";

/** What handlers may use. They translate; the rules are behind these doors. */
export interface TeamsDeps {
  consultations: Consultations;
  actions: Actions;
  /** Days to keep clear of. */
  calendar: Pick<Calendar, "seeDates" | "uncheckedIn" | "markChecked" | "listUrl">;
  feedback: Feedback;
  settings: () => CouncilSettings;
  /** A step in the words of the toolkit's version that its consultation follows. */
  findStep: (stepId: StepId, templateVersion?: string) => StepInFull | undefined;
  /** An address that gives this person this file for 15 minutes, without signing in. */
  takeAwayLink: (ask: LinkedFile & { by: Person }) => Promise<string>;
  /** References of the register that best match the words, as far as `only` lets them through. */
  searchRegister: (ask: {
    text: string;
    most: number;
    only: (reference: string) => boolean;
  }) => readonly string[];
  /** Private calendar feeds: one link a person, shown once. */
  calendarFeeds: {
    make: (person: Person) => Promise<string>;
    since: (person: Person) => Promise<Date | undefined>;
    stop: (person: Person) => Promise<void>;
  };
  /** Where anybody reads the public plan; "" while our own address is not known. */
  publicAddress: (format: "json" | "csv" | "ics" | "html") => string;
  /** Methods and seldom-heard groups, in the edition in use. */
  library: MethodLibrary;
  /** Answers from the toolkit, the register and the forum. */
  ask: Ask;
  directory: Directory;
  reminders: Reminders;
  /** What was sent to whom, and how it ended; only for those who `canSeeDeliveries`. */
  deliveries: Deliveries;
  /** Somebody pressed a button of a card that was sent to them: the ledger says so. */
  acted: (delivery: { day: Day; to: PersonId; kind: string }) => Promise<void>;
  /** Topics and ideas. Absent where the council has no forum. */
  forum?: Forum | undefined;
  forumChat?: ForumChat | undefined;
  /** Its meetings, terms of reference, lessons and digest. Absent where the council has no forum. */
  forumMeetings?: ForumMeetings | undefined;
  clock: Clock;
  log: Log;
}

/** How each person wants to be reminded, and what would be sent. */
export interface Reminders {
  preferencesOf: (person: PersonId) => Promise<ReminderPreferences>;
  savePreferences: (person: PersonId, preferences: ReminderPreferences) => Promise<void>;
  /** Who would get what that day and why; nothing is sent. */
  dryRun: (day: Day) => Promise<readonly DryRunRow[]>;
}

/** One message to one recipient, and how it ended. */
export interface DeliveryRow {
  day: Day;
  /** A person's id, or a channel's. */
  to: string;
  kind: string;
  about: string;
  state: DeliveryState;
  /** A code of Teams, or a few words of ours. */
  why: string;
  tries: number;
  at: Date;
}

export interface Deliveries {
  of: (day: Day) => Promise<readonly DeliveryRow[]>;
  /** Puts what ended in these states in the queue once more. @returns how many; those sent again already are not. */
  sendAgain: (ask: { day: Day; states: readonly DeliveryRow["state"][]; by: PersonId }) => Promise<number>;
  /** Messages no worker could read. */
  deadLetters: () => Promise<readonly { id: string; text: string; why: string; at: Date }[]>;
}

/** One thing somebody said or pressed, in our own words: nothing of the SDK gets past here. */
export interface Turn {
  person: Person;
  /** What was typed, without the mention of the bot. */
  text: string;
  where: "personal" | "channel" | "group";
  /** Teams' own id of the person, `29:…`; only Teams can use it. */
  teamsId?: string;
  /** In a channel, where exactly. */
  place?: ChannelPlace | undefined;
  /** Outside channels, the conversation. */
  chatId?: string;
}

export type Reply = { card: Card; summary: string } | { text: string };

export type Command = (deps: TeamsDeps, turn: Turn) => Promise<Reply>;

/** A pressed button. Its data comes from the client, so it is forged until the handler has read it. */
export type Press = (deps: TeamsDeps, turn: Turn, data: unknown) => Promise<Card>;

/** A card to put into a conversation, and how it looks in the list it is chosen from. */
export interface Found {
  title: string;
  text: string;
  card: Card;
}

/** A search from the box where people write. `note` says what to do when nothing was found. */
export type Query = (
  deps: TeamsDeps,
  turn: Turn,
  ask: { text: string; skip: number; most: number },
) => Promise<{ found: readonly Found[]; note?: string }>;

/** A message of Teams that somebody pointed at, in our own words. */
export interface QuotedMessage {
  /** Its beginning, on one line. */
  text: string;
  /** All of it with its lines, as far as a topic holds it; and how many letters were left out. */
  words: string;
  cut: number;
  /** The message its thread begins with; "" where Teams did not say. */
  rootId: string;
  /** Back to the message; "" where Teams named none. */
  link: string;
  author: string;
  /** As Teams names them; "" where it did not. */
  authorId: string;
  id: string;
}

export type Dialog = { title: string; card: Card } | { text: string };

/** What can be done with any message: a form in a dialog, and what pressing its button does. */
export interface MessageAction {
  open: (deps: TeamsDeps, turn: Turn, message: QuotedMessage) => Promise<Dialog>;
  submit: (deps: TeamsDeps, turn: Turn, data: unknown) => Promise<Dialog>;
}

/** A link somebody pasted; undefined when there is nothing they may show of it. */
export type Unfurl = (deps: TeamsDeps, turn: Turn, link: string) => Promise<Found | undefined>;
