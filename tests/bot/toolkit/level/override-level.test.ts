import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import { decideLevel, type LevelAnswers, type OverrideAsk, overrideLevel } from "../../../../bot/toolkit";

const answersTo = (changed: Partial<LevelAnswers> = {}): LevelAnswers => ({
  open: "wide",
  duty: "no",
  impact: 2,
  protected: false,
  share: "advise",
  canDelegate: false,
  freshEvidence: false,
  weeks: 52,
  ...changed,
});
const lead = { name: "Alex Wilber", isLead: true, isManager: false };
const manager = { name: "Megan Bowen", isLead: false, isManager: true };
const officer = { name: "Grady Archie", isLead: false, isManager: false };
const legalSignOff = { by: "Joni Sherman, legal", on: day("2027-03-01"), note: "no duty applies" };

/** Work at Involve, with Consult as its floor, on the Standard track. */
function asking(given: Partial<OverrideAsk> = {}): OverrideAsk {
  const answers = given.answers ?? answersTo();
  const decided = decideLevel(answers);
  return { decided, answers, wanted: "collaborate", by: lead, reason: "Residents asked for it.", ...given };
}

function refusal(ask: OverrideAsk): { code: string; message: string } {
  try {
    overrideLevel(ask);
  } catch (failure) {
    if (failure instanceof Failure) return { code: failure.code, message: failure.message };
    throw failure;
  }
  throw new Error("It was allowed");
}

describe("raising the level", () => {
  it("is the lead officer's to do, with a reason on record, and the track follows", () => {
    expect(overrideLevel(asking())).toEqual({
      level: "collaborate",
      track: "full",
      weeksNeeded: 16,
      record: "Alex Wilber raised the level from Involve to Collaborate. Reason: Residents asked for it.",
    });
  });

  it.each([
    ["a manager", manager],
    ["another officer", officer],
  ])("is not for %s", (_who, by) => {
    expect(refusal(asking({ by }))).toEqual({
      code: "not_allowed",
      message: "Only the lead officer can raise the level. Ask them to do it.",
    });
  });
});

describe("a level that cannot be", () => {
  it.each(["consult", "involve", "collaborate", "empower"] as const)(
    "is %s while nothing is open, whichever way it moves",
    (wanted) => {
      const answers = answersTo({ open: "none", canDelegate: true });
      const message =
        "Your answers say that nothing is open to change, so the level must be Inform. If something is open, change your answers first.";
      expect(refusal(asking({ answers, wanted })).message).toBe(message);
      // As a row typed by hand may have it.
      if (wanted === "empower") return;
      const decided = { ...decideLevel(answers), level: "empower" as const };
      expect(refusal(asking({ answers, wanted, decided, by: manager })).message).toBe(message);
    },
  );

  it("is Empower unless the council can let people decide", () => {
    expect(refusal(asking({ wanted: "empower" })).message).toBe(
      "Your answers say that the council cannot let people decide, so the level cannot be Empower. If it can, change your answers first.",
    );
    const answers = answersTo({ canDelegate: true });
    expect(overrideLevel(asking({ answers, wanted: "empower" })).level).toBe("empower");
  });
});

describe("raising it again", () => {
  it("does not take back the checks it had", () => {
    const decided = { ...decideLevel(answersTo()), level: "consult" as const, track: "full" as const };
    expect(overrideLevel(asking({ decided, wanted: "involve" })).track).toBe("full");
  });
});

describe("lowering the level", () => {
  it("is a manager's to do, and the checks stay as many as they were", () => {
    const answers = answersTo({ open: "wide", impact: 1, share: "decide", canDelegate: true });
    expect(decideLevel(answers)).toMatchObject({ level: "empower", track: "full" });
    expect(overrideLevel(asking({ answers, wanted: "consult", by: manager }))).toMatchObject({
      level: "consult",
      track: "full",
      record: "Megan Bowen lowered the level from Empower to Consult. Reason: Residents asked for it.",
    });
  });

  it("is not the lead officer's to do", () => {
    expect(refusal(asking({ wanted: "consult" }))).toEqual({
      code: "not_allowed",
      message: "Only a manager can lower the level. Ask yours, and say why.",
    });
  });

  it("is not for a manager who leads the work", () => {
    expect(refusal(asking({ wanted: "consult", by: { ...manager, isLead: true } })).message).toBe(
      "You lead this work, so another manager must lower its level.",
    );
  });

  it("stops at the floor until legal has signed it off, by name", () => {
    const below = asking({ wanted: "inform", by: manager });
    const refused = {
      code: "not_allowed",
      message: "The level cannot go below Consult without legal. Ask legal, then record who agreed and when.",
    };
    expect(refusal(below)).toEqual(refused);
    expect(refusal({ ...below, legalSignOff: { ...legalSignOff, by: "  " } })).toEqual(refused);
  });

  it("goes below the floor once legal has, and keeps who and when", () => {
    expect(overrideLevel(asking({ wanted: "inform", by: manager, legalSignOff }))).toEqual({
      level: "inform",
      track: "standard",
      weeksNeeded: 0,
      record:
        "Megan Bowen lowered the level from Involve to Inform. Reason: Residents asked for it. Legal sign-off: Joni Sherman, legal, Mon 1 Mar 2027: no duty applies.",
    });
  });

  it("does not let an officer go below the floor even with a sign-off", () => {
    expect(refusal(asking({ wanted: "inform", legalSignOff })).code).toBe("not_allowed");
  });
});

describe("either way", () => {
  it.each(["", "   ", "Too short", `Too${" ".repeat(20)}short`])("wants a reason, not %j", (reason) => {
    expect(refusal(asking({ reason }))).toEqual({
      code: "invalid",
      message: "Say why in 10 letters or more. It goes on record.",
    });
  });

  it("ends a reason that has no full stop", () => {
    expect(overrideLevel(asking({ reason: "Members asked" })).record).toMatch(/Reason: Members asked\.$/);
  });

  it("has nothing to do when the level is that already", () => {
    expect(refusal(asking({ wanted: "involve" })).message).toBe(
      "The level is Involve already. Choose another one.",
    );
  });

  it.each([lead, manager])("cannot undo a stop, not even by $name with a sign-off", (by) => {
    const answers = answersTo({ open: "none", duty: "yes" });
    expect(refusal(asking({ answers, wanted: "inform", by, legalSignOff }))).toEqual({
      code: "not_allowed",
      message: "This work must stop until legal has answered. Ask legal, then change your answers.",
    });
  });
});
