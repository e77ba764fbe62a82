import { z } from "zod";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { isShared, roomsOf } from "./meeting-rooms";
import membersJson from "./terms-members-card.json";
import { leadWords } from "./terms-words";

const membersCard = cardFrom(membersJson);
const servicesOnCard = 10;
const membersOfEach = 8;
const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** `forum members`: who speaks for each service, and which has nobody. */
export const seeMembers: Command = async (deps, turn) => ({
  card: await members(deps, turn, 1),
  summary: "Who is in the forum",
});

export const pressSeeMembers: Press = async (deps, turn, data) =>
  members(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

async function members(deps: TeamsDeps, turn: Turn, page: number): Promise<Card> {
  const seen = await roomsOf(deps).governance.seeMembers({ person: turn.person, shared: isShared(turn) });
  const { rows, ...paging } = pageOf(seen.services, { page, size: servicesOnCard });
  const all = seen.services.reduce((sum, each) => sum + each.members.length, 0);
  return fitting(shares, (share) =>
    membersCard({
      ...paging,
      state:
        all > 0
          ? `${count(all, "place")} for ${count(seen.services.length, "service")}.`
          : "Nobody is in the forum yet. Add people in the list ForumMembers.",
      withoutLead: leadWords(seen.withoutLead, share),
      services: rows.map(({ service, members: own }) => ({
        service: shorten(service, 80 * share) || "No service",
        members: [
          ...own.slice(0, membersOfEach).map(({ person, part, chair, workstream }) => ({
            line: [
              shorten(person.name, 60 * share),
              part,
              chair ? "chair" : "",
              workstream ? `workstream: ${shorten(workstream, 60 * share)}` : "",
            ]
              .filter(Boolean)
              .join(", "),
          })),
          ...(own.length > membersOfEach ? [{ line: `And ${own.length - membersOfEach} more.` }] : []),
        ],
      })),
      gone:
        seen.gone.length > 0
          ? `Not with the council any more: ${seen.gone
              .slice(0, 10)
              .map(({ person }) => shorten(person.name, 40 * share))
              .join(", ")}. Take them out of the list.`
          : "",
    }),
  );
}
