import { type RuleBreak, type StatusNews, type WorkflowStatus, waitsFor } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import statusChangedJson from "./status-changed-card.json";

const statusChangedCard = cardFrom(statusChangedJson);

const headings: Record<RuleBreak, string> = {
  "approval unmade": "An approval was taken back in the list",
  "review jumped": "A consultation skipped its review",
  "not a manager": "Somebody who is no manager approved",
  reopened: "A finished consultation was opened again",
  "stop undone": "A stopped consultation was started again",
  "moved back": "A consultation was moved back in the list",
  "not theirs": "Somebody changed a status that is not theirs to change",
};

const todo: Record<RuleBreak, (from: string) => string> = {
  "approval unmade": (from) =>
    `An approval stands. Set it back to ${from} in the list. To end the work, a manager can stop it.`,
  "review jumped": (from) => `Set it back to ${from} in the list. Its lead officer then sends it for review.`,
  "not a manager": (from) => `Set it back to ${from} in the list, and ask a manager to review it.`,
  reopened: (from) => `Set it back to ${from} in the list. For new work, plan a new consultation.`,
  "stop undone": (from) => `Set it back to ${from} in the list. To go on after all, plan it anew.`,
  "moved back": (from) => `Set it back to ${from} in the list. What people were told by then still holds.`,
  "not theirs": (from) =>
    `Set it back to ${from} in the list. Whoever may make this change then makes it in chat.`,
};

/** What the lead officer reads of it, beside the change itself. */
export const brokenWords = (broken: readonly RuleBreak[], from: WorkflowStatus | undefined): string =>
  `${broken.map((each) => headings[each]).join(". ")}. ${from ? `It should go back to ${from}. ` : ""}I am telling the engagement lead.`;

/** In short: once it is put back, none of these is late. */
export const passedWords = ({ passed = [] }: StatusNews): string =>
  passed.map((gate) => ` ${shorten(waitsFor(gate), 300)}`).join("");

/** Told to the engagement lead when a change in the list did what nobody may do. Nothing was undone. */
export function ruleBroken(news: StatusNews, broken: readonly RuleBreak[]): Card {
  const { consultation, from, to, by } = news;
  const [first] = broken;
  return statusChangedCard({
    heading: first ? headings[first] : "A rule was broken in the list",
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: `${shorten(by?.name, 60) || "Somebody"} set it from ${from} to ${to} in the list. Nothing was undone.${passedWords(news)}`,
    whatNext: broken.map((each) => todo[each](from ?? "what it was")).join(" "),
    listUrl: linkOr(consultation.listUrl),
  });
}
