import type { Press } from "../turn";
import { planCard } from "./plan-card";
import { readRecordData } from "./record-data";

/** Next year's, as a plan of one's own to check card by card. */
export const cloneConsultation: Press = async (deps, { person }, data) => {
  const { reference } = readRecordData(data);
  const view = await deps.consultations.cloneConsultation({ reference, by: person });
  const card = planCard(view, deps.settings());
  const note = `Copied from ${reference}. Check each card. Nothing is logged until you confirm.`;
  return { ...card, body: [{ type: "TextBlock", text: note, wrap: true }, ...card.body] };
};
