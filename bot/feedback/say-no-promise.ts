import { addDays, type Day } from "../common/days";
import type { FeedbackDeps, FeedbackWork } from "./feedback-deps";
import type { Named } from "./feedback-row";
import { today } from "./write-rows";

/** It is news of a closing, not of old work that came in with a spreadsheet. */
const newsForDays = 28;

/** Says once, when it closes, that nobody promised a day, which one was counted and how to promise another. */
export async function sayNoPromise(
  deps: FeedbackDeps,
  { work, due, owner }: { work: FeedbackWork; due: Day; owner: Named | undefined },
): Promise<void> {
  const { reference, feedbackPromised, endDate } = work;
  if (feedbackPromised || !endDate || addDays(endDate, newsForDays) < today(deps)) return;
  const to = owner && (await deps.directory.find(owner.id));
  const mark = { reference, what: "no-promise" };
  if (!to || !(await deps.told.claim(mark))) return;
  try {
    await deps.notices.noPromise(to, { work, due, weeks: deps.settings().feedbackWeeks });
  } catch (failure) {
    await deps.told.release(mark).catch(() => undefined);
    throw failure;
  }
}
