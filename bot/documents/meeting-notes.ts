import type { Clock } from "../common/clock";
import type { Person } from "../common/person";
import type { MeetingId, MeetingNotes, Meetings } from "../forum";
import { sheets } from "./frame";
import { aside, type Chapter, chaptersOf, facts, type Part, prose, section, table } from "./parts";
import { clean, oneLine } from "./text";
import { atMoment, count, onDay } from "./words";

interface NotesFrom {
  notes: MeetingNotes;
  councilName: string;
  madeBy: string;
  madeAt: Date;
}

/** The draft notes of a meeting as a Word file, for the chair to finish and send round. */
export function createMeetingNotes({
  meetings,
  settings,
  clock,
}: {
  meetings: Pick<Meetings, "seeNotes">;
  settings: () => { councilName: string };
  clock: Clock;
}) {
  return {
    async meetingNotes({ meeting, by }: { meeting: MeetingId; by: Person }) {
      const notes = await meetings.seeNotes({ meeting, by });
      const { councilName } = settings();
      const bytes = await notesDocument({ notes, councilName, madeBy: by.name, madeAt: clock.now() });
      return {
        fileName: `Forum notes ${notes.meeting.on}.docx`,
        contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        bytes,
      };
    },
  };
}

export function notesDocument({ notes, councilName, madeBy, madeAt }: NotesFrom): Promise<Buffer> {
  const { meeting, items } = notes;
  const isEvent = meeting.kind === "Event";
  const title = `Notes of the ${isEvent ? "event" : "forum"}, ${onDay(meeting.on)}`;
  const guests = items.map(({ invitee }) => invitee).filter(Boolean);
  return sheets(
    { councilName, madeBy, madeAt },
    {
      title,
      children: [
        facts([
          ["What", isEvent ? `Event: ${oneLine(meeting.title)}` : "A meeting of the forum"],
          ["When", [onDay(meeting.on), meeting.time]],
          ["Where", meeting.place],
          ["Came from outside", guests.join("\n")],
          [
            "State",
            `The ${isEvent ? "event" : "meeting"} is ${meeting.status === "Closed" ? "closed" : "still open"}.`,
          ],
          ["This copy was made", `On ${atMoment(madeAt)} by ${clean(madeBy)}`],
        ]),
        ...aside("This is a draft. Check it with those who were there before you send it round."),
        ...chaptersOf(chapters(notes)),
      ],
    },
  );
}

const chapters = ({ items }: MeetingNotes): readonly Chapter[] => [
  {
    title: "What we talked about",
    parts:
      items.length > 0
        ? items.flatMap((item): Part[] => [
            section(item.title),
            ...(item.detail.trim() ? prose(item.detail) : []),
            ...aside(stateOf(item)),
            ...(item.outcome.trim() ? prose(item.outcome) : []),
          ])
        : prose("Nothing was on the agenda."),
  },
  { title: "Actions", parts: actions(items) },
];

const stateOf = ({ kind, status, invitee, addedBy }: MeetingNotes["items"][number]): string =>
  [
    kind === "Other" ? "" : kind,
    invitee && `With ${invitee}`,
    addedBy?.name && `From ${addedBy.name}`,
    status === "Closed" ? "Closed" : status === "Carried over" ? "Left for next time" : "Not closed",
  ]
    .filter(Boolean)
    .join(". ");

function actions(items: MeetingNotes["items"]): Part[] {
  const agreed = items.flatMap((item) => item.agreed);
  if (agreed.length === 0) return prose("No actions were agreed.");
  return [
    ...prose(`${count(agreed.length, "action")} agreed.`),
    table({
      head: ["Action", "Who", "By when", "State"],
      widths: [46, 22, 18, 14],
      rows: agreed.map(({ title, owner, dueDate, done }) => [
        ...[title, owner?.name ?? "Nobody yet", onDay(dueDate), done ? "Done" : "Open"],
      ]),
    }),
  ];
}
