import type { Clock } from "../../common/clock";
import type { PersonId } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { WorkingDays } from "../../common/working-days";
import type { ConsultationStore, Named } from "../consultation";
import type { NextYearAsk } from "./next-year";
import type { PlanCheck } from "./plan-check";

/** Somebody said that the forward plan is up to date. */
export interface PlanChecked {
  by: Named;
  at: Date;
  /** The highest number of each year that was in the plan then, by the year. */
  upTo: Readonly<Record<string, number>>;
  /** The mark of what they were shown. */
  seen: string;
}

/** Who was told what, or answered what; shared by every instance and kept over restarts. */
export interface ToldOf {
  /** @returns false when it was so before, by whichever instance. */
  claim(news: { about: string; to: PersonId }): Promise<boolean>;
  giveBack(news: { about: string; to: PersonId }): Promise<void>;
  has(news: { about: string; to: PersonId }): Promise<boolean>;
}

export interface UpkeepNotices {
  nextYear(to: Person, ask: NextYearAsk): Promise<void>;
  planCheck(to: Person, check: PlanCheck): Promise<void>;
}

export interface UpkeepDeps {
  register: ConsultationStore;
  directory: Directory;
  workingDays: WorkingDays;
  clock: Clock;
  review: { reviewerLines: () => readonly string[] };
  upkeep: {
    told: ToldOf;
    lastCheck: {
      get(): Promise<PlanChecked | undefined>;
      set(checked: PlanChecked): Promise<void>;
    };
    notices: UpkeepNotices;
    /** From this month on people are asked about next year: 10 is October. */
    planAheadMonth: () => number;
  };
}
