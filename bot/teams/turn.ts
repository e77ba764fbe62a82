import type { Actions } from "../actions";
import type { Clock } from "../common/clock";
import type { Reference, StepId } from "../common/ids";
import type { Log } from "../common/log";
import type { Person } from "../common/person";
import type { Consultations, TakeAwayKind } from "../consultations";
import type { CouncilSettings } from "../settings";
import type { Ask, MethodLibrary, StepInFull } from "../toolkit";
import type { Card } from "./cards/card";

/** What handlers may use. They translate; the rules are behind these doors. */
export interface TeamsDeps {
  consultations: Consultations;
  actions: Actions;
  settings: () => CouncilSettings;
  /** A step in the words of the toolkit's version that its consultation follows. */
  findStep: (stepId: StepId, templateVersion?: string) => StepInFull | undefined;
  /** An address that gives this person this document for 15 minutes, without signing in. */
  takeAwayLink: (ask: { reference: Reference; kind: TakeAwayKind; by: Person }) => Promise<string>;
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
