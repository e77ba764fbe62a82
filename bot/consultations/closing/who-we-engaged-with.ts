import type { Reference } from "../../common/ids";
import type { Consultation, ConsultationStore, WorkflowStatus } from "../consultation";
import { wasAgreed } from "../permissions";
import { bandedCounts, inBand } from "./bands";
import { costOverAll } from "./cost-per-response";

/** How many consultations, of those that began in the year, each of these had. */
export interface Tally {
  name: string;
  consultations: number;
}

/** A seldom-heard group over the year. How many people is only ever a band. */
export interface GroupOfYear {
  name: string;
  /** Consultations that set out to reach it. */
  sought: number;
  reached: number;
  partly: number;
  notReached: number;
  /** How many took part, over all of them; empty where nobody counted. */
  people: string;
}

export interface MethodOfYear {
  name: string;
  consultations: number;
  /** The average of its ratings, from 1 to 6, to one decimal; undefined until somebody rates it. */
  rating: number | undefined;
  ratings: number;
}

/** Who the council engaged with in one year, fit to be published: no count of people under 5 is in it. */
export interface WhoWeEngagedWith {
  year: number;
  consultations: number;
  byStatus: readonly { status: WorkflowStatus; consultations: number }[];
  /** Responses of all of them; empty where nobody counted. */
  responses: string;
  /** In pounds, over so many of them whose cost and exact responses can be told. */
  costPerResponse: number | undefined;
  costKnownFor: number;
  audiences: readonly Tally[];
  areas: readonly Tally[];
  groups: readonly GroupOfYear[];
  methods: readonly MethodOfYear[];
  /** What it is made of, the first to open first. */
  of: readonly { reference: Reference; title: string; status: WorkflowStatus; responses: string }[];
  asOf: Date;
  stale: boolean;
}

/** The consultations that opened in a calendar year and that somebody agreed to; a draft is nobody's news. */
export function whoWeEngagedWith(
  { register }: { register: ConsultationStore },
  { year }: { year: number },
): WhoWeEngagedWith {
  const rows = register
    .all()
    .filter((row) => wasAgreed(row) && row.startDate?.startsWith(`${year}-`))
    .sort((one, other) => (one.startDate ?? "").localeCompare(other.startDate ?? ""));
  return {
    year,
    consultations: rows.length,
    byStatus: statusesOf(rows),
    responses: responsesOf(rows),
    ...costOverAll(rows),
    audiences: tallied(rows, ({ audiences }) => audiences),
    areas: tallied(rows, ({ areas }) => areas),
    groups: groupsOf(rows),
    methods: methodsOf(rows),
    of: rows.map(({ reference, title, workflowStatus, responses, groupsReached }) => ({
      ...{ reference, title, status: workflowStatus },
      responses: bandedCounts({ groups: groupsReached.map(({ count }) => count), total: responses }).total,
    })),
    ...register.freshness(),
  };
}

/** By bands only: beside the exact responses of each consultation, an exact sum would give a hidden one away. */
function responsesOf(rows: readonly Consultation[]): string {
  const counted = rows.flatMap(({ responses }) => responses ?? []);
  return counted.length > 0 ? inBand(counted.reduce((sum, each) => sum + each, 0)) : "";
}

function statusesOf(rows: readonly Consultation[]): WhoWeEngagedWith["byStatus"] {
  const found = new Map<WorkflowStatus, number>();
  for (const { workflowStatus } of rows) found.set(workflowStatus, (found.get(workflowStatus) ?? 0) + 1);
  return [...found].map(([status, consultations]) => ({ status, consultations })).sort(byMost);
}

function tallied(rows: readonly Consultation[], named: (row: Consultation) => readonly string[]): Tally[] {
  const found = new Map<string, Tally>();
  for (const row of rows)
    for (const name of new Set(named(row).map((each) => each.trim()))) {
      if (!name) continue;
      const tally = found.get(name.toLowerCase()) ?? { name, consultations: 0 };
      found.set(name.toLowerCase(), { ...tally, consultations: tally.consultations + 1 });
    }
  return [...found.values()].sort(byMost);
}

function groupsOf(rows: readonly Consultation[]): GroupOfYear[] {
  const found = new Map<string, Omit<GroupOfYear, "people"> & { counted: number[] }>();
  const of = (name: string) => {
    const key = name.trim().toLowerCase();
    const there = found.get(key) ?? {
      ...{ name: name.trim(), sought: 0, reached: 0, partly: 0, notReached: 0 },
      counted: [],
    };
    found.set(key, there);
    return there;
  };
  for (const { seldomHeard, groupsReached } of rows) {
    const sought = new Set(
      [...seldomHeard, ...groupsReached.map(({ group }) => group)].map((each) => each.trim()),
    );
    for (const name of sought) if (name) of(name).sought++;
    for (const { group, reached, count } of groupsReached) {
      const tally = of(group);
      if (reached === "yes") tally.reached++;
      else if (reached === "partly") tally.partly++;
      else tally.notReached++;
      if (count !== undefined) tally.counted.push(count);
    }
  }
  return [...found.values()]
    .map(({ counted, ...tally }) => ({
      ...tally,
      people: counted.length > 0 ? inBand(counted.reduce((sum, each) => sum + each, 0)) : "",
    }))
    .sort((one, other) => other.sought - one.sought || one.name.localeCompare(other.name));
}

function methodsOf(rows: readonly Consultation[]): MethodOfYear[] {
  const rated = new Map<string, number[]>();
  for (const { methodRatings = [] } of rows)
    for (const { method, rating } of methodRatings)
      rated.set(method.trim().toLowerCase(), [...(rated.get(method.trim().toLowerCase()) ?? []), rating]);
  return tallied(rows, ({ methods = [] }) => methods).map(({ name, consultations }) => {
    const ratings = rated.get(name.toLowerCase()) ?? [];
    const average = ratings.reduce((sum, each) => sum + each, 0) / ratings.length;
    return {
      ...{ name, consultations, ratings: ratings.length },
      rating: ratings.length > 0 ? Math.round(average * 10) / 10 : undefined,
    };
  });
}

const byMost = (one: { consultations: number }, other: { consultations: number }): number =>
  other.consultations - one.consultations;
