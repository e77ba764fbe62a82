import fc from "fast-check";
import { bandedCounts, countOrBand, inBand } from "../../../../bot/consultations";

describe("a number of people that leaves the record", () => {
  it.each([
    [0, "fewer than 5"],
    [4, "fewer than 5"],
    [5, "5 to 9"],
    [9, "5 to 9"],
    [10, "10 to 24"],
    [24, "10 to 24"],
    [25, "25 to 49"],
    [999, "500 to 999"],
    [1_200, "1,000 to 2,499"],
    [10_000, "10,000 or more"],
    [9_000_000, "10,000 or more"],
  ])("%d is %s", (count, band) => {
    expect(inBand(count)).toBe(band);
  });

  it("is exact from 5 up when it stands alone", () => {
    expect([countOrBand(3), countOrBand(5), countOrBand(1_234)]).toEqual(["fewer than 5", "5", "1,234"]);
  });
});

describe("groups and their total", () => {
  it("keep the total exact while it gives no small group away", () => {
    expect(bandedCounts({ groups: [3, 40, undefined], total: 60 })).toEqual({
      ...{ groups: ["fewer than 5", "25 to 49", ""], total: "60" },
    });
  });

  it("show the total by its band when the exact one would tell the small group", () => {
    // 29 less at most 24 and at most 1 more in the small group: only 4 people can be left, or 5 and more.
    const told = bandedCounts({ groups: [4, 24], total: 28 });
    expect(told).toEqual({ groups: ["fewer than 5", "10 to 24"], total: "25 to 49" });
  });

  it("show no total where even its band would tell", () => {
    // Four groups of at most 24 make 96: of 100 or more, the small group can only have 4.
    expect(bandedCounts({ groups: [4, 24, 24, 24, 24], total: 100 }).total).toBe("not shown");
  });

  it("show a small total by its band, whatever stands beside it", () => {
    expect(bandedCounts({ groups: [], total: 2 }).total).toBe("fewer than 5");
    expect(bandedCounts({ groups: [1], total: 1 }).total).toBe("fewer than 5");
    expect(bandedCounts({ groups: [1], total: undefined }).total).toBe("");
  });

  it("never let anybody work out a count under 5, however many groups there are", () => {
    const range = (shown: string): [number, number] => {
      if (shown === "not shown") return [0, Number.POSITIVE_INFINITY];
      const numbers = shown.replaceAll(",", "").match(/\d+/g)?.map(Number) ?? [];
      if (shown.startsWith("fewer")) return [0, 4];
      if (shown.includes("or more")) return [numbers[0] ?? 0, Number.POSITIVE_INFINITY];
      return [numbers[0] ?? 0, numbers[1] ?? numbers[0] ?? 0];
    };
    const size = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 120 }));
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 7 }), (groups) => {
        const total = groups.reduce((sum, each) => sum + each, 0);
        const shown = bandedCounts({ groups, total });
        const ranges = shown.groups.map(range);
        const [from, to] = range(shown.total);
        for (const [at, count] of groups.entries()) {
          if (count >= 5) continue;
          expect(shown.groups[at]).toBe("fewer than 5");
          // What a reader can reckon: the total less the least and the most that the others can be.
          const others = ranges.filter((_, other) => other !== at);
          const most = others.reduce((sum, [, high]) => sum + high, 0);
          const least = others.reduce((sum, [low]) => sum + low, 0);
          expect(Math.min(4, to - least) - Math.max(0, from - most)).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
