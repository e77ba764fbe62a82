import { addDays, type Day, inWords } from "../common/days";
import type { Reference } from "../common/ids";
import type { FeedbackDeps, FeedbackWork } from "./feedback-deps";
import type { Named } from "./feedback-row";
import { promisePhase } from "./keep-promise";
import { sayNoPromise } from "./say-no-promise";
import { today } from "./write-rows";

/** When somebody is reminded of the promise: the pattern GOV.UK follows with its own publishers. */
const reminders = [
  { name: "4-weeks", days: -28, words: "4 weeks left" },
  { name: "1-week", days: -7, words: "1 week left" },
  { name: "breach", days: 1, words: "the day has passed. Publish now, or send a holding reply" },
] as const;

const waiting = new Set(["Closed", "Reported", "Decided"]);
const published = new Set(["Feedback published", "Complete"]);
/** Work that closed long before this product came is not chased: its officers would be flooded. */
const longAgoDays = 182;

/** A row of a spreadsheet: it has an origin, and no checklist of ours. */
const isImported = ({ externalId, templateVersion }: FeedbackWork): boolean =>
  externalId !== "" && templateVersion === "";

const keyOf = (reference: Reference, name: string) => `feedback/${reference}/${name}`;

/** Whether anybody waits to hear what came of it. Who was only informed was promised nothing. */
export const isWaiting = ({ workflowStatus, engagementLevel, feedbackPromised }: FeedbackWork): boolean =>
  waiting.has(workflowStatus) && (engagementLevel !== "inform" || feedbackPromised !== undefined);

/**
 * Sees that the promise is chased by actions, from closing until it is kept: made once, moved with the promise,
 * and closed when the feedback is published or the work is stopped. Looking again changes nothing. Nobody asked
 * to be chased for a whole spreadsheet: a row of one waits until somebody works on it here, and goes on then.
 */
export async function chase(
  deps: FeedbackDeps,
  { reference, by, worked }: { reference: Reference; by?: Named; worked?: boolean },
): Promise<void> {
  const work = deps.work.find(reference);
  if (!work) return;
  const { followUps } = deps;
  const there = followUps.followUpsOf({ reference });
  const open = reminders.filter(({ name }) =>
    there.some(
      ({ key, status }) => key === keyOf(reference, name) && status !== "Done" && status !== "Waived",
    ),
  );
  const settled = settling(work);
  if (settled) {
    const who = open.length > 0 && (by ?? (await chaserOf(deps, work)));
    for (const { name } of who ? open : [])
      await followUps.settle({ ...settled, reference, key: keyOf(reference, name), by: who as Named });
    return;
  }
  const isChased = there.some(({ key }) => reminders.some(({ name }) => key === keyOf(reference, name)));
  if (isImported(work) && !worked && !isChased) return;
  const due = isWaiting(work) ? dueOf(deps, work) : undefined;
  if (!due || addDays(due, longAgoDays) < today(deps)) return;
  const owner = await chaserOf(deps, work);
  const who = by ?? owner;
  if (!who) return;
  for (const { name, days, words } of reminders) {
    const key = keyOf(reference, name);
    const dueDate = addDays(due, days);
    const known = there.find((each) => each.key === key);
    // A promise of three weeks has no day with four weeks left.
    if (work.endDate && dueDate <= work.endDate) {
      if (known)
        await followUps.settle({
          reference,
          key,
          how: "Waived",
          why: "The new day is sooner than this.",
          by: who,
        });
      continue;
    }
    if (!known && name !== "breach" && dueDate < today(deps)) continue;
    const promised = work.feedbackPromised ? "was promised by" : "is due, with no promise made, by";
    await followUps.agree({
      ...{ key, reference, phase: promisePhase, owner, dueDate, by: who, again: "new day" },
      title: `“You said, we did” ${promised} ${inWords(due)}: ${words}`,
    });
  }
  await sayNoPromise(deps, { work, due, owner });
}

function settling(work: FeedbackWork): { how: "Done" | "Waived"; why: string } | undefined {
  if (work.feedbackPublished || published.has(work.workflowStatus))
    return {
      how: "Done",
      why: work.feedbackPublished
        ? `The feedback was published on ${inWords(work.feedbackPublished)}.`
        : "The feedback is published.",
    };
  return work.workflowStatus === "Stopped"
    ? { how: "Waived", why: "The consultation was stopped." }
    : undefined;
}

/** As promised; where nobody promised, the longest there may be after closing. */
function dueOf({ settings }: FeedbackDeps, { feedbackPromised, endDate }: FeedbackWork): Day | undefined {
  return feedbackPromised ?? (endDate && addDays(endDate, settings().feedbackWeeks * 7));
}

/** Whether there is something to make, to move or to close. */
export const mustBeChased = ({ followUps }: Pick<FeedbackDeps, "followUps">, work: FeedbackWork): boolean =>
  isWaiting(work) ||
  followUps
    .followUpsOf(work)
    .some(({ key, status }) => key.startsWith("feedback/") && status !== "Done" && status !== "Waived");

/** Who sees to it: its lead officer, or whoever leads engagement. */
export async function chaserOf(
  { directory }: Pick<FeedbackDeps, "directory">,
  { leadOfficer }: FeedbackWork,
): Promise<Named | undefined> {
  if (leadOfficer) return leadOfficer;
  const [lead] = await directory.withRole("engagementLead");
  return lead && { id: lead.id, name: lead.name };
}
