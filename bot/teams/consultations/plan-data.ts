import { z } from "zod";
import { Failure } from "../../common/failure";
import { asPlanId } from "../../common/ids";
import { type PlanInput, planInputs, planStages, type Typed } from "../../consultations";
import { fromTicks } from "./ticks";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const severalChoices: ReadonlySet<PlanInput> = new Set(["areas", "audiences"]);

const planDataSchema = z.looseObject({
  planId: z.string().min(1).max(64),
  stage: z.enum(planStages).optional(),
  kept: z.string().catch(""),
  had: z.string().catch(""),
});

/** Reads a planning card's data: which plan, which card, and only the inputs planning knows. */
export function readPlanData(data: unknown) {
  const read = planDataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: plan a consultation");
  const kept = new Set(read.data.kept.split(","));
  const had = new Set(read.data.had.split(","));
  const typed: Typed = {};
  for (const input of planInputs) {
    // What the card showed filled and the client left out was emptied; what it never showed is as it was.
    const said = text.safeParse(read.data[input] ?? (had.has(input) ? "" : undefined));
    // A long text was held back from the card, so an empty box there means "as it was".
    if (!said.success || (kept.has(input) && said.data.trim() === "")) continue;
    typed[input] = severalChoices.has(input) ? fromTicks(said.data) : said.data;
  }
  return { planId: asPlanId(read.data.planId), stage: read.data.stage ?? "describe", typed };
}
