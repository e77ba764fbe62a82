import type { ChangeKept } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { dayOr, shorten } from "../cards/words";
import { button } from "./replan-button";
import type { AskedHere } from "./replan-data";
import { stepsWords } from "./replan-preview";
import replannedJson from "./replanned-card.json";

const replannedCard = cardFrom(replannedJson);

const headings: Record<AskedHere, string> = {
  dates: "The new dates are kept",
  answers: "The new answers are kept",
  level: "The new level is kept",
  steps: "The open steps have moved",
};

/** Said once a change is on the register. */
export function replanKept(what: AskedHere, { consultation, replanned, told }: ChangeKept): Card {
  const { reference, startDate, endDate, decisionDate, engagementLevel, track } = consultation;
  const listUrl = linkOr(consultation.listUrl);
  const level = engagementLevel ? describeLevel(engagementLevel).label : "Level not set";
  return {
    ...replannedCard({
      heading: headings[what],
      reference,
      title: shorten(consultation.title, 120),
      facts: [
        {
          text: `Opens ${dayOr(startDate, "later")}, closes ${dayOr(endDate, "later")}. Decision ${dayOr(decisionDate, "later")}.`,
        },
        { text: `${level}, ${track ?? "no"} track.` },
        ...(told.length > 0
          ? [{ text: `I am telling ${told.map((name) => shorten(name, 60)).join(" and ")}.` }]
          : []),
      ],
      // Kept once more, there is nothing left to move.
      stepsTitle: replanned.steps.length > 0 ? stepsWords(replanned) : "Every step is as it should be.",
    }),
    actions: [
      button("Open the checklist", "actions.seeChecklist", { reference }, "positive"),
      ...(listUrl ? [{ type: "Action.OpenUrl", title: "See it in the list", url: listUrl }] : []),
    ],
  };
}
