import { z } from "zod";
import type { Card } from "../cards/card";
import { readPage } from "../cards/page";
import { count } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { consultationsCard } from "./list-card";

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const seeForwardPlan: Command = async (deps, turn) => ({
  card: forwardPlan(deps, turn, 1),
  summary: "Forward plan",
});

export const pressForwardPlan: Press = async (deps, turn, data) =>
  forwardPlan(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

function forwardPlan(deps: TeamsDeps, turn: Turn, page: number): Card {
  const { person } = turn;
  const plan = deps.consultations.seeForwardPlan({ person, where: readingPlace(turn) });
  const open = plan.rows.filter((row) => row.timing === "open").length;
  const coming = plan.rows.filter((row) => row.timing === "forthcoming").length;
  return consultationsCard(
    plan,
    {
      heading: "Forward plan",
      subheading: `${count(open, "consultation")} open now, ${coming} coming up`,
      empty: "Nothing is planned yet. Type: plan a consultation",
      verb: "consultations.seeForwardPlan",
    },
    { page, clock: deps.clock },
  );
}
