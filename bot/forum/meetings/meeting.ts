import type { Day } from "../../common/days";
import type { NamedPerson, Visibility } from "../topic";

declare const brand: unique symbol;
/** One row of the Meetings list, by its SharePoint item id. */
export type MeetingId = string & { readonly [brand]: "MeetingId" };
export const asMeetingId = (text: string): MeetingId => text as MeetingId;

/** The draft notes of a meeting, as a link may stand for them. */
export interface NotesFile {
  kind: "meeting-notes";
  meeting: MeetingId;
}

export const meetingStatuses = ["Planned", "Open", "Closed"] as const;

/** An event is for more people than the forum, such as the yearly community conference. */
export const meetingKinds = ["Meeting", "Event"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** A meeting of the forum. */
export interface Meeting {
  id: MeetingId;
  kind: MeetingKind;
  title: string;
  on: Day;
  /** Such as `14:00`. */
  time: string;
  place: string;
  status: (typeof meetingStatuses)[number];
  listUrl: string;
}

/** In the order they stand in on an agenda that nobody has put in another. */
export const itemKinds = [
  "Round-up",
  "Consultation",
  "Clash",
  "Late action",
  "Question",
  "Lesson",
  "Idea",
  "Partner slot",
  "Other",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a person may add by hand. */
export const addedKinds = ["Other", "Partner slot", "Lesson", "Idea"] as const satisfies readonly ItemKind[];

export const itemStatuses = ["To discuss", "Closed", "Carried over"] as const;

/** Something the product itself puts forward. The same key is the same thing, at every meeting. */
export interface Suggested {
  /** Such as `consultation/2027-00042`. */
  key: string;
  kind: ItemKind;
  title: string;
  detail: string;
  url: string;
  visibility: Visibility;
}

/** One thing to talk about at one meeting, kept in the list. */
export interface AgendaItem extends Suggested {
  /** The row of the list. */
  id: string;
  meeting: MeetingId;
  /** Who comes for it from outside. */
  invitee: string;
  addedBy: NamedPerson | undefined;
  position: number | undefined;
  status: (typeof itemStatuses)[number];
  /** What was said and decided. */
  outcome: string;
  listUrl: string;
}

export type MeetingFields = Omit<Meeting, "id" | "listUrl">;
export type AgendaFields = Omit<AgendaItem, "id" | "listUrl">;

interface Written {
  by: NamedPerson;
  at: Date;
}

export interface MeetingStore {
  all(): readonly Meeting[];
  freshness(): { asOf: Date; stale: boolean };
  /** The same key twice is one meeting. */
  add(request: Written & { meeting: MeetingFields; key: string }): Promise<Meeting>;
  change(
    request: Written & {
      meeting: Meeting;
      change: Partial<MeetingFields>;
      what: string;
      again: (newest: Meeting) => Partial<MeetingFields>;
    },
  ): Promise<Meeting>;
}

export interface AgendaStore {
  of(meeting: MeetingId): readonly AgendaItem[];
  /** Every item with this key, at whichever meeting. */
  withKey(key: string): readonly AgendaItem[];
  /** One key is one item of one meeting, however often it is added. */
  add(request: Written & { items: readonly AgendaFields[] }): Promise<readonly AgendaItem[]>;
  change(
    request: Written & {
      item: AgendaItem;
      change: Partial<AgendaFields>;
      what: string;
      again: (newest: AgendaItem) => Partial<AgendaFields>;
    },
  ): Promise<AgendaItem>;
}
