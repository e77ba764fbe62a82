import type { ActionsDeps } from "../actions";
import type { createCalendar } from "../calendar";
import type { Clock } from "../common/clock";
import type { PersonId, Reference } from "../common/ids";
import type { createConsultations, StatusNotices } from "../consultations";
import type { createFeedback } from "../feedback";
import type {
  ForumNotices,
  GovernanceDeps,
  LessonDeps,
  MeetingNotices,
  PanelNotices,
  Visibility,
} from "../forum";
import type { News as Message } from "../jobs";
import {
  approvedOwn,
  askedToAnswer,
  type Card,
  dateProblems,
  datesReview,
  editProblems,
  handedOver,
  handOverNews,
  ideaOutcome,
  ideaTakenUp,
  lessonDraft,
  markTheAnswer,
  newTerms,
  nextYear,
  nobodyToReview,
  noPromise,
  notPublished,
  overlap,
  overlapAnswered,
  panelDecided,
  panelRequested,
  pastGate,
  planCheck,
  refusedDates,
  replanTold,
  replied,
  reviewCard,
  roundUpForm,
  ruleBroken,
  statusChanged,
  stepsBehind,
  termsReview,
  withoutLead,
} from "../teams";
import type { EditNotices } from "../toolkit";

type ConsultationsDeps = Parameters<typeof createConsultations>[0];
type HandOverWhat = Parameters<NonNullable<ActionsDeps["notices"]["handOverNews"]>>[1]["what"];

interface NewsDeps {
  /** Kept in the queue, whatever happens to this instance. */
  post: (message: Message<Card>) => Promise<void>;
  /** Of the consultation that something belongs to. */
  titleOf: (reference: Reference) => string | undefined;
  datesUrl: () => Promise<string>;
  toolkitEditsUrl: () => Promise<string>;
  /** Where they share something in their own chat, and say nothing else. */
  usualVisibility: () => Visibility;
  clock: Clock;
}

const handOverSummaries: Readonly<Record<HandOverWhat, string>> = {
  accepted: "Your step was accepted",
  declined: "Your step was declined",
  "taken back": "An offer was taken back",
  "taken over": "A step changed hands",
};

/** Each thing that happened, as the card that a person is sent about it. */
export function createNews({ post, titleOf, datesUrl, toolkitEditsUrl, usualVisibility, clock }: NewsDeps) {
  const each = async (people: readonly { id: PersonId }[], news: Omit<Message<Card>, "to">) => {
    for (const { id } of people) await post({ to: id, ...news });
  };

  const ofActions: Required<ActionsDeps["notices"]> = {
    handedOver: (to, { action, by }) =>
      post({
        about: `hand-over of action ${action.id}`,
        to: to.id,
        summary: "A step is offered to you",
        card: handedOver({
          ...{ action, by, now: clock.now() },
          title: action.reference && titleOf(action.reference),
        }),
      }),
    handOverNews: (to, { action, by, what, reason }) =>
      post({
        about: `hand-over of action ${action.id}`,
        to: to.id,
        summary: handOverSummaries[what],
        card: handOverNews({
          ...{ action, by, what, reason, now: clock.now() },
          title: action.reference && titleOf(action.reference),
        }),
      }),
  };

  const ofCalendar: Parameters<typeof createCalendar>[0]["notices"] = {
    datesReview: async (to, review) =>
      post({
        about: `dates to avoid of ${review.year}`,
        to: to.id,
        summary: `Check the dates to avoid of ${review.year}`,
        card: datesReview({ review, listUrl: await datesUrl() }),
      }),
    dateProblems: async (to, problems) =>
      post({
        about: "dates to avoid that cannot be read",
        to: to.id,
        summary: "Some dates to avoid cannot be read",
        card: dateProblems({ problems, listUrl: await datesUrl() }),
      }),
  };

  const ofStatus: StatusNotices = {
    statusChanged: (to, news) =>
      post({
        about: `status of ${news.consultation.reference}`,
        to: to.id,
        summary: `${news.consultation.reference} is now ${news.to}`,
        card: statusChanged(news),
      }),
    approvedOwn: (people, news) =>
      each(people, {
        about: `own approval of ${news.consultation.reference}`,
        summary: `${news.consultation.reference} was approved by its own lead officer`,
        card: approvedOwn(news),
      }),
    pastGate: (people, news, gates) =>
      each(people, {
        about: `gate of ${news.consultation.reference}`,
        summary: `${news.consultation.reference} went past its gate`,
        card: pastGate(news, gates),
      }),
    ruleBroken: (people, news, broken) =>
      each(people, {
        about: `rule broken for ${news.consultation.reference}`,
        summary: `${news.consultation.reference} was changed against the rules`,
        card: ruleBroken(news, broken),
      }),
  };

  const ofReviews: ConsultationsDeps["review"]["notices"] = {
    toReview: (to, review) =>
      post({
        about: `review of ${review.consultation.reference}`,
        to: to.id,
        summary: `${review.consultation.reference} waits for your review`,
        card: reviewCard(review, { where: "personal" }),
      }),
    nobodyToReview: (to, consultation) =>
      post({
        about: `nobody to review ${consultation.reference}`,
        to: to.id,
        summary: `Nobody can review ${consultation.reference}`,
        card: nobodyToReview(consultation),
      }),
  };

  const ofOverlaps: ConsultationsDeps["overlapNotices"] = {
    overlap: (to, news) =>
      post({
        about: `overlap of ${news.consultation.reference} and ${news.other.reference}`,
        to: to.id,
        summary: `${news.consultation.reference} may overlap with ${news.other.reference}`,
        card: overlap(news),
      }),
  };
  const ofAnsweredOverlap: ConsultationsDeps["overlapAnswered"] = (to, news) =>
    post({
      about: `overlap of ${news.consultation.reference} and ${news.other.reference}`,
      to: to.id,
      summary: `${news.other.reference} and ${news.consultation.reference}: an answer`,
      card: overlapAnswered(news),
    });

  const ofRefusedDates: ConsultationsDeps["refusedDatesNotices"] = {
    refusedDates: (people, news) =>
      each(people, {
        about: `dates of ${news.consultation.reference}`,
        summary: `${news.consultation.reference} has dates that break a rule`,
        card: refusedDates(news),
      }),
  };
  const ofReplans: ConsultationsDeps["replanNotices"] = {
    replanned: (to, news) =>
      post({
        about: `change of ${news.consultation.reference}`,
        to: to.id,
        summary: `${news.consultation.reference} was changed`,
        card: replanTold(news),
      }),
  };
  const ofStepsBehind: ConsultationsDeps["stepsBehindNotices"] = {
    stepsBehind: (to, news) =>
      post({
        about: `steps of ${news.consultation.reference}`,
        to: to.id,
        summary: `The steps of ${news.consultation.reference} can move`,
        card: stepsBehind(news),
      }),
  };
  const ofUpkeep: ConsultationsDeps["upkeep"]["notices"] = {
    nextYear: (to, ask) =>
      post({
        about: `plans for ${ask.year}`,
        to: to.id,
        summary: `Anything for ${ask.year}?`,
        card: nextYear(ask),
      }),
    planCheck: (to, check) =>
      post({
        about: "the forward plan this month",
        to: to.id,
        summary: "The forward plan this month",
        card: planCheck(check),
      }),
  };

  const ofFeedback: Parameters<typeof createFeedback>[0]["notices"] = {
    noPromise: (to, news) =>
      post({
        about: `promise of ${news.work.reference}`,
        to: to.id,
        summary: `${news.work.reference} closed, and no feedback day is promised`,
        card: noPromise(news),
      }),
    notPublished: (to, news) =>
      post({
        about: `you said, we did of ${news.work.reference}`,
        to: to.id,
        summary: `${news.work.reference}: a row is not published`,
        card: notPublished(news),
      }),
  };

  const ofForum: ForumNotices = {
    askedToAnswer: (to, ask) =>
      post({
        about: `forum questions ${ask.questions.map(({ topic }) => topic.id).join(", ")}`,
        to: to.id,
        summary: "A question waits in the forum",
        card: askedToAnswer(ask),
      }),
    ideaOutcome: (to, news) =>
      post({
        about: `outcome of forum idea ${news.topic.id}`,
        to: to.id,
        summary: "What happened to your idea",
        card: ideaOutcome(news),
      }),
    ideaTakenUp: (to, news) =>
      post({
        about: `forum idea ${news.topic.id} taken up`,
        to: to.id,
        summary: "Your idea is taken up",
        card: ideaTakenUp(news),
      }),
    markTheAnswer: (to, ask) =>
      post({
        about: `answer to forum question ${ask.topic.id}`,
        to: to.id,
        summary: "Did a reply answer your question?",
        card: markTheAnswer(ask),
      }),
    replied: (to, news) =>
      post({
        about: `reply to forum topic ${news.topic.id}`,
        to: to.id,
        summary: "A reply in the forum",
        card: replied(news),
      }),
  };

  const ofForumMeetings: Pick<MeetingNotices, "askRoundUp"> &
    GovernanceDeps["notices"] &
    LessonDeps["notices"] &
    PanelNotices = {
    askRoundUp: (to, ask) =>
      post({
        about: `round-up for forum meeting ${ask.meeting.id}`,
        to: to.id,
        summary: "What is new in your workstream?",
        card: roundUpForm(ask),
      }),
    termsReview: (to, news) =>
      post({
        about: `review of the terms of reference, version ${news.terms.version}`,
        to: to.id,
        summary: "Look at the terms of reference again",
        card: termsReview(news),
      }),
    newTerms: (to, news) =>
      post({
        about: `terms of reference, version ${news.terms.version}`,
        to: to.id,
        summary: "Read the terms of reference",
        card: newTerms(news),
      }),
    withoutLead: (to, news) =>
      post({
        about: "services without an engagement lead",
        to: to.id,
        summary: "A service has no engagement lead",
        card: withoutLead(news),
      }),
    lessonDrafted: (to, { draft }) =>
      post({
        about: `lesson of ${draft.reference}`,
        to: to.id,
        summary: `What did you learn from ${draft.reference}?`,
        card: lessonDraft(draft, { visibility: usualVisibility() }),
      }),
    panelRequested: (to, news) =>
      post({
        about: `request for forum ${news.seen.panel.id}`,
        to: to.id,
        summary: "A new forum is asked for",
        card: panelRequested(news),
      }),
    panelDecided: (to, news) =>
      post({
        about: `decision on forum ${news.panel.id}`,
        to: to.id,
        summary: "What was decided on your forum",
        card: panelDecided(news),
      }),
  };

  const ofToolkitEdits: EditNotices = {
    editProblems: async (to, problems) =>
      post({
        about: "mistakes in the edits of the toolkit",
        to: to.id,
        summary: "Some edits of the toolkit cannot be used",
        card: editProblems({ problems, listUrl: await toolkitEditsUrl() }),
      }),
  };

  return {
    ...{ ofActions, ofCalendar, ofStatus, ofReviews, ofOverlaps, ofAnsweredOverlap, ofRefusedDates },
    ...{ ofReplans, ofStepsBehind, ofUpkeep, ofFeedback, ofToolkitEdits },
    ...{ ofForum, ofForumMeetings },
  };
}
