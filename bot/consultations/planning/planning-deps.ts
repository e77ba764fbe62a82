import type { Clock } from "../../common/clock";
import type { WorkingDays } from "../../common/working-days";
import type { ClashCheck } from "../clashing/clash-check";
import type { Consultation, ConsultationStore, PlanRecord } from "../consultation";
import type { KnownBases } from "../replanning/step-basis";
import type { KnownStatuses } from "../reviewing/known-status";
import type { ToolkitRules } from "../toolkit-rules";
import type { CouncilDates } from "./council-dates";
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
  /** Elections and school holidays, as the council's list has them. */
  councilDates: CouncilDates;
  /** What a period meets: days to avoid, and others who ask the same people. */
  clashCheck: ClashCheck;
  /** Hears of a consultation whose dates or people were just saved. It is not waited for. */
  saved: (consultation: Consultation) => void;
  /** A new id nobody has used. */
  newId: () => string;
}
