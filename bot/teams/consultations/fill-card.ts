import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

export const fillCard: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.fillCard({ ...readPlanData(data), by: person }), deps.settings());
