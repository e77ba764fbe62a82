import { z } from "zod";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { readPage } from "../cards/page";
import { count } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import { consultationsCard } from "./list-card";

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const listMine: Command = async (deps, { person }) => ({
  card: mine(deps, person, 1),
  summary: "My consultations",
});

export const pressListMine: Press = async (deps, { person }, data) =>
  mine(deps, person, readPage(dataSchema.parse(data ?? {}).page));

function mine(deps: TeamsDeps, person: Person, page: number): Card {
  const list = deps.consultations.listMine({ person });
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
