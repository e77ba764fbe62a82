import { statusChanges } from "./history-parts";
import { aside, type Part, prose, section, table } from "./parts";
import type { StepRecord, TakenFrom } from "./record";
import { isPassedBy, isWaived, nameOf, stateOf, whoAndWhen } from "./step-parts";

const gates = [
  { key: "G1", title: "Gate G1: before work starts" },
  { key: "G2", title: "Gate G2: before it opens" },
  { key: "G3", title: "Gate G3: before the findings are final" },
  { key: "G4", title: "Gate G4: before it is complete" },
] as const;

export function signOffs(from: TakenFrom): Part[] {
  const { steps } = from;
  return [
    section("Changes of status"),
    ...statusChanges(from),
    ...aside("The name beside a step is of the person who ticked it. Who agreed to it is in its evidence."),
    ...gates.flatMap(({ key, title }) => [
      section(title),
      ...gate(steps.filter(({ action }) => action.gate === key)),
    ]),
    section("Waived steps"),
    ...waived(steps.filter(isWaived), "No step was waived."),
    section("Steps that no longer apply"),
    ...waived(steps.filter(isPassedBy), "There are none."),
  ];
}

const gate = (steps: readonly StepRecord[]): Part[] =>
  steps.length === 0
    ? prose("No step of this checklist is part of this gate.")
    : [
        table({
          head: ["Step", "Who should sign it off", "State", "Who ticked it, and when"],
          widths: [38, 22, 16, 24],
          rows: steps.map((record) => [
            nameOf(record),
            record.step?.signOff,
            stateOf(record),
            whoAndWhen(record),
          ]),
        }),
      ];

const waived = (steps: readonly StepRecord[], none: string): Part[] =>
  steps.length === 0
    ? prose(none)
    : [
        table({
          head: ["Step", "Reason", "Who and when"],
          widths: [35, 41, 24],
          rows: steps.map((record) => [nameOf(record), record.action.waivedReason, whoAndWhen(record)]),
        }),
      ];
