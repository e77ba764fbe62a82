import { dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { toTime } from "../../common/london-time";
import type { Person } from "../../common/person";
import { readDay } from "../../common/read-day";
import { type Meeting, type MeetingKind, meetingKinds } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { mustChair } from "./next-meeting";
import { readLine } from "./read-typed";

const longestPlace = 200;
const longestName = 120;

export interface MeetingTyped {
  on: string;
  time: string;
  place: string;
  kind: string;
  /** What it is called; an event has a name, a meeting may go by its day. */
  name: string;
  /** Made with the form: pressed twice, it is one meeting. */
  key: string;
}

/** The next meeting's day, time and place. */
export async function planMeeting(
  { meetings, clock, ...deps }: Pick<MeetingDeps, "meetings" | "clock" | "canChair">,
  { typed, by }: { typed: MeetingTyped; by: Person },
): Promise<Meeting> {
  mustChair(deps, by);
  const on = readDay(typed.on);
  if (!on) throw new Failure("invalid", "Give the day of the meeting, such as 4 March 2027.");
  if (on < dayOf(clock.now())) throw new Failure("invalid", "That day is over. Choose today or later.");
  const time = typed.time.trim() ? toTime(typed.time) : "";
  if (time === undefined) throw new Failure("invalid", "Give the time as 14:00, or leave it empty.");
  if (meetings.all().some((each) => each.on === on && each.status !== "Closed"))
    throw new Failure("conflict", "There is a meeting on that day already. Type: agenda");
  const place = readLine(typed.place, { what: "The place", longest: longestPlace });
  const kind = meetingKinds.find((each) => each === typed.kind) ?? "Meeting";
  const title = readName(typed.name, kind) || `Forum, ${inWords(on)}`;
  return meetings.add({
    meeting: { kind, title, on, time, place, status: "Planned" },
    ...{ key: typed.key, by: { id: by.id, name: by.name }, at: clock.now() },
  });
}

const readName = (typed: string, kind: MeetingKind): string =>
  readLine(typed, {
    ...{ what: "The name", longest: longestName },
    ...(kind === "Event" && { missing: "Give the event a name, such as Open day." }),
  });
