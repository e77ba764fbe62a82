import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { type Directory, has, type Person } from "../../common/person";
import type { ClashCheck } from "../clashing/clash-check";
import { mustHaveGoodDates } from "../clashing/refused-dates";
import type { Consultation, ConsultationStore, WorkflowStatus } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import { FieldsMissing, missingFor } from "../record/required-fields";
import { type GateAhead, GateNotMet, type GateSteps, gateBefore, type RecordApproval } from "./gates";
import type { KnownStatuses } from "./known-status";
import { leadsMove } from "./next-status";
import type { StatusNotices } from "./notice-list-edit";
import { reviewersOf } from "./reviewers";

export interface ChangeStatusDeps {
  register: ConsultationStore;
  writer: ConsultationWriter;
  gateSteps: GateSteps;
  recordApproval: RecordApproval;
  clashCheck: ClashCheck;
  knownStatuses: KnownStatuses;
  notices: StatusNotices;
  directory: Directory;
  clock: Clock;
  review: {
    reviewerLines: () => readonly string[];
    /** Has whoever reviews it told, or no longer asked; never waited for. */
    look(consultation: Consultation): void;
  };
}

export interface StatusMove {
  to: WorkflowStatus;
  /** The person must say why. */
  needsNote: boolean;
}

export interface StatusChanged {
  consultation: Consultation;
  /** False when it already stood there, so nothing was written and nobody told. */
  changed: boolean;
  /** The lead officer, when somebody else changed it; `reached` is false when the card could not be sent. */
  told: { name: string; reached: boolean } | undefined;
  /** Who is asked to review what was just submitted; empty when nobody can. */
  reviewers?: readonly Person[];
  /** What the reviewer must wait for before they can approve what was just submitted. */
  waitsFor?: GateAhead;
}

const longestNote = 2_000;
const fewest = 3;

/** A review ends in one of these; nobody reviews their own. */
const reviewMoves: Partial<Record<WorkflowStatus, readonly WorkflowStatus[]>> = {
  Submitted: ["Approved", "Changes requested"],
};
const managersMoves: Partial<Record<WorkflowStatus, readonly WorkflowStatus[]>> = {
  "Feedback published": ["Complete"],
};
/** An approval cannot be taken back, but work can be stopped until there is a decision to report. */
const mayStopFrom: ReadonlySet<WorkflowStatus> = new Set([
  ...(["Submitted", "Changes requested", "Approved", "Ready", "Open", "Closed", "Reported"] as const),
]);
const needsNote: ReadonlySet<WorkflowStatus> = new Set(["Changes requested", "Stopped"]);
const takesNote: ReadonlySet<WorkflowStatus> = new Set([...needsNote, "Approved"]);

const leads = (person: Person, { leadOfficer }: Consultation): boolean => leadOfficer?.id === person.id;

/** What this person may do with it now, the usual one first. A gate may still stand before it. */
export function movesFor(person: Person, consultation: Consultation): readonly StatusMove[] {
  const { workflowStatus: from } = consultation;
  const moves: WorkflowStatus[] = [];
  const next = leadsMove[from];
  if (next && has(person, "officer") && (leads(person, consultation) || has(person, "engagementLead")))
    moves.push(next);
  if (has(person, "manager")) {
    if (!leads(person, consultation)) moves.push(...(reviewMoves[from] ?? []));
    moves.push(...(managersMoves[from] ?? []));
    if (mayStopFrom.has(from)) moves.push("Stopped");
  }
  return moves.map((to) => ({ to, needsNote: needsNote.has(to) }));
}

/**
 * Moves a consultation on, when this person may and its gate is met. Asking for where it already stands
 * changes nothing, so a press that arrives twice is one change.
 * @throws GateNotMet naming the steps that are missing; FieldsMissing naming what the record lacks.
 */
export async function changeStatus(
  deps: ChangeStatusDeps,
  { reference, to, note, by }: { reference: Reference; to: WorkflowStatus; note: string; by: Person },
): Promise<StatusChanged> {
  const { register, writer, knownStatuses, clock } = deps;
  const consultation = register.find(reference);
  if (!consultation)
    throw new Failure(
      "not_found",
      `There is no consultation ${reference} in the register. Check the number.`,
    );
  const now = clock.now();
  const decide = (newest: Consultation): ConsultationChange => {
    if (newest.workflowStatus === to) return { fields: {}, lines: [] };
    const said = mayMove(deps, { consultation: newest, to, note, by });
    return {
      fields: {
        workflowStatus: to,
        ...(takesNote.has(to) && {
          reviewedBy: { id: by.id, name: by.name },
          reviewedOn: dayOf(now),
          // An earlier reviewer's words are in the history; beside this name they would be put in another mouth.
          reviewNote: said,
        }),
      },
      lines: [{ what: "Status changed", from: newest.workflowStatus, to: said ? `${to}: ${said}` : to }],
    };
  };
  const change = decide(consultation);
  if (change.lines.length === 0) return { consultation, changed: false, told: undefined };

  // Claimed before it is written: another instance sees the row at once, and would tell of it as a list edit.
  const known = await knownStatuses.get(reference);
  const claimed = known !== to && (await knownStatuses.move({ reference, from: known, to }));
  let mine = true;
  let saved: Consultation;
  try {
    saved = await writer.change({
      ...change,
      consultation,
      by: { id: by.id, name: by.name },
      at: now,
      again: (newest) => {
        const next = decide(newest);
        mine = next.lines.length > 0;
        return next;
      },
    });
  } catch (failure) {
    // Not saved, or nobody knows: given back, so that a change that was saved after all is still told.
    if (claimed)
      await knownStatuses
        .move({ reference, from: to, to: known ?? consultation.workflowStatus })
        .catch(() => false);
    throw failure;
  }
  if (!mine) return { consultation: saved, changed: false, told: undefined };
  // The approval is on record already; its step is only the checklist's own mark of it.
  if (to === "Approved") await deps.recordApproval({ reference, by }).catch(() => undefined);
  deps.review.look(saved);
  const reviewers = to === "Submitted" ? await askedOf(deps, saved) : undefined;
  return {
    consultation: saved,
    changed: true,
    told: await tellLead(deps, { from: consultation.workflowStatus, consultation: saved, note, by }),
    ...(reviewers && { reviewers }),
    ...(to === "Submitted" && waitingBefore(deps, reference)),
  };
}

function waitingBefore({ gateSteps }: ChangeStatusDeps, reference: Reference) {
  const gate = gateBefore({ from: "Submitted", to: "Approved" }, gateSteps({ reference }));
  return gate && gate.missing.length > 0 ? { waitsFor: gate } : {};
}

/** It is saved; a directory that does not answer only leaves their names unsaid. */
const askedOf = ({ directory, review }: ChangeStatusDeps, consultation: Consultation) =>
  reviewersOf({ directory, ...review }, consultation).then(
    ({ people }) => people,
    () => undefined,
  );

/** @returns the note as it is kept. @throws Failure saying why not, and what to do. */
function mayMove(
  { gateSteps, clashCheck, clock }: ChangeStatusDeps,
  {
    consultation,
    to,
    note,
    by,
  }: { consultation: Consultation; to: WorkflowStatus; note: string; by: Person },
): string {
  const move = movesFor(by, consultation).find((each) => each.to === to);
  if (!move) throw whyNot({ consultation, to, by });
  const said = takesNote.has(to) ? note.trim() : "";
  if (move.needsNote && said.replace(/[\p{Cc}\p{Cf}\s]/gu, "").length < fewest)
    throw new Failure(
      "invalid",
      to === "Stopped"
        ? "Say why it is stopped, so that the officer knows."
        : "Say what must change, so that the officer knows.",
    );
  if (said.length > longestNote)
    throw new Failure("invalid", `The note has ${said.length} characters. Shorten it to ${longestNote}.`);
  const { workflowStatus: from } = consultation;
  const gate = gateBefore({ from, to }, gateSteps({ reference: consultation.reference }));
  if (gate && gate.missing.length > 0) throw new GateNotMet(gate);
  const missing = missingFor(consultation, to);
  if (missing.length > 0) throw new FieldsMissing({ reference: consultation.reference, to }, missing);
  // However it came by them: people and places are edited apart from dates, and others are planned meanwhile.
  if (to === "Submitted" || to === "Approved")
    mustHaveGoodDates(clashCheck, consultation, dayOf(clock.now()));
  return said;
}

function whyNot({
  consultation,
  to,
  by,
}: {
  consultation: Consultation;
  to: WorkflowStatus;
  by: Person;
}): Failure {
  const { workflowStatus: from, leadOfficer } = consultation;
  if (reviewMoves[from]?.includes(to)) {
    if (leads(by, consultation))
      return new Failure(
        "not_allowed",
        "Nobody may approve their own consultation. Ask another manager to look at it.",
      );
    return new Failure(
      "not_allowed",
      "Only a manager can do this. The lead officer sends it for review first.",
    );
  }
  if (leadsMove[from] === to)
    return new Failure(
      "not_allowed",
      `Only ${leadOfficer?.name || "the lead officer"} or the engagement lead can do this.`,
    );
  if (managersMoves[from]?.includes(to) || (to === "Stopped" && mayStopFrom.has(from)))
    return new Failure("not_allowed", "Only a manager can do this. Ask the manager of the service.");
  return new Failure(
    "conflict",
    `It is now ${from}, so it cannot become ${to}. The card shows what can be done next.`,
  );
}

/** Whoever leads it hears of what somebody else did, by the same card as of a change in the list. */
async function tellLead(
  { notices, directory }: ChangeStatusDeps,
  {
    consultation,
    from,
    note,
    by,
  }: { consultation: Consultation; from: WorkflowStatus; note: string; by: Person },
): Promise<StatusChanged["told"]> {
  const { leadOfficer, workflowStatus: to } = consultation;
  if (!leadOfficer || leadOfficer.id === by.id) return undefined;
  try {
    const lead = await directory.find(leadOfficer.id);
    if (!lead) return { name: leadOfficer.name, reached: false };
    await notices.statusChanged(lead, {
      ...{ consultation, from, to, by: { id: by.id, name: by.name }, inChat: true },
      ...(takesNote.has(to) && note.trim() && { note: note.trim() }),
    });
    return { name: lead.name, reached: true };
  } catch {
    // It is saved. A notice that cannot be sent takes nothing back.
    return { name: leadOfficer.name, reached: false };
  }
}
