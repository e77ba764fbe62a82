import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import type { Log } from "../common/log";
import type { Consultations } from "../consultations";
import { goOnWithImports, tidy } from "../jobs";
import type { Storage } from "../storage";

const dayMs = 86_400_000;
/** The longest there is; renewed before each chore. */
const leaseSeconds = 60;
/** Teams sends an activity again within seconds, never after a day. */
const turnsKeptMs = dayMs;
/** Their record is in the register, or its owner threw it away. */
const finishedPlansKeptMs = 30 * dayMs;
const blankPlansKeptMs = 7 * dayMs;
const plansKeptMs = 365 * dayMs;
/** Long enough to look up who was told what of a whole consultation's last months. */
const deliveriesKeptMs = 92 * dayMs;
/** Uploaded spreadsheets name people; what they brought in is in the register. */
const importsKeptMs = 30 * dayMs;
/** Stopping waits no longer than this and one portion. */
const importForMs = 15_000;

interface ChoresDeps {
  storage: Storage;
  consultations: Consultations;
  clock: Clock;
  log: Log;
}

/** What one instance does for all: bringing in what was uploaded, and throwing away what nobody needs. */
export function createChores({ storage, consultations, clock, log }: ChoresDeps) {
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  return {
    goOnWithImports: () =>
      goOnWithImports({
        running: () => storage.imports.running(),
        hold: () => storage.leases.hold("imports", leaseSeconds),
        next: (id) => consultations.continueImport({ id }),
        forMs: importForMs,
        ...{ clock, log },
      }),
    tidyUp: () =>
      tidy({
        hold: () => storage.leases.hold("tidy", leaseSeconds),
        chores: [
          { name: "tickets", run: () => storage.tickets.forgetBefore(clock.now()) },
          { name: "imports", run: () => storage.imports.forgetBefore(ago(importsKeptMs)) },
          { name: "deliveries", run: () => storage.deliveries.forgetBefore(dayOf(ago(deliveriesKeptMs))) },
          { name: "dead-letters", run: () => storage.deadLetters.forgetBefore(ago(deliveriesKeptMs)) },
          { name: "turns", run: () => storage.turns.forgetBefore(ago(turnsKeptMs)) },
          {
            name: "plans",
            run: () =>
              storage.plans.forget({
                finishedBefore: ago(finishedPlansKeptMs),
                blankBefore: ago(blankPlansKeptMs),
                untouchedBefore: ago(plansKeptMs),
              }),
          },
        ],
        log,
      }),
  };
}
