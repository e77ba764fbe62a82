import { inWords } from "../common/days";
import { Failure } from "../common/failure";
import { asStepId, type Reference } from "../common/ids";
import type { Person } from "../common/person";
import { chase } from "./chase";
import type { FeedbackDeps } from "./feedback-deps";
import type { RowWrite } from "./feedback-row";
import { findWork } from "./find-work";
import { markOf } from "./is-published";
import { lookAgain, NotLookedAgain } from "./look-again";
import { RowsNotRead } from "./read-row";
import { type FeedbackSeen, rowsOf, seeFeedback } from "./see-feedback";
import { today } from "./write-rows";

const publishStep = asStepId("8.2");
const longestReason = 2_000;

/**
 * Publishes the rows: the public and councillors see them as they now stand, the status moves on, and nobody
 * is chased any more. With no rows, the reason why nothing changed is what is published. Every part can be
 * done again, so pressing once more finishes what broke off.
 */
export async function publish(
  deps: FeedbackDeps,
  {
    reference,
    nothingChanged = "",
    asItIs = false,
    by,
  }: { reference: Reference; nothingChanged?: string; asItIs?: boolean | undefined; by: Person },
): Promise<FeedbackSeen> {
  const work = findWork(deps, { reference, by });
  const rows = rowsOf(deps, reference);
  const lacking = rows.filter(({ lacks }) => lacks);
  if (lacking.length > 0)
    throw new Failure(
      "conflict",
      `Some rows are not finished. ${lacking.map(({ theme, lacks }) => `“${theme.slice(0, 60) || "No theme"}” lacks ${lacks}.`).join(" ")}`,
    );
  const reason = nothingChanged.trim();
  if (rows.length === 0) mustSayWhy(reason);
  deps.work.mayPublishFeedback({ reference, by });
  const found = lookAgain({ work, rows }, rows.length === 0 ? reason : "");
  if (found.length > 0 && !asItIs) throw new NotLookedAgain(found);

  const on = today(deps);
  const writes: RowWrite[] = rows
    .filter(({ isPublished }) => !isPublished)
    .flatMap(({ id }) => {
      const row = deps.rows.find(id);
      return row ? [{ row, change: { publishedOn: on, publishedAs: markOf(row) } }] : [];
    });
  if (rows.length === 0) {
    const says = {
      ...{ theme: "Nothing changed", asked: "", outcome: "could not" as const, answer: reason },
      said: work.findingsSummary.trim().slice(0, 500) || "See the findings.",
      dueDate: undefined,
    };
    writes.push({
      key: `row/${reference}/nothing-changed`,
      add: {
        ...{ ...says, owner: undefined, status: "Done", doneOn: undefined, position: 1 },
        ...{ publishedOn: on, publishedAs: markOf({ ...says, reference }) },
      },
      line: { what: "You said, we did: nothing changed", from: "", to: reason },
    });
  }
  const named = { id: by.id, name: by.name };
  if (writes.length > 0) await deps.rows.write({ reference, writes, by: named, at: deps.clock.now() });
  const published = await deps.work.publishFeedback({ reference, by });
  const many = rows.length || 1;
  await deps.followUps.fulfil({
    ...{ reference, stepId: publishStep, by: named },
    evidence: `Published on ${inWords(published.feedbackPublished ?? on)}, with ${many} ${many === 1 ? "row" : "rows"}.`,
  });
  await chase(deps, { reference, by: named });
  return seeFeedback(deps, { reference, by, where: "own chat" });
}

function mustSayWhy(reason: string): void {
  if (reason.replace(/[\p{Cc}\p{Cf}\s]/gu, "").length < 3)
    throw new RowsNotRead([
      {
        input: "row",
        message:
          "There are no rows yet. Add what people said, or say why nothing changed. Publish even when nothing changed.",
      },
    ]);
  if (reason.length > longestReason)
    throw new RowsNotRead([
      {
        input: "row",
        message: `The reason has ${reason.length} characters. Shorten it to ${longestReason}.`,
      },
    ]);
}
