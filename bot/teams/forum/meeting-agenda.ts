import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { type AgendaSeen, asMeetingId, type MeetingId } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import agendaJson from "./meeting-agenda-card.json";
import { isShared, roomsOf } from "./meeting-rooms";
import { isPublicHere } from "./who-reads";

const agendaCard = cardFrom(agendaJson);
const itemsOnCard = 7;

const groups: Readonly<Record<string, string>> = {
  "Round-up": "Round-ups",
  Consultation: "New consultations",
  Clash: "Clashes",
  "Late action": "Late actions",
  Question: "Questions without an answer",
  Lesson: "Lessons to discuss",
  Idea: "Ideas",
  "Partner slot": "Partners",
  Other: "Other things",
};

const parts: Readonly<Record<string, string>> = {
  ...{ submissions: "new consultations", clashes: "clashes", lateActions: "late actions" },
  ...{ unanswered: "questions", lessons: "lessons", ideas: "ideas" },
};

/** `agenda`: what the next meeting of the forum talks about. */
export const seeAgenda: Command = async (deps, turn) => ({
  card: await agenda(deps, turn, { page: 1 }),
  summary: "Agenda",
});

const id = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(asMeetingId);
const dataSchema = z.looseObject({ meeting: id.optional().catch(undefined), page: z.unknown().optional() });

export const pressSeeAgenda: Press = async (deps, turn, data) => {
  const { meeting, page } = dataSchema.parse(data ?? {});
  return agenda(deps, turn, { meeting, page: readPage(page) });
};

const runSchema = z.looseObject({ meeting: id });

function readMeeting(data: unknown): MeetingId {
  const read = runSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: agenda");
  return read.data.meeting;
}

export const openMeeting: Press = async (deps, turn, data) => {
  const meeting = readMeeting(data);
  await roomsOf(deps).meetings.openMeeting({ meeting, by: turn.person });
  const note = "The meeting is open. Look at each item, then close it or leave it for next time.";
  return agenda(deps, turn, { meeting, page: 1, note });
};

export const closeMeeting: Press = async (deps, turn, data) => {
  const meeting = readMeeting(data);
  await roomsOf(deps).meetings.closeMeeting({ meeting, by: turn.person });
  const note = "The meeting is closed. What is left goes to the next one.";
  return agenda(deps, turn, { meeting, page: 1, note });
};

/** The agenda as it stands, with what was just done on top. */
export async function agenda(
  deps: TeamsDeps,
  turn: Turn,
  {
    meeting: asked,
    page,
    show,
    note = "",
  }: {
    meeting?: MeetingId | undefined;
    page: number;
    /** An item's own page instead, where it is on the agenda. */
    show?: string;
    note?: string;
  },
): Promise<Card> {
  const rooms = roomsOf(deps);
  const shared = await isPublicHere(deps, turn);
  const seen = await rooms.meetings.seeAgenda({ person: turn.person, meeting: asked, shared });
  const { meeting } = seen;
  const begun = meeting !== undefined && meeting.status !== "Planned";
  // Whoever has the link has the notes.
  const notesLink =
    begun && !isShared(turn) ? await rooms.notesLink({ meeting: meeting.id, by: turn.person }) : "";
  const place = seen.items.findIndex(({ key }) => key === show);
  const from = place < 0 ? page : Math.floor(place / itemsOnCard) + 1;
  const { rows, ...paging } = pageOf(seen.items, { page: from, size: itemsOnCard });
  return fitting(shares, (share) =>
    agendaCard({
      ...paging,
      ...{ heading: headingOf(meeting), note, problem: "" },
      when: meeting ? shorten(whenOf(meeting), 200 * share) : "No meeting is planned.",
      staleNote: staleNote(seen, deps.clock),
      meeting: meeting?.id ?? "",
      empty: emptyWords(seen),
      items: rows.map((item, at) => ({
        group: rows[at - 1]?.kind === item.kind ? "" : groups[item.kind],
        ...{ key: item.key, id: `${paging.page}-${at}`, title: shorten(item.title, 160 * share) },
        about: shorten([shorten(item.detail, 100), aboutOf(item)].filter(Boolean).join(" · "), 200 * share),
      })),
      unread:
        seen.unread.length > 0
          ? `I could not look up ${seen.unread.map((part) => parts[part]).join(", ")} just now.`
          : "",
      hidden: seen.hidden > 0 ? `${count(seen.hidden, "item")} for officers: ask me in our own chat.` : "",
      mayAdd: meeting !== undefined && seen.mayAdd,
      canOpen: meeting?.status === "Planned" && seen.mayChair,
      canClose: meeting?.status === "Open" && seen.mayChair,
      canPlan: seen.mayChair && (meeting === undefined || meeting.status === "Closed"),
      notesLink: linkOr(notesLink),
    }),
  );
}

function emptyWords({ meeting, items, mayChair }: AgendaSeen): string {
  if (!meeting) return mayChair ? "You can plan the next one." : "Ask the chair to plan the next one.";
  return items.length === 0 ? "There is nothing on the agenda yet. Add what you want to talk about." : "";
}

function headingOf(meeting: AgendaSeen["meeting"]): string {
  if (meeting?.status !== "Closed") return "Agenda";
  return meeting.kind === "Event" ? "What came of the event" : "What the meeting did";
}

const statuses = { Planned: "", Open: "Open now", Closed: "Closed" } as const;

const whenOf = ({ kind, title, on, time, place, status }: NonNullable<AgendaSeen["meeting"]>): string =>
  [
    kind === "Event" && `Event: ${title || "no name yet"}`,
    [kind === "Meeting" && "Meeting on", inWords(on), time && `at ${time}`].filter(Boolean).join(" "),
    place,
    statuses[status],
  ]
    .filter(Boolean)
    .join(". ");

/** Where it stands, who it is from, and what was agreed on it. */
export function aboutOf(item: AgendaSeen["items"][number]): string {
  return [
    item.status === "To discuss" ? "" : item.status,
    item.invitee && `With ${item.invitee}`,
    item.addedBy?.name && `From ${item.addedBy.name}`,
    item.agreed.length > 0 && count(item.agreed.length, "action"),
    item.visibility === "Officers" && "For officers",
  ]
    .filter(Boolean)
    .join(" · ");
}
