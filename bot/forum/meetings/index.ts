import type { Person } from "../../common/person";
import { addItem, type ItemTyped, turnIntoAgendaItem } from "./add-item";
import { type ActionTyped, captureAction } from "./capture-action";
import { closeItem, outcomeMark } from "./close-item";
import type { MeetingId, Suggested } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { type MeetingTyped, planMeeting } from "./plan-meeting";
import { reorder } from "./reorder";
import { askRoundUps, compileRoundUp, giveRoundUp, sendRoundUp } from "./round-ups";
import { closeMeeting, openMeeting } from "./run-meeting";
import { seeAgenda } from "./see-agenda";
import { seeNotes } from "./see-notes";

export type { ItemTyped } from "./add-item";
export type { ActionTyped } from "./capture-action";
export type { ItemClosed } from "./close-item";
export * from "./meeting";
export type {
  AgendaSources,
  Agreed,
  MeetingActions,
  MeetingDeps,
  MeetingNotices,
  RoundUp,
  WorkstreamLead,
} from "./meeting-deps";
export type { MeetingTyped } from "./plan-meeting";
export type { AgendaSeen } from "./see-agenda";
export type { MeetingNotes } from "./see-notes";

interface Of {
  meeting: MeetingId;
  by: Person;
}

/** The forum's meetings: what is talked about, what is agreed, and what the workstreams did. */
export function createMeetings(deps: MeetingDeps) {
  return {
    seeAgenda: (ask: { person: Person; meeting?: MeetingId | undefined; shared?: boolean }) =>
      seeAgenda(deps, ask),
    planMeeting: (ask: { typed: MeetingTyped; by: Person }) => planMeeting(deps, ask),
    addItem: (ask: { typed: ItemTyped; by: Person }) => addItem(deps, ask),
    turnIntoAgendaItem: (ask: { suggested: Suggested; by: Person }) => turnIntoAgendaItem(deps, ask),
    reorder: (ask: Of & { key: string; way: "up" | "down" }) => reorder(deps, ask),
    closeItem: (ask: Parameters<typeof closeItem>[1]) => closeItem(deps, ask),
    /** What a form about an item carries, so that it can say what it showed. */
    markOf: outcomeMark,
    captureAction: (ask: Of & { key: string; typed: ActionTyped }) => captureAction(deps, ask),
    openMeeting: (ask: Of) => openMeeting(deps, ask),
    closeMeeting: (ask: Of) => closeMeeting(deps, ask),
    seeNotes: (ask: Of) => seeNotes(deps, ask),
    askRoundUps: () => askRoundUps(deps),
    giveRoundUp: (ask: Of & { workstream: string; text: string }) => giveRoundUp(deps, ask),
    compileRoundUp: (ask: { meeting: MeetingId; inPublic?: boolean }) => compileRoundUp(deps, ask),
    sendRoundUp: () => sendRoundUp(deps),
  };
}

export type Meetings = ReturnType<typeof createMeetings>;
