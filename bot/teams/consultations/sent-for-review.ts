import type { StatusChanged } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { count, shorten } from "../cards/words";
import sentJson from "./sent-for-review-card.json";

const sentCard = cardFrom(sentJson);
const namedReviewers = 3;
const stepsShown = 8;

/** What whoever sent it wants to know: who looks at it, and what that person waits for. */
export function sentForReview({ consultation, reviewers, told, waitsFor: gate }: StatusChanged): Card {
  const { reference, title, workflowStatus } = consultation;
  const missing = gate?.missing ?? [];
  const more = missing.length - stepsShown;
  return fitting(shares, (share) =>
    sentCard({
      ...{ reference, heading: "Sent for review", title: shorten(title, 120) },
      said: `${reference} is now ${workflowStatus}. ${askedWords(reviewers)}${toldWords(told)}`,
      style: reviewers?.length === 0 ? "warning" : "good",
      waits: gate
        ? `They can approve once ${missing.length === 1 ? "this step is" : `these ${count(missing.length, "step")} are`} done. Gate ${gate.gate} waits for:`
        : "",
      steps: [
        ...missing.slice(0, stepsShown).map((step) => ({
          step: [step.stepId, shorten(step.title, 90 * share)].filter(Boolean).join(" "),
        })),
        ...(more > 0 ? [{ step: `And ${count(more, "more step", "more steps")}.` }] : []),
      ],
      gate: gate?.gate ?? "",
      whatNext:
        reviewers?.length === 0
          ? "Ask your engagement lead who should review it."
          : "The lead officer hears here as soon as there is an answer.",
    }),
  );
}

function askedWords(reviewers: StatusChanged["reviewers"]): string {
  // It is with them all the same: only their names could not be found just now.
  if (!reviewers) return "I am asking whoever reviews it.";
  const names = reviewers.slice(0, namedReviewers).map(({ name }) => shorten(name, 60));
  const more = reviewers.length - names.length;
  return names.length > 0
    ? `I am asking ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""} to review it.`
    : "No manager can review it yet. I am telling the engagement lead.";
}

function toldWords(told: StatusChanged["told"]): string {
  if (!told) return "";
  const name = shorten(told.name, 60) || "the lead officer";
  return told.reached ? ` I am telling ${name}.` : ` I could not tell ${name}: please do so yourself.`;
}
