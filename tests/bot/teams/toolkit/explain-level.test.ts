import { asPlanId } from "../../../../bot/common/ids";
import { explainLevel } from "../../../../bot/teams/toolkit/explain-level";
import type { Turn } from "../../../../bot/teams/turn";
import { button, words } from "../../../support/cards";
import { alex, buildProduct } from "../../../support/teams";

const turn: Turn = { person: alex, text: "", where: "personal" };
const described = {
  title: "Parks strategy",
  overview: "How parks are looked after for the next ten years.",
  decisionDate: "2027-07-01",
  decisionMaker: "Cabinet",
  service: "Parks",
  areas: "Riverside",
  audiences: "Residents",
};
const answered = {
  ...{ open: "some", duty: "no", impact: "3", protected: "no", share: "hear" },
  ...{ canDelegate: "no", freshEvidence: "no" },
};

async function planned(given: Record<string, string> = {}) {
  const product = buildProduct();
  const started = await product.consultations.startPlan({ by: alex, anew: true });
  if (!("view" in started)) throw new Error("There were plans already");
  const { id: planId } = started.view.plan;
  await product.consultations.fillCard({ planId, stage: "describe", typed: described, by: alex });
  await product.consultations.fillCard({
    planId,
    stage: "level",
    typed: { ...answered, ...given },
    by: alex,
  });
  return { product, planId };
}

it("says which answers raised or capped the level, and what would change it", async () => {
  const { product, planId } = await planned();
  const said = words(await explainLevel(product, turn, { planId, stage: "dates" }));
  expect(said).toContain("Now: Consult");
  expect(said).toMatch(/keep the level up\n- The effect is big\./);
  expect(said).toMatch(/hold the level back\n- The decision-maker will hear views\./);
  expect(said).toContain("- If people could shape the options, the level would be Involve.");
});

it("keeps the dates that were typed, and leads back to them", async () => {
  const { product, planId } = await planned();
  const typed = { planId, stage: "dates", startDate: "2027-03-29", endDate: "2027-05-10" };
  const card = await explainLevel(product, turn, typed);
  const { verb, data } = button(card, "Back to my plan");
  expect(verb).toBe("consultations.resumePlan");
  const view = await product.consultations.resumePlan({ planId: asPlanId(String(data["planId"])), by: alex });
  expect(view).toMatchObject({ stage: "dates", dates: { startDate: "2027-03-29", endDate: "2027-05-10" } });
});

it("leads out of a stop", async () => {
  const { product, planId } = await planned({ open: "none", duty: "yes" });
  const said = words(await explainLevel(product, turn, { planId }));
  expect(said).toContain("- There is a duty to consult.");
  expect(said).toContain("- If part of this were still open, the level would be Consult.");
});

it("asks for the answers first, and takes nobody else's plan", async () => {
  const product = buildProduct();
  const started = await product.consultations.startPlan({ by: alex, anew: true });
  const planId = "view" in started ? started.view.plan.id : "";
  await expect(explainLevel(product, turn, { planId })).rejects.toThrow("First answer the level questions.");
  await expect(explainLevel(product, turn, { planId: "plan-of-another" })).rejects.toThrow();
  await expect(explainLevel(product, turn, 5)).rejects.toThrow("too old to use");
});
