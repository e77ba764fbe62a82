import { dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import { buildAgenda, type Item } from "./build-agenda";
import type { Meeting, MeetingId } from "./meeting";
import type { AgendaSources, Agreed, MeetingDeps } from "./meeting-deps";
import { meetingWith, nextMeeting } from "./next-meeting";
import { canAddItem, canSeeItem } from "./permissions";

export interface AgendaSeen {
  /** None: no meeting is planned. */
  meeting: Meeting | undefined;
  items: readonly (Item & { agreed: readonly Agreed[] })[];
  /** Items that are for officers, where councillors read along. */
  hidden: number;
  unread: readonly (keyof AgendaSources)[];
  mayAdd: boolean;
  mayChair: boolean;
  asOf: Date;
  stale: boolean;
}

/** One meeting, or the next one, as this person may see it. */
export async function seeAgenda(
  deps: MeetingDeps,
  {
    person,
    meeting: id,
    shared = false,
  }: { person: Person; meeting?: MeetingId | undefined /** Councillors read along. */; shared?: boolean },
): Promise<AgendaSeen> {
  const { meetings, actions, canChair, clock } = deps;
  const meeting = id ? meetingWith(deps, id) : nextMeeting(meetings.all(), dayOf(clock.now()));
  const built = meeting ? await buildAgenda(deps, meeting) : { items: [], unread: [] };
  const items = built.items.filter((item) =>
    shared ? item.visibility === "Everyone" : canSeeItem(person, item),
  );
  const hidden = shared && person.roles.includes("officer") ? built.items.length - items.length : 0;
  const agreed = meeting ? actions.startingWith(actionsOf(meeting.id)) : [];
  return {
    ...{ meeting, hidden, unread: built.unread },
    items: items.map((item) => ({
      ...item,
      agreed: item.id ? agreed.filter(({ key }) => key.startsWith(actionsOf(item.meeting, item.id))) : [],
    })),
    mayAdd: canAddItem(person) && meeting?.status !== "Closed",
    mayChair: canChair(person),
    ...meetings.freshness(),
  };
}

/** How the keys begin of what was agreed at a meeting, or on one item of it. */
export const actionsOf = (meeting: MeetingId, item?: string): string =>
  item === undefined ? `meeting/${meeting}/` : `meeting/${meeting}/${item}/`;
