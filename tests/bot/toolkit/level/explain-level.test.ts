import fc from "fast-check";
import {
  type CannotSkipAsk,
  cannotSkip,
  circumstances,
  describeLevel,
  levels,
  tracks,
} from "../../../../bot/toolkit";

const ask = (changed: Partial<CannotSkipAsk> = {}): CannotSkipAsk => ({
  level: "consult",
  track: "standard",
  circumstances: new Set(),
  duty: "no",
  ...changed,
});
const unchecked = "not yet checked by legal)";

describe("what cannot be skipped", () => {
  it("starts with the duty when there is one", () => {
    expect(cannotSkip(ask({ duty: "yes", track: "full" }))[0]).toBe(
      "The duty to consult, named and signed off by legal (Moseley, 2014)",
    );
  });

  it("waits for legal when nobody is sure of a duty", () => {
    expect(cannotSkip(ask({ duty: "unsure", track: "full" }))[0]).toMatch(
      /^An answer from legal on the duty/,
    );
  });

  it("looks for old promises when there is no duty", () => {
    expect(cannotSkip(ask()).join("\n")).toContain("clearly promised to consult");
    expect(cannotSkip(ask({ duty: "yes" })).join("\n")).not.toContain("clearly promised to consult");
  });

  it.each(levels)("keeps the equality duty and gates G1 and G2 at %s", (level) => {
    const all = cannotSkip(ask({ level, duty: "yes", circumstances: new Set(circumstances) })).join("\n");
    expect(all).toContain("Equality Act 2010, section 149");
    expect(all).toMatch(/Gate G1 .*G2/);
  });

  it("asks for enough time from Consult up, and for an honest name at Inform", () => {
    const time = "Enough time to answer";
    const name = "Another name than consultation";
    expect(cannotSkip(ask({ level: "consult" })).join("\n")).toContain(time);
    expect(cannotSkip(ask({ level: "consult" })).join("\n")).not.toContain(name);
    expect(cannotSkip(ask({ level: "inform" })).join("\n")).toContain(name);
    expect(cannotSkip(ask({ level: "inform" })).join("\n")).not.toContain(time);
  });

  it.each([
    ["light", "G2 before you open"],
    ["standard", "G2, by the engagement lead"],
    ["full", "G2, by a director and legal"],
  ] as const)("names who opens gate G2 on the %s track", (track, expected) => {
    expect(cannotSkip(ask({ track })).at(-1)).toContain(expected);
  });

  it("asks nobody to sign an opening when there is only something to tell", () => {
    expect(cannotSkip(ask({ level: "inform", track: "full" })).at(-1)).toContain("G2 before you open");
  });

  it("puts an election before anything less grave", () => {
    const all = cannotSkip(
      ask({ duty: "yes", circumstances: new Set(["online", "keyDecision", "electionOverlap"]) }),
    );
    expect(all).toHaveLength(7);
    expect(all[3]).toContain("Monitoring Officer");
  });

  it("says the best value sentence once when both of its reasons are true", () => {
    const both = cannotSkip(ask({ circumstances: new Set(["serviceChange", "budget"]) }));
    expect(both.filter((line) => line.includes("Local Government Act 1999"))).toHaveLength(1);
  });

  it("wants the full data protection assessment only with personal data", () => {
    expect(cannotSkip(ask({ circumstances: new Set(["highRisk"]) })).join()).not.toContain("data protection");
    expect(cannotSkip(ask({ circumstances: new Set(["personalData"]) })).join()).toContain(
      "happens to their data",
    );
    expect(cannotSkip(ask({ circumstances: new Set(["highRisk", "personalData"]) })).join()).toContain(
      "data protection impact assessment",
    );
  });

  it("words as a check, and marks as unchecked, what may no longer be the rule", () => {
    const notice = cannotSkip(ask({ circumstances: new Set(["vcsFunding"]) })).find((line) =>
      line.includes("notice"),
    );
    expect(notice).toMatch(/^A check with legal on notice/);
    expect(notice?.endsWith(unchecked)).toBe(true);
  });

  it("does not mark as unchecked what has been read at the source", () => {
    expect(cannotSkip(ask({ duty: "yes" })).join("\n")).not.toContain(unchecked);
  });

  it("leaves nothing out: each is a short sentence with its source, whatever the case", () => {
    const anyAsk = fc.record({
      level: fc.constantFrom(...levels),
      track: fc.constantFrom(...tracks),
      circumstances: fc.subarray([...circumstances]).map((some) => new Set(some)),
      duty: fc.constantFrom("yes" as const, "no" as const, "unsure" as const),
    });
    fc.assert(
      fc.property(anyAsk, (some) => {
        const all = cannotSkip(some);
        expect(all.length).toBeGreaterThanOrEqual(3);
        const asked = {
          vcsFunding: "funded groups",
          keyDecision: "28 clear days",
          online: "Online pages",
        } as const;
        for (const [circumstance, words] of Object.entries(asked))
          expect(all.join().includes(words)).toBe(some.circumstances.has(circumstance as never));
        for (const line of all) {
          const [sentence = "", source = ""] = line.split(/ (?=\((?!.* \())/);
          expect(sentence.split(" ").length).toBeLessThan(20);
          expect(source).toMatch(/^\(.+\)$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what a level promises", () => {
  it.each([
    ["inform", "Inform"],
    ["consult", "Consult"],
    ["involve", "Involve"],
    ["collaborate", "Collaborate"],
    ["empower", "Empower"],
  ] as const)("calls %s %s and says what people can expect", (level, label) => {
    const words = describeLevel(level);
    expect(words.label).toBe(label);
    expect(words.promise).toMatch(/^(We|The) .+\.$/);
  });
});
