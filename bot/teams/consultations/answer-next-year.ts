import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Press } from "../turn";
import { nextYear } from "./next-year";
import { pressStartPlan } from "./start-plan";

const dataSchema = z.looseObject({ year: z.coerce.number().int().min(2000).max(2100) });

function yearIn(data: unknown): number {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "That button is from an older version. Type: plan a consultation");
  return read.data.year;
}

/** "Plan a consultation", on the card about next year: it is remembered, and the first card of a plan comes. */
export const planNextYear: Press = async (deps, turn, data) => {
  await deps.consultations.answerNextYear({ year: yearIn(data), answer: "planning", by: turn.person });
  return pressStartPlan(deps, turn, {});
};

/** "Nothing planned": the engagement lead sees it, and nobody asks again this year. */
export const nothingNextYear: Press = async ({ consultations }, { person }, data) => {
  const year = yearIn(data);
  await consultations.answerNextYear({ year, answer: "nothing", by: person });
  return nextYear(
    { year, services: [] },
    `Thank you. You plan nothing for ${year}. You can still change that.`,
  );
};
