import type { PersonId } from "../../common/ids";
import type { WorkingDays } from "../../common/working-days";
import type { Action, ActionStore } from "../action";
import type { AskStanding } from "../needs-owner";
import type { ReminderPreferences } from "./preferences";
import type { StageRules } from "./stages";

/** What the council's settings say of reminders. */
export interface ReminderSettings extends StageRules {
  /** Such as `09:00`, in the United Kingdom. */
  at: string;
  quietHours: { from: string; to: string };
}

export interface RemindingDeps extends AskStanding {
  actions: Pick<ActionStore, "all" | "ownedBy">;
  /** As kept in memory; whoever is not in it never chose anything. */
  preferences: () => ReadonlyMap<PersonId, ReminderPreferences>;
  /** Who hears when this is too late. */
  managersOf: (action: Action) => readonly PersonId[];
  engagementLeads: () => readonly PersonId[];
  settings: () => { reminders: ReminderSettings };
  workingDays: WorkingDays;
  /** Why nobody owes it any more. */
  workEnded: (action: Action) => string | undefined;
  nameOf: (person: PersonId) => string | undefined;
}
