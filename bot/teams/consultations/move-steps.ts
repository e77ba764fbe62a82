import type { StepsBehind } from "../../consultations";
import type { Card } from "../cards/card";
import { pressKeep, pressShow } from "./replan-press";
import { replanPreview } from "./replan-preview";

export const showSteps = pressShow("steps");
export const keepSteps = pressKeep("steps");

/** Told to the lead officer when dates or level changed and the steps still stand by the old ones. */
export function stepsBehind({ view, by, clashes }: StepsBehind): Card {
  const { preview } = view;
  if (!preview) throw new Error("There is nothing to tell");
  return replanPreview("steps", view, preview, {
    heading: "Its dates or level changed. Its steps have not moved yet.",
    clashes,
    by: by?.name ? `${by.name} changed it in the list.` : "It was changed in the list.",
  });
}
