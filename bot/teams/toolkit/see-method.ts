import { z } from "zod";
import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Press, Reply, TeamsDeps, Turn } from "../turn";
import methodJson from "./method-card.json";
import { usedHere } from "./used-here";
import { aboutMethod, part, sourceWords } from "./words";

const methodCard = cardFrom(methodJson);
const mostTried = 5;

const dataSchema = z.looseObject({ id: z.string().max(80), from: z.string().max(200).catch("") });

/** The method that was asked about, on a card; undefined when the words name none. */
export function methodReply(deps: TeamsDeps, turn: Turn): Reply | undefined {
  const method = deps.library.methodFor(turn.text);
  return method && { card: methodOf(deps, turn, { id: method.id, from: "" }), summary: method.name };
}

export const seeMethod: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "This card is too old to use. Type the name of the method.");
  return methodOf(deps, turn, read.data);
};

function methodOf(deps: TeamsDeps, turn: Turn, { id, from }: { id: string; from: string }): Card {
  const { library, consultations } = deps;
  const method = library.findMethod(id);
  if (!method)
    throw new Failure("not_found", "That method is not in the toolkit any more. Type the name of another.");
  const tried = consultations.triedMethod([method.name, ...method.alsoCalled], {
    ...{ by: turn.person, where: readingPlace(turn) },
  });
  const groups = method.reaches.flatMap((group) => library.findGroup(group)?.name ?? []);
  return fitting(shares, (share) =>
    methodCard({
      name: part(method.name, share),
      about: aboutMethod(method),
      useWhen: part(method.useWhen, share),
      notWhen: part(method.notWhen, share),
      staffDays: part(method.staffDays, share),
      elapsed: part(method.elapsed, share),
      typicalNumber: part(method.typicalNumber, share),
      scenario: part(method.scenario, share),
      howTo: method.howTo.map((step, at) => ({ text: `${at + 1}. ${part(step, share)}` })),
      reaches: part(groups.join("; "), share),
      nobody:
        tried.length === 0
          ? "Nobody has yet, as far as the register says. Choose it on a plan to be the first."
          : "",
      tried: tried.slice(0, mostTried).map(({ reference, title, leadOfficer, rating }) => ({
        text: `${shorten(title, 80 * share)} (${reference})${nameOf(deps, leadOfficer, share)}: ${rating === undefined ? "not rated yet" : `${rating} out of 6`}`,
      })),
      used: usedHere({ times: tried.length, last: tried[0]?.startDate }),
      more: tried.length > mostTried ? `And ${tried.length - mostTried} more in the register.` : "",
      source: shorten(sourceWords(library, method), 600 * share),
      ...backTo(from),
    }),
  );
}

/** Where the card was opened from. Forged data leads at worst to a card anybody may see. */
function backTo(from: string): { backVerb: string; backId: string; backIds: string } {
  const [, kind, rest = ""] = /^(group|compare):([a-z0-9,-]+)$/.exec(from) ?? [];
  if (kind === "group") return { backVerb: "toolkit.seeGroup", backId: rest, backIds: "" };
  if (kind === "compare") return { backVerb: "toolkit.compareMethods", backId: "", backIds: rest };
  return { backVerb: "", backId: "", backIds: "" };
}

/** Whoever asked that colleagues do not see what they used is not named here either. */
function nameOf(
  { forum }: TeamsDeps,
  lead: { id: PersonId; name: string } | undefined,
  share: number,
): string {
  if (!lead?.name || (forum && !forum.mayName(lead.id))) return "";
  return `, ${shorten(lead.name, 60 * share)}`;
}
