import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import { type ToolkitLevel, type ToolkitLevelAsk, toolkitLevelAskSchema } from "../../contract";
import { decideLevel } from "../../toolkit";

/** The level of engagement for some answers, by the same rules as in chat. Nothing is kept. */
export function postToolkitLevel() {
  return (request: Request, response: Response<ToolkitLevel>): void => {
    const { level, track, floor, weeksNeeded, reasons } = decideLevel(readAsk(request.body));
    response.json({ level, track, floor, weeksNeeded, reasons });
  };
}

const needs: Record<keyof ToolkitLevelAsk, string> = {
  open: 'Say what is still open: "open" is none, some or wide.',
  duty: 'Say if there is a duty to consult: "duty" is yes, no or unsure.',
  impact: 'Say how big the effect is: "impact" is the number 1, 2 or 3.',
  protected: 'Say if it could be harder on some groups of people: "protected" is true or false.',
  canDelegate: 'Say if the choice can be handed over: "canDelegate" is true or false.',
  freshEvidence: 'Say if you asked this in the last 12 months: "freshEvidence" is true or false.',
  share: 'Say what the decision-maker will share: "share" is hear, advise, design or decide.',
  weeks: 'Say how many whole weeks there are before the decision: "weeks" is a number from 0 to 1000.',
};

function readAsk(body: unknown): ToolkitLevelAsk {
  const read = toolkitLevelAskSchema.safeParse(body);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  const said = Object.entries(needs).filter(([field]) => wrong.has(field));
  throw new Failure(
    "invalid",
    said.length > 0
      ? said.map(([, sentence]) => sentence).join(" ")
      : "Send the answers to the level questions as JSON.",
  );
}
