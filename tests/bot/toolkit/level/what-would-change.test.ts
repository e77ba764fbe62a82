import fc from "fast-check";
import {
  type AnswerId,
  decideLevel,
  explainAnswers,
  type LevelAnswers,
  levels,
  whatWouldChange,
} from "../../../../bot/toolkit";

const answersTo = (changed: Partial<LevelAnswers> = {}): LevelAnswers => ({
  open: "some",
  duty: "no",
  impact: 3,
  protected: false,
  share: "hear",
  canDelegate: false,
  freshEvidence: false,
  weeks: 52,
  ...changed,
});
const anyAnswers: fc.Arbitrary<LevelAnswers> = fc.record({
  open: fc.constantFrom("none", "some", "wide"),
  duty: fc.constantFrom("yes", "no", "unsure"),
  impact: fc.constantFrom(1, 2, 3),
  protected: fc.boolean(),
  share: fc.constantFrom("hear", "advise", "design", "decide"),
  canDelegate: fc.boolean(),
  freshEvidence: fc.boolean(),
  weeks: fc.integer({ min: 0, max: 40 }),
});
const holds = (check: (answers: LevelAnswers) => void) =>
  fc.assert(fc.property(anyAnswers, check), { numRuns: 3_000 });
const wordsFor = (answers: LevelAnswers) => whatWouldChange(answers).map(({ words }) => words);
const rank = (answers: LevelAnswers) => {
  const { level } = decideLevel(answers);
  return level === "stop" ? -1 : levels.indexOf(level);
};

describe("what would change the level", () => {
  it("says what sharing more would lead to", () => {
    expect(wordsFor(answersTo())).toContain("If people could shape the options, the level would be Involve.");
  });

  it("asks for the fewest weeks that change it, before anything else", () => {
    const answers = answersTo({ share: "advise", weeks: 14 });
    expect(whatWouldChange(answers)[0]).toEqual({
      answer: "weeks",
      to: 15,
      level: "involve",
      track: "full",
      words: "With 15 weeks in place of 14, the level would be Involve.",
    });
  });

  it("does not offer weeks when time is not what holds it back", () => {
    expect(whatWouldChange(answersTo({ weeks: 60 })).map(({ answer }) => answer)).not.toContain("weeks");
  });

  it("leads out of a stop, and says what would lead into one", () => {
    expect(wordsFor(answersTo({ open: "none", duty: "yes" }))).toEqual([
      "If part of this were still open, the level would be Consult.",
      "If legal said there is no duty to consult, the level would be Inform.",
    ]);
    expect(wordsFor(answersTo({ duty: "yes", weeks: 13 }))).toContain(
      "If nothing were still open, you would have to stop and ask legal first.",
    );
  });

  it("takes the nearest answer that makes a difference", () => {
    const byShare = whatWouldChange(answersTo({ open: "wide" })).find(({ answer }) => answer === "share");
    expect(byShare).toMatchObject({ to: "advise", level: "involve" });
  });

  it("is true: each change by itself gives the level and the track it names", () => {
    holds((answers) => {
      const now = decideLevel(answers).level;
      for (const { answer, to, level, track } of whatWouldChange(answers)) {
        expect(decideLevel({ ...answers, [answer]: to })).toMatchObject({ level, track });
        expect(level).not.toBe(now);
      }
    });
  });

  it("never asks for more weeks than needed", () => {
    holds((answers) => {
      const change = whatWouldChange(answers).find(({ answer }) => answer === "weeks");
      const one = { ...answers, weeks: Number(change?.to) - 1 };
      if (change) expect(decideLevel(one).level).toBe(decideLevel(answers).level);
    });
  });

  it("says at most four things, each once, in sentences under 20 words, and what leads higher first", () => {
    holds((answers) => {
      const changes = whatWouldChange(answers);
      expect(changes.length).toBeLessThanOrEqual(4);
      expect(new Set(changes.map(({ words }) => words)).size).toBe(changes.length);
      for (const { words } of changes) {
        expect(words).toMatch(/^(If|With) .*\.$/);
        expect(words.split(" ").length).toBeLessThan(20);
      }
      const ups = changes.map(({ answer, to }) => rank({ ...answers, [answer]: to }) > rank(answers));
      expect(ups).toEqual([...ups].sort((one, other) => Number(other) - Number(one)));
    });
  });

  it("has nothing to offer above the top", () => {
    const top = answersTo({ open: "wide", share: "decide", canDelegate: true });
    expect(whatWouldChange(top).every(({ answer, to }) => rank({ ...top, [answer]: to }) < rank(top))).toBe(
      true,
    );
  });
});

describe("what each answer did", () => {
  const effects = (answers: LevelAnswers) =>
    Object.fromEntries(explainAnswers(answers).map(({ answer, effect }) => [answer, effect]));
  const only = (found: Partial<Record<AnswerId, string>>) => ({
    ...{ open: "none", duty: "none", impact: "none", protected: "none", share: "none" },
    ...{ canDelegate: "none", freshEvidence: "none", weeks: "none" },
    ...found,
  });

  it.each([
    ["a stop", { open: "none", duty: "unsure" }, { open: "capped", duty: "raised" }],
    ["nothing open", { open: "none" }, { open: "capped" }],
    ["fresh answers", { impact: 2, freshEvidence: true }, { freshEvidence: "capped" }],
    ["views only heard", {}, { share: "capped", impact: "raised" }],
    [
      "too little time",
      { share: "advise", weeks: 14 },
      { open: "capped", share: "capped", weeks: "capped", impact: "raised" },
    ],
    ["a small effect", { open: "wide", impact: 1, share: "design" }, { impact: "capped" }],
    [
      "power that cannot be handed over",
      { open: "wide", share: "decide" },
      { share: "none", canDelegate: "capped", impact: "raised" },
    ],
    [
      "power that is handed over",
      { open: "wide", impact: 1, share: "decide", canDelegate: true },
      { open: "raised", share: "raised", canDelegate: "raised" },
    ],
    [
      "a duty and a group",
      { duty: "yes", protected: true, impact: 1 },
      { duty: "raised", protected: "raised", impact: "capped", share: "capped" },
    ],
  ] as const)("with %s", (_case, changed, found) => {
    expect(effects(answersTo(changed))).toEqual(only(found));
  });

  it("names what holds the level back whenever it could be higher", () => {
    holds((answers) => {
      const held = explainAnswers(answers).filter(({ effect }) => effect === "capped");
      expect(held.length > 0).toBe(rank(answers) < levels.length - 1);
    });
  });

  it("is said in the words of the answer", () => {
    const words = explainAnswers(answersTo({ duty: "unsure", weeks: 1 })).map((each) => each.words);
    expect(words).toContain("there may be a duty to consult");
    expect(words).toContain("there is 1 week from opening to the decision");
  });

  it("raises nothing by opening up an answer that made no difference", () => {
    const widest = { open: "wide", share: "decide", freshEvidence: false, weeks: 1_000 } as const;
    holds((answers) => {
      for (const { answer, effect } of explainAnswers(answers)) {
        if (effect !== "none" || !(answer in widest)) continue;
        // Being able to hand the decision over matters only once people are to decide.
        const changed = { ...answers, [answer]: widest[answer as keyof typeof widest] };
        if (answer === "share" && answers.canDelegate) continue;
        expect(rank(changed)).toBeLessThanOrEqual(rank(answers));
      }
    });
  });

  it("keeps the level when a floor answer made no difference and is taken away", () => {
    holds((answers) => {
      const least = { duty: "no", protected: false } as const;
      for (const { answer, effect } of explainAnswers(answers)) {
        if (effect !== "none" || !(answer in least)) continue;
        expect(rank({ ...answers, ...{ [answer]: least[answer as keyof typeof least] } })).toBe(
          rank(answers),
        );
      }
    });
  });
});
