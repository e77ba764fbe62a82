import { fingerprint } from "../../common/fingerprint";
import type { Directory, Person } from "../../common/person";
import type { EditProblem } from "./apply-edits";

/** Which problems were told last. Shared by every instance and kept over restarts. */
export interface ToldProblems {
  /** Undefined when nothing was ever told. */
  get(): Promise<string | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: { from: string | undefined; to: string }): Promise<boolean>;
}

/** How engagement leads hear that an edit of theirs cannot be used. */
export interface EditNotices {
  editProblems(to: Person, problems: readonly EditProblem[]): Promise<void>;
}

const nothingToTell = "nothing";

/** Tells the engagement leads what is wrong with their edits, once, whichever instance sees it first. */
export async function tellEditProblems(
  { told, notices, directory }: { told: ToldProblems; notices: EditNotices; directory: Directory },
  problems: readonly EditProblem[],
): Promise<void> {
  const now = problems.length > 0 ? fingerprint(problems) : nothingToTell;
  const before = await told.get();
  if ((before ?? nothingToTell) === now) return;
  const leads = problems.length > 0 ? await directory.withRole("engagementLead") : [];
  // Claim first: two instances see the same edit within the same minute.
  if (!(await told.move({ from: before, to: now }))) return;
  try {
    for (const lead of leads) await notices.editProblems(lead, problems);
  } catch (failure) {
    // The claim is given back, so that the next look tells.
    await told.move({ from: now, to: before ?? nothingToTell }).catch(() => false);
    throw failure;
  }
}
