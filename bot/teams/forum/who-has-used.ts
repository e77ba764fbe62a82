import { z } from "zod";
import { Failure } from "../../common/failure";
import type { MethodUse } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import { usedWhat } from "../match-command";
import { usedHere } from "../toolkit/used-here";
import type { Command, Press, Turn } from "../turn";
import { type ForumReady, forumOf } from "./forum-chat";
import { newForm } from "./share";
import { shareForm } from "./share-form";
import whichJson from "./which-method-card.json";
import usedJson from "./who-has-used-card.json";

const usedCard = cardFrom(usedJson);
const whichCard = cardFrom(whichJson);
const mostColleagues = 5;
const usesOfEach = 2;
const mostOthers = 3;
const mostMethods = 80;
/** Many links of this length still fit a card. */
const longestLink = 300;

/** `who has used a focus group?` */
export const whoHasUsed: Command = async (given, turn) => {
  const deps = forumOf(given);
  const said = usedWhat(turn.text) ?? "";
  const method = said && deps.library.methodFor(said)?.name;
  if (method) return { card: used(deps, turn, method), summary: `Who has used: ${shorten(method, 80)}` };
  return { card: which(deps, said), summary: "Which method?" };
};

const dataSchema = z.looseObject({ usedMethod: z.string().max(2_000).catch("") });

/** The method a button or the list of them names; it comes from the client, so it may be none. */
function readMethod(deps: ForumReady, data: unknown): string | undefined {
  const { usedMethod } = dataSchema.parse(data ?? {});
  return deps.forumChat.methods().find((name) => inValue(name) === usedMethod);
}

export const pressWhoHasUsed: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const method = readMethod(deps, data);
  return method ? used(deps, turn, method) : which(deps, "");
};

/** Nobody has, or somebody wants to know more: a question to the forum, tagged with the method. */
export const askAboutMethod: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const method = readMethod(deps, data);
  if (!method) throw new Failure("invalid", "This card is too old to use. Type: who has used");
  const empty = await newForm(deps, turn);
  const filled = {
    ...{ ...empty, title: `Has anybody used this: ${shorten(method, 100)}?` },
    tags: { ...empty.tags, methods: [method] },
  };
  return shareForm(deps, turn, { filled });
};

function used(deps: ForumReady, turn: Turn, name: string): Card {
  // Work nobody has agreed to yet is for its officers, in their own chat.
  const inPublic = turn.where !== "personal";
  const found = deps.forum.whoHasUsed({ method: name, person: turn.person, inPublic });
  const { method, times, last, colleagues, others } = found;
  const shown = colleagues.slice(0, mostColleagues);
  const rest =
    times -
    shown.reduce((sum, { uses }) => sum + Math.min(uses.length, usesOfEach), 0) -
    Math.min(others.length, mostOthers);
  return fitting(shares, (share) => {
    const row = ({ reference, title, url }: MethodUse) => ({
      ...{ reference, text: `${reference} ${shorten(title, 100 * share)}` },
      url: linkOr(url).length <= longestLink ? linkOr(url) : "",
    });
    return usedCard({
      ...{ method: shorten(method, 150 * share), usedMethod: inValue(method) },
      summary: usedHere({ times, last }),
      nobody: times > 0 ? "" : "No consultation that has begun here used it. Ask the forum about it.",
      colleagues: shown.map(({ person, uses }) => ({
        name: shorten(person.name, 60 * share) || "A colleague",
        often: count(uses.length, "time"),
        uses: uses.slice(0, usesOfEach).map(row),
      })),
      others: others.slice(0, mostOthers).map(row),
      more: rest > 0 ? `And ${count(rest, "more time")}, in the register.` : "",
    });
  });
}

function which(deps: ForumReady, said: string): Card {
  return fitting(shares, (share) =>
    whichCard({
      unknown: said ? `The toolkit has no method called “${shorten(said, 100)}”. Choose one.` : "",
      question: said ? shorten(`who has used ${said}`, 300) : "",
      methods: deps.forumChat
        .methods()
        .filter((name) => shorten(name, 1) !== "")
        .slice(0, Math.ceil(mostMethods * share))
        .map((name) => ({ title: shorten(name, 80), value: inValue(name) })),
    }),
  );
}

/** As it goes to the client and comes back: a name may have any sign in it, and any length. */
export const inValue = (name: string | null | undefined): string => encodeURIComponent(shorten(name, 100));
