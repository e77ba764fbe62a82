import { Failure } from "../../common/failure";
import { explainAnswers, whatWouldChange } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { readPlanData } from "../consultations/plan-data";
import type { Press } from "../turn";
import explainJson from "./explain-level-card.json";

const explainCard = cardFrom(explainJson);

/** What each answer of a plan did to its level, and what would change it. Dates typed on the card are kept. */
export const explainLevel: Press = async (deps, { person }, data): Promise<Card> => {
  const { planId, typed } = readPlanData(data);
  const { answers, level } = await deps.consultations.checkDates({ planId, typed, by: person });
  if (!answers || !level)
    throw new Failure("invalid", "First answer the level questions. Press Back on your plan to see them.");
  const explained = explainAnswers(answers);
  const doing = (effect: string) =>
    explained
      .filter((each) => each.effect === effect)
      .map(({ words }) => ({ text: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` }));
  const changes = whatWouldChange(answers).map(({ words }) => ({ text: words }));
  const [raised, capped, rest] = [doing("raised"), doing("capped"), doing("none")];
  return explainCard({
    planId,
    now: level.label,
    raisedTitle: raised.length > 0 ? "These answers keep the level up" : "",
    raised,
    cappedTitle: capped.length > 0 ? "These answers hold the level back" : "",
    capped,
    nothing: changes.length === 0 ? "No single answer would change it." : "",
    changes,
    rest: rest.length > 0 ? `No difference here: ${rest.map(({ text }) => text).join(" ")}` : "",
  });
};
