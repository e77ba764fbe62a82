import type { Action } from "../actions";
import type { Reference } from "../common/ids";
import type { Consultation, Named, SavedAnswers } from "../consultations";
import type { Source, StepInFull } from "../toolkit";

/** What happened, who did it and when, as the History list keeps it. */
export interface HistoryLine {
  reference: Reference | undefined;
  what: string;
  who: Named | undefined;
  when: Date;
  from: string;
  to: string;
}

/** One step as it is owed, with the toolkit's words for it. An older row may have none. */
export interface StepRecord {
  action: Action;
  late: boolean;
  step: StepInFull | undefined;
}

/** All that a document is made from, so that making one asks nobody anything. */
export interface TakenFrom {
  councilName: string;
  consultation: Consultation;
  /** The level's name and promise; undefined while none is chosen. */
  level: { label: string; promise: string } | undefined;
  saved: SavedAnswers;
  steps: readonly StepRecord[];
  /** Done or waived, of those that apply. */
  done: number;
  total: number;
  lateSteps: number;
  /** Oldest first. */
  history: readonly HistoryLine[];
  findSource: (key: string) => Source | undefined;
  madeBy: string;
  madeAt: Date;
  /** How current the register was. */
  asOf: Date;
  stale: boolean;
}
