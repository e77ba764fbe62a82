import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Meeting, MeetingId } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { meetingWith, mustChair, mustNotBeClosed } from "./next-meeting";
import { settle } from "./settle";

interface Ask {
  meeting: MeetingId;
  by: Person;
}

/** The chair opens the meeting: from now on its agenda is what it was, with what people still add. */
export async function openMeeting(deps: MeetingDeps, { meeting: id, by }: Ask): Promise<Meeting> {
  mustChair(deps, by);
  const meeting = mustNotBeClosed(meetingWith(deps, id));
  const other = deps.meetings.all().find((each) => each.status === "Open" && each.id !== id);
  if (other) throw new Failure("conflict", "Another meeting is open still. Close it first: agenda");
  await settle(deps, { meeting, by });
  return move(deps, { meeting, status: "Open", what: "Meeting opened", by });
}

/** The chair closes it. What was not closed goes to the next one. */
export async function closeMeeting(deps: MeetingDeps, { meeting: id, by }: Ask): Promise<Meeting> {
  mustChair(deps, by);
  const meeting = meetingWith(deps, id);
  if (meeting.status === "Closed") return meeting;
  if (meeting.status === "Planned")
    throw new Failure("conflict", "This meeting has not been opened yet. Open it first.");
  const write = { by: { id: by.id, name: by.name }, at: deps.clock.now() };
  for (const item of deps.agenda.of(meeting.id)) {
    if (item.status !== "To discuss") continue;
    await deps.agenda.change({
      ...{ item, change: { status: "Carried over" }, what: "Agenda item left for next time", ...write },
      again: (newest) => (newest.status === "To discuss" ? { status: "Carried over" } : {}),
    });
  }
  return move(deps, { meeting, status: "Closed", what: "Meeting closed", by });
}

function move(
  { meetings, clock }: MeetingDeps,
  { meeting, status, what, by }: { meeting: Meeting; status: Meeting["status"]; what: string; by: Person },
): Promise<Meeting> {
  return meetings.change({
    ...{ meeting, change: { status }, what, by: { id: by.id, name: by.name }, at: clock.now() },
    again(newest) {
      if (newest.status === "Closed") throw new Failure("conflict", "This meeting has been closed just now.");
      return { status };
    },
  });
}
