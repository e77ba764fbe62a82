import type { Clock } from "../../common/clock";
import type { Reference } from "../../common/ids";
import { type Directory, has, type Person } from "../../common/person";
import type { Consultation, Named, WorkflowStatus } from "../consultation";
import { type MissingField, missingBetween } from "../record/required-fields";
import { type GateAhead, type GateSteps, gatesPassed, type RecordApproval } from "./gates";
import type { KnownStatuses } from "./known-status";
import { againstTheRules, isOwnApproval, putsRight, type RuleBreak, rulesBroken } from "./list-rules";
import type { PastLine } from "./see-review";

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
  /** What it breaks; the engagement lead is told what to do. */
  broken?: readonly RuleBreak[];
  /** What the record still lacks of all that the change went past. */
  missing?: readonly MissingField[];
  /** Whoever leads it approved it. */
  ownApproval?: boolean;
  /** Gates it went past, where the move itself broke a rule: putting it back is what counts then. */
  passed?: readonly GateAhead[];
}

/** How people hear of what happened in the list. */
export interface StatusNotices {
  statusChanged(to: Person, news: StatusNews): Promise<void>;
  approvedOwn(to: readonly Person[], news: StatusNews): Promise<void>;
  /** A hand edit went past gates that still wait for steps. */
  pastGate(to: readonly Person[], news: StatusNews, gates: readonly GateAhead[]): Promise<void>;
  /** A hand edit did what nobody may do. */
  ruleBroken(to: readonly Person[], news: StatusNews, broken: readonly RuleBreak[]): Promise<void>;
}

/** Append-only: who did what, when, from what, to what. */
export interface History {
  append(
    line: {
      reference: Reference;
      what: string;
      who: Named | undefined;
      when: Date;
      from: string;
      to: string;
    },
    /** The same key for the same event: a second line with it is not written. */
    options?: { key: string },
  ): Promise<void>;
}

export interface NoticeDeps {
  knownStatuses: KnownStatuses;
  notices: StatusNotices;
  history: History;
  directory: Directory;
  clock: Clock;
  gateSteps: GateSteps;
  recordApproval: RecordApproval;
  review: { pastOf(reference: Reference): Promise<readonly PastLine[]> };
}

/**
 * A row of the register as it now stands. When its status is not the one people were last told, whoever
 * changed it, the lead officer is told, once, whichever instance sees it first.
 */
export async function noticeListEdit(
  deps: NoticeDeps,
  { consultation, before }: { consultation: Consultation; before?: Consultation | undefined },
): Promise<void> {
  const { knownStatuses, history, notices, directory, clock, gateSteps } = deps;
  const { reference, workflowStatus: to } = consultation;
  const from = await knownStatuses.get(reference);
  if (from === to) return;
  const by = consultation.changedBy.byApp ? undefined : consultation.changedBy.person;
  const { leadOfficer } = consultation;
  const ownApproval =
    from !== undefined && isOwnApproval({ from, to }, { by, leadOfficer, ledBefore: before?.leadOfficer });
  // Whom to tell is found first: once claimed, nobody looks at this change again.
  const lead = leadOfficer ? await directory.find(leadOfficer.id) : undefined;
  const editor = by && from !== undefined ? await directory.find(by.id) : undefined;
  const passed = from === undefined ? [] : gatesPassed({ from, to }, gateSteps({ reference }));
  const broken = await brokenBy(deps, {
    ...{ reference, from, to, editor, ownApproval },
    // Whoever made themselves its lead officer in the same save was not that before.
    before: before ?? consultation,
  });
  const toFlag = ownApproval || passed.length > 0 || broken.length > 0;
  const engagementLeads = toFlag ? await directory.withRole("engagementLead") : [];
  // Then claim: two instances see the same edit within the same seconds.
  if (!(await knownStatuses.move({ reference, from, to }))) return;
  // A row never seen before was made elsewhere, by an import or by hand: there is no change to tell.
  if (from === undefined) return;

  const missing = missingBetween(consultation, { from, to });
  const news: StatusNews = {
    ...{ consultation, from, to, by },
    ...(broken.length > 0 && { broken }),
    ...(missing.length > 0 && { missing }),
    ...(ownApproval && { ownApproval }),
    ...((ownApproval || broken.length > 0) && passed.length > 0 && { passed }),
  };
  try {
    // One after the other: what was not tried yet is not told twice when somebody looks again.
    // One card each, with one thing to do: what must be put back needs none of its steps done.
    if (broken.length > 0) await notices.ruleBroken(engagementLeads, news, broken);
    else if (ownApproval) await notices.approvedOwn(engagementLeads, news);
    else if (passed.length > 0) await notices.pastGate(engagementLeads, news, passed);
    if (lead) await notices.statusChanged(lead, news);
  } catch (failure) {
    // The claim is given back, so that the next look tells. When even that fails, the first fault is the one to hear of.
    await knownStatuses.move({ reference, from: to, to: from }).catch(() => false);
    throw failure;
  }
  const stands = !ownApproval && broken.length === 0;
  if (to === "Approved" && stands && by && editor && has(editor, "manager"))
    await deps.recordApproval({ reference, by }).catch(() => undefined);
  // Told first: a second look after a failed notice must not write this line twice.
  const line = { reference, who: by, when: clock.now(), from, to };
  await history.append({ ...line, what: "Status changed in the list" });
  if (!stands) await history.append({ ...line, what: againstTheRules });
}

const saidByOwn: ReadonlySet<RuleBreak> = new Set(["review jumped", "not a manager", "not theirs"]);

/** The list is asked for what was before only when something is broken, which is rare. */
async function brokenBy(
  { review }: Pick<NoticeDeps, "review">,
  change: {
    reference: Reference;
    from: WorkflowStatus | undefined;
    to: WorkflowStatus;
    editor: Person | undefined;
    ownApproval: boolean;
    before: Consultation;
  },
): Promise<readonly RuleBreak[]> {
  const { reference, from, to, editor, ownApproval, before } = change;
  if (from === undefined) return [];
  // One card is enough to say that it was their own.
  const broken = rulesBroken({ from, to, by: editor, before }).filter(
    (each) => !ownApproval || !saidByOwn.has(each),
  );
  if (broken.length === 0) return [];
  return putsRight({ from, to }, await review.pastOf(reference)) ? [] : broken;
}
