import { fitToTime, weeksFor } from "../fit-to-time";
import { trackFor } from "./choose-track";
import { type Level, labelOf, lowest } from "./level";
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
    reasons: [...floorReasons(answers), capReason(wanted, caps), ...timeReasons, track.because],
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
  duty === "unsure" ? ["Not sure of a duty counts as a yes. Ask legal to check."] : [];

/** What raised the level, in one sentence. */
function floorReasons(answers: LevelAnswers): string[] {
  const because = [
    ...(answers.duty === "yes" ? ["a duty"] : []),
    ...(answers.duty === "unsure" ? ["a possible duty"] : []),
    ...(answers.impact === 2 ? ["a change for a group"] : []),
    ...(answers.impact === 3 ? ["a big effect"] : []),
    ...(answers.protected ? ["harder on some groups"] : []),
  ];
  return because.length > 0 ? [`At least Consult: ${because.join(", ")}.`] : [];
}

interface Cap {
  at: Level;
  because: string;
}

/** What held the level, in one sentence. Nothing is above Empower to be held back from. */
function capReason(level: Level, caps: readonly Cap[]): string {
  const because = caps.filter(({ at }) => at === level).map((cap) => cap.because);
  return `${level === "empower" ? "Empower" : `At most ${labelOf(level)}`}: ${because.join(", ")}.`;
}

function capsOn(answers: LevelAnswers): Cap[] {
  const handedOver = answers.share === "decide" && answers.canDelegate;
  const caps = [openCap(answers.open), sharingCap(answers.share, handedOver)];
  if (handedOver) return caps;
  if (answers.impact === 1) caps.push({ at: "consult", because: "the effect is small" });
  if (answers.impact === 2) caps.push({ at: "involve", because: "one group, service or ward" });
  return caps;
}

const openCap = (open: LevelAnswers["open"]): Cap =>
  open === "wide"
    ? { at: "empower", because: "the whole question is open" }
    : { at: "involve", because: "only part is open" };

function sharingCap(share: LevelAnswers["share"], handedOver: boolean): Cap {
  switch (share) {
    case "hear":
      return { at: "consult", because: "people only give views" };
    case "advise":
      return { at: "involve", because: "people only help shape options" };
    case "design":
      return { at: "collaborate", because: "people make options and do not decide" };
    case "decide":
      return handedOver
        ? { at: "empower", because: "the choice can be handed over" }
        : { at: "collaborate", because: "the choice cannot be handed over" };
  }
}
