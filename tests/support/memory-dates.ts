import {
  type CalendarDeps,
  type DateProblem,
  type DateStore,
  type DateToAvoid,
  type SeedDate,
  seedDates,
} from "../../bot/calendar";
import { day } from "../../bot/common/days";
import type { Person } from "../../bot/common/person";
import type { ConsultationsDeps, PlanChecked, ToldOf } from "../../bot/consultations";

export const datesListUrl = "https://example.sharepoint.com/sites/engagement/Lists/DatesToAvoid";

export const buildDate = (given: Partial<DateToAvoid> = {}): DateToAvoid => ({
  ...{ id: "1", name: "Eid al-Fitr", kind: "Faith festival", severity: "high", community: "Muslim" },
  ...{ from: day("2027-03-09"), to: day("2027-03-11"), eveningBefore: true, mayMoveDays: 1 },
  ...{ areas: [], audiences: [], advice: "Do not hold an event.", source: "Umm al-Qura calendar" },
  ...{ checkedOn: undefined, checkedBy: "", listUrl: `${datesListUrl}/DispForm.aspx?ID=1` },
  ...given,
});

const asRow = ({ externalId, confidence, ...seed }: SeedDate, at: number): DateToAvoid =>
  buildDate({ ...seed, id: String(at + 1) });

/** The rows the list begins with, in these years. */
export const seededRows = (...years: number[]): DateToAvoid[] => years.flatMap(seedDates).map(asRow);

export interface MemoryDates extends DateStore {
  rows: readonly DateToAvoid[];
  wrong: readonly DateProblem[];
  history: { who: Person; what: string; rows: number }[];
  /** Somebody else changes this row just before it is marked. */
  moveBeforeMarking?: string;
}

/** The list over memory, as SharePoint keeps it. */
export function memoryDates(rows: readonly DateToAvoid[] = []): MemoryDates {
  const store: MemoryDates = {
    rows,
    wrong: [],
    history: [],
    all: () => store.rows,
    problems: () => store.wrong,
    listUrl: async () => datesListUrl,
    async markChecked({ rows: marked, by, on, what }) {
      const ids = new Set(marked.map(({ id }) => id));
      if (store.moveBeforeMarking) ids.delete(store.moveBeforeMarking);
      store.rows = store.rows.map((row) =>
        ids.has(row.id) ? { ...row, checkedOn: on, checkedBy: by.name } : row,
      );
      store.history.push({ who: by, what, rows: ids.size });
      return marked.length - ids.size;
    },
  };
  return store;
}

export function memoryToldPeople(): CalendarDeps["toldPeople"] & ToldOf {
  const told = new Set<string>();
  const keyOf = ({ about, to }: { about: string; to: string }) => `${about} ${to}`;
  return {
    async claim(news) {
      const isNew = !told.has(keyOf(news));
      told.add(keyOf(news));
      return isNew;
    },
    giveBack: async (news) => void told.delete(keyOf(news)),
    has: async (news) => told.has(keyOf(news)),
  };
}

/** Nobody is told anything; what was answered and checked is kept. */
export function memoryUpkeep(
  notices: ConsultationsDeps["upkeep"]["notices"] = {
    nextYear: async () => undefined,
    planCheck: async () => undefined,
  },
): ConsultationsDeps["upkeep"] {
  let checked: PlanChecked | undefined;
  return {
    told: memoryToldPeople(),
    lastCheck: {
      get: async () => checked,
      async set(next) {
        checked = next;
      },
    },
    notices,
    planAheadMonth: () => 10,
  };
}

export function memoryToldProblems(): CalendarDeps["toldProblems"] {
  let told: string | undefined;
  return {
    get: async () => told,
    async move({ from, to }) {
      if (told !== from) return false;
      told = to;
      return true;
    },
  };
}
