import fc from "fast-check";
import { decideLevel, type LevelAnswers, levels, tracks } from "../../../../bot/toolkit";

const answersTo = (changed: Partial<LevelAnswers> = {}): LevelAnswers => ({
  open: "some",
  duty: "no",
  impact: 2,
  protected: false,
  share: "advise",
  canDelegate: false,
  freshEvidence: false,
  weeks: 52,
  ...changed,
});

describe("the worked cases", () => {
  // case, open, duty, impact, protected, share, can delegate, fresh evidence, weeks, level, track
  it.each([
    [
      "1 bin-day leaflet, routes already fixed",
      "none",
      "no",
      1,
      false,
      "hear",
      false,
      false,
      4,
      "inform",
      "light",
    ],
    ["3 council tax support scheme", "some", "yes", 3, true, "hear", false, false, 14, "consult", "full"],
    [
      "4 play-area equipment, one park",
      "some",
      "no",
      2,
      false,
      "advise",
      false,
      false,
      12,
      "involve",
      "standard",
    ],
    ["5 library hours, small change", "some", "no", 1, false, "hear", false, false, 8, "consult", "light"],
    ["7 day centre may close", "some", "no", 3, true, "advise", false, false, 20, "involve", "full"],
    ["8 the same in only 14 weeks", "some", "no", 3, true, "advise", false, false, 14, "consult", "full"],
    [
      "11 ward grants decided by residents",
      "wide",
      "no",
      1,
      false,
      "decide",
      true,
      false,
      24,
      "empower",
      "full",
    ],
    [
      "14 quick poll to name a bench scheme",
      "some",
      "no",
      1,
      false,
      "hear",
      false,
      false,
      4,
      "consult",
      "light",
    ],
    ["16 selective licensing", "some", "yes", 3, false, "hear", false, false, 20, "consult", "full"],
  ] as const)(
    "decides case %s",
    (_case, open, duty, impact, isProtected, share, canDelegate, freshEvidence, weeks, level, track) => {
      const decision = decideLevel({
        open,
        duty,
        impact,
        protected: isProtected,
        share,
        canDelegate,
        freshEvidence,
        weeks,
      });
      expect({ level: decision.level, track: decision.track }).toEqual({ level, track });
    },
  );

  it("says not to call it a consultation when nothing is open", () => {
    const { reasons } = decideLevel(answersTo({ open: "none", impact: 1, share: "hear", weeks: 4 }));
    expect(reasons).toContain("Nothing is open, so do not call this a consultation.");
  });

  it("says how many weeks Involve would need when only 14 remain", () => {
    const { reasons, weeksNeeded } = decideLevel(answersTo({ impact: 3, protected: true, weeks: 14 }));
    expect(reasons).toContain("There is not enough time for Involve: it needs 15 weeks and you have 14.");
    expect(reasons).toContain("So the level steps down to Consult.");
    expect(weeksNeeded).toBe(13);
  });
});

describe("the first rules that fit", () => {
  it.each(["yes", "unsure"] as const)(
    "stops for legal advice when nothing is open and duty is %s",
    (duty) => {
      const decision = decideLevel(answersTo({ open: "none", duty }));
      expect(decision).toMatchObject({ level: "stop", track: "full", floor: "consult" });
      expect(decision.reasons.join(" ")).toContain("Stop and ask legal first.");
    },
  );

  it("informs, even when the effect is big, when nothing is open and there is no duty", () => {
    expect(decideLevel(answersTo({ open: "none", impact: 3, protected: true }))).toMatchObject({
      level: "inform",
      floor: "inform",
      track: "full",
      weeksNeeded: 0,
    });
  });

  it("informs when the same people were asked the same thing within the year", () => {
    expect(decideLevel(answersTo({ freshEvidence: true, impact: 2 }))).toMatchObject({
      level: "inform",
      floor: "inform",
      track: "light",
    });
  });

  it.each([
    ["there is a duty", { duty: "yes" }],
    ["a duty is not ruled out", { duty: "unsure" }],
    ["the effect is big", { impact: 3 }],
    ["it could be harder on some groups", { protected: true }],
  ] as const)("does not rest on fresh evidence when %s", (_when, changed) => {
    expect(decideLevel(answersTo({ freshEvidence: true, ...changed })).level).not.toBe("inform");
  });
});

describe("what caps the level", () => {
  const wide = { open: "wide", impact: 3 } as const;
  it.each([
    ["Consult, when views are only heard", { ...wide, share: "hear" }, "consult"],
    ["Involve, when people advise", { ...wide, share: "advise" }, "involve"],
    ["Collaborate, when options are made together", { ...wide, share: "design" }, "collaborate"],
    ["Collaborate, when power cannot be handed over", { ...wide, share: "decide" }, "collaborate"],
    ["Empower, when power is handed over", { ...wide, share: "decide", canDelegate: true }, "empower"],
    ["Involve, when only part is open", { open: "some", impact: 3, share: "design" }, "involve"],
    [
      "Involve, when part is open though power is handed over",
      { share: "decide", canDelegate: true },
      "involve",
    ],
    ["Consult, when the effect is small", { open: "wide", impact: 1, share: "design" }, "consult"],
    ["Involve, when one group is affected", { open: "wide", impact: 2, share: "design" }, "involve"],
    [
      "Consult, when a small choice cannot be handed over",
      { open: "wide", impact: 1, share: "decide" },
      "consult",
    ],
    [
      "Involve, when being able to delegate is not used",
      { open: "wide", impact: 2, share: "design", canDelegate: true },
      "involve",
    ],
  ] as const)("keeps it at %s", (_cap, changed, level) => {
    expect(decideLevel(answersTo(changed)).level).toBe(level);
  });

  it("says which answer capped it, and not those that did not", () => {
    const { reasons } = decideLevel(answersTo({ open: "wide", impact: 3, share: "hear" }));
    expect(reasons).toContain("At most Consult: people only give views.");
    expect(reasons.join(" ")).not.toContain("the whole question is open");
  });

  it("says which answers set the floor", () => {
    const { reasons } = decideLevel(answersTo({ duty: "yes", impact: 3, protected: true }));
    expect(reasons[0]).toBe("At least Consult: a duty, a big effect, harder on some groups.");
  });

  it("counts a duty nobody is sure of as a duty", () => {
    expect(decideLevel(answersTo({ duty: "unsure", impact: 1 })).reasons[0]).toBe(
      "At least Consult: a possible duty.",
    );
  });
});

describe("what time allows", () => {
  // effect, level wanted (by how the power is shared), weeks it needs
  it.each([
    [1, "hear", "consult", 4],
    [2, "hear", "consult", 10],
    [3, "hear", "consult", 13],
    [1, "decide", "empower", 12],
    [2, "advise", "involve", 12],
    [2, "decide", "empower", 18],
    [3, "advise", "involve", 15],
    [3, "design", "collaborate", 19],
    [3, "decide", "empower", 21],
  ] as const)(
    "with effect %i and power to %s, needs for %s %i weeks and no fewer",
    (impact, share, level, weeks) => {
      const ask = { open: "wide", impact, share, canDelegate: share === "decide" } as const;
      const justEnough = decideLevel(answersTo({ ...ask, weeks }));
      const oneShort = decideLevel(answersTo({ ...ask, weeks: weeks - 1 }));
      expect(justEnough).toMatchObject({ level, weeksNeeded: weeks });
      expect(justEnough.reasons.join(" ")).not.toContain("not enough time");
      expect(oneShort.reasons.join(" ")).toContain(`it needs ${weeks} weeks and you have ${weeks - 1}.`);
    },
  );

  it("steps down as far as it must, not only once", () => {
    const ask = answersTo({ open: "wide", impact: 3, share: "decide", canDelegate: true });
    const at = (weeks: number) => decideLevel({ ...ask, weeks }).level;
    expect([21, 20, 19, 18, 15, 14, 13].map(at)).toEqual([
      "empower",
      "collaborate",
      "collaborate",
      "involve",
      "involve",
      "consult",
      "consult",
    ]);
  });

  it("stays at Consult when the floor is Consult, and says that time is short", () => {
    const decision = decideLevel(answersTo({ impact: 3, weeks: 9 }));
    expect(decision).toMatchObject({ level: "consult", weeksNeeded: 13 });
    expect(decision.reasons).toContain(
      "There is not enough time even for Consult: it needs 13 weeks and you have 9.",
    );
    expect(decision.reasons).toContain("You cannot go lower. Open sooner or decide later.");
  });

  it("steps down to Inform when nothing holds it at Consult", () => {
    const decision = decideLevel(answersTo({ impact: 1, share: "hear", weeks: 3 }));
    expect(decision).toMatchObject({ level: "inform", floor: "inform", weeksNeeded: 0, track: "light" });
    expect(decision.reasons.join(" ")).toContain("Do not call this a consultation.");
  });
});

describe("the track", () => {
  it.each([
    ["full", "there is a duty", { duty: "yes", impact: 1, share: "hear" }],
    ["full", "the effect is big", { impact: 3, share: "hear" }],
    ["full", "people decide", { open: "wide", impact: 1, share: "decide", canDelegate: true }],
    ["full", "some groups are hit by a middling effect", { impact: 2, protected: true }],
    ["standard", "the effect is middling", { impact: 2 }],
    ["standard", "some groups are hit by a small effect", { impact: 1, protected: true, share: "hear" }],
    ["light", "the effect is small", { impact: 1, share: "hear" }],
    // Nothing to ask, so a small effect on some groups does not make it Standard.
    ["light", "nothing is open and the effect is small", { open: "none", impact: 1, protected: true }],
    ["light", "nothing is open and the effect is middling", { open: "none", impact: 2 }],
  ] as const)("is %s when %s", (track, _when, changed) => {
    expect(decideLevel(answersTo(changed)).track).toBe(track);
  });

  it("is full when people make the choice together, however small the effect", () => {
    const ask = answersTo({ open: "wide", impact: 1, share: "decide", canDelegate: true, weeks: 10 });
    expect(decideLevel(ask)).toMatchObject({ level: "collaborate", track: "full" });
  });

  it("follows the level that time allowed, not the one that was wanted", () => {
    const ask = answersTo({ open: "wide", impact: 1, share: "decide", canDelegate: true });
    expect(decideLevel({ ...ask, weeks: 9 })).toMatchObject({ level: "involve", track: "light" });
  });
});

describe("over every answer there is", () => {
  const anyAnswers: fc.Arbitrary<LevelAnswers> = fc.record({
    open: fc.constantFrom("none", "some", "wide"),
    duty: fc.constantFrom("yes", "no", "unsure"),
    impact: fc.constantFrom(1, 2, 3),
    protected: fc.boolean(),
    share: fc.constantFrom("hear", "advise", "design", "decide"),
    canDelegate: fc.boolean(),
    freshEvidence: fc.boolean(),
    weeks: fc.integer({ min: 0, max: 60 }),
  });
  const holds = (check: (answers: LevelAnswers) => void) =>
    fc.assert(fc.property(anyAnswers, check), { numRuns: 3_000 });
  const rank = (answers: LevelAnswers) => {
    const { level } = decideLevel(answers);
    return level === "stop" ? -1 : levels.indexOf(level);
  };

  it("never goes below the floor", () => {
    holds((answers) => {
      const { level, floor } = decideLevel(answers);
      if (level !== "stop") expect(levels.indexOf(level)).toBeGreaterThanOrEqual(levels.indexOf(floor));
    });
  });

  it("has Consult as its floor whenever something is open and duty, effect or groups ask for it", () => {
    holds((answers) => {
      const asks = answers.duty !== "no" || answers.impact >= 2 || answers.protected;
      const early = answers.open === "none" || (answers.freshEvidence && answers.duty === "no");
      if (!early) expect(decideLevel(answers).floor).toBe(asks ? "consult" : "inform");
    });
  });

  it("stops when nothing is open and there may be a duty, and only then", () => {
    holds((answers) => {
      const mustStop = answers.open === "none" && answers.duty !== "no";
      expect(decideLevel(answers).level === "stop").toBe(mustStop);
    });
  });

  it("never lowers the level when there are more weeks", () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 0, max: 30 }), (answers, more) => {
        expect(rank({ ...answers, weeks: answers.weeks + more })).toBeGreaterThanOrEqual(rank(answers));
      }),
      { numRuns: 3_000 },
    );
  });

  it("never takes a level that needs more weeks than there are, unless it is the floor", () => {
    holds((answers) => {
      const { level, floor, weeksNeeded } = decideLevel(answers);
      if (level !== "stop" && level !== floor) expect(weeksNeeded).toBeLessThanOrEqual(answers.weeks);
    });
  });

  it("treats not being sure about a duty as a yes", () => {
    holds((answers) => {
      const { reasons: _, ...unsure } = decideLevel({ ...answers, duty: "unsure" });
      expect(decideLevel({ ...answers, duty: "yes" })).toMatchObject(unsure);
    });
  });

  it("answers the same when asked twice", () => {
    holds((answers) => {
      expect(decideLevel(structuredClone(answers))).toEqual(decideLevel(answers));
    });
  });

  it("always says why, once each, in sentences under 20 words", () => {
    holds((answers) => {
      const { reasons, track } = decideLevel(answers);
      expect(tracks).toContain(track);
      expect(reasons.length).toBeGreaterThan(0);
      expect(new Set(reasons).size).toBe(reasons.length);
      for (const sentence of reasons.flatMap((reason) => reason.split(/(?<=[.])\s/))) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence.split(" ").length).toBeLessThan(20);
      }
    });
  });
});
