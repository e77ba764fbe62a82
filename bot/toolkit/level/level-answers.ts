import type { Level, Track } from "./level";

export interface LevelAnswers {
  open: "none" | "some" | "wide";
  duty: "yes" | "no" | "unsure";
  /** 1 convenience or information; 2 one group, service or ward; 3 closure, charge, wide or for good. */
  impact: 1 | 2 | 3;
  /** It could bear harder on a protected or seldom-heard group. */
  protected: boolean;
  share: "hear" | "advise" | "design" | "decide";
  /** The decision or budget can lawfully be handed over, and members have agreed. */
  canDelegate: boolean;
  /** The same question was put to the same people within 12 months. */
  freshEvidence: boolean;
  /** Whole weeks between opening and the decision. */
  weeks: number;
}

export interface LevelDecision {
  /** `stop`: nothing is open and yet there is a duty to consult, so a lawyer speaks first. */
  level: Level | "stop";
  track: Track;
  /** The lowest level anyone may choose without legal sign-off. */
  floor: "inform" | "consult";
  /** What the level needs between opening and the decision; 0 when it needs none. */
  weeksNeeded: number;
  /** Plain sentences: what raised or capped the level, and what to take care of. */
  reasons: string[];
}
