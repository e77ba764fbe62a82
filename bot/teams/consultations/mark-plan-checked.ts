import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Press } from "../turn";
import { lookAgain, planCheck } from "./plan-check";

const dataSchema = z.looseObject({ seen: z.string().max(100) });

/** "It is up to date", by an engagement lead: as the card shows it, and nothing that changed since. */
export const markPlanChecked: Press = async ({ consultations }, { person }, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success)
    throw new Failure("invalid", "That button is from an older version. Type: check the plan");
  const { marked, check } = await consultations.markPlanChecked({ seen: read.data.seen, by: person });
  return planCheck(check, marked ? "Thank you. The public plan says that it was checked today." : lookAgain);
};
