import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { GateStep, WorkflowStatus } from "../../../../bot/consultations";
import { gateAhead, gateBefore, gatesPassed, waitsFor } from "../../../../bot/consultations/reviewing/gates";

const step = (stepId: string, gate: string, status: GateStep["status"] = "Open"): GateStep => ({
  ...{ actionId: asActionId(stepId), stepId: asStepId(stepId), title: `Title of ${stepId}`, gate, status },
  waivedReason: status === "Waived" ? "Nobody is affected" : "",
});

const everyGate = [step("0.2", "G1"), step("1.1", "G2"), step("6.3", "G3"), step("8.2", "G4")];

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
  expect(gateBefore({ from: "Idea", to: status }, [])?.gate).toBe(gate);
});

it.each([
  ["Open", true],
  ["Blocked", true],
  ["Done", false],
  ["Waived", false],
] as const)("a step that is %s is missing: %j", (status, missing) => {
  const before = gateBefore({ from: "Submitted", to: "Approved" }, [step("0.2", "G1", status)]);
  expect(before?.missing).toHaveLength(missing ? 1 : 0);
});

it.each(["", "  ", "\u200b\u00ad"])(
  "a waiver with no reason (%j) counts as missing, and is named as one",
  (reason) => {
    const waived = { ...step("2.1", "G2", "Waived"), waivedReason: reason };
    const before = gateBefore({ from: "Ready", to: "Open" }, [waived, step("2.2", "G2")]);
    expect(before && waitsFor(before)).toBe(
      "Gate G2 waits for 2 steps: 2.1 is waived without a reason; 2.2 Title of 2.2.",
    );
  },
);

it("the manager's answer is never waited for", () => {
  const answer = [step("0.6", "G1")];
  expect(gateBefore({ from: "Submitted", to: "Approved" }, answer)?.missing).toEqual([]);
  expect(gateBefore({ from: "Ready", to: "Open" }, answer)?.missing).toEqual([]);
  expect(gateAhead({ workflowStatus: "Approved" }, answer)).toMatchObject({ gate: "G2", missing: [] });
});

it.each<[WorkflowStatus, WorkflowStatus, string[], string | undefined]>([
  ["Ready", "Open", ["0.2", "1.1", "6.3"], "Gate G1 waits again for 1 step: 0.2 Title of 0.2."],
  ["Ready", "Open", ["1.1", "6.3"], "Gate G2 waits for 1 step: 1.1 Title of 1.1."],
  ["Ready", "Open", ["6.3", "8.2"], undefined],
  ["Closed", "Reported", ["1.1", "6.3"], "Gate G2 waits again for 1 step: 1.1 Title of 1.1."],
  ["Feedback published", "Complete", ["0.2", "8.2"], "Gate G1 waits again for 1 step: 0.2 Title of 0.2."],
  ["Feedback published", "Complete", ["8.2"], "Gate G4 waits for 1 step: 8.2 Title of 8.2."],
])("from %s to %s with %j open", (from, to, open, said) => {
  const steps = everyGate.map((each) =>
    each.stepId && open.includes(each.stepId) ? each : { ...each, status: "Done" as const },
  );
  const before = gateBefore({ from, to }, steps);
  expect(before && before.missing.length > 0 ? waitsFor(before) : undefined).toBe(said);
});

it("a gate behind that waits again comes before the next one", () => {
  const ahead = gateAhead({ workflowStatus: "Ready" }, everyGate);
  expect(ahead && waitsFor(ahead)).toBe("Gate G1 waits again for 1 step: 0.2 Title of 0.2.");
  expect(gateAhead({ workflowStatus: "Ready" }, everyGate.slice(1))).toMatchObject({ gate: "G2" });
  // Nothing of these can be changed any more.
  for (const workflowStatus of ["Complete", "Stopped"] as const)
    expect(gateAhead({ workflowStatus }, everyGate)).toBeUndefined();
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
