import { complete } from "./actions/complete";
import { listMine as listMyActions, pressListMine as pressMyActions } from "./actions/list-mine";
import { openStep } from "./actions/open-step";
import { reopen } from "./actions/reopen";
import { pressChecklist, seeChecklist } from "./actions/see-checklist";
import { checkDates } from "./consultations/check-dates";
import { confirmPlan } from "./consultations/confirm-plan";
import { discardPlan } from "./consultations/discard-plan";
import { fillCard } from "./consultations/fill-card";
import { listMine, pressListMine } from "./consultations/list-mine";
import { resumePlan } from "./consultations/resume-plan";
import { pressForwardPlan, seeForwardPlan } from "./consultations/see-forward-plan";
import { pressStartPlan, startPlan } from "./consultations/start-plan";
import { stepBack } from "./consultations/step-back";
import { help } from "./help/help";
import type { Command, Press } from "./turn";

/** What is typed, by the name it has in `commands.ts`. */
export const commandHandlers: Readonly<Record<string, Command>> = {
  "plan-a-consultation": startPlan,
  "my-consultations": listMine,
  checklist: seeChecklist,
  "my-actions": listMyActions,
  "forward-plan": seeForwardPlan,
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
  "actions.listMine": pressMyActions,
  "actions.seeChecklist": pressChecklist,
  "actions.openStep": openStep,
  "actions.complete": complete,
  "actions.reopen": reopen,
};
