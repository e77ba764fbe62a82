import { z } from "zod";
import type { PlanFilter } from "../../consultations";
import { planPeriods } from "../../consultations";
import type { CouncilSettings } from "../../settings";
import type { Card } from "../cards/card";
import { readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { consultationsCard, type ListChoice } from "./list-card";
import { readFilterData, readFilterWords, type Wanted } from "./plan-words";

const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** `forward plan`, `forward plan next quarter`, `what is open in Riverside`. */
export const seeForwardPlan: Command = async (deps, turn) => ({
  card: forwardPlan(deps, turn, { ...readFilterWords(turn.text, deps.settings()), page: 1 }),
  summary: "Forward plan",
});

export const pressForwardPlan: Press = async (deps, turn, data) =>
  forwardPlan(deps, turn, {
    filter: readFilterData(data, deps.settings()),
    problem: "",
    page: readPage(dataSchema.parse(data ?? {}).page),
  });

function forwardPlan(
  deps: TeamsDeps,
  turn: Turn,
  { filter, problem, page }: Wanted & { page: number },
): Card {
  const { person } = turn;
  const where = readingPlace(turn);
  const plan = deps.consultations.seeForwardPlan({ person, where, filter });
  // What is shown may be only what is open: what is coming up there is said all the same.
  const there = deps.consultations.seeForwardPlan({ person, where, filter: { ...filter, timing: "any" } });
  const open = there.rows.filter((row) => row.timing === "open").length;
  const coming = there.rows.filter((row) => row.timing === "forthcoming").length;
  return consultationsCard(
    plan,
    {
      heading: "Forward plan",
      subheading: `${about(filter)}: ${count(open, "consultation")} open now, ${coming} coming up`,
      empty:
        plan.others > 0
          ? `Nothing here. ${count(plan.others, "consultation")} elsewhere in the plan. Change the choices below.`
          : "Nothing is planned yet. Type: plan a consultation",
      verb: "consultations.seeForwardPlan",
    },
    { page, clock: deps.clock, choices: choicesOf(filter, deps.settings()), problem },
  );
}

const periodTitles: Record<PlanFilter["period"], string> = {
  "this quarter": "This quarter",
  "next quarter": "Next quarter",
  "next 12 months": "The next 12 months",
  everything: "Everything",
};

function about({ period, area, audience, service }: PlanFilter): string {
  const among = [area, audience, service].filter(Boolean).map((word) => shorten(word, 40));
  const when = period === "everything" && among.length > 0 ? [] : [periodTitles[period]];
  return [...when, ...among].join(", ");
}

/** The boxes below the rows, each on what is shown now. */
function choicesOf(
  filter: PlanFilter,
  { areas, wholeArea, audiences, services }: CouncilSettings,
): ListChoice[] {
  const among = (id: string, label: string, names: readonly string[], all: string): ListChoice[] =>
    names.filter(Boolean).length === 0
      ? []
      : [
          {
            id,
            label,
            chosen: filter[id as "area"] || "any",
            options: [option("any", all), ...names.filter(Boolean).map((name) => option(name, name))],
          },
        ];
  return [
    {
      id: "period",
      label: "When",
      chosen: filter.period,
      options: planPeriods.map((period) => option(period, periodTitles[period])),
    },
    {
      id: "timing",
      label: "Open or not",
      chosen: filter.timing,
      options: [
        option("any", "Open, coming and closed"),
        option("open", "Open now"),
        option("forthcoming", "Coming up"),
      ],
    },
    ...among("area", "Area", [wholeArea, ...areas], "Any area"),
    ...among("audience", "Audience", audiences, "Any audience"),
    ...among("service", "Service", services, "Any service"),
  ];
}

const option = (value: string, title: string) => ({ value, title: shorten(title, 60) || value });
