import { has, type Person } from "../../common/person";
import { type Consultation, type WorkflowStatus, workflowStatuses } from "../consultation";
import { movesFor } from "./change-status";
import { position } from "./gates";

/** What nobody may do, and the list cannot stop anybody from doing. */
export type RuleBreak =
  | "approval unmade"
  | "review jumped"
  | "not a manager"
  | "reopened"
  | "stop undone"
  | "moved back"
  | "not theirs";

/** What the history calls a flagged change, so that putting it right is not flagged in its turn. */
export const againstTheRules = "Change against the rules";

interface Change {
  from: WorkflowStatus;
  to: WorkflowStatus;
  /** Who made it, with their roles; undefined when that is not known. */
  by: Person | undefined;
  /** The row as it was before; without it, whose move it was is not judged. */
  before?: Consultation | undefined;
}

const approved = (status: WorkflowStatus): boolean => position(status) >= position("Approved");

/** Going from not approved to approved, or past it, by whoever leads it, or led it until that very save. */
export const isOwnApproval = (
  { from, to }: Pick<Change, "from" | "to">,
  {
    by,
    leadOfficer,
    ledBefore,
  }: {
    by: { id: string } | undefined;
    leadOfficer: Consultation["leadOfficer"];
    ledBefore?: Consultation["leadOfficer"];
  },
): boolean =>
  !approved(from) &&
  approved(to) &&
  by !== undefined &&
  (by.id === leadOfficer?.id || by.id === ledBefore?.id);

/** The rules a change of status in the list breaks; approving one's own is judged apart. */
export function rulesBroken(change: Change): readonly RuleBreak[] {
  const { from, to, by, before } = change;
  if (from === to) return [];
  const broken = outOfOrder(change);
  if (broken.length > 0 || !by || !before) return broken;
  if (isTheirs({ from, to }, { by, before })) return [];
  return [to !== "Stopped" && position(to) < position(from) ? "moved back" : "not theirs"];
}

/**
 * Whether this person could have done it in chat: in one move, or in several of theirs one after the other. A move
 * of theirs they may take back too, where no review lies between.
 */
function isTheirs(
  { from, to }: Pick<Change, "from" | "to">,
  { by, before }: { by: Person; before: Consultation },
): boolean {
  const can = (at: WorkflowStatus) =>
    movesFor(by, { ...before, workflowStatus: at }).map(({ to: next }) => next);
  if (can(to).includes(from) || (to === "Idea" && can("Idea").includes("Submitted"))) return true;
  const seen = new Set<WorkflowStatus>();
  for (let at: WorkflowStatus | undefined = from; at && !seen.has(at); ) {
    seen.add(at);
    const next: readonly WorkflowStatus[] = can(at);
    if (next.includes(to)) return true;
    at = next.find((each) => position(each) > position(at ?? each));
  }
  return false;
}

/** What nobody may do, whoever they are, and the review that only managers make. */
function outOfOrder({ from, to, by }: Change): readonly RuleBreak[] {
  if (from === "Complete") return ["reopened"];
  if (from === "Stopped") return ["stop undone"];
  if (approved(from)) return approved(to) || to === "Stopped" ? [] : ["approval unmade"];
  if (!approved(to)) return [];
  if (from !== "Submitted" || to !== "Approved") return ["review jumped"];
  return by && !has(by, "manager") ? ["not a manager"] : [];
}

interface PastChange {
  what: string;
  from: string;
  to: string;
}

/** Whether a change puts back what stood before the last one, when that was flagged. */
export function putsRight({ from, to }: Pick<Change, "from" | "to">, past: readonly PastChange[]): boolean {
  const flagged = past.findLastIndex(({ what }) => what === againstTheRules);
  const since = past.slice(flagged + 1).filter(({ what }) => /^status changed/i.test(what));
  const line = past[flagged];
  return line !== undefined && since.length === 0 && line.from === to && line.to === from;
}

/** A flagged change of the list that nobody has put right. */
export interface FlaggedStill {
  rule: RuleBreak | "own approval";
  from: WorkflowStatus;
  to: WorkflowStatus;
}

/** `Approved: go ahead`, as a change of status is kept. */
const statusIn = (text: string): WorkflowStatus | undefined =>
  workflowStatuses.find((status) => text === status || text.startsWith(`${status}: `));

/**
 * The last flagged change, where the record still stands by it: an approval for as long as it counts as approved,
 * any other until its status changes again.
 */
export function flaggedStill(
  { workflowStatus, leadOfficer }: Pick<Consultation, "workflowStatus" | "leadOfficer">,
  past: readonly (PastChange & { who: { id: string } | undefined })[],
): FlaggedStill | undefined {
  const at = past.findLastIndex(({ what }) => what === againstTheRules);
  const line = past[at];
  const [from, to] = [statusIn(line?.from ?? ""), statusIn(line?.to ?? "")];
  if (!line || !from || !to) return undefined;
  const since = past
    .slice(at + 1)
    .filter(({ what }) => /^status changed/i.test(what))
    .map((each) => statusIn(each.to));
  const isApproval = !approved(from) && approved(to);
  const stands = isApproval
    ? approved(workflowStatus) && since.every((status) => status !== undefined && approved(status))
    : workflowStatus === to && since.length === 0;
  if (!stands) return undefined;
  if (isOwnApproval({ from, to }, { by: line.who, leadOfficer })) return { rule: "own approval", from, to };
  const [rule] = outOfOrder({ from, to, by: undefined });
  const otherwise = isApproval
    ? "not a manager"
    : position(to) < position(from)
      ? "moved back"
      : "not theirs";
  return { rule: rule ?? otherwise, from, to };
}
