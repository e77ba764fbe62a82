import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Digests, Governance, Lessons, MeetingId, Meetings, Panels } from "../../forum";
import { shorten } from "../cards/words";
import type { TeamsDeps, Turn } from "../turn";

/** What the forum's meetings, terms, panels, lessons and digest are made of, behind their doors. */
export interface ForumMeetings {
  governance: Governance;
  meetings: Meetings;
  panels: Panels;
  lessons: Lessons;
  digests: Digests;
  /** An address that gives this person the draft notes for 15 minutes; "" while there is none. */
  notesLink: (ask: { meeting: MeetingId; by: Person }) => Promise<string>;
}

/** @throws Failure where the council has no forum. */
export function roomsOf({ forumMeetings }: TeamsDeps): ForumMeetings {
  if (!forumMeetings)
    throw new Failure("unavailable", "The forum is not set up here yet. Ask your administrator.");
  return forumMeetings;
}

/** Where others read along, whoever they are. */
export const isShared = ({ where }: Turn): boolean => where !== "personal";

/** Each line is a part of the card of its own, which takes room too. */
const lineCosts = 60;

/** A text as lines of a card, as far as there is room; `rest` says that there is more. */
export function linesOf(text: string, most: number): { lines: { line: string }[]; rest: boolean } {
  const all = text.split(/\r?\n/).filter((line) => line.trim());
  const lines: { line: string }[] = [];
  let left = most;
  for (const line of all) {
    if (left <= 0) return { lines, rest: true };
    lines.push({ line: shorten(line, left) });
    if ([...line].length > left) return { lines, rest: true };
    left -= [...line].length + lineCosts;
  }
  return { lines, rest: false };
}
