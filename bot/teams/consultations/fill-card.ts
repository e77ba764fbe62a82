import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readPlanData } from "./plan-data";

export const fillCard: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.fillCard({ ...readPlanData(data), by: person }), deps.settings());

export const stepBack: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.stepBack({ ...readPlanData(data), by: person }), deps.settings());

export const checkDates: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.checkDates({ ...readPlanData(data), by: person }), deps.settings());

export const resumePlan: Press = async (deps, { person }, data) =>
  planCard(await deps.consultations.resumePlan({ ...readPlanData(data), by: person }), deps.settings());
