import type { Actions } from "../actions";
import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { Person } from "../common/person";
import type { Consultations } from "../consultations";
import type { CouncilSettings } from "../settings";
import type { findStep } from "../toolkit";
import type { Card } from "./cards/card";

/** What handlers may use. They translate; the rules are behind these doors. */
export interface TeamsDeps {
  consultations: Consultations;
  actions: Actions;
  settings: () => CouncilSettings;
  findStep: typeof findStep;
  clock: Clock;
  log: Log;
}

/** One thing somebody said or pressed, in our own words: nothing of the SDK gets past here. */
export interface Turn {
  person: Person;
  /** What was typed, without the mention of the bot. */
  text: string;
  where: "personal" | "channel" | "group";
}

export type Reply = { card: Card; summary: string } | { text: string };

export type Command = (deps: TeamsDeps, turn: Turn) => Promise<Reply>;

/** A pressed button. Its data comes from the client, so it is forged until the handler has read it. */
export type Press = (deps: TeamsDeps, turn: Turn, data: unknown) => Promise<Card>;
