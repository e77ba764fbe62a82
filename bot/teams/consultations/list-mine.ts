import { z } from "zod";
import type { Card } from "../cards/card";
import { readPage } from "../cards/page";
import { count } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { consultationsCard } from "./list-card";

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const listMine: Command = async (deps, turn) => ({
  card: mine(deps, turn, 1),
  summary: "My consultations",
});

export const pressListMine: Press = async (deps, turn, data) =>
  mine(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

function mine(deps: TeamsDeps, turn: Turn, page: number): Card {
  const list = deps.consultations.listMine({ person: turn.person, where: readingPlace(turn) });
  return consultationsCard(
    list,
    {
      heading: "My consultations",
      subheading: `You lead ${count(list.rows.length, "consultation")}`,
      empty: "You lead no consultation yet. Type: plan a consultation",
      verb: "consultations.listMine",
    },
    { page, clock: deps.clock },
  );
}
