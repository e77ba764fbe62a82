import { Failure } from "../../common/failure";
import { type ActionId, managersAnswer, type Reference, type StepId } from "../../common/ids";
import { type Consultation, type Named, type WorkflowStatus, workflowStatuses } from "../consultation";

export const gates = ["G1", "G2", "G3", "G4"] as const;
export type Gate = (typeof gates)[number];

/** The status each gate stands before. */
export const statusBehind: Record<Gate, WorkflowStatus> = {
  G1: "Approved",
  G2: "Open",
  G3: "Reported",
  G4: "Complete",
};

/** A step of the checklist that a gate waits for. */
export interface GateStep {
  actionId: ActionId;
  stepId: StepId | undefined;
  title: string;
  gate: string;
  status: "Open" | "Done" | "Waived" | "Blocked";
  waivedReason: string;
}

/** What this room needs of the checklists. */
export type GateSteps = (ask: { reference: Reference }) => readonly GateStep[];

/** Marks the step that a manager's approval fulfils. */
export type RecordApproval = (ask: { reference: Reference; by: Named }) => Promise<void>;

export interface GateAhead {
  gate: Gate;
  /** What it still waits for; empty when it may be passed. */
  missing: readonly GateStep[];
  /** The consultation stands past it already: a step was opened again, or the list was edited by hand. */
  again?: boolean;
}

/** Refused because of a gate; carries what is missing, so that a card can lead there. */
export class GateNotMet extends Failure {
  readonly gate: Gate;
  readonly missing: readonly GateStep[];

  constructor(ahead: GateAhead) {
    super("conflict", waitsFor(ahead));
    this.name = "GateNotMet";
    this.gate = ahead.gate;
    this.missing = ahead.missing;
  }
}

const mostNamed = 8;
const longestTitle = 60;

/** `Gate G1 waits for 2 steps: 0.2 Say what will be decided; 0.3 Check for clashes.` */
export function waitsFor({ gate, missing, again }: GateAhead): string {
  const named = missing.slice(0, mostNamed).map(nameOf).join("; ");
  const more = missing.length > mostNamed ? `; and ${missing.length - mostNamed} more` : "";
  return `Gate ${gate} waits ${again ? "again " : ""}for ${missing.length} ${missing.length === 1 ? "step" : "steps"}: ${named}${more}.`;
}

function nameOf({ stepId, title, status }: GateStep): string {
  const letters = [...title.trim()];
  const short =
    letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join("")}…` : title.trim();
  // A waived step is missing for one reason alone.
  if (status === "Waived") return `${stepId || short} is waived without a reason`;
  return [stepId, short].filter(Boolean).join(" ");
}

/**
 * A step counts when it is done, or waived with a reason; that includes one that no longer applies. The
 * manager's answer is not waited for: it is given by passing the gate.
 */
const isMissing = ({ status, stepId, waivedReason }: GateStep): boolean =>
  status !== "Done" && stepId !== managersAnswer && !(status === "Waived" && hasWords(waivedReason));

const hasWords = (text: string): boolean => text.replace(/[\p{Cc}\p{Cf}\s]/gu, "") !== "";

const missingOf = (gate: Gate, steps: readonly GateStep[]): readonly GateStep[] =>
  steps.filter((step) => step.gate === gate && isMissing(step));

/** The first of some gates that still waits for steps, for a consultation that stands at `from`. */
function firstNotMet(
  some: readonly Gate[],
  from: WorkflowStatus,
  steps: readonly GateStep[],
): GateAhead | undefined {
  return some
    .map((gate) => ({
      ...{ gate, missing: missingOf(gate, steps) },
      again: position(statusBehind[gate]) <= position(from),
    }))
    .find(({ missing }) => missing.length > 0);
}

/**
 * What holds a move to a status that a gate stands before: the first gate not met, up to and including that
 * one. With nothing missing when all are met; undefined where no gate stands before the status.
 */
export function gateBefore(
  { from, to }: { from: WorkflowStatus; to: WorkflowStatus },
  steps: readonly GateStep[],
): GateAhead | undefined {
  const at = gates.findIndex((each) => statusBehind[each] === to);
  const gate = gates[at];
  return gate && (firstNotMet(gates.slice(0, at + 1), from, steps) ?? { gate, missing: [] });
}

/** How far along the way a status stands. */
export const position = (status: WorkflowStatus): number =>
  // Changes requested is a step back, and what is stopped is nowhere on the way.
  status === "Changes requested" ? 1 : status === "Stopped" ? -1 : workflowStatuses.indexOf(status);

/**
 * The gate that matters from where a consultation stands: the first one behind it that waits for a step after
 * all, else the next on the way. None once it is complete or stopped.
 */
export function gateAhead(
  { workflowStatus }: Pick<Consultation, "workflowStatus">,
  steps: readonly GateStep[],
): GateAhead | undefined {
  if (workflowStatus === "Stopped" || workflowStatus === "Complete") return undefined;
  const isBehind = (gate: Gate) => position(statusBehind[gate]) <= position(workflowStatus);
  const next = gates.find((gate) => !isBehind(gate));
  return (
    firstNotMet(gates.filter(isBehind), workflowStatus, steps) ??
    (next && { gate: next, missing: missingOf(next, steps) })
  );
}

/** Every gate that a change of status went past while it still waited for steps. */
export const gatesPassed = (
  { from, to }: { from: WorkflowStatus; to: WorkflowStatus },
  steps: readonly GateStep[],
): readonly GateAhead[] =>
  gates
    .filter((gate) => {
      const at = position(statusBehind[gate]);
      return at > position(from) && at <= position(to);
    })
    .map((gate) => ({ gate, missing: missingOf(gate, steps) }))
    .filter(({ missing }) => missing.length > 0);
