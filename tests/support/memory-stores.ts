import type { Action, ActionChange, ActionStore } from "../../bot/actions";
import type { Clock } from "../../bot/common/clock";
import { Failure } from "../../bot/common/failure";
import { type ActionId, asActionId, type PersonId, type PlanId, type Reference } from "../../bot/common/ids";
import { matchPeople } from "../../bot/common/match-people";
import type { Directory, Person, Role, Standing } from "../../bot/common/person";
import type {
  Consultation,
  ConsultationFields,
  ConsultationStore,
  ConsultationWriter,
  KnownBases,
  KnownStatuses,
  Named,
  PairMark,
  PairMarks,
  Plan,
  PlanRecord,
  PlanStore,
  RecordImport,
  ReplanRecord,
  StepBasis,
  Submission,
  Submissions,
  ToldMarks,
  WorkflowStatus,
} from "../../bot/consultations";

/** A line of history, as the History list keeps it. */
export interface HistoryLine {
  reference: Reference | undefined;
  what: string;
  who: Named | undefined;
  when: Date;
  from: string;
  to: string;
}

export interface MemoryRegister {
  consultations: ConsultationStore;
  planRecord: PlanRecord;
  recordImport: RecordImport;
  replanRecord: ReplanRecord;
  consultationWriter: ConsultationWriter;
  actions: ActionStore;
  /** What reviewers wrote, oldest first: columns that only the list has. */
  reviews: Partial<ConsultationFields>[];
  /** Everything ever appended, oldest first. */
  history: HistoryLine[];
  /** Puts a row there as it is, replacing the one of the same reference. */
  put(consultation: Consultation): void;
  putAction(action: Action): void;
  /** Somebody edits the action in the list: whoever holds the older copy finds out when they save. */
  someoneEdits(id: ActionId, edit: Partial<Action>): Action;
  /** The next write, of whatever kind, fails with this. Ask again for another. */
  failNext(failure: Failure): void;
  /** What `freshness()` says; undefined is fresh, as of now. */
  setStale(asOf: Date | undefined): void;
}

/** The register kept in memory: same rules as the lists, proven by the same store contract. */
export function memoryRegister(
  options: { clock?: Clock; consultations?: Consultation[]; actions?: Action[] } = {},
): MemoryRegister {
  const now = () => options.clock?.now() ?? new Date();
  const rows = new Map<Reference, Consultation>();
  const owed = new Map<ActionId, Action>();
  const history: HistoryLine[] = [];
  const failures: Failure[] = [];
  let staleAsOf: Date | undefined;
  let lastId = 0;

  const freshness = () => ({ asOf: staleAsOf ?? now(), stale: staleAsOf !== undefined });
  function failIfAsked(): void {
    const failure = failures.shift();
    if (failure) throw failure;
  }
  function held(id: ActionId): Action {
    const action = owed.get(id);
    if (!action) throw new Failure("not_found", "That action is not in the list any more.");
    return action;
  }

  const register: MemoryRegister = {
    history,
    reviews: [],
    consultations: {
      all: () => [...rows.values()],
      find: (reference) => rows.get(reference),
      async refresh() {},
      freshness,
    },
    planRecord: {
      async write({ consultation, steps, lines = [], by, at }) {
        failIfAsked();
        const sameReference = rows.get(consultation.reference);
        const ours = [...rows.values()].find((row) => row.externalId === consultation.externalId);
        if (!ours && sameReference) {
          throw new Failure("conflict", `${consultation.reference} is taken by another consultation.`);
        }
        const row: Consultation = ours ?? {
          ...consultation,
          listUrl: `https://memory.example/lists/Consultations/${consultation.reference}`,
          changedBy: { byApp: true, person: undefined },
          changedAt: at,
        };
        rows.set(row.reference, row);
        const known = new Set(register.actions.of(row.reference).map((action) => action.stepId));
        for (const { done, ...step } of steps.filter((each) => !known.has(each.stepId))) {
          const id = asActionId(String(++lastId));
          register.putAction({
            ...step,
            id,
            source: "Checklist",
            reference: row.reference,
            status: done ? "Done" : "Open",
            evidence: done?.evidence ?? "",
            doneBy: done?.by,
            doneOn: done?.on,
            waivedReason: "",
            listUrl: `https://memory.example/lists/Actions/${id}`,
          });
        }
        if (!ours) {
          const what = "Consultation logged";
          history.push({
            reference: row.reference,
            what,
            who: by,
            when: at,
            from: "",
            to: row.workflowStatus,
          });
          for (const line of lines) history.push({ ...line, reference: row.reference, who: by, when: at });
        }
        return row;
      },
    },
    recordImport: {
      async write({ rows: asked, by, at }) {
        failIfAsked();
        return asked.map((row) => {
          const own = { changedBy: { byApp: true, person: undefined }, changedAt: at };
          if ("written" in row) return { line: row.line, outcome: "written", consultation: row.written };
          if ("add" in row) {
            const ours = [...rows.values()].find(({ externalId }) => externalId === row.add.externalId);
            if (!ours && rows.has(row.add.reference)) return { line: row.line, outcome: "number taken" };
            const listUrl = `https://memory.example/lists/Consultations/${row.add.reference}`;
            const consultation: Consultation = ours ?? { ...row.add, ...own, listUrl };
            rows.set(consultation.reference, consultation);
            const [what, to] = ["Added from a spreadsheet", consultation.workflowStatus];
            if (!ours)
              history.push({ reference: consultation.reference, what, who: by, when: at, from: "", to });
            return { line: row.line, outcome: "written", consultation };
          }
          const { reference } = row.consultation;
          if (JSON.stringify(rows.get(reference)) !== JSON.stringify(row.consultation))
            return { line: row.line, outcome: "changed meanwhile" };
          const consultation: Consultation = { ...row.consultation, ...row.change, ...own };
          rows.set(reference, consultation);
          history.push({ ...row.history, reference, who: by, when: at });
          return { line: row.line, outcome: "written", consultation };
        });
      },
    },
    replanRecord: {
      async write({ consultation, change, steps, added, lines, by, at }) {
        failIfAsked();
        const newest = rows.get(consultation.reference);
        if (!newest) throw new Failure("not_found", "That consultation is not in the list any more.");
        if (JSON.stringify(newest) !== JSON.stringify(consultation))
          throw new Failure("conflict", "Somebody else has changed this consultation. Look at it again.");
        const { reference } = newest;
        const row: Consultation = {
          ...newest,
          ...change,
          ...(Object.keys(change).length > 0 && {
            changedBy: { byApp: true, person: undefined },
            changedAt: at,
          }),
        };
        rows.set(reference, row);
        for (const { id, ...step } of steps) owed.set(id, { ...held(id), ...step });
        const known = new Set(register.actions.of(reference).map((action) => action.stepId));
        for (const { done: _done, ...step } of added.filter((each) => !known.has(each.stepId))) {
          const id = asActionId(String(++lastId));
          register.putAction({
            ...step,
            ...{ id, reference, source: "Checklist", status: "Open", evidence: "", waivedReason: "" },
            ...{ doneBy: undefined, doneOn: undefined },
            listUrl: `https://memory.example/lists/Actions/${id}`,
          });
        }
        for (const line of lines) history.push({ ...line, reference, who: by, when: at });
        return row;
      },
    },
    consultationWriter: {
      async change({ consultation, by, at, again, ...change }) {
        failIfAsked();
        const newest = rows.get(consultation.reference);
        if (!newest) throw new Failure("not_found", "That consultation is not in the list any more.");
        const { fields, lines } =
          JSON.stringify(newest) === JSON.stringify(consultation) ? change : again(newest);
        if (Object.keys(fields).length === 0) return newest;
        const { reviewedBy, reviewedOn, reviewNote } = fields;
        if (reviewedBy) register.reviews.push({ reviewedBy, reviewedOn, reviewNote });
        const row: Consultation = {
          ...newest,
          ...fields,
          changedBy: { byApp: true, person: undefined },
          changedAt: at,
        };
        rows.set(row.reference, row);
        for (const line of lines) history.push({ ...line, reference: row.reference, who: by, when: at });
        return row;
      },
    },
    actions: {
      all: () => [...owed.values()],
      find: (id) => owed.get(id),
      withKey: (key) => [...owed.values()].find((action) => action.key === key),
      offeredTo: (person) => [...owed.values()].filter((action) => action.offeredTo?.id === person),
      offeredBy: (person) => [...owed.values()].filter((action) => action.offeredBy?.id === person),
      of: (reference) => [...owed.values()].filter((action) => action.reference === reference),
      ownedBy: (person) => [...owed.values()].filter((action) => action.owner?.id === person),
      freshness,
      async add({ action, by, at }) {
        failIfAsked();
        const there = [...owed.values()].find(({ key }) => key === action.key);
        if (there) return there;
        const id = asActionId(String(++lastId));
        const row: Action = {
          ...{ ...action, id, source: action.source ?? "Other", stepId: undefined, gate: undefined },
          ...{ status: "Open", evidence: "", doneBy: undefined, doneOn: undefined, waivedReason: "" },
          listUrl: `https://memory.example/lists/Actions/${id}`,
        };
        register.putAction(row);
        const to = [action.title, action.owner?.name, action.dueDate].filter(Boolean).join("; ");
        history.push({
          ...{ reference: action.reference, what: "Action agreed", who: by, when: at, from: "", to },
        });
        return row;
      },
      async change({ action, change, what, by, at, again, said = (row) => row.status }) {
        failIfAsked();
        const newest = held(action.id);
        const agreed: ActionChange = sameAction(newest, action) ? change : again(newest);
        const changed: Action = { ...newest, ...agreed };
        // Nothing to change is nothing to write, and no history.
        if (sameAction(changed, newest)) return newest;
        owed.set(action.id, changed);
        const [from, to] = [said(newest), said(changed)];
        history.push({ reference: action.reference, what, who: by, when: at, from, to });
        return changed;
      },
    },
    put: (consultation) => void rows.set(consultation.reference, consultation),
    putAction(action) {
      lastId = Math.max(lastId, Number(action.id) || 0);
      owed.set(action.id, action);
    },
    someoneEdits(id, edit) {
      const edited = { ...held(id), ...edit };
      owed.set(id, edited);
      return edited;
    },
    failNext: (failure) => void failures.push(failure),
    setStale: (asOf) => {
      staleAsOf = asOf;
    },
  };
  for (const consultation of options.consultations ?? []) register.put(consultation);
  for (const action of options.actions ?? []) register.putAction(action);
  return register;
}

const sameAction = (one: Action, other: Action): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Unfinished plans in memory. `saved` counts the saves. */
export function memoryPlans(): PlanStore & { saved: number } {
  const plans = new Map<string, Plan>();
  const keyOf = (key: { owner: PersonId; id: PlanId }) => `${key.owner}/${key.id}`;
  const store = {
    saved: 0,
    async find(key: { owner: PersonId; id: PlanId }) {
      const plan = plans.get(keyOf(key));
      return plan && structuredClone(plan);
    },
    async unfinished(owner: PersonId) {
      return [...plans.values()]
        .filter((plan) => plan.owner === owner && !plan.confirmed)
        .sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
        .map((plan) => structuredClone(plan));
    },
    async save(plan: Plan) {
      store.saved++;
      if (!plan.confirmed && plans.get(keyOf(plan))?.confirmed)
        throw new Failure("conflict", "This plan is already in the register. Type: my consultations");
      plans.set(keyOf(plan), structuredClone(plan));
    },
    async remove(key: { owner: PersonId; id: PlanId }) {
      plans.delete(keyOf(key));
    },
  };
  return store;
}

export function memoryKnownStatuses(): KnownStatuses {
  const known = new Map<Reference, WorkflowStatus>();
  return {
    get: async (reference) => known.get(reference),
    async move({ reference, from, to }) {
      if (known.get(reference) !== from) return false;
      known.set(reference, to);
      return true;
    },
  };
}

export function memoryKnownBases(): KnownBases {
  const known = new Map<Reference, StepBasis>();
  return {
    get: async (reference) => known.get(reference),
    async move({ reference, from, to }) {
      if (JSON.stringify(known.get(reference)) !== JSON.stringify(from)) return false;
      known.set(reference, to);
      return true;
    },
  };
}

export function memorySubmissions(): Submissions {
  const known = new Map<Reference, Submission>();
  return {
    get: async (reference) => known.get(reference),
    async move({ reference, from, to }) {
      if (JSON.stringify(known.get(reference)) !== JSON.stringify(from)) return false;
      known.set(reference, to);
      return true;
    },
    all: async () => known,
  };
}

export function memoryToldMarks(): ToldMarks {
  const told = new Map<Reference, string>();
  return {
    get: async (reference) => told.get(reference),
    async move({ reference, from, to }) {
      if (told.get(reference) !== from) return false;
      told.set(reference, to);
      return true;
    },
  };
}

export function memoryPairMarks(): PairMarks & { all: Set<string> } {
  const all = new Set<string>();
  const keyOf = ({ pair, what }: PairMark) => [...[...pair].sort(), what].join();
  return {
    all,
    async claim(mark) {
      if (all.has(keyOf(mark))) return false;
      all.add(keyOf(mark));
      return true;
    },
    release: async (mark) => void all.delete(keyOf(mark)),
  };
}

/** People in memory; anybody else is unknown, but for those that `gone` says something of. */
export function memoryDirectory(
  people: readonly Person[],
  gone: Readonly<Record<string, Standing>> = {},
): Directory {
  return {
    standing: (key) =>
      people.some(({ id, email }) => key === id || key === email) ? "here" : (gone[key] ?? "unknown"),
    find: async (id) => people.find((person) => person.id === id),
    withRole: async (role: Role) => people.filter((person) => person.roles.includes(role)),
    search: async (text) => matchPeople(people, text),
  };
}

/** What actions need beside their list, for tests that are about something else. */
export const actionsBeside = {
  directory: memoryDirectory([]),
  notices: { handedOver: async () => undefined },
  workBehind: () => undefined,
  findStep: () => undefined,
};
