import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

export const resumePlan: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.resumePlan({ ...readPlanData(data), by: person }), deps.settings());
