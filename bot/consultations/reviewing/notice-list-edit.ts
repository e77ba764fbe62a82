import type { Clock } from "../../common/clock";
import type { Reference } from "../../common/ids";
import { type Directory, has, type Person } from "../../common/person";
import type { Consultation, Named, WorkflowStatus } from "../consultation";
import { type GateAhead, type GateSteps, gatesPassed, type RecordApproval } from "./gates";
import type { KnownStatuses } from "./known-status";

export interface StatusNews {
  consultation: Consultation;
  from: WorkflowStatus | undefined;
  to: WorkflowStatus;
  /** Who changed it, when that is known. */
  by: Named | undefined;
  /** Changed with a button in chat, not in the list. */
  inChat?: boolean;
  /** What whoever changed it wants the officer to know. */
  note?: string;
}

/** How people hear of what happened in the list. */
export interface StatusNotices {
  statusChanged(to: Person, news: StatusNews): Promise<void>;
  approvedOwn(to: readonly Person[], news: StatusNews): Promise<void>;
  /** A hand edit went past gates that still wait for steps. */
  pastGate(to: readonly Person[], news: StatusNews, gates: readonly GateAhead[]): Promise<void>;
}

/** Append-only: who did what, when, from what, to what. */
export interface History {
  append(line: {
    reference: Reference;
    what: string;
    who: Named | undefined;
    when: Date;
    from: string;
    to: string;
  }): Promise<void>;
}

export interface NoticeDeps {
  knownStatuses: KnownStatuses;
  notices: StatusNotices;
  history: History;
  directory: Directory;
  clock: Clock;
  gateSteps: GateSteps;
  recordApproval: RecordApproval;
}

/**
 * A row of the register as it now stands. When its status is not the one people were last told, whoever
 * changed it, the lead officer is told, once, whichever instance sees it first.
 */
export async function noticeListEdit(
  deps: NoticeDeps,
  { consultation }: { consultation: Consultation },
): Promise<void> {
  const { knownStatuses, history, notices, directory, clock, gateSteps } = deps;
  const { reference, workflowStatus: to } = consultation;
  const from = await knownStatuses.get(reference);
  if (from === to) return;
  const by = consultation.changedBy.byApp ? undefined : consultation.changedBy.person;
  const ownApproval = to === "Approved" && by !== undefined && by.id === consultation.leadOfficer?.id;
  // Whom to tell is found first: once claimed, nobody looks at this change again.
  const lead = consultation.leadOfficer ? await directory.find(consultation.leadOfficer.id) : undefined;
  const passed = from === undefined ? [] : gatesPassed({ from, to }, gateSteps({ reference }));
  const toFlag = ownApproval || passed.length > 0;
  const engagementLeads = toFlag ? await directory.withRole("engagementLead") : [];
  // Then claim: two instances see the same edit within the same seconds.
  if (!(await knownStatuses.move({ reference, from, to }))) return;
  // A row never seen before was made elsewhere, by an import or by hand: there is no change to tell.
  if (from === undefined) return;

  const news: StatusNews = { consultation, from, to, by };
  try {
    // One after the other: what was not tried yet is not told twice when somebody looks again.
    if (ownApproval) await notices.approvedOwn(engagementLeads, news);
    if (passed.length > 0) await notices.pastGate(engagementLeads, news, passed);
    if (lead) await notices.statusChanged(lead, news);
  } catch (failure) {
    // The claim is given back, so that the next look tells. When even that fails, the first fault is the one to hear of.
    await knownStatuses.move({ reference, from: to, to: from }).catch(() => false);
    throw failure;
  }
  const approver = to === "Approved" && by && !ownApproval ? await directory.find(by.id) : undefined;
  if (approver && by && has(approver, "manager"))
    await deps.recordApproval({ reference, by }).catch(() => undefined);
  // Told first: a second look after a failed notice must not write this line twice.
  await history.append({
    reference,
    what: "Status changed in the list",
    who: by,
    when: clock.now(),
    from,
    to,
  });
}
