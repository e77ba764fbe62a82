import { inWords } from "../common/days";
import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps, FollowUp } from "./feedback-deps";
import { willKey } from "./write-rows";

/** Doing what was promised marks its row done; opening the action again opens the row. */
export async function noticeAction(
  { rows, clock }: FeedbackDeps,
  { action, by }: { action: FollowUp & { reference: Reference | undefined }; by: Person },
): Promise<void> {
  const { reference } = action;
  const row = reference && rows.of(reference).find((each) => willKey(each) === action.key);
  if (!row || row.status === "Struck") return;
  const status = action.status === "Done" ? "Done" : "Open";
  if (row.status === status) return;
  const doneOn = status === "Done" ? action.doneOn : undefined;
  await rows.write({
    ...{ reference, by: { id: by.id, name: by.name }, at: clock.now() },
    writes: [
      {
        ...{ row, change: { status, doneOn } },
        line: {
          what: status === "Done" ? "You said, we did: promise kept" : "You said, we did: promise open again",
          ...{ from: row.status, to: doneOn ? `Done on ${inWords(doneOn)}` : status },
        },
      },
    ],
  });
}
