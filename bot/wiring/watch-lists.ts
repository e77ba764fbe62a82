import type { Reference } from "../common/ids";
import type { Log } from "../common/log";
import {
  basisOf,
  type Consultation,
  type Consultations,
  type createCouncilDates,
  fieldEdits,
  meetsOthersAnew,
  type recordApprovals,
  sameBasis,
} from "../consultations";
import type { Feedback } from "../feedback";
import type { Topic } from "../forum";
import { listEdits } from "../jobs";
import type { SharePoint } from "../sharepoint";
import type { Storage } from "../storage";
import { topicEdits } from "./topic-edits";

/** Looked at again so often; what is looked at twice is written once. */
const markMs = 60_000;

interface WatchListsDeps {
  sharepoint: SharePoint;
  storage: Storage;
  consultations: Consultations;
  feedback: Feedback;
  approvals: ReturnType<typeof recordApprovals>;
  councilDates: ReturnType<typeof createCouncilDates>;
  /** Its lead is offered the draft of what it taught, once. */
  offerLesson: (ask: { reference: Reference }) => Promise<unknown>;
  /** Its card in the forum's channel shows what it says now. */
  topicCardChanged: (topic: Topic) => Promise<void>;
  log: Log;
}

/** What follows from a change of a list, whoever made it, and wherever: each kind in its order, none lost. */
export function watchLists(deps: WatchListsDeps) {
  const { sharepoint, storage, consultations, feedback, approvals, councilDates, offerLesson, log } = deps;
  const find = (reference: Reference) => sharepoint.consultations.find(reference);

  /** What people change in the list of "you said, we did". */
  const feedbackEdits = feedback.rowEdits((failure, reference) =>
    log.error("feedback-edit.not-noticed", failure, { reference }),
  );
  sharepoint.onFeedbackRowChanged((edit) => feedbackEdits.changed(edit));

  /** What people changed here, and not by a spreadsheet. Once it is chased, its actions say so. */
  const workedOn = new Set<Reference>();
  /** The promise to tell people by a day is chased by actions, whoever closes or moves the work. */
  const chases = listEdits({
    notice: ({ reference }) => feedback.chase({ reference, worked: workedOn.has(reference) }),
    ...{ find, log },
  });
  sharepoint.onConsultationChanged(({ after }) => {
    if (after) chases.changed(after);
  });

  /** What each row was before the change that made it what it is: whose move that was is judged by it. */
  const rowBefore = new WeakMap<Consultation, Consultation>();
  const edits = listEdits({
    notice: (consultation) =>
      consultations.noticeListEdit({ consultation, before: rowBefore.get(consultation) }),
    ...{ find, log },
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    if (before && after) rowBefore.set(after, before);
    if (after) edits.changed(after);
  });

  /** The row before its first change that is not dealt with yet: what its steps were counted from. */
  const unchanged = new Map<Reference, Consultation>();
  const dateEdits = listEdits({
    async notice(consultation) {
      const { reference } = consultation;
      const before = unchanged.get(reference);
      if ((await consultations.noticeDateEdit({ consultation, before })) === "later") return "later";
      unchanged.delete(reference);
      return "dealt with";
    },
    ...{ find, log },
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    if (before && !unchanged.has(before.reference)) unchanged.set(before.reference, before);
    if (after) dateEdits.changed(after);
  });

  /** Who reviews what was submitted, wherever it was: every change comes past here. */
  const reviewLooks = listEdits({
    notice: (consultation) => consultations.sendForReview({ consultation }),
    ...{ find, log },
  });
  sharepoint.onConsultationChanged(({ after }) => {
    if (after) reviewLooks.changed(after);
  });

  /** Every field that a person changes in the list goes into the history, under their name. */
  const edited = fieldEdits(
    {
      history: sharepoint.history,
      review: { pastOf: sharepoint.history.of },
      versionsOf: sharepoint.versionsOf,
    },
    (failure, reference) => log.error("field-edit.not-noticed", failure, { reference }),
  );
  sharepoint.onConsultationChanged(({ before, after, version, follows }) => {
    if (before && after) edited.changed({ before, after, version, follows });
  });

  /** Whose people or days a saved consultation meets. What we write ourselves comes by `saved`. */
  const clashLooks = listEdits({
    notice: (consultation) => consultations.noticeClashes({ consultation }),
    ...{ find, log },
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    // What the app wrote on another instance is looked at there; so no import is news to everybody.
    if (after && !after.changedBy.byApp && meetsOthersAnew(before, after)) clashLooks.changed(after);
  });

  const isComplete = ({ workflowStatus }: Consultation) => workflowStatus === "Complete";
  const completes = (before: Consultation | undefined, after: Consultation | undefined) =>
    before !== undefined && after !== undefined && isComplete(after) && !isComplete(before);
  /** What it taught is drafted when it is completed, and not for what was over before it came here. */
  const lessons = listEdits({ notice: offerLesson, ...{ find, log } });
  sharepoint.onConsultationChanged(({ before, after }) => {
    if (after && completes(before, after)) lessons.changed(after);
  });

  const topics = topicEdits({ cardChanged: deps.topicCardChanged, log });
  sharepoint.topics.onTopicChanged(topics.changed);

  let marked = new Date(0);
  async function lookedUntil(instant: Date): Promise<void> {
    if (instant.getTime() - marked.getTime() < markMs) return;
    marked = instant;
    await storage.lookedUntil.set(instant).catch((failure) => log.error("field-edit.not-marked", failure));
  }

  async function sweepStatuses(): Promise<void> {
    const known = await storage.knownStatuses.all();
    const rows = sharepoint.consultations.all();
    await chases.sweep(rows.filter((row) => feedback.mustBeChased(row)));
    for (const row of feedback.outOfStep())
      feedbackEdits.changed({ ...sharepoint.feedbackRows.asSeen(row), isOld: true });
    await feedbackEdits.again();
    const moved = rows.filter((row) => known.get(row.reference) !== row.workflowStatus);
    await lessons.sweep(moved.filter((row) => isComplete(row) && known.has(row.reference)));
    await edits.sweep(moved);
    const counted = await storage.countedBases.all();
    const rescheduled = rows.filter((row) => {
      const from = counted.get(row.reference);
      return from !== undefined && !sameBasis(from, basisOf(row, councilDates));
    });
    await dateEdits.sweep(rescheduled);
    await clashLooks.sweep(rescheduled);
  }

  /** What was submitted, or answered. */
  async function sweepReviews(): Promise<void> {
    const sent = await storage.submissions.all();
    const isOpen = (reference: Reference) => (sent.get(reference)?.state ?? "over") !== "over";
    const rows = sharepoint.consultations.all();
    await reviewLooks.sweep(
      rows.filter(
        ({ reference, workflowStatus }) =>
          (workflowStatus === "Submitted" && sent.get(reference)?.state !== "told") ||
          (workflowStatus !== "Submitted" && isOpen(reference)),
      ),
    );
  }

  /** Which fields people changed in the list. */
  async function sweepFields(): Promise<void> {
    const since = await storage.lookedUntil.get();
    if (since) await edited.sweep(sharepoint.consultations.all(), since);
    await lookedUntil(sharepoint.consultations.freshness().asOf);
  }

  return {
    /** Saved here, by somebody who works on it. */
    worked(saved: Consultation, before?: Consultation): void {
      workedOn.add(saved.reference);
      chases.changed(saved);
      if (completes(before, saved)) lessons.changed(saved);
    },
    /** Written here, by a file: nobody works on it yet. */
    imported: (saved: Consultation): void => chases.changed(saved),
    review: (saved: Consultation): void => reviewLooks.changed(saved),
    clashes: (saved: Consultation): void => clashLooks.changed(saved),
    /** Deals with what changed since, and again with what could not be told before. */
    async again(): Promise<void> {
      await edits.again();
      await dateEdits.again();
      await reviewLooks.again();
      await clashLooks.again();
      await approvals.again();
      await chases.again();
      await lessons.again();
      await feedbackEdits.again();
      await topics.again();
      // What is read after this is not dealt with yet.
      const { asOf } = sharepoint.consultations.freshness();
      await edited.again();
      if (edited.isDone()) await lookedUntil(asOf);
    },
    /** What was changed while no instance was running. */
    async sweep(): Promise<void> {
      await sweepStatuses();
      await sweepReviews();
      await sweepFields();
    },
  };
}
