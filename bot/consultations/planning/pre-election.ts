import { addDays, type Day, day, weekday } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";

/** Working days before a poll by which its notice must be out, so campaigning rules apply from then. */
const preElectionWorkingDays = 25;

export const preElectionStart = (poll: Day, workingDays: WorkingDays): Day =>
  workingDays.add(poll, -preElectionWorkingDays);

/** The ordinary day of local elections: the first Thursday in May. */
export function localPoll(year: number): Day {
  let found = day(`${year}-05-01`);
  while (weekday(found) !== 4) found = addDays(found, 1);
  return found;
}

/** The poll whose pre-election period touches any day of the run, if one does. */
export function pollTouching(run: { from: Day; to: Day }, workingDays: WorkingDays): Day | undefined {
  for (let year = Number(run.from.slice(0, 4)); year <= Number(run.to.slice(0, 4)); year++) {
    const poll = localPoll(year);
    if (run.from <= poll && run.to >= preElectionStart(poll, workingDays)) return poll;
  }
  return undefined;
}
