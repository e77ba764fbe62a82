import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

export const checkDates: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.checkDates({ ...readPlanData(data), by: person }), deps.settings());
