import { z } from "zod";
import { dayOf, inWords } from "../../common/days";
import type { Person } from "../../common/person";
import type { Plan } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import { planCard } from "./plan-card";
import unfinishedJson from "./unfinished-plans-card.json";

const unfinishedCard = cardFrom(unfinishedJson);
const mostShown = 5;

export const startPlan: Command = async (deps, { person }) => ({
  card: await start(deps, { by: person, anew: false }),
  summary: "Plan a consultation",
});

const dataSchema = z.looseObject({ anew: z.boolean().catch(false) });

export const pressStartPlan: Press = (deps, { person }, data) =>
  start(deps, { by: person, anew: dataSchema.parse(data ?? {}).anew });

async function start(deps: TeamsDeps, ask: { by: Person; anew: boolean }): Promise<Card> {
  const started = await deps.consultations.startPlan(ask);
  if ("view" in started) return planCard(started.view, deps.settings());
  return unfinished(started.unfinished);
}

function unfinished(plans: readonly Plan[]): Card {
  return unfinishedCard({
    plans: plans.slice(0, mostShown).map((plan) => ({
      planId: plan.id,
      title: shorten(plan.typed.title, 120) || "Without a title yet",
      left: `Left on ${inWords(dayOf(plan.changedAt))}`,
    })),
    more: plans.length > mostShown ? `And ${plans.length - mostShown} older.` : "",
  });
}
