import { z } from "zod";
import { toDay } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

const takenSchema = z.looseObject({
  takeStart: z.string().transform(toDay),
  takeEnd: z.string().transform(toDay),
});

/** One of the better periods, put into the boxes of the dates card; what else stands on the card is kept. */
export const takeDates: Press = async (deps, { person }, data) => {
  const read = takenSchema.safeParse(data);
  const { takeStart: startDate, takeEnd: endDate } = read.success ? read.data : {};
  if (!startDate || !endDate)
    throw new Failure("invalid", "This card is too old to use. Type: plan a consultation");
  const { planId, typed } = readPlanData(data);
  const view = await deps.consultations.checkDates({
    planId,
    by: person,
    typed: { ...typed, startDate, endDate },
  });
  return planCard(view, deps.settings());
};
