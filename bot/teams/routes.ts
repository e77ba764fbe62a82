import { acting } from "./actions/acting";
import { add, addAction, askAdd, makeAction } from "./actions/add";
import { acceptOffer, declineOffer } from "./actions/answer-hand-over";
import { askForum } from "./actions/ask-forum";
import { complete } from "./actions/complete";
import { deliveries, seeDeliveries, sendAgain } from "./actions/deliveries";
import { seeDryRun } from "./actions/dry-run";
import { handOver } from "./actions/hand-over";
import { listMine as listMyActions, pressListMine as pressMyActions } from "./actions/list-mine";
import { listUnowned, pressListUnowned } from "./actions/list-unowned";
import { note } from "./actions/note";
import { openPart } from "./actions/open-part";
import { openStep } from "./actions/open-step";
import { seeReminder } from "./actions/reminder";
import { reopen } from "./actions/reopen";
import { pressChecklist, seeChecklist } from "./actions/see-checklist";
import { saveSettings, seeSettings, settings, undoSettings } from "./actions/settings";
import { snooze } from "./actions/snooze";
import { takeBack } from "./actions/take-back";
import { waive } from "./actions/waive";
import { markChecked } from "./calendar/mark-checked";
import { pressSeeDates, seeDates } from "./calendar/see-dates";
import { nothingNextYear, planNextYear } from "./consultations/answer-next-year";
import { joinUp, keepApart } from "./consultations/answer-overlap";
import { calendarFeed, makeCalendarFeed, stopCalendarFeed } from "./consultations/calendar-feed";
import { changeAnswers, keepAnswers, pressChangeAnswers, showAnswers } from "./consultations/change-answers";
import { changeDates, keepDates, pressChangeDates, showDates } from "./consultations/change-dates";
import { changeStatus } from "./consultations/change-status";
import { acknowledgeClashes, checkClashes, pressCheckClashes } from "./consultations/check-clashes";
import { checkDates } from "./consultations/check-dates";
import { chooseMethods, pressSeeMethods, seeMethods } from "./consultations/choose-methods";
import { cloneConsultation } from "./consultations/clone-consultation";
import { confirmPlan } from "./consultations/confirm-plan";
import { discardPlan } from "./consultations/discard-plan";
import { pressEditRecord, saveRecord } from "./consultations/edit-record";
import { exportRegister, pressExportRegister } from "./consultations/export-register";
import { fillAndMove } from "./consultations/fill-and-move";
import { fillCard } from "./consultations/fill-card";
import { findConsultation, unfurlLink } from "./consultations/find-consultation";
import { importRegister } from "./consultations/import-register";
import { keepEdition } from "./consultations/keep-edition";
import { listMine, pressListMine } from "./consultations/list-mine";
import { listReviews, pressListReviews } from "./consultations/list-reviews";
import { markPlanChecked } from "./consultations/mark-plan-checked";
import { keepSteps, showSteps } from "./consultations/move-steps";
import { askExperiment, noteExperiment, pressAskExperiment } from "./consultations/note-experiment";
import { keepLevel, overrideLevel, pressOverrideLevel, showLevel } from "./consultations/override-level";
import { publicPlan } from "./consultations/public-plan";
import {
  askEvaluation,
  askParticipation,
  askPromise,
  decision,
  evaluation,
  findings,
  participation,
  promise,
} from "./consultations/record-closing";
import { resumePlan } from "./consultations/resume-plan";
import { review, seeReview } from "./consultations/review";
import { pressSeeClosing, seeClosing } from "./consultations/see-closing";
import { seeEdition } from "./consultations/see-edition";
import { pressForwardPlan, seeForwardPlan } from "./consultations/see-forward-plan";
import { seePlanCheck } from "./consultations/see-plan-check";
import { pressSeeRecord, seeRecord } from "./consultations/see-record";
import { pressStartPlan, startPlan } from "./consultations/start-plan";
import { stepBack } from "./consultations/step-back";
import { pressTakeAway, takeAway } from "./consultations/take-away";
import { takeDates } from "./consultations/take-dates";
import { takeEdition } from "./consultations/take-edition";
import { pressWhoWeEngagedWith, whoWeEngagedWith } from "./consultations/who-we-engaged-with";
import { moveRow, strikeRow } from "./feedback/change-rows";
import { askRow, keepRow } from "./feedback/keep-row";
import { askPublish, publish } from "./feedback/publish";
import { pressSeeFeedback, seeFeedback } from "./feedback/see-feedback";
import { adoptLesson, askAdopt } from "./forum/adopt-lesson";
import { askColleagues, postQuestion } from "./forum/ask-question";
import { beQuiet, chooseForumChannel, maySpeak } from "./forum/be-quiet";
import { closeTopic, reopenTopic } from "./forum/close-topic";
import { seeDigest } from "./forum/digest-seen";
import { askEditTopic, editTopic } from "./forum/edit-topic";
import { askLesson, shareLesson } from "./forum/lesson-draft";
import { markAnswer } from "./forum/mark-answer";
import { closeMeeting, openMeeting, pressSeeAgenda, seeAgenda } from "./forum/meeting-agenda";
import { addItem, askAddItem, askPlanMeeting, planMeeting, pressAskAddItem } from "./forum/meeting-forms";
import { captureAction, closeItem, leaveItem, moveItem, openItem } from "./forum/meeting-item";
import { giveRoundUp } from "./forum/meeting-round-up";
import { decidePanel, endPanel, noteMet, resumePanel, seePanel } from "./forum/panel";
import { askPanel, pressAskPanel, requestPanel } from "./forum/panel-request";
import { pressSeePanels, seePanels } from "./forum/panels-seen";
import { askRemoveTopic, removeTopic } from "./forum/remove-topic";
import { reply } from "./forum/reply";
import { sayOutcome } from "./forum/say-outcome";
import { askAnswer, askOutcome, seeTopic } from "./forum/see-topic";
import { saveToForum, share, shareFromCompose, shareWithForum } from "./forum/share";
import { pressSeeMembers, seeMembers } from "./forum/terms-members";
import { acknowledgeTerms, pressSeeTerms, seeTerms } from "./forum/terms-seen";
import {
  listTopics,
  pressListTopics,
  pressTopIdeas,
  topIdeas,
  turnIntoAction,
  turnIntoAgendaItem,
} from "./forum/top-ideas";
import { vote } from "./forum/vote";
import { askAboutMethod, pressWhoHasUsed, whoHasUsed } from "./forum/who-has-used";
import { help } from "./help/help";
import { pressAsk } from "./toolkit/ask";
import { compareMethods } from "./toolkit/compare-methods";
import { explainLevel } from "./toolkit/explain-level";
import { askForum as askForumOf } from "./toolkit/forum-draft";
import { openPassage } from "./toolkit/open-passage";
import { seeGroup } from "./toolkit/see-group";
import { seeMethod } from "./toolkit/see-method";
import type { Command, MessageAction, Press, Query, Unfurl } from "./turn";

/** What is typed, by the name it has in `commands.ts`. */
export const commandHandlers: Readonly<Record<string, Command>> = {
  "plan-a-consultation": startPlan,
  "my-consultations": listMine,
  checklist: seeChecklist,
  methods: seeMethods,
  "my-actions": listMyActions,
  "forward-plan": seeForwardPlan,
  "awaiting-review": listReviews,
  "change-dates": changeDates,
  "change-answers": changeAnswers,
  "change-level": overrideLevel,
  "check-clashes": checkClashes,
  download: takeAway,
  "export-register": exportRegister,
  "import-register": importRegister,
  "add-action": addAction,
  "nobodys-actions": listUnowned,
  settings,
  deliveries,
  "calendar-feed": calendarFeed,
  "public-plan": publicPlan,
  "check-the-plan": seePlanCheck,
  consultation: seeRecord,
  "dates-to-avoid": seeDates,
  "close-the-loop": seeClosing,
  "you-said-we-did": seeFeedback,
  participation: askParticipation,
  evaluate: askEvaluation,
  "promise-feedback": askPromise,
  "try-something-new": askExperiment,
  "who-we-engaged-with": whoWeEngagedWith,
  "share-with-forum": shareWithForum,
  forum: listTopics,
  "top-ideas": topIdeas,
  "be-quiet-here": beQuiet,
  "may-speak-here": maySpeak,
  "forum-channel": chooseForumChannel,
  agenda: seeAgenda,
  "add-to-agenda": askAddItem,
  "terms-of-reference": seeTerms,
  "forum-members": seeMembers,
  "forums-and-panels": seePanels,
  "request-a-forum": askPanel,
  "who-has-used": whoHasUsed,
  digest: seeDigest,
  "share-lesson": askLesson,
  help,
};

/** What is pressed, by its verb: `<capability>.<verb>`. */
export const pressHandlers: Readonly<Record<string, Press>> = {
  "consultations.startPlan": pressStartPlan,
  "consultations.resumePlan": resumePlan,
  "consultations.fillCard": fillCard,
  "consultations.stepBack": stepBack,
  "consultations.checkDates": checkDates,
  "consultations.takeDates": takeDates,
  "consultations.checkClashes": pressCheckClashes,
  "consultations.acknowledgeClashes": acknowledgeClashes,
  "consultations.joinUp": joinUp,
  "consultations.keepApart": keepApart,
  "consultations.confirmPlan": confirmPlan,
  "consultations.discardPlan": discardPlan,
  "consultations.listMine": pressListMine,
  "consultations.seeForwardPlan": pressForwardPlan,
  "consultations.takeAway": pressTakeAway,
  "consultations.exportRegister": pressExportRegister,
  "consultations.makeCalendarFeed": makeCalendarFeed,
  "consultations.stopCalendarFeed": stopCalendarFeed,
  "consultations.changeDates": pressChangeDates,
  "consultations.showDates": showDates,
  "consultations.keepDates": keepDates,
  "consultations.changeAnswers": pressChangeAnswers,
  "consultations.showAnswers": showAnswers,
  "consultations.keepAnswers": keepAnswers,
  "consultations.overrideLevel": pressOverrideLevel,
  "consultations.showLevel": showLevel,
  "consultations.keepLevel": keepLevel,
  "consultations.showSteps": showSteps,
  "consultations.keepSteps": keepSteps,
  "consultations.seeMethods": pressSeeMethods,
  "consultations.chooseMethods": chooseMethods,
  "consultations.seeClosing": pressSeeClosing,
  "consultations.askParticipation": participation.ask,
  "consultations.recordParticipation": participation.send,
  "consultations.askFindings": findings.ask,
  "consultations.recordFindings": findings.send,
  "consultations.askDecision": decision.ask,
  "consultations.recordDecision": decision.send,
  "consultations.askEvaluation": evaluation.ask,
  "consultations.evaluate": evaluation.send,
  "consultations.askPromise": promise.ask,
  "consultations.promiseFeedback": promise.send,
  "consultations.whoWeEngagedWith": pressWhoWeEngagedWith,
  "feedback.seeFeedback": pressSeeFeedback,
  "feedback.askRow": askRow,
  "feedback.keepRow": keepRow,
  "feedback.moveRow": moveRow,
  "feedback.strikeRow": strikeRow,
  "feedback.askPublish": askPublish,
  "feedback.publish": publish,
  "toolkit.seeMethod": seeMethod,
  "toolkit.seeGroup": seeGroup,
  "toolkit.compareMethods": compareMethods,
  "toolkit.explainLevel": explainLevel,
  "actions.listMine": acting(pressMyActions),
  "actions.listUnowned": pressListUnowned,
  "actions.seeChecklist": pressChecklist,
  // Teams presses it by itself, to show the present state: nobody acted.
  "actions.seeReminder": seeReminder,
  "actions.openStep": acting(openStep),
  "actions.openPart": acting(openPart),
  "actions.complete": acting(complete),
  "actions.reopen": acting(reopen),
  "actions.waive": acting(waive),
  "actions.snooze": acting(snooze),
  "actions.note": acting(note),
  "actions.handOver": acting(handOver),
  "actions.acceptOffer": acting(acceptOffer),
  "actions.declineOffer": acting(declineOffer),
  "actions.takeBack": acting(takeBack),
  "actions.askForum": acting(askForum),
  "actions.askAdd": askAdd,
  "actions.add": add,
  "actions.seeSettings": acting(seeSettings),
  "actions.saveSettings": acting(saveSettings),
  "actions.undoSettings": acting(undoSettings),
  "actions.seeDeliveries": seeDeliveries,
  "actions.sendAgain": sendAgain,
  "actions.seeDryRun": seeDryRun,
  "consultations.changeStatus": changeStatus,
  "consultations.review": review,
  "consultations.seeReview": seeReview,
  "consultations.listReviews": pressListReviews,
  "consultations.seeRecord": pressSeeRecord,
  "consultations.editRecord": pressEditRecord,
  "consultations.saveRecord": saveRecord,
  "consultations.fillAndMove": fillAndMove,
  "consultations.askExperiment": pressAskExperiment,
  "consultations.noteExperiment": noteExperiment,
  "consultations.cloneConsultation": cloneConsultation,
  "consultations.seeEdition": seeEdition,
  "consultations.takeEdition": takeEdition,
  "consultations.keepEdition": keepEdition,
  "consultations.markPlanChecked": markPlanChecked,
  "consultations.planNextYear": planNextYear,
  "consultations.nothingNextYear": nothingNextYear,
  "calendar.seeDates": pressSeeDates,
  "calendar.markChecked": markChecked,
  "forum.share": share,
  "forum.askColleagues": askColleagues,
  "forum.postQuestion": postQuestion,
  "forum.seeTopic": seeTopic,
  "forum.reply": reply,
  "forum.vote": vote,
  "forum.askAnswer": askAnswer,
  "forum.markAnswer": markAnswer,
  "forum.closeTopic": closeTopic,
  "forum.reopenTopic": reopenTopic,
  "forum.askEditTopic": askEditTopic,
  "forum.editTopic": editTopic,
  "forum.askRemoveTopic": askRemoveTopic,
  "forum.removeTopic": removeTopic,
  "forum.askOutcome": askOutcome,
  "forum.sayOutcome": sayOutcome,
  "forum.listTopics": pressListTopics,
  "forum.topIdeas": pressTopIdeas,
  "forum.turnIntoAction": turnIntoAction,
  "forum.turnIntoAgendaItem": turnIntoAgendaItem,
  "forum.seeAgenda": pressSeeAgenda,
  "forum.openMeeting": openMeeting,
  "forum.closeMeeting": closeMeeting,
  "forum.askPlanMeeting": askPlanMeeting,
  "forum.planMeeting": planMeeting,
  "forum.askAddItem": pressAskAddItem,
  "forum.addItem": addItem,
  "forum.openItem": openItem,
  "forum.moveItem": moveItem,
  "forum.closeItem": closeItem,
  "forum.leaveItem": leaveItem,
  "forum.captureAction": captureAction,
  "forum.giveRoundUp": giveRoundUp,
  "forum.whoHasUsed": pressWhoHasUsed,
  "forum.askAboutMethod": askAboutMethod,
  "forum.seeTerms": pressSeeTerms,
  "forum.acknowledgeTerms": acknowledgeTerms,
  "forum.seeMembers": pressSeeMembers,
  "forum.seePanels": pressSeePanels,
  "forum.seePanel": seePanel,
  "forum.askPanel": pressAskPanel,
  "forum.requestPanel": requestPanel,
  "forum.decidePanel": decidePanel,
  "forum.noteMet": noteMet,
  "forum.endPanel": endPanel,
  "forum.resumePanel": resumePanel,
  "forum.shareLesson": shareLesson,
  "forum.askAdopt": askAdopt,
  "forum.adoptLesson": adoptLesson,
  "toolkit.ask": pressAsk,
  "toolkit.openPassage": openPassage,
  "toolkit.askForum": askForumOf,
};

/** What is searched from the box where people write, by its id in the manifest. */
export const queryHandlers: Readonly<Record<string, Query>> = { findConsultation };

/** What can be done with any message, by its id in the manifest. */
export const messageActions: Readonly<Record<string, MessageAction>> = {
  makeAction,
  saveToForum,
  shareWithForum: shareFromCompose,
};

/** Links that become cards; the manifest names the hosts. */
export const unfurl: Unfurl = unfurlLink;
