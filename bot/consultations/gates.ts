import { Failure } from "../common/failure";
import { type ActionId, managersAnswer, type Reference, type StepId } from "../common/ids";
import { type Consultation, type Named, type WorkflowStatus, workflowStatuses } from "./consultation";

export const gates = ["G1", "G2", "G3", "G4"] as const;
export type Gate = (typeof gates)[number];

/** The status each gate stands before. */
const statusBehind: Record<Gate, WorkflowStatus> = {
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
}

/** What this room needs of the checklists. */
export type GateSteps = (ask: { reference: Reference }) => readonly GateStep[];

/** Marks the step that a manager's approval fulfils. */
export type RecordApproval = (ask: { reference: Reference; by: Named }) => Promise<void>;

export interface GateAhead {
  gate: Gate;
  /** What it still waits for; empty when it may be passed. */
  missing: readonly GateStep[];
}

/** Refused because of a gate; carries what is missing, so that a card can lead there. */
export class GateNotMet extends Failure {
  readonly gate: Gate;
  readonly missing: readonly GateStep[];

  constructor({ gate, missing }: GateAhead) {
    super("conflict", waitsFor({ gate, missing }));
    this.name = "GateNotMet";
    this.gate = gate;
    this.missing = missing;
  }
}

const mostNamed = 8;
const longestTitle = 60;

/** `Gate G1 waits for 2 steps: 0.2 Say what will be decided; 0.3 Check for clashes.` */
export function waitsFor({ gate, missing }: GateAhead): string {
  const named = missing.slice(0, mostNamed).map(nameOf).join("; ");
  const more = missing.length > mostNamed ? `; and ${missing.length - mostNamed} more` : "";
  return `Gate ${gate} waits for ${missing.length} ${missing.length === 1 ? "step" : "steps"}: ${named}${more}.`;
}

function nameOf({ stepId, title }: GateStep): string {
  const letters = [...title.trim()];
  const short =
    letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join("")}…` : title.trim();
  return [stepId, short].filter(Boolean).join(" ");
}

/**
 * A step counts when it is done, or waived with a reason; that includes one that no longer applies. The
 * manager's answer is not waited for: it is given by passing the gate.
 */
const isMissing = ({ status, stepId }: GateStep): boolean =>
  status !== "Done" && status !== "Waived" && stepId !== managersAnswer;

const missingOf = (gate: Gate, steps: readonly GateStep[]): readonly GateStep[] =>
  steps.filter((step) => step.gate === gate && isMissing(step));

/** The gate before a status, and what it waits for; undefined where no gate stands before it. */
export function gateBefore(status: WorkflowStatus, steps: readonly GateStep[]): GateAhead | undefined {
  const gate = gates.find((each) => statusBehind[each] === status);
  return gate && { gate, missing: missingOf(gate, steps) };
}

const position = (status: WorkflowStatus): number =>
  // Changes requested is a step back, and what is stopped is nowhere on the way.
  status === "Changes requested" ? 1 : status === "Stopped" ? -1 : workflowStatuses.indexOf(status);

/** The next gate on the way from where a consultation stands; none once it is complete or stopped. */
export function gateAhead(
  { workflowStatus }: Pick<Consultation, "workflowStatus">,
  steps: readonly GateStep[],
): GateAhead | undefined {
  if (workflowStatus === "Stopped") return undefined;
  const gate = gates.find((each) => position(statusBehind[each]) > position(workflowStatus));
  return gate && { gate, missing: missingOf(gate, steps) };
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
