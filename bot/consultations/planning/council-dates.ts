import { addDays, type Day, weekday } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import { localPoll, preElectionStart } from "./pre-election";

/** A row of the council's dates to avoid, as far as planning reads it. */
export interface CouncilDate {
  kind: string;
  severity: string;
  from: Day;
  to: Day;
  /** Where it holds; none: everywhere. */
  areas: readonly string[];
}

interface Period {
  from: Day;
  to: Day;
}
/** Days, and where people are asked on them. */
export type RunThere = Period & { areas: readonly string[] };

/** What planning asks of the council's calendar. */
export interface CouncilDates {
  /** The first pre-election period that touches any day of the run, if one does. */
  electionTouching(run: RunThere): Period | undefined;
  /** Weekdays of school holiday in the run. */
  schoolDays(run: RunThere): number;
}

/**
 * The elections and school holidays of the council's own list; a row set to ignore is not there. Where the list
 * says nothing of the ordinary day of local elections in some year, that day counts: the first Thursday in May.
 */
export function createCouncilDates(deps: {
  /** The same array until something changes. */
  dates: () => readonly CouncilDate[];
  settings: () => { wholeArea: string };
  workingDays: WorkingDays;
}): CouncilDates {
  let known: { from: readonly CouncilDate[]; elections: CouncilDate[]; schools: CouncilDate[] } | undefined;
  function read() {
    const from = deps.dates();
    if (known?.from !== from)
      known = {
        from,
        elections: from.filter(({ kind }) => kind === "Election period"),
        schools: from.filter(
          ({ kind, severity }) => kind === "School holiday" && mattersInARun.has(severity),
        ),
      };
    return known;
  }

  function isHere({ areas }: CouncilDate, asked: readonly string[]): boolean {
    const whole = key(deps.settings().wholeArea);
    const here = new Set(asked.map(key));
    const everywhere = (names: Iterable<string>) => [...names].includes(whole);
    if (areas.length === 0 || here.size === 0 || everywhere(here) || everywhere(areas.map(key))) return true;
    return areas.some((area) => here.has(key(area)));
  }

  /** The ordinary day of each year of the run of which the list says nothing. */
  function unsaid({ from, to }: Period, said: readonly CouncilDate[]): Period[] {
    const found: Period[] = [];
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      const poll = localPoll(year);
      const usual = { from: preElectionStart(poll, deps.workingDays), to: poll };
      // A by-election of one ward says nothing of the others.
      if (!said.some((row) => row.areas.length === 0 && touch(row, usual))) found.push(usual);
    }
    return found;
  }

  return {
    electionTouching({ areas, ...run }) {
      const { elections } = read();
      const ours = elections.filter((row) => row.severity !== "ignore" && isHere(row, areas));
      return [...ours, ...unsaid(run, elections)]
        .filter((period) => touch(period, run))
        .sort((one, other) => one.from.localeCompare(other.from))
        .map(({ from, to }) => ({ from, to }))[0];
    },
    schoolDays({ areas, ...run }) {
      const found = new Set<Day>();
      for (const row of read().schools) {
        if (!touch(row, run) || !isHere(row, areas)) continue;
        const last = row.to < run.to ? row.to : run.to;
        for (let on = row.from > run.from ? row.from : run.from; on <= last; on = addDays(on, 1))
          if (!weekend.has(weekday(on))) found.add(on);
      }
      return found.size;
    },
  };
}

/** As the clash check has it: what matters less does not call for a longer run. */
const mattersInARun = new Set(["block", "high", "medium"]);
const weekend = new Set([0, 6]);
const key = (name: string): string => name.trim().toLowerCase();
const yearOf = (of: Day): number => Number(of.slice(0, 4));
const touch = (one: Period, other: Period): boolean => one.from <= other.to && one.to >= other.from;
