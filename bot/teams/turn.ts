import type { Actions } from "../actions";
import type { Calendar } from "../calendar";
import type { Clock } from "../common/clock";
import type { StepId } from "../common/ids";
import type { Log } from "../common/log";
import type { Person } from "../common/person";
import type { Consultations, LinkedFile } from "../consultations";
import type { Feedback } from "../feedback";
import type { CouncilSettings } from "../settings";
import type { Ask, MethodLibrary, StepInFull } from "../toolkit";
import type { Card } from "./cards/card";

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
  clock: Clock;
  log: Log;
}

/** One thing somebody said or pressed, in our own words: nothing of the SDK gets past here. */
export interface Turn {
  person: Person;
  /** What was typed, without the mention of the bot. */
  text: string;
  where: "personal" | "channel" | "group";
  /** Teams' own id of the person, `29:…`; only Teams can use it. */
  teamsId?: string;
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

/** A link somebody pasted; undefined when there is nothing they may show of it. */
export type Unfurl = (deps: TeamsDeps, turn: Turn, link: string) => Promise<Found | undefined>;
