import { addDays, type Day, dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { asStepId } from "../../common/ids";
import type { Consultation, Named } from "../consultation";
import type { ChangeLine, ConsultationChange } from "../consultation-writer";
import { type ClosingAsk, type ClosingDeps, findToClose } from "./closing-deps";
import { typedReader } from "./read-typed";

export interface PromiseTyped {
  feedbackPromised?: string | undefined;
  /** Where people will hear: the website, a letter, a meeting. */
  channel?: string | undefined;
  /** Why it is late, once the first promise cannot be kept: the holding reply. */
  holdingReply?: string | undefined;
}

export interface Promised {
  consultation: Consultation;
  /** What to think of; the promise is kept all the same. */
  warnings: readonly string[];
}

const promiseStep = asStepId("2.9");
const longestChannel = 200;
const longestReply = 2_000;

/** By when people hear what came of it: as promised, else the longest there may be after closing. */
export function feedbackDue(
  { feedbackPromised, endDate }: Pick<Consultation, "feedbackPromised" | "endDate">,
  feedbackWeeks: number,
): { by: Day | undefined; promised: boolean } {
  if (feedbackPromised) return { by: feedbackPromised, promised: true };
  return { by: endDate && addDays(endDate, feedbackWeeks * 7), promised: false };
}

/**
 * Promises the feedback by a day, before it opens or later. Moving a promise to a later day once it has
 * closed needs a holding reply; history keeps the promise that was made first.
 */
export async function promiseFeedback(
  deps: ClosingDeps,
  { typed, ...ask }: ClosingAsk & { typed: PromiseTyped },
): Promise<Promised> {
  const consultation = findToClose(deps, ask);
  const now = deps.clock.now();
  const decide = (newest: Consultation): ConsultationChange => promiseOf(deps, newest, typed);
  const first = decide(consultation);
  const by = { id: ask.by.id, name: ask.by.name };
  const saved =
    first.lines.length === 0
      ? consultation
      : await deps.writer.change({ ...first, consultation, by, at: now, again: decide });
  await fulfilPromised(deps, saved, { by, channel: typed.channel });
  return { consultation: saved, warnings: warningsOf(deps, saved) };
}

/** The step of the checklist that a promise is. */
export async function fulfilPromised(
  { fulfilStep }: Pick<ClosingDeps, "fulfilStep">,
  { reference, feedbackPromised }: Consultation,
  { by, channel = "" }: { by: Named; channel?: string | undefined },
): Promise<void> {
  if (!feedbackPromised) return;
  await fulfilStep({
    ...{ reference, stepId: promiseStep, by },
    evidence: `Promised by ${inWords(feedbackPromised)}. Where: ${channel.trim() || "not said yet"}.`,
  });
}

function promiseOf(deps: ClosingDeps, newest: Consultation, typed: PromiseTyped): ConsultationChange {
  const { feedbackPublished, feedbackPromised: before, endDate } = newest;
  if (feedbackPublished)
    throw new Failure(
      "conflict",
      `The feedback was published on ${inWords(feedbackPublished)}, so there is nothing left to promise.`,
    );
  const read = typedReader();
  const today = dayOf(deps.clock.now());
  const promised = read.day(
    "feedbackPromised",
    typed.feedbackPromised,
    "Choose the day people will hear by.",
  );
  const channel = read.words("channel", typed.channel, {
    ...{ what: "Where people will hear", longest: longestChannel },
    ...(before === undefined && { missing: "Say where people will hear, such as the council's website." }),
  });
  const due = feedbackDue(newest, deps.feedbackWeeks()).by;
  // A promise made before it closed can move with the plan. After that, somebody is waiting for it.
  const isLate =
    endDate !== undefined && today > endDate && promised !== undefined && due !== undefined && promised > due;
  const reply = read.words("holdingReply", typed.holdingReply, {
    ...{ what: "The holding reply", longest: longestReply },
    ...(isLate && {
      missing: "This is later than people were told. Say why, in words you can send to them.",
    }),
  });
  if (promised !== before)
    read.notBefore("feedbackPromised", promised, { day: today, say: "in the past. Choose a later day." });
  read.notBefore("feedbackPromised", promised, {
    day: endDate,
    say: "before it closes. Promise a day after people have had their say.",
  });
  read.mustBeRight();
  const lines: ChangeLine[] = [];
  if (promised !== before)
    lines.push({
      what: reply ? "Feedback promised anew, with a holding reply" : "Feedback promised",
      from: before ?? "",
      to: [promised, channel && `where: ${channel}`, reply].filter(Boolean).join("; "),
    });
  return { fields: { feedbackPromised: promised }, lines };
}

/** The rule, with how far its source was checked: Cabinet Office Consultation Principles J, and GOV.UK. */
export const twelveWeekSource =
  "The Cabinet Office says to answer within 12 weeks, or to say why not. That binds central government. For councils it is good practice.";

function warningsOf(deps: ClosingDeps, { feedbackPromised, endDate }: Consultation): string[] {
  const feedbackWeeks = deps.feedbackWeeks();
  if (!feedbackPromised || !endDate) return [];
  const last = addDays(endDate, feedbackWeeks * 7);
  if (feedbackPromised <= last) return [];
  return [
    `This is more than ${feedbackWeeks} weeks after it closes. ${inWords(last)} is the last day of those. ${twelveWeekSource} Send a holding reply if you need longer.`,
  ];
}
