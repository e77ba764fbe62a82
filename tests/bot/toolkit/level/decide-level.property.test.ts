import fc from "fast-check";
import {
  decideLevel,
  explainAnswers,
  type LevelAnswers,
  type LevelDecision,
  levels,
} from "../../../../bot/toolkit";

const opens = ["none", "some", "wide"] as const;
const duties = ["no", "unsure", "yes"] as const;
const impacts = [1, 2, 3] as const;
const shares = ["hear", "advise", "design", "decide"] as const;
const eitherWay = [false, true] as const;
const mostWeeks = 60;

/** All 52,704 of them. */
function* everyAnswer(): Generator<LevelAnswers> {
  for (const open of opens)
    for (const duty of duties)
      for (const impact of impacts)
        for (const isProtected of eitherWay)
          for (const share of shares)
            for (const canDelegate of eitherWay)
              for (const freshEvidence of eitherWay)
                for (let weeks = 0; weeks <= mostWeeks; weeks++)
                  yield {
                    open,
                    duty,
                    impact,
                    protected: isProtected,
                    share,
                    canDelegate,
                    freshEvidence,
                    weeks,
                  };
}

/** STOP stands below every level: nobody takes part while a lawyer is asked. */
const rank = ({ level }: LevelDecision): number => (level === "stop" ? -1 : levels.indexOf(level));
const isInform = ({ level }: LevelDecision): boolean => level === "inform";

/** The first few answers for which it does not hold, with what was decided; none, when the rule is kept. */
function broken(holds: (decided: LevelDecision, answers: LevelAnswers) => boolean) {
  const found: { answers: LevelAnswers; decided: LevelDecision }[] = [];
  for (const answers of everyAnswer()) {
    const decided = decideLevel(answers);
    if (!holds(decided, answers)) found.push({ answers, decided });
    if (found.length >= 3) break;
  }
  return found;
}

/** The next answer along, that lets people in a step further; undefined at the end. */
const next = <Value>(values: readonly Value[], at: Value): Value | undefined =>
  values[values.indexOf(at) + 1];

describe("over the whole answer space", () => {
  it("never goes below the floor", () => {
    expect(
      broken((decided) => decided.level === "stop" || rank(decided) >= levels.indexOf(decided.floor)),
    ).toEqual([]);
  });

  it("has Consult as its floor when something is open and a duty, an effect or a group asks for it", () => {
    expect(
      broken(({ floor, level }, { open, duty, impact, protected: hits, freshEvidence }) => {
        if (level === "stop") return floor === "consult";
        const asks = duty !== "no" || impact >= 2 || hits;
        const early = open === "none" || (freshEvidence && duty === "no" && impact < 3 && !hits);
        return floor === (asks && !early ? "consult" : "inform");
      }),
    ).toEqual([]);
  });

  it("stops exactly when a duty, or one not ruled out, meets nothing open", () => {
    expect(
      broken(({ level }, { open, duty }) => (level === "stop") === (open === "none" && duty !== "no")),
    ).toEqual([]);
  });

  it("only ever informs when nothing is open and there is no duty", () => {
    expect(
      broken((decided, { open, duty }) => open !== "none" || duty !== "no" || isInform(decided)),
    ).toEqual([]);
  });

  it("never lowers the level for more time", () => {
    expect(
      broken(
        (decided, answers) => rank(decideLevel({ ...answers, weeks: answers.weeks + 1 })) >= rank(decided),
      ),
    ).toEqual([]);
  });

  it("never lowers the level for opening up more", () => {
    expect(
      broken((decided, answers) => {
        const open = next(opens, answers.open);
        return !open || rank(decideLevel({ ...answers, open })) >= rank(decided);
      }),
    ).toEqual([]);
  });

  it("never lowers the level for sharing more", () => {
    expect(
      broken((decided, answers) => {
        const share = next(shares, answers.share);
        return !share || rank(decideLevel({ ...answers, share })) >= rank(decided);
      }),
    ).toEqual([]);
  });

  it("never lowers the level when the decision can be handed over", () => {
    expect(
      broken((decided, answers) => rank(decideLevel({ ...answers, canDelegate: true })) >= rank(decided)),
    ).toEqual([]);
  });

  it("treats not being sure about a duty as a yes, apart from how it says so", () => {
    const outcome = ({ reasons: _, ...rest }: LevelDecision) => JSON.stringify(rest);
    expect(
      broken(
        (decided, answers) =>
          answers.duty !== "unsure" || outcome(decided) === outcome(decideLevel({ ...answers, duty: "yes" })),
      ),
    ).toEqual([]);
  });

  it("goes as far as the strictest limit lets it: what is open, what is shared, the size of the effect", () => {
    expect(
      broken(({ floor }, answers) => {
        const { open, share, canDelegate, impact } = answers;
        if (open === "none") return true;
        const handedOver = share === "decide" && canDelegate;
        const bySharing = { hear: 1, advise: 2, design: 3, decide: canDelegate ? 4 : 3 }[share];
        const byOpenness = open === "wide" ? 4 : 2;
        const bySize = handedOver || impact === 3 ? 4 : impact;
        const unhurried = decideLevel({ ...answers, weeks: 1_000 });
        if (isInform(unhurried)) return answers.freshEvidence && floor === "inform";
        return rank(unhurried) === Math.min(bySharing, byOpenness, bySize);
      }),
    ).toEqual([]);
  });

  it("takes the Full track, the Standard track or the Light one by the rules", () => {
    expect(
      broken((decided, { duty, impact, protected: hits }) => {
        const full =
          duty !== "no" ||
          impact === 3 ||
          rank(decided) >= levels.indexOf("collaborate") ||
          (hits && impact >= 2);
        const standard = rank(decided) >= levels.indexOf("consult") && (impact === 2 || hits);
        return decided.track === (full ? "full" : standard ? "standard" : "light");
      }),
    ).toEqual([]);
  });

  it("needs the weeks that its level needs, and has them, unless it cannot go lower", () => {
    const more = { inform: 0, consult: 0, involve: 2, collaborate: 6, empower: 8 };
    expect(
      broken(({ level, floor, weeksNeeded }, { impact, weeks }) => {
        const needs =
          level === "stop" || level === "inform" ? 0 : { 1: 4, 2: 10, 3: 13 }[impact] + more[level];
        return weeksNeeded === needs && (level === "stop" || level === floor || weeksNeeded <= weeks);
      }),
    ).toEqual([]);
  });

  it("steps down no further than it must, and never up", () => {
    const more = { inform: 0, consult: 0, involve: 2, collaborate: 6, empower: 8 };
    expect(
      broken((decided, answers) => {
        if (decided.level === "stop") return true;
        const wanted = rank(decideLevel({ ...answers, weeks: 1_000 }));
        const fits = (level: (typeof levels)[number]) =>
          level === "inform" || { 1: 4, 2: 10, 3: 13 }[answers.impact] + more[level] <= answers.weeks;
        const most = levels.findLast((level, at) => at <= wanted && fits(level)) ?? "inform";
        return rank(decided) === Math.max(levels.indexOf(most), levels.indexOf(decided.floor));
      }),
    ).toEqual([]);
  });

  it("always gives reasons, each once and none of them empty", () => {
    expect(
      broken(
        ({ reasons }) =>
          reasons.length > 0 &&
          reasons.every((reason) => reason.trim()) &&
          new Set(reasons).size === reasons.length,
      ),
    ).toEqual([]);
  });

  // A word of each answer that a reason about it cannot do without.
  const about = {
    open: /open/,
    duty: /[Dd]uty/,
    impact: /effect|change|one group, service or ward/,
    protected: /some groups/,
    share: /[Pp]eople|choice|views/,
    canDelegate: /handed over/,
    freshEvidence: /12 months/,
    weeks: /weeks/,
  };

  it("mentions in its reasons every answer that raised or capped the level", () => {
    expect(
      broken((decided, answers) =>
        explainAnswers(answers)
          .filter(({ effect }) => effect !== "none")
          .every(({ answer }) => decided.reasons.some((reason) => about[answer].test(reason))),
      ),
    ).toEqual([]);
  });

  it("never promises a consultation when it only informs, and says not to call it one", () => {
    expect(
      broken((decided) => {
        if (!isInform(decided)) return true;
        const named = decided.reasons
          .join(" ")
          .split(/(?<=[.!?:])\s/)
          .filter((said) => /consultation/i.test(said));
        return named.length > 0 && named.every((said) => /\bnot\b/.test(said));
      }),
    ).toEqual([]);
  });
});

describe("beyond the answers that can be counted", () => {
  const anyAnswers: fc.Arbitrary<LevelAnswers> = fc.record({
    open: fc.constantFrom(...opens),
    duty: fc.constantFrom(...duties),
    impact: fc.constantFrom(...impacts),
    protected: fc.boolean(),
    share: fc.constantFrom(...shares),
    canDelegate: fc.boolean(),
    freshEvidence: fc.boolean(),
    weeks: fc.nat({ max: 100_000 }),
  });

  it("never lowers the level when people are let in further in several ways at once", () => {
    const further = <Value>(values: readonly Value[], one: Value, other: Value): Value =>
      values.indexOf(one) > values.indexOf(other) ? one : other;
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (answers, other) => {
        const more: LevelAnswers = {
          ...answers,
          open: further(opens, answers.open, other.open),
          share: further(shares, answers.share, other.share),
          canDelegate: answers.canDelegate || other.canDelegate,
          weeks: Math.max(answers.weeks, other.weeks),
        };
        expect(rank(decideLevel(more))).toBeGreaterThanOrEqual(rank(decideLevel(answers)));
      }),
      { numRuns: 3_000 },
    );
  });

  it("answers the same when asked twice, and leaves the answers as they were", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const before = structuredClone(answers);
        expect(decideLevel(answers)).toEqual(decideLevel(before));
        expect(answers).toEqual(before);
      }),
    );
  });
});
