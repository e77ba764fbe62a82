import { fingerprint } from "../../common/fingerprint";
import type { CalendarDeps, DateProblem } from "./calendar-deps";

const nothingToTell = "nothing";

/** Tells the engagement leads which rows of the list cannot be read, once, whichever instance sees it first. */
export async function tellDateProblems(
  { toldProblems: told, notices, directory }: Pick<CalendarDeps, "toldProblems" | "notices" | "directory">,
  problems: readonly DateProblem[],
): Promise<void> {
  const now = problems.length > 0 ? fingerprint(problems) : nothingToTell;
  const before = await told.get();
  if ((before ?? nothingToTell) === now) return;
  const leads = problems.length > 0 ? await directory.withRole("engagementLead") : [];
  // Claim first: two instances see the same row within the same minute.
  if (!(await told.move({ from: before, to: now }))) return;
  try {
    for (const lead of leads) await notices.dateProblems(lead, problems);
  } catch (failure) {
    // The claim is given back, so that the next look tells.
    await told.move({ from: now, to: before ?? nothingToTell }).catch(() => false);
    throw failure;
  }
}
