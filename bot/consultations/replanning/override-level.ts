import { type Day, toDay, weeksBetween } from "../../common/days";
import { Failure } from "../../common/failure";
import { has } from "../../common/person";
import { type EngagementLevel, engagementLevels } from "../consultation";
import { tidy } from "../planning/read-description";
import { mustHaveDates } from "./change-answers";
import { longestReason } from "./managers-check";
import { readSavedAnswers } from "./read-saved-answers";
import { wholeAnswers } from "./replan";
import type { ReplanKind, ReplanProblem, ReplanTyped } from "./replan-view";

const longestWho = 120;

/** Another level than the answers give: up by the lead officer, down by a manager, each with a reason. */
export const overrideLevel: ReplanKind = {
  what: "level",
  prefill: () => ({ levelWanted: "", reason: "", legalWho: "", legalOn: "" }),
  read({ toolkit }, { consultation, typed, by, today }) {
    const { reference, startDate, decisionDate, engagementLevel, track, leadOfficer } = consultation;
    mustHaveDates(consultation);
    const said = wholeAnswers(readSavedAnswers(consultation.levelAnswers).answers);
    if (!said || !engagementLevel || !track || !startDate || !decisionDate)
      throw new Failure(
        "invalid",
        `${reference} has no answers to set its level from. First type: change answers ${reference}`,
      );
    const read = readWish(typed);
    if ("problems" in read) return read;
    const { wanted, reason, legalSignOff } = read;
    if (legalSignOff && legalSignOff.on > today)
      return { problems: [{ input: "legalOn", message: "Legal's answer cannot be from a day to come." }] };

    const answers = { ...said, weeks: weeksBetween(startDate, decisionDate) };
    const decided = toolkit.decideLevel(answers);
    try {
      const chosen = toolkit.overrideLevel({
        // Up or down is judged from the level people know, which may itself have been chosen.
        decided: decided.level === "stop" ? decided : { ...decided, level: engagementLevel, track },
        answers,
        wanted,
        reason,
        by: { name: by.name, isLead: leadOfficer?.id === by.id, isManager: has(by, "manager") },
        ...(legalSignOff && { legalSignOff }),
      });
      return {
        asked: {
          chosen: {
            level: chosen.level,
            track: chosen.track,
            reasons: [chosen.record, ...decided.reasons],
            record: { level: chosen.level, from: engagementLevel, record: chosen.record, on: today },
          },
        },
      };
    } catch (refused) {
      // Said on the card, where what was typed stays.
      if (!(refused instanceof Failure) || refused.code === "unavailable") throw refused;
      return { problems: [{ input: "levelWanted", message: refused.message }] };
    }
  },
};

interface Wish {
  wanted: EngagementLevel;
  reason: string;
  legalSignOff: { by: string; on: Day } | undefined;
}

function readWish(typed: ReplanTyped): Wish | { problems: readonly ReplanProblem[] } {
  const problems: ReplanProblem[] = [];
  const wanted = engagementLevels.find((level) => level === tidy(typed.levelWanted));
  if (!wanted) problems.push({ input: "levelWanted", message: "Choose the level you want." });
  const reason = tidy(typed.reason);
  if (!reason) problems.push({ input: "reason", message: "Say why. It goes on record." });
  const letters = [...reason].length;
  if (letters > longestReason)
    problems.push({
      input: "reason",
      message: `The reason has ${letters} letters. Use ${longestReason} or fewer, and link to the rest.`,
    });
  const who = tidy(typed.legalWho);
  const on = toDay(tidy(typed.legalOn));
  if ([...who].length > longestWho)
    problems.push({ input: "legalWho", message: `Use ${longestWho} letters or fewer for the name.` });
  if (tidy(typed.legalOn) && !on)
    problems.push({ input: "legalOn", message: "Choose the day from the calendar." });
  else if (who && !on) problems.push({ input: "legalOn", message: "Choose the day when legal agreed." });
  else if (on && !who) problems.push({ input: "legalWho", message: "Say who in legal agreed." });
  if (problems.length > 0 || !wanted) return { problems };
  return { wanted, reason, legalSignOff: who && on ? { by: who, on } : undefined };
}
