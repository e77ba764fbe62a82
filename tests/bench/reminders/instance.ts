import { randomUUID } from "node:crypto";
import { createReminding } from "../../../bot/actions";
import type { Log } from "../../../bot/common/log";
import { englandWorkingDays } from "../../../bot/common/working-days";
import { createDelivering, startJobs } from "../../../bot/jobs";
import { jsonLog } from "../../../bot/log";
import { createStorage } from "../../../bot/storage";
import { type Card, createAdapter, reminderCard, teamsNotifier } from "../../../bot/teams";
import { actionsIn, councilOf, preferencesOf } from "./council";

/** What an instance of the product is told when it starts. */
export interface Run {
  connectionString: string;
  serviceUrl: string;
  people: number;
  /** What the council's clock is ahead of the computer's. */
  offsetMs: number;
}

export const tenantId = "00000000-0000-0000-0000-000000000001";
/** As in production: so long nobody plans after a planner died. */
const leaseSeconds = 20;
const reminders = {
  ...{ before: 5, after: 2, every: 5, managerAfter: 5, engagementLeadAfter: 10 },
  ...{ at: "09:00", quietHours: { from: "18:00", to: "08:00" } },
};

export const clockOf = ({ offsetMs }: Pick<Run, "offsetMs">) => ({
  now: () => new Date(Date.now() + offsetMs),
});
/** A bench has no use for a line for each message. */
export const quietLog = (log: Log): Log => ({ ...log, info: () => undefined, warn: () => undefined });

/** The rooms of one instance, joined as `app.ts` joins them; only the lists are made up. */
export function startInstance(run: Run, role: "planner" | "worker"): void {
  const clock = clockOf(run);
  const log = quietLog(jsonLog({ clock, write: (line) => process.stderr.write(`${line}\n`) }));
  const storage = createStorage({ connectionString: run.connectionString }, { clock, log });
  const council = councilOf(run.people);
  const preferences = new Map(
    [...council.expected, ...council.bystanders].map((person) => [person, preferencesOf(person, run.people)]),
  );
  const reminding = createReminding({
    actions: actionsIn(council, clock),
    preferences: () => preferences,
    managersOf: () => [],
    engagementLeads: () => [],
    settings: () => ({ reminders }),
    workingDays: englandWorkingDays(),
    workEnded: () => undefined,
    directory: { standing: () => "here" },
    nameOf: () => undefined,
  });
  const delivering = createDelivering<Card>({
    ...{ ledger: storage.deliveries, threads: storage.threads, queue: storage.outbox },
    ...{ slots: storage.sendSlots, deadLetters: storage.deadLetters, clock, log, newId: randomUUID },
    notifier: teamsNotifier({
      teams: createAdapter({ identity: { kind: "local" }, tenantId, log }),
      conversations: storage.conversations,
      firstContact: { serviceUrl: run.serviceUrl, tenantId, introduction: () => "" },
    }),
    hold: () => storage.leases.hold("reminders", leaseSeconds),
    duePeople: (lastTold) => reminding.duePeople({ now: clock.now(), lastTold }),
    isQuiet: (person) => reminding.wantsQuiet(person),
    render({ to, lastTold }) {
      const now = clock.now();
      const reminder = reminding.reminderFor({ to, now, lastTold });
      if (!reminder) return undefined;
      const words = { councilName: "Westhaven Council", firstContact: !lastTold };
      const nobody = { titleOf: () => undefined, emailOf: () => undefined };
      return { card: reminderCard({ reminder, now, ...words, ...nobody }), summary: "What needs you today" };
    },
  });
  startJobs(
    [
      role === "planner"
        ? { name: "plan", everyMs: 1_000, run: async () => void (await delivering.plan()) }
        : { name: "deliver", everyMs: 500, run: () => delivering.deliver() },
    ],
    log,
  );
}
