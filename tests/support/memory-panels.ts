import { day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import { silentLog } from "../../bot/common/log";
import type { Person, Standing } from "../../bot/common/person";
import {
  asPanelId,
  createPanels,
  type Panel,
  type PanelDeps,
  type PanelNotices,
  type PanelStore,
} from "../../bot/forum/panels";
import { fixedClock, named, people } from "./build";
import { memoryForumDirectory, memoryMarks } from "./memory-forum";

export const buildPanel = (given: Partial<Panel> = {}): Panel => ({
  ...{ id: asPanelId("1"), kind: "Forum", title: "Tenants' voice", purpose: "To hear from tenants." },
  ...{ owner: named(people.alex), service: "Housing", audiences: ["Tenants"], areas: [], members: 20 },
  ...{ rhythm: "Monthly", lastMet: day("2027-05-20"), status: "Running" },
  ...{ requestedBy: undefined, requestedOn: undefined, decidedBy: undefined, decidedOn: undefined, why: "" },
  ...{ key: `row/${given.id ?? "1"}`, listUrl: "https://memory.example/panels/1" },
  ...given,
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The panels in memory: the same rules as the list. */
export function memoryPanels(
  rows: readonly Panel[],
): PanelStore & { adds: number; changes: number; put(panel: Panel): void } {
  let held = [...rows];
  const store = {
    adds: 0,
    changes: 0,
    /** As somebody would in the list itself. */
    put(panel: Panel) {
      held = [...held.filter(({ id }) => id !== panel.id), panel];
    },
    all: () => held,
    find: async (id: Panel["id"]) => held.find((each) => each.id === id),
    freshness: () => ({ asOf: new Date("2027-06-01T09:00:00Z"), stale: false }),
    async add({ panel }: Parameters<PanelStore["add"]>[0]) {
      const there = held.find(({ key }) => key === panel.key);
      if (there) return there;
      store.adds++;
      const id = asPanelId(String(held.length + 1));
      const added = { ...panel, id, listUrl: `https://memory.example/panels/${id}` };
      held = [...held, added];
      return added;
    },
    async change({ panel, change, again }: Parameters<PanelStore["change"]>[0]) {
      const newest = held.find(({ id }) => id === panel.id);
      if (!newest) throw new Failure("not_found", "That one is gone.");
      const next = { ...newest, ...(same(newest, panel) ? change : again(newest)) };
      if (!same(next, newest)) store.changes++;
      store.put(next);
      return next;
    },
  };
  return store;
}

/** The real rules of forums and panels over memory. */
export function panelProduct({
  panels: rows = [],
  gone = new Map<string, Standing>(),
  services = ["Housing", "Parks"],
  now = "2027-06-01T09:00:00Z",
}: {
  panels?: readonly Panel[];
  gone?: ReadonlyMap<string, Standing>;
  services?: readonly string[];
  now?: string;
} = {}) {
  const clock = fixedClock(now);
  const panels = memoryPanels(rows);
  const requests: { to: Person; seen: Parameters<PanelNotices["panelRequested"]>[1]["seen"] }[] = [];
  const decisions: { to: Person; panel: Panel }[] = [];
  const failures: Error[] = [];
  const deps: PanelDeps = {
    ...{ panels, directory: memoryForumDirectory(gone), told: memoryMarks(), clock, log: silentLog },
    settings: () => ({
      ...{ services, audiences: ["Tenants", "Residents"], areas: ["Castle", "Riverside"] },
      ...{ wholeArea: "Whole area", skills: [], askChampionsAfter: 2 },
    }),
    notices: {
      async panelRequested(to, { seen }) {
        const failure = failures.pop();
        if (failure) throw failure;
        requests.push({ to, seen });
      },
      panelDecided: async (to, { panel }) => void decisions.push({ to, panel }),
    },
  };
  return { ...createPanels(deps), panels, requests, decisions, failures, clock };
}
