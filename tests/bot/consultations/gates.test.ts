import { asActionId, asStepId } from "../../../bot/common/ids";
import type { GateStep, WorkflowStatus } from "../../../bot/consultations";
import { gateAhead, gateBefore, gatesPassed, waitsFor } from "../../../bot/consultations/gates";

const step = (stepId: string, gate: string, status: GateStep["status"] = "Open"): GateStep => ({
  ...{ actionId: asActionId(stepId), stepId: asStepId(stepId), title: `Title of ${stepId}`, gate, status },
});

it.each([
  ["Approved", "G1"],
  ["Open", "G2"],
  ["Reported", "G3"],
  ["Complete", "G4"],
  ["Submitted", undefined],
  ["Changes requested", undefined],
  ["Ready", undefined],
  ["Closed", undefined],
  ["Decided", undefined],
  ["Stopped", undefined],
] as const)("before %s stands gate %s", (status, gate) => {
  expect(gateBefore(status, [])?.gate).toBe(gate);
});

it.each([
  ["Open", true],
  ["Blocked", true],
  ["Done", false],
  ["Waived", false],
] as const)("a step that is %s is missing: %j", (status, missing) => {
  expect(gateBefore("Approved", [step("0.2", "G1", status)])?.missing).toHaveLength(missing ? 1 : 0);
});

it("a gate waits for its own steps alone", () => {
  const steps = [step("0.2", "G1"), step("1.1", "G2"), step("6.3", "G3")];
  expect(gateBefore("Open", steps)?.missing.map(({ stepId }) => stepId)).toEqual(["1.1"]);
});

it.each<[WorkflowStatus, string | undefined]>([
  ["Idea", "G1"],
  ["Submitted", "G1"],
  ["Changes requested", "G1"],
  ["Approved", "G2"],
  ["Ready", "G2"],
  ["Open", "G3"],
  ["Closed", "G3"],
  ["Reported", "G4"],
  ["Feedback published", "G4"],
  ["Complete", undefined],
  ["Stopped", undefined],
])("from %s the next gate is %s", (workflowStatus, gate) => {
  expect(gateAhead({ workflowStatus }, [])?.gate).toBe(gate);
});

const everyGate = [step("0.2", "G1"), step("1.1", "G2"), step("6.3", "G3"), step("8.2", "G4")];

it.each<[WorkflowStatus, WorkflowStatus, string[]]>([
  ["Idea", "Submitted", []],
  ["Submitted", "Approved", ["G1"]],
  ["Idea", "Open", ["G1", "G2"]],
  ["Changes requested", "Approved", ["G1"]],
  ["Approved", "Ready", []],
  ["Ready", "Open", ["G2"]],
  ["Stopped", "Open", ["G1", "G2"]],
  ["Open", "Approved", []],
  ["Approved", "Stopped", []],
  ["Idea", "Complete", ["G1", "G2", "G3", "G4"]],
])("a hand edit from %s to %s goes past %j", (from, to, gates) => {
  expect(gatesPassed({ from, to }, everyGate).map(({ gate }) => gate)).toEqual(gates);
  const done = everyGate.map((each) => ({ ...each, status: "Done" as const }));
  expect(gatesPassed({ from, to }, done)).toEqual([]);
});

it("says what a gate waits for, and not more than a person reads", () => {
  expect(waitsFor({ gate: "G1", missing: [step("0.2", "G1")] })).toBe(
    "Gate G1 waits for 1 step: 0.2 Title of 0.2.",
  );
  const many = Array.from({ length: 20 }, (_, at) => ({ ...step(`1.${at}`, "G2"), title: "x".repeat(900) }));
  const said = waitsFor({ gate: "G2", missing: many });
  expect(said).toContain("waits for 20 steps: 1.0 xxx");
  expect(said).toContain("; and 12 more.");
  expect(said.length).toBeLessThan(700);
});
