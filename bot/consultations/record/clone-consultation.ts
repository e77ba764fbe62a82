import { addDays, type Day, dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { asPlanId, type Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import { mustBeAbleToPlan } from "../permissions";
import type { Plan, Typed } from "../planning/plan";
import { type PlanView, viewPlan } from "../planning/plan-view";
import type { PlanningDeps } from "../planning/planning-deps";
import { resumePlan } from "../planning/resume-plan";
import { seeRecord } from "../register/see-record";
import { readSavedAnswers } from "../replanning/read-saved-answers";

/** Whole weeks keep the day of the week. */
const yearInDays = 364;

/**
 * Starts a plan like this consultation, a year on: opened at its first card, for the officer to check. What
 * the cards do not ask is copied when the plan is confirmed. Asking twice gives the same plan.
 * @throws Failure `conflict` when this person's copy is on the register already.
 */
export async function cloneConsultation(
  deps: PlanningDeps,
  { reference, by }: { reference: Reference; by: Person },
): Promise<PlanView> {
  mustBeAbleToPlan(by);
  const consultation = seeRecord(deps, { reference, by, where: "own chat" });
  const id = asPlanId(`copy-${reference}-${by.id}`);
  const begun = await deps.plans.find({ owner: by.id, id });
  if (begun?.confirmed)
    throw new Failure(
      "conflict",
      `You copied this already, as ${begun.reference}. Type: consultation ${begun.reference}`,
    );
  if (begun) return resumePlan(deps, { planId: id, by });
  const plan: Plan = {
    ...{ id, owner: by.id, stage: "describe" },
    typed: typedFrom(consultation, dayOf(deps.clock.now())),
    copiedFrom: reference,
    ...{ reference: undefined, confirmed: false, changedAt: deps.clock.now() },
  };
  await deps.plans.save(plan);
  return viewPlan(deps, plan);
}

function typedFrom(row: Consultation, today: Day): Typed {
  const years = yearsOn(row, today);
  const later = (day: Day | undefined) => (day ? { day: addDays(day, years * yearInDays) } : undefined);
  const [opens, closes, decided] = [later(row.startDate), later(row.endDate), later(row.decisionDate)];
  const { answers, circumstances } = readSavedAnswers(row.levelAnswers);
  const yes = (said: boolean | undefined) => (said === undefined ? undefined : said ? "yes" : "no");
  const typed: Record<string, string | undefined> = {
    title: nextTitle(row.title, years),
    overview: row.overview,
    decisionMaker: row.decisionMaker,
    service: row.service,
    areas: row.areas.join(","),
    audiences: row.audiences.join(","),
    decisionDate: decided?.day,
    // A run that no longer comes before its decision is proposed anew.
    ...(opens && closes && { startDate: opens.day, endDate: closes.day }),
    ...{ open: answers.open, duty: answers.duty, impact: answers.impact && String(answers.impact) },
    ...{ protected: yes(answers.protected), share: answers.share, canDelegate: yes(answers.canDelegate) },
    ...{ freshEvidence: yes(answers.freshEvidence), circumstances: circumstances.join(",") },
  };
  return Object.fromEntries(Object.entries(typed).filter(([, said]) => said)) as Typed;
}

/** One year; more where that day has gone too. */
function yearsOn({ startDate, decisionDate }: Consultation, today: Day): number {
  const first = startDate ?? decisionDate;
  let years = 1;
  while (first && years < 20 && addDays(first, years * yearInDays) <= today) years++;
  return years;
}

/** `Budget 2027/28` becomes `Budget 2028/29`; a title without a year stays. */
export const nextTitle = (title: string, years = 1): string =>
  title.replace(/\b(20\d\d)(?:([/–-])(20)?(\d\d))?\b/g, (whole, from: string, dash, century, to) => {
    const next = String(Number(from) + years);
    if (!dash) return next;
    // Two years that do not follow each other are something else, such as a day: 2027-12.
    if (Number(to) !== (Number(from) + 1) % 100 && !century) return whole;
    const end = Number(`${from.slice(0, 2)}${to}`) + years;
    return `${next}${dash}${century ? end : String(end % 100).padStart(2, "0")}`;
  });
