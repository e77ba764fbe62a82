import { day } from "../../../bot/common/days";
import { asActionId, asStepId } from "../../../bot/common/ids";
import type { EditionSeen, StepOutcome } from "../../../bot/consultations";
import { type Card, editProblems } from "../../../bot/teams";
import { pressChecklist } from "../../../bot/teams/actions/see-checklist";
import { seeEdition } from "../../../bot/teams/consultations/see-edition";
import { takeEdition } from "../../../bot/teams/consultations/take-edition";
import type { Turn } from "../../../bot/teams/turn";
import { alex, buildAction, buildConsultation, buildProduct } from "../../support/teams";

const turn: Turn = { person: alex, text: "", where: "personal" };

/** The cards about a newer toolkit, filled with these words. */
export async function everyEditionCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const consultation = buildConsultation({ title: typed, templateVersion: typed ?? "" });
  const product = buildProduct({
    consultations: [consultation],
    actions: [buildAction({ title: words ?? "" })],
  });
  const outcome = (at: number, given: Partial<StepOutcome>): StepOutcome => ({
    ...{ stepId: asStepId(`3.${at}`), title: typed, kind: "same", id: asActionId(String(at)) },
    ...{ from: day("2027-03-10"), to: day("2027-03-12"), status: "Open", compressed: false, why: typed },
    planned: undefined,
    ...given,
  });
  const steps = [
    outcome(1, { kind: "added", id: undefined, from: undefined }),
    outcome(2, { kind: "applies again", to: undefined }),
    outcome(3, { kind: "no longer applies", status: "Waived" }),
    outcome(4, { kind: "moved" }),
    outcome(5, { kind: "reworded", words: { gate: undefined, title: typed } }),
  ];
  const preview = await product.consultations.previewChange("steps", {
    ...{ reference: consultation.reference, by: alex, typed: {} },
  });
  if (!preview.preview) throw new Error("There is nothing to see");
  const seen: EditionSeen = {
    ...{ consultation, from: typed ?? "", to: "2026.11+3.0a1b2c3d", seen: "a.b" },
    replanned: { ...preview.preview, steps, warnings: ["2 steps should already be done."] },
    reworded: ["title", "do", "why", "evidence", "signOff", "other"].map((field, at) => ({
      ...{ stepId: asStepId(`4.${at}`), title: typed, field, from: typed, to: typed },
    })),
  };
  const { reference } = consultation;
  const offered = {
    ...product,
    consultations: {
      ...product.consultations,
      seeEdition: async () => seen,
      editionOffered: () => seen.to,
      takeEdition: async () => ({ view: { ...preview, note: "Something changed since you saw this." } }),
    },
  };
  const nothing = { ...seen, reworded: [], replanned: { ...seen.replanned, steps: [], warnings: [] } };
  const problem = {
    row: "12",
    part: typed,
    entryId: typed,
    field: typed,
    message: `must not be "${words ?? ""}"`,
  };
  return {
    "consultations/edition-card": await seeEdition(offered, turn, { reference }),
    "consultations/edition-card, page 3": await seeEdition(offered, turn, { reference, page: 3 }),
    "consultations/edition-card, shown again": await takeEdition(offered, turn, { reference, seen: typed }),
    "consultations/edition-card, nothing to see": await seeEdition(
      { ...offered, consultations: { ...offered.consultations, seeEdition: async () => nothing } },
      turn,
      { reference },
    ),
    "actions/checklist-card, a newer toolkit": await pressChecklist(offered, turn, { reference }),
    "actions/checklist-card, no newer toolkit": await seeEdition(product, turn, { reference }),
    "toolkit/edit-problems-card": editProblems({ problems: [problem], listUrl: typed }),
    "toolkit/edit-problems-card, many": editProblems({
      problems: Array.from({ length: 30 }, () => problem),
      listUrl: "https://example.sharepoint.com/sites/engagement/Lists/ToolkitEdits",
    }),
  };
}
