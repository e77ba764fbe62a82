import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Press, Reply, TeamsDeps, Turn } from "../turn";
import compareJson from "./compare-card.json";
import { kindWords, part, sourceWords } from "./words";

const compareCard = cardFrom(compareJson);

const dataSchema = z.looseObject({ ids: z.string().max(200) });
type Method = NonNullable<ReturnType<TeamsDeps["library"]["findMethod"]>>;

/** The two methods that were set against each other, on one card; undefined when the words name no two. */
export function compareReply(deps: TeamsDeps, turn: Turn): Reply | undefined {
  const both = deps.library.compareFor(turn.text);
  return both && { card: compare(deps, turn, both), summary: `${both[0].name} or ${both[1].name}` };
}

export const compareMethods: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "This card is too old to use. Type: compare survey and workshop");
  const [one, other] = read.data.ids.split(",").map((id) => deps.library.findMethod(id));
  if (!one || !other)
    throw new Failure("not_found", "One of these is not in the toolkit any more. Type the name of another.");
  return compare(deps, turn, [one, other]);
};

const rows: readonly { title: string; of: (method: Method) => string }[] = [
  { title: "Use it when", of: ({ useWhen }) => useWhen },
  { title: "Do not use it when", of: ({ notWhen }) => notWhen },
  { title: "What it does", of: ({ kind }) => kindWords[kind] },
  { title: "Works with no internet", of: ({ offline }) => (offline ? "Yes" : "No") },
  { title: "Staff time", of: ({ staffDays }) => staffDays },
  { title: "How long it takes", of: ({ elapsed }) => elapsed },
  { title: "How many people", of: ({ typicalNumber }) => typicalNumber },
];

function compare(
  { library, consultations }: TeamsDeps,
  turn: Turn,
  [one, other]: readonly [Method, Method],
): Card {
  const triedHere = (method: Method): string => {
    const tried = consultations.triedMethod([method.name, ...method.alsoCalled], {
      ...{ by: turn.person, where: readingPlace(turn) },
    });
    const rated = tried.flatMap(({ rating }) => rating ?? []);
    if (tried.length === 0) return "Not yet";
    const times = tried.length === 1 ? "Once" : `${tried.length} times`;
    if (rated.length === 0) return `${times}, not rated yet`;
    const mean = rated.reduce((sum, rating) => sum + rating, 0) / rated.length;
    return `${times}, rated ${Math.round(mean * 10) / 10} out of 6`;
  };
  return fitting(shares, (share) => {
    const shown = (method: Method) => ({
      id: method.id,
      name: part(method.name, share),
      open: `Open ${shorten(method.name, 40)}`,
    });
    return compareCard({
      one: shown(one),
      other: shown(other),
      ids: `${one.id},${other.id}`,
      rows: [...rows, { title: "Tried here", of: triedHere }].map(({ title, of }) => ({
        title,
        one: part(of(one), share),
        other: part(of(other), share),
      })),
      source: shorten(
        [...new Set([sourceWords(library, one), sourceWords(library, other)])].join(" "),
        600 * share,
      ),
    });
  });
}
