import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { has, type Person } from "../../common/person";
import { type AgendaItem, addedKinds, type Suggested } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { nextMeeting } from "./next-meeting";
import { canAddItem } from "./permissions";
import { readLine, readText } from "./read-typed";

const longestTitle = 200;
const longestDetail = 2_000;
/** Made by the card it comes from, so it is as forged as any other data of one. */
const keyForm = /^hand\/[0-9A-Za-z-]{8,100}$/;

export interface ItemTyped {
  title: string;
  detail: string;
  kind: string;
  invitee: string;
  /** For officers alone. A councillor adds to what is shared. */
  officersOnly: boolean;
  /** `hand/` and an id of its own: pressed twice, it is one item. */
  key: string;
}

/** Anyone of the forum puts something on the next agenda. */
export async function addItem(
  deps: MeetingDeps,
  { typed, by }: { typed: ItemTyped; by: Person },
): Promise<AgendaItem> {
  if (!keyForm.test(typed.key))
    throw new Failure("invalid", "This card is too old to use. Type: add to the agenda");
  const title = readLine(typed.title, {
    ...{ what: "What you typed", longest: longestTitle },
    missing: "Say what you want to talk about, in a few words.",
  });
  const kind = addedKinds.find((each) => each === typed.kind) ?? "Other";
  const invitee = readLine(typed.invitee, { what: "The name", longest: longestTitle });
  if (kind === "Partner slot" && !invitee)
    throw new Failure("invalid", "Say who comes for the partner slot, such as Citizens Advice.");
  return put(deps, {
    suggested: {
      ...{ key: typed.key, kind, title, url: "" },
      detail: readText(typed.detail, { what: "The note", longest: longestDetail }),
      visibility: typed.officersOnly && has(by, "officer") ? "Officers" : "Everyone",
    },
    ...{ invitee, by },
  });
}

/** Puts something of another room on the next agenda, such as an idea that many voted for. */
export const turnIntoAgendaItem = (
  deps: MeetingDeps,
  { suggested, by }: { suggested: Suggested; by: Person },
): Promise<AgendaItem> => put(deps, { suggested, by, invitee: "" });

async function put(
  { meetings, agenda, clock }: MeetingDeps,
  { suggested, invitee, by }: { suggested: Suggested; invitee: string; by: Person },
): Promise<AgendaItem> {
  if (!canAddItem(by))
    throw new Failure("not_allowed", "Only officers and councillors can add this. Ask an officer.");
  const meeting = nextMeeting(meetings.all(), dayOf(clock.now()));
  if (!meeting)
    throw new Failure("not_found", "No meeting is planned yet. Ask the chair to plan one, then add this.");
  const there = agenda.of(meeting.id).find(({ key }) => key === suggested.key);
  if (there) return there;
  const me = { id: by.id, name: by.name };
  const [added] = await agenda.add({
    items: [
      {
        ...{ ...suggested, invitee, meeting: meeting.id, addedBy: me },
        ...{ position: undefined, status: "To discuss", outcome: "" },
      },
    ],
    ...{ by: me, at: clock.now() },
  });
  if (!added) throw new Failure("unavailable", "I could not save this now. Try again in a minute.");
  return added;
}
