import type { Day } from "../../common/days";
import { dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { askOf, type ClashCheck, type ClashFinding, worstFirst } from "../clashing/clash-check";
import type { Consultation, ConsultationStore, Named, WorkflowStatus } from "../consultation";
import type { Where } from "../permissions";
import { missingFor } from "../record/required-fields";
import { seeRecord } from "../register/see-record";
import { movesFor, type StatusMove } from "./change-status";
import { type GateAhead, type GateSteps, gateBefore } from "./gates";

/** One line of the history, as the list keeps it. */
export interface PastLine {
  what: string;
  who: Named | undefined;
  when: Date;
  from: string;
  to: string;
}

export interface SeeReviewDeps {
  register: Pick<ConsultationStore, "find">;
  gateSteps: GateSteps;
  clashCheck: ClashCheck;
  review: {
    /** Oldest first; asks the list. */
    pastOf(reference: Reference): Promise<readonly PastLine[]>;
  };
}

/** Everything a reviewer decides by, as it now stands. */
export interface Review {
  consultation: Consultation;
  /** The worst first; none before it has dates. */
  clashes: readonly ClashFinding[];
  /** The steps that the gate before approval waits for. */
  missing: GateAhead | undefined;
  /** Fields of the record that approval needs, by their labels. */
  gaps: readonly string[];
  /** What officers wrote to go on where dates were refused. */
  dateNotes: readonly string[];
  /** When it was sent back before: by whom and what for, and what was done since. */
  lastAsked: { who: Named | undefined; on: Day; note: string; since: readonly PastLine[] } | undefined;
  /** Once somebody has answered. */
  decided: Decision | undefined;
  /** What this person may do with it now. */
  moves: readonly StatusMove[];
  /** False when the list did not answer, so that parts may be missing. */
  whole: boolean;
}

export interface Decision {
  to: WorkflowStatus;
  who: Named | undefined;
  on: Day | undefined;
  note: string;
}

const answers = ["Approved", "Changes requested", "Stopped"] as const;
/** What a line about a status is called. */
const aboutStatus = /^status changed/i;

/** A consultation as its reviewer sees it. @throws Failure where this person may not see it. */
export async function seeReview(
  deps: SeeReviewDeps,
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): Promise<Review> {
  const { register, gateSteps, clashCheck, review } = deps;
  const consultation = seeRecord({ register }, { reference, by, where });
  const past = await review.pastOf(reference).catch(() => undefined);
  const waiting = consultation.workflowStatus === "Submitted";
  const gate = gateBefore({ from: "Submitted", to: "Approved" }, gateSteps({ reference }));
  return {
    consultation,
    clashes: waiting ? clashesOf(clashCheck, consultation) : [],
    missing: waiting && gate && gate.missing.length > 0 ? gate : undefined,
    gaps: waiting ? missingFor(consultation, "Approved").map(({ label }) => label) : [],
    dateNotes: consultation.datesNote.split(/\r?\n/).filter((line) => line.trim() !== ""),
    lastAsked: waiting ? lastAsked(past ?? []) : undefined,
    decided: waiting ? undefined : decisionOf(consultation, past ?? []),
    moves: movesFor(by, consultation),
    whole: past !== undefined,
  };
}

export function clashesOf(clashCheck: ClashCheck, consultation: Consultation): readonly ClashFinding[] {
  const ask = askOf(consultation);
  return ask ? worstFirst(clashCheck(ask).findings) : [];
}

/** `Changes requested: Ask young people too`, as changing the status writes it. */
function readAnswer({ what, to }: PastLine): { to: WorkflowStatus; note: string } | undefined {
  if (!aboutStatus.test(what)) return undefined;
  const answer = answers.find((each) => to === each || to.startsWith(`${each}: `));
  return answer && { to: answer, note: to.slice(answer.length + 2).trim() };
}

function lastAsked(past: readonly PastLine[]): Review["lastAsked"] {
  const at = past.findLastIndex((line) => readAnswer(line)?.to === "Changes requested");
  const line = past[at];
  if (!line) return undefined;
  const since = past.slice(at + 1).filter(({ what }) => !aboutStatus.test(what));
  return { who: line.who, on: dayOf(line.when), note: readAnswer(line)?.note ?? "", since };
}

/**
 * The history says who it really was. The columns of the review can be typed into by anybody, so they are
 * asked only where the history has no line.
 */
function decisionOf(consultation: Consultation, past: readonly PastLine[]): Decision | undefined {
  const { workflowStatus: now, reviewedBy, reviewedOn, reviewNote } = consultation;
  const line = past.findLast((each) => readAnswer(each));
  const answer = line && readAnswer(line);
  if (line && answer) return { ...answer, who: line.who, on: dayOf(line.when) };
  if (now === "Idea") return undefined;
  return { to: now, who: reviewedBy, on: reviewedOn, note: reviewNote };
}
