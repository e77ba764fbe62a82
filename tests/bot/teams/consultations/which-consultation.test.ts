import type { WorkflowStatus } from "../../../../bot/consultations";
import { whichConsultation } from "../../../../bot/teams/consultations/which-consultation";
import { alex, buildConsultation, buildProduct, reference } from "../../../support/teams";

/** What Alex leads, by its number and status. */
const which = (
  text: string,
  leads: readonly (readonly [number, WorkflowStatus])[],
  { where = "personal" as "personal" | "channel", likely = undefined as WorkflowStatus | undefined } = {},
) => {
  const product = buildProduct({
    consultations: leads.map(([number, workflowStatus]) =>
      buildConsultation({ reference: reference(`2027-0000${number}`), workflowStatus }),
    ),
  });
  const only = likely && { likely: (row: { workflowStatus: string }) => row.workflowStatus === likely };
  return whichConsultation(product, { person: alex, text, where }, { words: "checklist", ...only });
};

it("is the one that was named, though others are led", () => {
  expect(which("checklist 2027-00007", [[1, "Open"]]).reference).toBe("2027-00007");
});

it("is the only one that is led, and none where there are several", () => {
  expect(which("checklist", [[1, "Open"]]).reference).toBe("2027-00001");
  const { reference: none, howToAsk } = which("checklist", [
    [1, "Open"],
    [2, "Closed"],
  ]);
  expect([none, howToAsk]).toEqual([
    undefined,
    "Say which one, with its reference, such as: checklist 2027-00001.",
  ]);
});

it("is never guessed where a number was typed that is none", () => {
  expect(which("checklist 42", [[1, "Open"]]).reference).toBeUndefined();
});

it("is the only one that the command is for", () => {
  const leads = [[1, "Open"] as const, [2, "Closed"] as const];
  expect(which("evaluate", leads, { likely: "Closed" }).reference).toBe("2027-00002");
});

it("is not told to a channel while it is for officers alone", () => {
  const leads = [[1, "Idea"] as const];
  expect(which("checklist", leads).reference).toBe("2027-00001");
  const { reference: none, howToAsk } = which("checklist", leads, { where: "channel" });
  expect([none, howToAsk]).toEqual([
    undefined,
    "Say which one, with its reference, such as: checklist 2027-00042.",
  ]);
});
