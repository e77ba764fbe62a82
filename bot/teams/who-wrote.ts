import type { Activity } from "botbuilder";
import { Failure } from "../common/failure";
import { type PersonId, toPersonId } from "../common/ids";
import type { Person } from "../common/person";
import { placeOf } from "./forum/channel-place";
import { noteWhere } from "./forum/overhear";
import type { TeamsDeps, Turn } from "./turn";

export async function writer({ directory }: TeamsDeps, activity: Activity): Promise<Person | undefined> {
  const id = writerOf(activity);
  const found = id ? await directory.find(id) : undefined;
  return found && { ...found, name: found.name || activity.from.name };
}

export async function turnOf(deps: TeamsDeps, activity: Activity): Promise<Turn> {
  const person = await writer(deps, activity);
  if (!person)
    throw new Failure(
      "not_allowed",
      "I work only with this council's people, and I cannot find you in its list.",
    );
  const place = placeOf(activity);
  const turn: Turn = {
    ...{ person, text: withoutMention(activity), where: whereOf(activity) },
    ...(place ? { place } : { chatId: activity.conversation.id }),
    teamsId: activity.from.id,
  };
  await noteWhere(deps, turn, wasSaid(activity));
  return turn;
}

/** Teams brings us what is said in a channel only where we are in its team; a button may be pressed anywhere. */
const wasSaid = ({ type, value }: Activity): boolean =>
  type === "message" && (value === undefined || value === null);

/** Whose own chat with us it is. A card can also be pressed in a chat of two people, which Teams calls personal too. */
export function ownChatOf(activity: Activity): PersonId | undefined {
  const { conversationType, id = "" } = activity.conversation ?? {};
  return conversationType === "personal" && !id.startsWith("19:") ? writerOf(activity) : undefined;
}

/** Absent for guests, other bots and whatever else has no account of its own in the tenant. */
function writerOf({ from }: Activity) {
  const id: unknown = from?.aadObjectId;
  return typeof id === "string" ? toPersonId(id) : undefined;
}

function withoutMention(activity: Activity): string {
  return (activity.text ?? "")
    .replace(/<at>[^<]*<\/at>/g, " ")
    .replace(/&nbsp;/g, " ")
    .trim();
}

export function whereOf(activity: Activity): Turn["where"] {
  if (activity.conversation.conversationType === "channel") return "channel";
  return activity.conversation.conversationType === "groupChat" ? "group" : "personal";
}
