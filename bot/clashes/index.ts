import type { Clock } from "../common/clock";
import type { Day } from "../common/days";
import type { WorkingDays } from "../common/working-days";
import { checkClashes } from "./check";
import type { ClashAsk, ClashRecord, ClashReport, ClashSettings, DateToAvoidForClashes } from "./clash";
import { createRegisterIndex } from "./register-index";
import { createViews } from "./views";

export type {
  BetterPeriod,
  ClashAsk,
  ClashFinding,
  ClashRecord,
  ClashReport,
  ClashSettings,
  ClashTrack,
  DateToAvoidForClashes,
  FindingKind,
  FindingSeverity,
  Refuses,
} from "./clash";
export { findingKinds, findingSeverities } from "./clash";
export { readClashAsk } from "./read-ask";

export interface ClashesDeps {
  /** The register. The array may be new each time; a row is the same object until it changes. */
  records: () => readonly ClashRecord[];
  datesToAvoid: () => readonly DateToAvoidForClashes[];
  /** The years, of those the days fall in, whose dates nobody has checked. */
  uncheckedIn: (period: { from: Day; to: Day }) => readonly number[];
  settings: () => ClashSettings;
  workingDays: WorkingDays;
  clock: Clock;
}

export interface Clashes {
  /**
   * What stands against these dates, and better ones. Answers from memory, at once; changes nothing.
   * @param who.mayName whether the reader may be told which consultation it is; without it, they may.
   */
  check(ask: ClashAsk, who?: { mayName?: (record: ClashRecord) => boolean }): ClashReport;
  /** Takes in what changed on the register, so that no check has to. Safe to leave out: a check does it too. */
  refresh(): void;
}

export function createClashes(deps: ClashesDeps): Clashes {
  const { records, datesToAvoid, uncheckedIn, settings, workingDays, clock } = deps;
  const register = createRegisterIndex();
  const view = createViews({ datesToAvoid, settings, workingDays });

  return {
    check(ask, { mayName = () => true } = {}) {
      register.follow(records());
      return checkClashes({ register, view, uncheckedIn, settings: settings(), clock }, ask, { mayName });
    },
    refresh: () => register.follow(records()),
  };
}
