import type { Fault } from "./faults";
import { type Sliding, sliding, teamsLimits } from "./limits";

/** One message that a person really has. */
export interface Delivered {
  at: number;
  summary: string;
  /** The connection closed instead of an answer, so whoever sent it cannot know. */
  unanswered: boolean;
}

/** What the stand-in saw, as `GET /report` answers it. Instants are milliseconds since 1970. */
export interface Report {
  requests: number;
  sends: number;
  creates: number;
  statuses: Record<string, number>;
  /** The faults that were put in. */
  injected: { throttled: number; failed: number; reset: number; acceptedThenReset: number };
  /** Requests beyond what Teams allows, which it answered with 429. */
  beyondTenant: number;
  beyondThread: number;
  /** The most requests in any sliding second: in all, and in one thread. */
  mostInASecond: number;
  mostInAThread: number;
  /** Requests in a thread that came before its Retry-After was over. */
  tooSoon: number;
  /** When each request came. */
  arrivals: number[];
  /** By object id; somebody who has nothing is not in it. */
  people: Record<string, Delivered[]>;
}

/** Remembers everything that came, and keeps Teams' limits. */
export function recorder(limits: { tenant: boolean; thread: boolean } = { tenant: true, thread: true }) {
  const tenant = sliding(teamsLimits.tenant);
  const threads = new Map<string, { limit: Sliding; notBefore: number }>();
  const report: Report = {
    ...{ requests: 0, sends: 0, creates: 0, statuses: {} },
    injected: { throttled: 0, failed: 0, reset: 0, acceptedThenReset: 0 },
    ...{ beyondTenant: 0, beyondThread: 0, mostInASecond: 0, mostInAThread: 0, tooSoon: 0 },
    ...{ arrivals: [], people: {} },
  };
  const threadOf = (name: string) => {
    const known = threads.get(name) ?? { limit: sliding(teamsLimits.thread), notBefore: 0 };
    threads.set(name, known);
    return known;
  };

  return {
    report: (): Report => ({
      ...report,
      mostInASecond: tenant.most(),
      mostInAThread: Math.max(0, ...[...threads.values()].map(({ limit }) => limit.most())),
    }),
    /** How far it is; cheap enough to ask again and again. */
    count: () => ({ requests: report.requests, people: Object.keys(report.people).length }),
    /** @returns false when it is one too many for Teams. */
    arrived({ at, thread, what }: { at: number; thread: string; what: "send" | "create" }): boolean {
      report.requests++;
      if (what === "send") report.sends++;
      else report.creates++;
      report.arrivals.push(at);
      const { limit, notBefore } = threadOf(`${what} ${thread}`);
      if (at < notBefore) report.tooSoon++;
      const tenantHolds = tenant.count(at);
      const threadHolds = limit.count(at);
      if (!tenantHolds) report.beyondTenant++;
      if (!threadHolds) report.beyondThread++;
      return (tenantHolds || !limits.tenant) && (threadHolds || !limits.thread);
    },
    answered({ status, at, thread, what, retryAfterSeconds }: Answered): void {
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      if (retryAfterSeconds !== undefined)
        threadOf(`${what} ${thread}`).notBefore = at + retryAfterSeconds * 1_000;
    },
    injected(fault: Fault): void {
      if (fault.kind === "reset") report.injected.reset++;
      else if (fault.kind === "accepted then reset") report.injected.acceptedThenReset++;
      else if (fault.status === 429) report.injected.throttled++;
      else report.injected.failed++;
    },
    delivered(person: string, message: Delivered): void {
      report.people[person] = [...(report.people[person] ?? []), message];
    },
  };
}

interface Answered {
  status: number | "reset";
  at: number;
  thread: string;
  what: "send" | "create";
  retryAfterSeconds: number | undefined;
}
