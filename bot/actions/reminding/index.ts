export { createReminding, type Reminding } from "./create-reminding";
export type { DryRunRow } from "./dry-run";
export {
  type Frequency,
  frequencies,
  type Leave,
  type PreferenceStore,
  type ReminderPreferences,
  type Skipped,
  usualPreferences,
} from "./preferences";
export { type PreferencesInMemory, preferencesInMemory } from "./preferences-in-memory";
export { type ReminderForm, reminderPreferencesFrom } from "./read-preferences";
export type { Reminder } from "./reminder-for";
export type { ReminderSettings, RemindingDeps } from "./reminding-deps";
export type { Stage } from "./stages";
export type { ReminderItem } from "./what-to-tell";
export { whyInWords } from "./why-in-words";
