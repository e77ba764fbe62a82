import type { PersonId } from "../../../bot/common/ids";
import type { Report } from "../../support/connector/report";
import { type Council, finishesMeanwhile, momentOf, refusalOf } from "./council";

export interface LedgerRow {
  to: string;
  state: string;
  why: string;
}

/** The seconds in which nothing could be sent, whoever sends. */
export interface Pause {
  from: number;
  to: number;
}

export interface Measured {
  /** Requests a second, without the ramp, the pauses and the last few that waited for a retry. */
  sustained: number;
  /** Of every whole second of the run. */
  medianSecond: number;
  lost: PersonId[];
  early: PersonId[];
  duplicates: PersonId[];
  /** Those among them of whom the ledger does not say that it cannot know. */
  duplicatesOfKnown: PersonId[];
  toBystanders: PersonId[];
  states: Record<string, number>;
}

const rampMs = 5_000;
/** What comes after this share of all requests only waits for its next try. */
const withoutTail = 0.96;
const unfinished = new Set(["planned", "queued", "sending", "waiting"]);

/** Not at an end. Whoever finished their work before anybody looked needs no row in the ledger. */
export const isOpen = (person: PersonId, state: string | undefined): boolean =>
  state === undefined ? !finishesMeanwhile(person) : unfinished.has(state);

/** What the stand-in saw against what the ledger says, person by person. */
export function measure({
  report,
  ledger,
  council,
  people,
  offsetMs,
  pauses,
}: {
  report: Report;
  ledger: readonly LedgerRow[];
  council: Council;
  people: number;
  /** What the council's clock is ahead of the computer's. */
  offsetMs: number;
  pauses: readonly Pause[];
}): Measured {
  const stateOf = new Map(ledger.map(({ to, state }) => [to, state]));
  const copiesOf = (person: string) => report.people[person] ?? [];
  const everybody = [...council.expected, ...council.bystanders];

  /** Somebody is lost whom neither Teams nor the ledger accounts for. */
  function isLost(person: PersonId): boolean {
    const state = stateOf.get(person);
    if (isOpen(person, state)) return true;
    if (state === undefined) return false;
    const copies = copiesOf(person).length;
    if (state === "sent" || state === "acted") return copies === 0;
    if (state === "not needed") return !finishesMeanwhile(person);
    if (state === "blocked" || state === "uninstalled" || state === "disabled")
      return refusalOf(person) !== state;
    return state !== "failed" && state !== "unknown";
  }
  const duplicates = everybody.filter((person) => copiesOf(person).length > 1);
  const states: Record<string, number> = {};
  for (const { state } of ledger) states[state] = (states[state] ?? 0) + 1;

  return {
    ...pace(report.arrivals, pauses),
    lost: council.expected.filter(isLost),
    early: everybody.filter((person) =>
      copiesOf(person).some(({ at }) => at + offsetMs < momentOf(person, people)),
    ),
    duplicates,
    duplicatesOfKnown: duplicates.filter((person) => stateOf.get(person) !== "unknown"),
    toBystanders: council.bystanders.filter((person) => copiesOf(person).length > 0),
    states,
  };
}

/** Arrivals are in the order they came. */
export function pace(
  arrivals: readonly number[],
  pauses: readonly Pause[],
): { sustained: number; medianSecond: number } {
  const first = arrivals[0] ?? 0;
  const last = arrivals[Math.floor(arrivals.length * withoutTail) - 1] ?? first;
  const from = Math.min(first + rampMs, (first + last) / 2);
  const within = pauses
    .map((pause) => ({ from: Math.max(pause.from, from), to: Math.min(pause.to, last) }))
    .filter((pause) => pause.to > pause.from);
  const pausedMs = within.reduce((ms, pause) => ms + pause.to - pause.from, 0);
  const counted = arrivals.filter(
    (at) => at >= from && at <= last && !within.some((pause) => at >= pause.from && at < pause.to),
  );
  const seconds = new Array<number>(Math.max(1, Math.floor((last - first) / 1_000))).fill(0);
  for (const at of arrivals) {
    const second = Math.floor((at - first) / 1_000);
    if (second < seconds.length) seconds[second] = (seconds[second] ?? 0) + 1;
  }
  seconds.sort((one, other) => one - other);
  return {
    sustained: counted.length / Math.max(0.001, (last - from - pausedMs) / 1_000),
    medianSecond: seconds[Math.floor(seconds.length / 2)] ?? 0,
  };
}
