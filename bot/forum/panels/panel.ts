import { type Day, daysBetween } from "../../common/days";
import type { NamedPerson } from "../topic";

declare const brand: unique symbol;
/** One row of the ForumsAndPanels list, by its SharePoint item id. */
export type PanelId = string & { readonly [brand]: "PanelId" };
export const asPanelId = (text: string): PanelId => text as PanelId;

export const panelKinds = ["Forum", "Panel"] as const;
export type PanelKind = (typeof panelKinds)[number];

export const panelStatuses = ["Requested", "Running", "Declined", "Ended"] as const;
export type PanelStatus = (typeof panelStatuses)[number];

/** The most days from one meeting to the next. */
const daysOf = {
  ...{ Weekly: 7, "Every two weeks": 14, Monthly: 31, "Every two months": 62, "Every three months": 92 },
  ...{ "Twice a year": 184, "Once a year": 366, "When needed": undefined },
} as const;
export type Rhythm = keyof typeof daysOf;
export const rhythms = Object.keys(daysOf) as readonly Rhythm[];

/** A standing group of people that the council asks, whoever runs it. */
export interface Panel {
  id: PanelId;
  kind: PanelKind;
  title: string;
  purpose: string;
  /** Who runs it. */
  owner: NamedPerson | undefined;
  service: string;
  audiences: readonly string[];
  /** None: wherever the council is. */
  areas: readonly string[];
  members: number | undefined;
  /** How often it meets. */
  rhythm: Rhythm | undefined;
  lastMet: Day | undefined;
  status: PanelStatus;
  requestedBy: NamedPerson | undefined;
  requestedOn: Day | undefined;
  /** Who approved, declined, ended or resumed it last, and why. */
  decidedBy: NamedPerson | undefined;
  decidedOn: Day | undefined;
  why: string;
  /** Of what it was made. The same twice is one row. */
  key: string;
  listUrl: string;
}

export type PanelFields = Omit<Panel, "id" | "listUrl">;

interface Written {
  by: NamedPerson;
  at: Date;
}

export interface PanelStore {
  /** The same array until something changes. */
  all(): readonly Panel[];
  /** Also one that another instance wrote a moment ago. */
  find(id: PanelId): Promise<Panel | undefined>;
  freshness(): { asOf: Date; stale: boolean };
  /** The same key twice is one row. */
  add(request: Written & { panel: PanelFields }): Promise<Panel>;
  change(
    request: Written & {
      panel: Panel;
      change: Partial<PanelFields>;
      what: string;
      again: (newest: Panel) => Partial<PanelFields>;
    },
  ): Promise<Panel>;
}

/** The day since when no meeting is noted, once that is longer than twice what its rhythm says. */
export function notMetSince(
  { rhythm, lastMet, decidedOn }: Pick<Panel, "rhythm" | "lastMet" | "decidedOn">,
  today: Day,
): Day | undefined {
  const days = rhythm && daysOf[rhythm];
  // One that was approved or resumed after its last meeting has had no chance before that.
  const since = [lastMet, decidedOn]
    .filter((each) => each !== undefined)
    .sort()
    .at(-1);
  return days && since && daysBetween(since, today) > 2 * days ? since : undefined;
}
