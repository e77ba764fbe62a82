import { Failure } from "../../common/failure";
import type { Confirmed } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { count, dayOr, shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press } from "../turn";
import confirmedJson from "./confirmed-card.json";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

const confirmedCard = cardFrom(confirmedJson);

export const confirmPlan: Press = async (deps, { person }, data) => {
  const { planId } = readPlanData(data);
  try {
    const outcome = await deps.consultations.confirmPlan({ planId, by: person });
    return "view" in outcome ? planCard(outcome.view, deps.settings()) : confirmed(outcome.confirmed);
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== "unavailable") throw failure;
    // The list is out of reach: the card comes back whole, with what to do.
    logFailure(deps.log, failure, { verb: "consultations.confirmPlan", planId });
    const view = await deps.consultations.resumePlan({ planId, by: person });
    return planCard({ ...view, stage: "confirm" }, deps.settings(), { notice: failure.message });
  }
};

function confirmed({ consultation, dueFirst }: Confirmed): Card {
  const level = consultation.engagementLevel
    ? describeLevel(consultation.engagementLevel).label
    : "Level not set";
  return confirmedCard({
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    level: `${level}, ${consultation.track ?? "no"} track`,
    dates: `Opens ${dayOr(consultation.startDate, "later")}, closes ${dayOr(consultation.endDate, "later")}. Decision ${dayOr(consultation.decisionDate, "later")}.`,
    dueFirstTitle: dueFirst.length === 0 ? "" : `Your first ${count(dueFirst.length, "step")}`,
    dueFirst: dueFirst.map((step) => ({
      stepId: step.stepId,
      title: shorten(step.title, 80),
      due: dayOr(step.dueDate, "When it happens"),
    })),
    listUrl: linkOr(consultation.listUrl),
  });
}
