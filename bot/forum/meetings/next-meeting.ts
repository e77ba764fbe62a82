import type { Day } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Meeting, MeetingId } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";

/** The one that goes on now, else the next one planned, else one that was planned and never opened. */
export function nextMeeting(meetings: readonly Meeting[], today: Day): Meeting | undefined {
  const left = meetings
    .filter(({ status }) => status !== "Closed")
    .sort((one, other) => one.on.localeCompare(other.on) || one.time.localeCompare(other.time));
  return left.find(({ status }) => status === "Open") ?? left.find(({ on }) => on >= today) ?? left.at(-1);
}

/** The last one that was closed, before this one. */
export const lastClosed = (meetings: readonly Meeting[], before: Day): Meeting | undefined =>
  meetings
    .filter(({ status, on }) => status === "Closed" && on <= before)
    .sort((one, other) => one.on.localeCompare(other.on))
    .at(-1);

/** Those before it that nobody goes on with, the newest first: closed, or planned for a day that is over. */
export const overBefore = (
  meetings: readonly Meeting[],
  { meeting, today }: { meeting: Meeting; today: Day },
): readonly Meeting[] =>
  meetings
    .filter(({ id, on }) => id !== meeting.id && on <= meeting.on)
    .filter(({ status, on }) => status === "Closed" || (status === "Planned" && on < today))
    .sort((one, other) => other.on.localeCompare(one.on));

export function meetingWith({ meetings }: Pick<MeetingDeps, "meetings">, id: MeetingId): Meeting {
  const meeting = meetings.all().find((each) => each.id === id);
  if (!meeting) throw new Failure("not_found", "That meeting is not in the list any more. Type: agenda");
  return meeting;
}

/** What has been closed stays as it was closed. */
export function mustNotBeClosed(meeting: Meeting): Meeting {
  if (meeting.status === "Closed")
    throw new Failure("conflict", "This meeting is closed. Add it to the next one: add to the agenda");
  return meeting;
}

export function mustChair({ canChair }: Pick<MeetingDeps, "canChair">, by: Parameters<typeof canChair>[0]) {
  if (!canChair(by))
    throw new Failure("not_allowed", "Only the chair of the forum can do this. Ask the chair.");
}
