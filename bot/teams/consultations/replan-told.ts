import type { ReplanNews } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { count, dayOr, shorten } from "../cards/words";
import statusChangedJson from "./status-changed-card.json";

const toldCard = cardFrom(statusChangedJson);

/**
 * Told to the lead officer when somebody else changes the dates, the level or the steps in chat; and to whoever
 * approved it, when what they approved was changed.
 */
export function replanTold(news: ReplanNews): Card {
  const { consultation, by, steps, reason, toReviewer } = news;
  const facts = factsOf(news);
  return toldCard({
    heading: toReviewer
      ? "Changed since you approved it"
      : facts.length > 0
        ? "Your dates or level changed"
        : "Your steps changed",
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: [
      `${shorten(by.name, 60) || "Somebody"} changed it.`,
      ...(toReviewer && facts.length === 0 ? ["The answers about its level are new."] : []),
      ...facts,
      ...(reason ? [`They say: ${shorten(reason, 600)}`] : []),
    ].join(" "),
    whatNext: `${steps > 0 ? `${count(steps, "step")} changed. ` : ""}${toReviewer ? "If it is no longer what you approved, talk to its lead officer." : "Look at the checklist to see what is due now."}`,
    listUrl: linkOr(consultation.listUrl),
  });
}

/** The new and the old, a sentence each. */
function factsOf({ before, after }: ReplanNews): string[] {
  const facts: string[] = [];
  const moved = (name: "startDate" | "endDate" | "decisionDate", what: string) => {
    if (before[name] !== after[name])
      facts.push(`${what} ${dayOr(after[name], "on no day yet")} (was ${dayOr(before[name], "not set")}).`);
  };
  moved("startDate", "Opens");
  moved("endDate", "Closes");
  moved("decisionDate", "Decision");
  const label = (level: typeof after.level) => (level ? describeLevel(level).label : "not set");
  if (before.level !== after.level) facts.push(`Level: ${label(after.level)} (was ${label(before.level)}).`);
  if (before.track !== after.track)
    facts.push(`Track: ${after.track ?? "not set"} (was ${before.track ?? "not set"}).`);
  return facts;
}
