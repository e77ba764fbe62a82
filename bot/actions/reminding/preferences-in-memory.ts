import type { PersonId } from "../../common/ids";
import type { PreferenceStore, ReminderPreferences } from "./preferences";

/** What everybody chose, at hand without asking storage for each person. */
export interface PreferencesInMemory extends Pick<PreferenceStore, "of" | "save"> {
  /** What was chosen on other instances too; when it fails, what was known stays. */
  refresh(): Promise<void>;
  known(): ReadonlyMap<PersonId, ReminderPreferences>;
}

export function preferencesInMemory(store: PreferenceStore): PreferencesInMemory {
  let known: ReadonlyMap<PersonId, ReminderPreferences> = new Map();
  /** Saved while all were being read: what was read may be older. */
  let meanwhile = new Map<PersonId, ReminderPreferences>();
  return {
    known: () => known,
    of: (person) => store.of(person),
    async save(person, preferences) {
      await store.save(person, preferences);
      known = new Map([...known, [person, preferences]]);
      meanwhile.set(person, preferences);
    },
    async refresh() {
      meanwhile = new Map();
      const read = await store.all();
      known = new Map([...read, ...meanwhile]);
    },
  };
}
