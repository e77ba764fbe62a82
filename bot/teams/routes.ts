import { askForum } from "./actions/ask-forum";
import { complete } from "./actions/complete";
import { handOver } from "./actions/hand-over";
import { listMine as listMyActions, pressListMine as pressMyActions } from "./actions/list-mine";
import { openStep } from "./actions/open-step";
import { reopen } from "./actions/reopen";
import { pressChecklist, seeChecklist } from "./actions/see-checklist";
import { waive } from "./actions/waive";
import { changeAnswers, keepAnswers, pressChangeAnswers, showAnswers } from "./consultations/change-answers";
import { changeDates, keepDates, pressChangeDates, showDates } from "./consultations/change-dates";
import { changeStatus } from "./consultations/change-status";
import { checkDates } from "./consultations/check-dates";
import { chooseMethods, pressSeeMethods, seeMethods } from "./consultations/choose-methods";
import { confirmPlan } from "./consultations/confirm-plan";
import { discardPlan } from "./consultations/discard-plan";
import { fillCard } from "./consultations/fill-card";
import { keepEdition } from "./consultations/keep-edition";
import { listMine, pressListMine } from "./consultations/list-mine";
import { keepSteps, showSteps } from "./consultations/move-steps";
import { keepLevel, overrideLevel, pressOverrideLevel, showLevel } from "./consultations/override-level";
import { resumePlan } from "./consultations/resume-plan";
import { seeEdition } from "./consultations/see-edition";
import { pressForwardPlan, seeForwardPlan } from "./consultations/see-forward-plan";
import { pressStartPlan, startPlan } from "./consultations/start-plan";
import { stepBack } from "./consultations/step-back";
import { pressTakeAway, takeAway } from "./consultations/take-away";
import { takeEdition } from "./consultations/take-edition";
import { help } from "./help/help";
import { pressAsk } from "./toolkit/ask";
import { compareMethods } from "./toolkit/compare-methods";
import { explainLevel } from "./toolkit/explain-level";
import { askForum as askForumOf } from "./toolkit/forum-draft";
import { openPassage } from "./toolkit/open-passage";
import { seeGroup } from "./toolkit/see-group";
import { seeMethod } from "./toolkit/see-method";
import type { Command, Press } from "./turn";

/** What is typed, by the name it has in `commands.ts`. */
export const commandHandlers: Readonly<Record<string, Command>> = {
  "plan-a-consultation": startPlan,
  "my-consultations": listMine,
  checklist: seeChecklist,
  methods: seeMethods,
  "my-actions": listMyActions,
  "forward-plan": seeForwardPlan,
  "change-dates": changeDates,
  "change-answers": changeAnswers,
  "change-level": overrideLevel,
  download: takeAway,
  help,
};

/** What is pressed, by its verb: `<capability>.<verb>`. */
export const pressHandlers: Readonly<Record<string, Press>> = {
  "consultations.startPlan": pressStartPlan,
  "consultations.resumePlan": resumePlan,
  "consultations.fillCard": fillCard,
  "consultations.stepBack": stepBack,
  "consultations.checkDates": checkDates,
  "consultations.confirmPlan": confirmPlan,
  "consultations.discardPlan": discardPlan,
  "consultations.listMine": pressListMine,
  "consultations.seeForwardPlan": pressForwardPlan,
  "consultations.takeAway": pressTakeAway,
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
  "toolkit.seeMethod": seeMethod,
  "toolkit.seeGroup": seeGroup,
  "toolkit.compareMethods": compareMethods,
  "toolkit.explainLevel": explainLevel,
  "actions.listMine": pressMyActions,
  "actions.seeChecklist": pressChecklist,
  "actions.openStep": openStep,
  "actions.complete": complete,
  "actions.reopen": reopen,
  "actions.waive": waive,
  "actions.handOver": handOver,
  "actions.askForum": askForum,
  "consultations.changeStatus": changeStatus,
  "consultations.seeEdition": seeEdition,
  "consultations.takeEdition": takeEdition,
  "consultations.keepEdition": keepEdition,
  "toolkit.ask": pressAsk,
  "toolkit.openPassage": openPassage,
  "toolkit.askForum": askForumOf,
};
