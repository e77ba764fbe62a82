import { trackFor } from "./choose-track";
import { fitToTime, weeksFor } from "./fit-to-time";
import { type Level, lowest } from "./level";
import type { LevelAnswers, LevelDecision } from "./level-answers";

/** Decides how far people share in a decision. The first rule that fits answers; then caps, floor and time. */
export function decideLevel(answers: LevelAnswers): LevelDecision {
  const duty = answers.duty !== "no";

  if (answers.open === "none" && duty) {
    const reasons = [
      ...dutyReasons(answers),
      "Nothing is open, yet there is or may be a duty. Stop and ask legal first.",
    ];
    return { level: "stop", track: "full", floor: "consult", weeksNeeded: 0, reasons };
  }
  // These two answers are Inform whatever the effect: asking again, or asking with nothing to change, is no
  // protection for anyone. So the floor for such work is Inform too.
  if (answers.open === "none") {
    return informed(answers, ["Nothing is open, so do not call this a consultation."]);
  }
  if (answers.freshEvidence && !duty && answers.impact < 3 && !answers.protected) {
    return informed(answers, [
      "You asked the same people the same question in the last 12 months.",
      "Publish what you learned then. Do not call this a consultation.",
    ]);
  }

  const floor = duty || answers.impact >= 2 || answers.protected ? "consult" : "inform";
  const caps = capsOn(answers);
  const wanted = lowest(caps.map(({ at }) => at));
  const { level, reasons: timeReasons } = fitToTime(wanted, floor, answers);
  const track = trackFor(level, answers);
  return {
    level,
    track: track.track,
    floor,
    weeksNeeded: weeksFor(level, answers.impact),
    reasons: [
      ...floorReasons(answers),
      ...caps.filter(({ at }) => at === wanted).map(({ because }) => because),
      ...timeReasons,
      track.because,
    ],
  };
}

function informed(answers: LevelAnswers, reasons: string[]): LevelDecision {
  const track = trackFor("inform", answers);
  return {
    level: "inform",
    track: track.track,
    floor: "inform",
    weeksNeeded: 0,
    reasons: [...reasons, track.because],
  };
}

const dutyReasons = ({ duty }: LevelAnswers): string[] =>
  duty === "unsure" ? ["You are not sure about a duty, so we treat it as a yes. Ask legal to check."] : [];

function floorReasons(answers: LevelAnswers): string[] {
  const reasons = dutyReasons(answers);
  if (answers.duty === "yes") reasons.push("There is a duty to consult, so the level is Consult or higher.");
  if (answers.impact === 2) reasons.push("It changes things for a group, so the level is Consult or higher.");
  if (answers.impact === 3) reasons.push("The effect is big, so the level is Consult or higher.");
  if (answers.protected) {
    reasons.push("It could be harder on some groups of people, so the level is Consult or higher.");
  }
  return reasons;
}

interface Cap {
  at: Level;
  because: string;
}

function capsOn(answers: LevelAnswers): Cap[] {
  const handedOver = answers.share === "decide" && answers.canDelegate;
  const caps = [openCap(answers.open), sharingCap(answers.share, handedOver)];
  if (handedOver) return caps;
  if (answers.impact === 1)
    caps.push({ at: "consult", because: "The effect is small, so Consult is enough." });
  if (answers.impact === 2) {
    caps.push({
      at: "involve",
      because: "The effect is on one group, service or ward, so Involve is enough.",
    });
  }
  return caps;
}

const openCap = (open: LevelAnswers["open"]): Cap =>
  open === "wide"
    ? { at: "empower", because: "The whole question is open, so people can share in all of it." }
    : { at: "involve", because: "Only part of this is open, so the level cannot go above Involve." };

function sharingCap(share: LevelAnswers["share"], handedOver: boolean): Cap {
  switch (share) {
    case "hear":
      return { at: "consult", because: "The decision-maker will listen to views, which is Consult." };
    case "advise":
      return { at: "involve", because: "People will help to shape the options, which is Involve." };
    case "design":
      return { at: "collaborate", because: "People will help to make the options, which is Collaborate." };
    case "decide":
      return handedOver
        ? { at: "empower", because: "The decision can be handed over, so people can decide." }
        : { at: "collaborate", because: "The decision cannot be handed over, so Collaborate is the most." };
  }
}
