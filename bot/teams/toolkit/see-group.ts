import { z } from "zod";
import { Failure } from "../../common/failure";
import type { ForumTopic } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import type { Press, Reply, TeamsDeps, Turn } from "../turn";
import { fromForum } from "./from-forum";
import groupJson from "./group-card.json";
import { part, sourceWords } from "./words";

const groupCard = cardFrom(groupJson);
const mostMethods = 8;

const dataSchema = z.looseObject({ id: z.string().max(80) });

/** How to reach the group that was asked about, on a card; undefined when the words name none. */
export function groupReply(
  deps: TeamsDeps,
  turn: Turn,
  topics: readonly ForumTopic[] = [],
): Reply | undefined {
  const group = deps.library.groupFor(turn.text);
  const card = group && groupOf(deps, turn, { id: group.id, typed: turn.text, topics });
  return card && { card, summary: `How to reach: ${group.name}` };
}

export const seeGroup: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "This card is too old to use. Type: how do I reach young people?");
  // Nobody typed anything that colleagues could be asked.
  return groupOf(deps, turn, { id: read.data.id, typed: "", topics: [] });
};

function groupOf(
  deps: TeamsDeps,
  turn: Turn,
  { id, typed, topics }: { id: string; typed: string; topics: readonly ForumTopic[] },
): Card {
  const { library } = deps;
  const group = library.findGroup(id);
  if (!group)
    throw new Failure("not_found", "That group is not in the toolkit any more. Type the name of another.");
  const methods = library.methodsReaching(id);
  return fitting(shares, (share) =>
    groupCard({
      ...fromForum(deps, turn, { typed, topics, share }),
      canAsk: typed !== "",
      id,
      name: part(group.name, share),
      characteristic: part(`Characteristic: ${group.characteristic}`, share),
      barriers: group.barriers.map((text) => ({ text: part(text, share) })),
      waysThatHelp: group.waysThatHelp.map((text) => ({ text: part(text, share) })),
      methodsTitle:
        methods.length > 0
          ? "Methods that reach them"
          : "No method is made for them. Ask the forum what worked.",
      methods: methods.slice(0, mostMethods).map((method) => ({
        id: method.id,
        name: part(method.name, share),
        useWhen: part(method.useWhen, share),
      })),
      more: methods.length > mostMethods ? "There are more. Type the name of one to read about it." : "",
      source: shorten(sourceWords(library, group), 600 * share),
    }),
  );
}
