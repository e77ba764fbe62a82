import type { Day } from "../common/days";
import type { StepId } from "../common/ids";
import type { EngagementLevel, Track } from "./consultation";

export interface LevelAnswers {
  open: "none" | "some" | "wide";
  duty: "yes" | "no" | "unsure";
  impact: 1 | 2 | 3;
  protected: boolean;
  share: "hear" | "advise" | "design" | "decide";
  canDelegate: boolean;
  freshEvidence: boolean;
  /** Whole weeks between opening and the decision. */
  weeks: number;
}

export interface LevelDecision {
  level: EngagementLevel | "stop";
  track: Track;
  floor: "inform" | "consult";
  weeksNeeded: number;
  reasons: readonly string[];
}

export interface PlannedStep {
  stepId: StepId;
  phaseTitle: string;
  title: string;
  gate?: string;
  dueOn: Day | undefined;
  /** Its proper date had already gone, so it was given the soonest sensible one. */
  compressed: boolean;
}

export interface StepDates {
  startDate: Day;
  endDate: Day;
  decisionDate: Day;
  feedbackPromised?: Day;
}

/** What planning needs of the toolkit. */
export interface ToolkitRules {
  decideLevel(answers: LevelAnswers): LevelDecision;
  describeLevel(level: EngagementLevel): { label: string; promise: string };
  cannotSkip(about: {
    level: EngagementLevel;
    track: Track;
    circumstances: ReadonlySet<string>;
    duty: LevelAnswers["duty"];
  }): readonly string[];
  planSteps(about: {
    level: EngagementLevel;
    track: Track;
    circumstances: ReadonlySet<string>;
    dates: StepDates;
    today: Day;
    /** The edition the consultation started with; the newest where none is said. */
    version?: string;
  }): readonly PlannedStep[];
  /** The version that new plans are made with. */
  version(): string;
  /** What the newest version says differently of steps, and whether any of it touches a checklist at all. */
  changesSince(version: string): {
    words: readonly { stepId: StepId; field: string; from: string; to: string }[];
    touchesSteps: boolean;
  };
  /** @throws Failure `invalid` or `not_allowed`, saying what is missing or who may do it. */
  overrideLevel(about: {
    decided: LevelDecision;
    answers: LevelAnswers;
    wanted: EngagementLevel;
    by: { name: string; isLead: boolean; isManager: boolean };
    reason: string;
    legalSignOff?: { by: string; on: Day };
  }): { level: EngagementLevel; track: Track; record: string };
}
