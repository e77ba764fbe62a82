import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import type { Press } from "../turn";
import discardedJson from "./discarded-card.json";
import { readPlanData } from "./plan-data";

const discardedCard = cardFrom(discardedJson);

export const discardPlan: Press = async (deps, { person }, data) => {
  const { planId } = readPlanData(data);
  const plan = await deps.consultations.discardPlan({ planId, by: person });
  return discardedCard({ planId, title: shorten(plan.typed.title, 120) });
};
