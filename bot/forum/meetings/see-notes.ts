import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Meeting, MeetingId } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { type AgendaSeen, seeAgenda } from "./see-agenda";

export interface MeetingNotes extends AgendaSeen {
  meeting: Meeting;
}

/** What the notes are drafted from. Whoever takes them away gets what they may see, and no more. */
export async function seeNotes(
  deps: MeetingDeps,
  { meeting, by }: { meeting: MeetingId; by: Person },
): Promise<MeetingNotes> {
  const seen = await seeAgenda(deps, { person: by, meeting });
  if (!seen.meeting) throw new Failure("not_found", "That meeting is not in the list any more. Type: agenda");
  if (seen.meeting.status === "Planned")
    throw new Failure("conflict", "This meeting has not begun, so there are no notes yet. Type: agenda");
  return { ...seen, meeting: seen.meeting };
}
