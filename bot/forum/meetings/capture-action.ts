import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import type { Person } from "../../common/person";
import { readDay } from "../../common/read-day";
import type { MeetingId } from "./meeting";
import type { Agreed, MeetingDeps } from "./meeting-deps";
import { meetingWith, mustChair, mustNotBeClosed } from "./next-meeting";
import { readLine } from "./read-typed";
import { actionsOf } from "./see-agenda";
import { keptItem } from "./settle";

const longestTitle = 200;
const longestAhead = 2 * 366;
const idForm = /^[0-9A-Za-z-]{8,60}$/;

export interface ActionTyped {
  title: string;
  owner: string | { id: PersonId };
  dueDate: string;
  /** Made with the form: pressed twice, it is one action. */
  id: string;
}

/** What somebody takes away from the meeting: an action of theirs, with a day. */
export async function captureAction(
  deps: MeetingDeps,
  { meeting: at, key, typed, by }: { meeting: MeetingId; key: string; typed: ActionTyped; by: Person },
): Promise<{ agreed: Agreed; owner: Person } | { choose: readonly Person[] }> {
  const { actions, clock } = deps;
  mustChair(deps, by);
  const meeting = mustNotBeClosed(meetingWith(deps, at));
  if (!idForm.test(typed.id)) throw new Failure("invalid", "This card is too old to use. Type: agenda");
  const title = readLine(typed.title, {
    ...{ what: "The action", longest: longestTitle, missing: "Say what is to be done, in a few words." },
  });
  const today = dayOf(clock.now());
  const dueDate = typed.dueDate.trim() ? readDay(typed.dueDate) : undefined;
  if (!dueDate) throw new Failure("invalid", "Give the day it is due, such as 4 March 2027.");
  if (dueDate < today) throw new Failure("invalid", "That day is over. Choose today or later.");
  if (Date.parse(dueDate) - Date.parse(today) > longestAhead * 86_400_000)
    throw new Failure("invalid", "That is more than two years away. Check the year.");
  const meant = await actions.findColleague(typed.owner);
  if ("choose" in meant) return meant;
  const item = await keptItem(deps, { meeting, key, by });
  const agreed = await actions.agree({
    ...{ key: `${actionsOf(meeting.id, item.id)}${typed.id}`, title, dueDate },
    ...{ owner: { id: meant.to.id, name: meant.to.name }, by: { id: by.id, name: by.name } },
  });
  return { agreed, owner: meant.to };
}
