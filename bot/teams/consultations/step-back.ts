import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

export const stepBack: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.stepBack({ ...readPlanData(data), by: person }), deps.settings());
