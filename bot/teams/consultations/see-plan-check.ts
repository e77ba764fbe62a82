import type { Command } from "../turn";
import { planCheck } from "./plan-check";

/** `check the plan` */
export const seePlanCheck: Command = async ({ consultations }, { person }) => ({
  card: planCheck(await consultations.seePlanCheck({ by: person })),
  summary: "The forward plan this month",
});
