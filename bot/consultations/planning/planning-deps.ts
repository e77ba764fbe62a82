import type { Clock } from "../../common/clock";
import type { WorkingDays } from "../../common/working-days";
import type { ConsultationStore, PlanRecord } from "../consultation";
import type { KnownBases } from "../replanning/step-basis";
import type { KnownStatuses } from "../reviewing/known-status";
import type { ToolkitRules } from "../toolkit-rules";
import type { PlanStore } from "./plan";
import type { PlanningSettings } from "./planning-settings";

/** What planning needs of the rest of the product. */
export interface PlanningDeps {
  clock: Clock;
  plans: PlanStore;
  register: ConsultationStore;
  record: PlanRecord;
  knownStatuses: KnownStatuses;
  /** What each checklist was last counted from. */
  countedBases: KnownBases;
  toolkit: ToolkitRules;
  workingDays: WorkingDays;
  settings: () => PlanningSettings;
  /** A new id nobody has used. */
  newId: () => string;
}
