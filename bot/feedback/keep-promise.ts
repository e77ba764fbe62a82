import type { FeedbackDeps, FollowUp } from "./feedback-deps";
import type { FeedbackRow, Named } from "./feedback-row";

export const promisePhase = "You said, we did";
/** What of an action says which row it keeps the promise of. */
export const willKey = ({ reference, id }: Pick<FeedbackRow, "reference" | "id">): string =>
  `will/${reference}/${id}`;

const takenBack = "The promise was taken back: see the rows of “you said, we did”.";
const nowDone = "“You said, we did” now says: we did. ";

/** Closed because the row said something else; where it promises again, it is owed again. */
const closedByRow = ({ status, evidence, waivedReason }: FollowUp): boolean =>
  (status === "Waived" && waivedReason === takenBack) || (status === "Done" && evidence.startsWith(nowDone));

/**
 * A "will" is an action of its owner; what is no promise any more is owed by nobody.
 * @param moved somebody typed this row just now, so its owner, day and words go before those of the action.
 */
export async function keepPromise(
  { followUps }: Pick<FeedbackDeps, "followUps">,
  row: FeedbackRow,
  { by, moved }: { by: Named; moved: boolean },
): Promise<void> {
  const { reference, outcome, owner, dueDate, status } = row;
  const key = willKey(row);
  const there = followUps.followUpsOf({ reference }).find((each) => each.key === key);
  if (outcome === "will" && status !== "Struck") {
    const again = there !== undefined && closedByRow(there);
    // Half a promise, typed into the list, waits for its other half.
    if (!owner || !dueDate || (there && !moved && !again)) return;
    await followUps.agree({
      ...{ key, reference, phase: promisePhase, owner, dueDate, by },
      ...{ title: `We said we will: ${shortened(row.answer)}`, moveOwner: true },
      again: again ? "any day" : "new day",
    });
    return;
  }
  if (there)
    await followUps.settle({
      ...{ reference, key, by },
      ...(outcome === "did" && status !== "Struck"
        ? { how: "Done", why: `${nowDone}${shortened(row.answer)}` }
        : { how: "Waived", why: takenBack }),
    });
}

const longestTitle = 200;
const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= longestTitle
    ? letters.join("")
    : `${letters.slice(0, longestTitle - 1).join("")}…`;
};
