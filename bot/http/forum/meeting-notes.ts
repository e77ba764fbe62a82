import type { Person } from "../../common/person";
import type { MeetingId } from "../../forum";

/** Makes the draft notes of a meeting; the room that knows how is elsewhere. */
export interface MeetingNotes {
  /** @throws Failure in the reader's words when there are none for them. */
  meetingNotes(ask: { meeting: MeetingId; by: Person }): Promise<{
    fileName: string;
    contentType: string;
    bytes: Buffer;
  }>;
}
