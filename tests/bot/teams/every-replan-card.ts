import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import { englandWorkingDays } from "../../../bot/common/working-days";
import type { Consultation, StepBasis } from "../../../bot/consultations";
import { type Card, replanTold, stepsBehind } from "../../../bot/teams";
import {
  changeAnswers,
  keepAnswers,
  pressChangeAnswers,
  showAnswers,
} from "../../../bot/teams/consultations/change-answers";
import {
  changeDates,
  keepDates,
  pressChangeDates,
  showDates,
} from "../../../bot/teams/consultations/change-dates";
import { showSteps } from "../../../bot/teams/consultations/move-steps";
import {
  keepLevel,
  overrideLevel,
  pressOverrideLevel,
  showLevel,
} from "../../../bot/teams/consultations/override-level";
import { planSteps } from "../../../bot/toolkit";
import { button } from "../../support/cards";
import {
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  reference,
} from "../../support/teams";

export const megan: Person = { ...grady, name: "Megan Bowen", roles: ["officer", "manager"] };

type Words = string | null | undefined;
// The types promise texts; lists edited by hand and old queue messages do not.
const as = (words: Words) => words as string;
const turn = (text = "") => ({ person: alex, text, where: "personal" as const });

export const of42 = { reference: "2027-00042" };
export const dates = { startDate: "2027-06-07", endDate: "2027-07-19", decisionDate: "2027-09-15" };
export const later = { startDate: "2027-06-14", endDate: "2027-07-26", decisionDate: "2027-09-22" };
export const answers = {
  ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "advise", canDelegate: "no" },
  ...{ freshEvidence: "no", circumstances: "affectsResidents,survey,online,personalData" },
};

/** Involve on the standard track, with its checklist, in these words. */
export function replanProduct(
  words: Words = "Parks strategy",
  workflowStatus: Consultation["workflowStatus"] = "Idea",
): Product {
  const circumstances = ["affectsResidents", "online", "personalData", "survey"] as const;
  const days = { startDate: day("2027-06-07"), endDate: day("2027-07-19"), decisionDate: day("2027-09-15") };
  const row = buildConsultation({
    ...{ ...days, workflowStatus },
    ...{ title: as(words), engagementLevel: "involve", track: "standard", levelReason: as(words) },
    levelAnswers: JSON.stringify({
      ...{ open: "some", duty: "no", impact: 2, protected: false, share: "advise", canDelegate: false },
      ...{ freshEvidence: false, weeks: 14, circumstances },
    }),
    listUrl: `https://example.sharepoint.com/${words}`,
  });
  const steps = planSteps({
    ...{ level: "involve", track: "standard", dates: days, today: day("2027-03-01") },
    circumstances: new Set(circumstances),
    workingDays: englandWorkingDays(),
  });
  return buildProduct({
    consultations: [row],
    actions: steps.map(({ stepId, dueOn }, at) =>
      buildAction({
        ...{ id: asActionId(String(at + 1)), stepId, dueDate: dueOn },
        title: words ?? "", // the rules sort by it
        phase: as(words),
        status: at === 0 ? "Done" : "Open",
      }),
    ),
  });
}

const noBasis: StepBasis = {
  ...{ startDate: undefined, endDate: undefined, decisionDate: undefined, feedbackPromised: undefined },
  ...{ level: undefined, track: undefined, circumstances: [] },
};

/** Every card of changing a consultation, filled with these words. */
export async function everyReplanCard(words: Words): Promise<Record<string, Card>> {
  const product = replanProduct(words);
  const { consultations, register } = product;
  const typed = { ...of42, startDate: words, endDate: words, decisionDate: words };
  const level = { ...of42, levelWanted: "collaborate", reason: words, legalWho: words, legalOn: words };
  const good = "Residents asked to build it with us.";
  const said = async (command: typeof changeDates, text: string) => {
    const reply = await command(product, turn(text));
    if ("text" in reply) throw new Error(reply.text);
    return reply.card;
  };

  const shown = await showDates(product, turn(), { ...of42, ...later });
  const reviewed = replanProduct(words, "Approved");
  const lower = { ...of42, ...answers, share: "hear", circumstances: "online", reason: words };
  const checked = await showAnswers(reviewed, { ...turn(), person: megan }, lower);
  const cards = {
    "consultations/change-dates-card": await said(changeDates, "change dates 2027-00042"),
    "consultations/change-dates-card, with problems": await showDates(product, turn(), typed),
    "consultations/change-dates-card, back": await pressChangeDates(product, turn(), typed),
    "consultations/change-answers-card": await said(changeAnswers, "change answers 2027-00042"),
    "consultations/change-answers-card, with problems": await showAnswers(product, turn(), {
      ...of42,
      open: words,
    }),
    "consultations/change-answers-card, back": await pressChangeAnswers(product, turn(), {
      ...of42,
      open: words,
    }),
    "consultations/override-level-card": await said(overrideLevel, "change level 2027-00042"),
    "consultations/override-level-card, with problems": await showLevel(product, turn(), level),
    "consultations/override-level-card, back": await pressOverrideLevel(product, turn(), level),
    "consultations/replan-preview-card": shown,
    "consultations/replan-preview-card, page 2": await showDates(product, turn(), {
      ...of42,
      ...later,
      page: 2,
    }),
    "consultations/replan-preview-card, nothing changes": await showDates(product, turn(), {
      ...of42,
      ...dates,
    }),
    "consultations/replan-preview-card, less time": await showDates(product, turn(), {
      ...{ ...of42, startDate: "2027-07-05", endDate: "2027-07-19", decisionDate: "2027-09-15" },
    }),
    "consultations/replan-preview-card, less time, level taken": await showDates(product, turn(), {
      ...{ ...of42, startDate: "2027-07-05", endDate: "2027-07-19", decisionDate: "2027-09-15" },
      takeLevel: "yes",
    }),
    "consultations/replan-preview-card, answers": await showAnswers(product, turn(), {
      ...{ ...of42, ...answers, duty: "yes", circumstances: "events" },
    }),
    "consultations/replan-preview-card, for a manager to keep": checked,
    "consultations/replan-preview-card, not for the lead": await showAnswers(reviewed, turn(), lower),
    "consultations/replan-preview-card, reason too short": await keepAnswers(
      reviewed,
      { ...turn(), person: megan },
      { ...(button(checked, "Keep the change").data as object), reason: `${words}`.slice(0, 3) },
    ),
    "consultations/status-changed-card, replanned": replanTold({
      consultation: buildConsultation({ title: as(words), listUrl: as(words) }),
      by: { id: alex.id, name: as(words) },
      before: { ...noBasis, level: "involve", track: "full" },
      after: { ...noBasis, ...{ startDate: day("2027-06-14"), level: "consult", track: "light" } },
      ...{ steps: 3, reason: as(words) },
    }),
    "consultations/status-changed-card, replanned, for its reviewer": replanTold({
      consultation: buildConsultation({ title: as(words), leadOfficer: { id: alex.id, name: as(words) } }),
      by: { id: alex.id, name: as(words) },
      ...{ before: noBasis, after: noBasis, steps: 0, reason: as(words), toReviewer: true },
    }),
    "consultations/replan-preview-card, stopped": await showAnswers(product, turn(), {
      ...{ ...of42, ...answers, open: "none", duty: "yes" },
    }),
    "consultations/replan-preview-card, level": await showLevel(product, turn(), {
      ...{ ...of42, levelWanted: "collaborate", reason: `${good} ${words}`.slice(0, 400) },
    }),
    "consultations/replan-preview-card, not as it was seen": await keepLevel(product, turn(), {
      ...{ ...of42, levelWanted: "collaborate", reason: good, seen: words },
    }),
    "consultations/replan-preview-card, steps": await showSteps(product, turn(), of42),
    "consultations/replan-preview-card, told of": stepsBehind({
      consultation: buildConsultation({ title: as(words) }),
      view: await consultations.previewChange("dates", {
        reference: reference("2027-00042"),
        by: alex,
        typed: later,
      }),
      by: { id: alex.id, name: as(words) },
      clashes: [],
    }),
  };
  register.failNext(new Failure("unavailable", `SharePoint does not answer: ${words}`));
  const { data } = button(shown, "Keep the change");
  return {
    ...cards,
    "consultations/replan-preview-card, list out of reach": await keepDates(product, turn(), data),
    "consultations/replanned-card": await keepDates(product, turn(), data),
    "consultations/replanned-card, once more": await keepDates(product, turn(), data),
  };
}
