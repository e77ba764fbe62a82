import { type Day, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { weeksFor } from "../fit-to-time";
import { trackFor } from "./choose-track";
import { isAtLeast, type Level, labelOf, type Track, tracks } from "./level";
import type { LevelAnswers, LevelDecision } from "./level-answers";

export interface OverrideAsk {
  decided: LevelDecision;
  answers: LevelAnswers;
  wanted: Level;
  by: { name: string; isLead: boolean; isManager: boolean };
  reason: string;
  legalSignOff?: { by: string; on: Day; note?: string };
}

export interface Overridden {
  level: Level;
  track: Track;
  /** What the new level needs between opening and the decision. */
  weeksNeeded: number;
  /** Who changed what and why, for the history and the evidence pack. */
  record: string;
}

const shortestReason = 10;

/**
 * Sets another level than the rules did. The lead officer may raise it and a manager may lower it, each with
 * a reason; below the floor only with a legal sign-off on record. No reason promises what cannot be given:
 * with nothing open it is Inform, and Empower needs a council that can let people decide. STOP stands until
 * its cause is gone.
 *
 * @throws Failure `invalid` or `not_allowed`, saying what is missing or who may do it.
 */
export function overrideLevel(ask: OverrideAsk): Overridden {
  const { decided, answers, wanted, by, legalSignOff } = ask;
  const { level: now, floor } = decided;
  if (now === "stop")
    throw new Failure(
      "not_allowed",
      "This work must stop until legal has answered. Ask legal, then change your answers.",
    );
  if (wanted === now)
    throw new Failure("invalid", `The level is ${labelOf(now)} already. Choose another one.`);
  const isUp = isAtLeast(wanted, now);
  mayOverride(isUp, by);
  mustBePossible(wanted, answers);

  const reason = ask.reason.replace(/\s+/g, " ").trim();
  if ([...reason].length < shortestReason)
    throw new Failure("invalid", `Say why in ${shortestReason} letters or more. It goes on record.`);
  const isBelowFloor = !isAtLeast(wanted, floor);
  if (isBelowFloor && !legalSignOff?.by.trim())
    throw new Failure(
      "not_allowed",
      `The level cannot go below ${labelOf(floor)} without legal. Ask legal, then record who agreed and when.`,
    );

  const track = trackAfter({ decided, wanted, answers });
  const note = legalSignOff?.note?.replace(/\s+/g, " ").trim();
  const signedOff =
    isBelowFloor && legalSignOff
      ? ` Legal sign-off: ${stopped(`${legalSignOff.by.trim()}, ${inWords(legalSignOff.on)}${note ? `: ${note}` : ""}`)}`
      : "";
  const moved = `${isUp ? "raised" : "lowered"} the level from ${labelOf(now)} to ${labelOf(wanted)}`;
  return {
    level: wanted,
    track,
    weeksNeeded: weeksFor(wanted, answers.impact),
    record: `${by.name} ${moved}. Reason: ${stopped(reason)}${signedOff}`,
  };
}

/** As a sentence, whether or not the writer ended it. */
const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function mayOverride(isUp: boolean, { isLead, isManager }: OverrideAsk["by"]): void {
  if (isUp && !isLead)
    throw new Failure("not_allowed", "Only the lead officer can raise the level. Ask them to do it.");
  if (isUp) return;
  if (!isManager)
    throw new Failure("not_allowed", "Only a manager can lower the level. Ask yours, and say why.");
  // Lowering is a check on the officer, and nobody checks their own work.
  if (isLead)
    throw new Failure("not_allowed", "You lead this work, so another manager must lower its level.");
}

function mustBePossible(wanted: Level, { open, canDelegate }: LevelAnswers): void {
  if (open === "none" && wanted !== "inform")
    throw new Failure(
      "invalid",
      "Your answers say that nothing is open to change, so the level must be Inform. If something is open, change your answers first.",
    );
  if (wanted === "empower" && !canDelegate)
    throw new Failure(
      "invalid",
      "Your answers say that the council cannot let people decide, so the level cannot be Empower. If it can, change your answers first.",
    );
}

/**
 * The track of the new level by the rules, never lighter than before: neither less say for people nor more
 * is a reason for fewer checks.
 */
function trackAfter({
  decided,
  wanted,
  answers,
}: Pick<OverrideAsk, "decided" | "wanted" | "answers">): Track {
  const { track } = trackFor(wanted, answers);
  return tracks.indexOf(track) >= tracks.indexOf(decided.track) ? track : decided.track;
}
