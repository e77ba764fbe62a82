import { has, type Person } from "../../common/person";
import type { Consultation, WorkflowStatus } from "../consultation";
import { position } from "./gates";

/** What nobody may do, and the list cannot stop anybody from doing. */
export type RuleBreak = "approval unmade" | "review jumped" | "not a manager" | "reopened" | "stop undone";

/** What the history calls a flagged change, so that putting it right is not flagged in its turn. */
export const againstTheRules = "Change against the rules";

interface Change {
  from: WorkflowStatus;
  to: WorkflowStatus;
  /** Who made it, with their roles; undefined when that is not known. */
  by: Person | undefined;
}

const approved = (status: WorkflowStatus): boolean => position(status) >= position("Approved");

/** Going from not approved to approved, or past it, by whoever leads it. */
export const isOwnApproval = (
  { from, to }: Pick<Change, "from" | "to">,
  { by, leadOfficer }: { by: { id: string } | undefined; leadOfficer: Consultation["leadOfficer"] },
): boolean => !approved(from) && approved(to) && by !== undefined && by.id === leadOfficer?.id;

/** The rules a change of status in the list breaks; approving one's own is judged apart. */
export function rulesBroken({ from, to, by }: Change): readonly RuleBreak[] {
  if (from === to) return [];
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
