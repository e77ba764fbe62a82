import { inWords } from "../common/days";
import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps, FollowUp } from "./feedback-deps";
import type { ChangeLine, RowFields } from "./feedback-row";
import { willKey } from "./keep-promise";

/** Doing what was promised marks its row done; opening the action again opens the row, and so with its owner. */
export async function noticeAction(
  { rows, clock }: Pick<FeedbackDeps, "rows" | "clock">,
  { action, by }: { action: FollowUp & { reference: Reference | undefined }; by: Person },
): Promise<void> {
  const { reference, owner } = action;
  const row = reference && rows.of(reference).find((each) => willKey(each) === action.key);
  if (!row || row.status === "Struck") return;
  const write = (part: { change: Partial<RowFields>; line: ChangeLine }) =>
    rows.write({
      ...{ reference, by: { id: by.id, name: by.name }, at: clock.now() },
      writes: [{ row: rows.find(row.id) ?? row, ...part }],
    });
  if (owner && row.outcome === "will" && owner.id !== row.owner?.id)
    await write({
      change: { owner },
      line: { what: "You said, we did: promise handed over", from: row.owner?.name ?? "", to: owner.name },
    });
  const status = action.status === "Done" ? "Done" : "Open";
  if (row.status === status || (row.status === "In progress" && status === "Open")) return;
  const doneOn = status === "Done" ? action.doneOn : undefined;
  await write({
    change: { status, doneOn },
    line: {
      what: status === "Done" ? "You said, we did: promise kept" : "You said, we did: promise open again",
      ...{ from: row.status, to: doneOn ? `Done on ${inWords(doneOn)}` : status },
    },
  });
}
