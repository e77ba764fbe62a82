import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseContent, type RawContent, shippedContent } from "../../../bot/toolkit";

const shipped = () => structuredClone(shippedContent);

/** The shipped content with one field of one step made wrong. */
function withStep(id: string, changed: Record<string, unknown>): RawContent {
  const content = shipped();
  return {
    ...content,
    steps: content.steps.map((step) => (step.id === id ? { ...step, ...changed } : step)),
  };
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/);
const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

describe("a mistake in the content", () => {
  it.each([
    [
      "an offset that is not a number",
      { offset: { light: -7, standard: -20, full: "-32" } },
      "offset.full: ",
    ],
    ["an offset of half a day", { offset: { light: -7, standard: -20.5, full: -32 } }, "offset.standard: "],
    ["a missing track", { offset: { light: -7, standard: -20 } }, "offset.full: "],
    ["an anchor nobody knows", { anchor: "X" }, "anchor: "],
    ["a gate nobody knows", { gate: "G5" }, "gate: "],
    ["a field nobody knows", { gates: "G2" }, "entry: "],
    ["an empty title", { title: "  " }, "title: is empty"],
    ["no source", { sources: [] }, "sources: names no source"],
    ["a source nobody knows", { sources: ["GUN2", "GUN9"] }, 'sources: "GUN9" is not in sources.json'],
    [
      "a condition nobody knows",
      { onlyIf: "survey or moonlight" },
      'onlyIf: "moonlight" is not a condition we know',
    ],
    ["a phase that is not its own", { phase: 4 }, "phase: 4 does not match the id"],
    [
      "more certainty than its sources",
      { sources: ["GUN2", "CP18-H"] },
      "verified: claims more than its sources do",
    ],
    ["a house rule said to be seen", { sources: ["own"] }, "verified: claims more than its sources do"],
    ["law said to be a house rule", { verified: "house rule" }, "verified: claims more than its sources do"],
  ])("is named by file, step and field: %s", (_what, changed, expected) => {
    expect(() => parseContent(withStep("3.1", changed))).toThrow(`steps.json, step 3.1, ${expected}`);
  });

  it("is refused when two steps have one id", () => {
    const content = shipped();
    expect(() => parseContent({ ...content, steps: [...content.steps, content.steps[3]] })).toThrow(
      "steps.json, step 0.4, id: is used twice",
    );
  });

  it("is refused when an id is not a number in a phase", () => {
    expect(() => parseContent(withStep("3.1", { id: "3a" }))).toThrow(
      'steps.json, step 3a, id: is not of the form "3.1"',
    );
  });

  it("is refused when a step has a phase that does not exist", () => {
    const content = shipped();
    const phases = content.phases.filter(({ phase }) => phase !== 9);
    expect(() => parseContent({ ...content, phases })).toThrow(
      "steps.json, step 9.5, phase: 9 is not in phases.json",
    );
  });

  it("is refused when a level is missing", () => {
    const content = shipped();
    const levels = content.levels.filter(({ key }) => key !== "involve");
    expect(() => parseContent({ ...content, levels })).toThrow("levels.json, level involve, key: is missing");
  });

  it("is refused when a source has no name", () => {
    const content = shipped();
    expect(() => parseContent({ ...content, sources: { ...content.sources, PSED: { name: "" } } })).toThrow(
      "sources.json, source PSED, name: is empty",
    );
  });

  it("is refused when a file is not a list", () => {
    expect(() => parseContent({ ...shipped(), steps: {} })).toThrow(
      "steps.json, the whole file, list: is not a list",
    );
  });

  it("is told with every other mistake at once", () => {
    const content = shipped();
    const broken = { ...content, steps: [{ id: "0.1" }], phases: [{ phase: 0 }] };
    expect(() => parseContent(broken)).toThrow(
      /phases\.json, phase 0, title[\s\S]*steps\.json, step 0\.1, anchor/,
    );
  });
});

describe("the steps we ship", () => {
  const { steps, levels } = parseContent(shipped());
  const onTrack = (track: "light" | "standard" | "full") =>
    steps.filter(({ offset }) => offset[track] !== null);

  it("are 66: 48 on Light, 65 on Standard and 65 on Full", () => {
    expect(steps).toHaveLength(66);
    expect([onTrack("light").length, onTrack("standard").length, onTrack("full").length]).toEqual([
      48, 65, 65,
    ]);
  });

  it("are unconditional 18 times, 17 of them on Light", () => {
    expect(steps.filter(({ onlyIf }) => onlyIf === "always")).toHaveLength(18);
    expect(onTrack("light").filter(({ onlyIf }) => onlyIf === "always")).toHaveLength(17);
  });

  it("are in working order, with 1.10 after 1.9", () => {
    const ids = steps.map(({ id }) => id as string);
    expect(ids.slice(0, 2)).toEqual(["0.1", "0.2"]);
    expect(ids.indexOf("1.10")).toBe(ids.indexOf("1.9") + 1);
    expect(ids.at(-1)).toBe("9.5");
    expect(
      parseContent({ ...shipped(), steps: shipped().steps.reverse() }).steps.map(({ id }) => id),
    ).toEqual(ids);
  });

  it("hold each gate by the right steps", () => {
    const heldBy = (gate: string) => steps.filter((step) => step.gate === gate).map(({ id }) => id);
    expect(heldBy("G1")).toEqual(["0.2", "0.3", "0.4", "0.5", "0.6"]);
    expect(heldBy("G2")).toEqual([
      ...["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.11"],
      ...["2.1", "2.2", "2.4", "2.5", "2.9", "3.1", "3.2", "3.4", "3.5", "3.6", "4.1"],
    ]);
    expect(heldBy("G3")).toEqual(["6.3", "6.4", "6.6", "6.7", "6.8"]);
    expect(heldBy("G4")).toEqual(["7.2", "8.2", "8.3", "9.1", "9.2"]);
  });

  it.each([
    // One row for each anchor and for each odd shape.
    ["0.1", "S", -20, -45, -65, "always", ["CB A31", "WAT T1.6.iv"]],
    ["1.3", "D", null, -65, -65, "vcsFunding", ["BVG"]],
    ["1.7", "S", null, -25, -35, "personalData and highRisk", ["GDPR"]],
    ["1.10", "D", null, -25, -25, "keyDecision", ["EXEC12"]],
    ["2.3", "S", null, -30, -48, "level>=Involve or track=Full", ["CLS 3.6", "WAT T4.7", "CB A13"]],
    ["3.1", "S", -7, -20, -32, "level>=Consult", ["GUN2", "MOS", "CP18-C"]],
    ["4.1", "S", -3, -8, -12, "level>=Consult", ["GOVUK-WH", "CP18-H"]],
    ["5.3", "M", null, 0, 0, "level>=Consult", ["VOICE"]],
    ["5.4", "EV", 2, 2, 2, "events", ["OC4IDS", "CB A32"]],
    ["5.5", "-", null, null, null, "materialChange", ["GUN2", "ASLEF"]],
    ["6.6", "E", null, 18, 28, "affectsProtected or track=Full", ["PSED"]],
    ["6.8", "E", 12, 22, 35, "level>=Consult", ["GUN4", "CLS 2.3"]],
    ["8.4", "P", 60, 60, 60, "promises", ["WAT T3.1"]],
    ["9.4", "R", 0, 0, 0, "personalData", ["GDPR", "CITSPACE"]],
  ] as const)("keep the facts of %s", (id, anchor, light, standard, full, onlyIf, sourceKeys) => {
    expect(steps.find((step) => step.id === id)).toMatchObject({
      anchor,
      offset: { light, standard, full },
      onlyIf,
      sources: sourceKeys,
    });
  });

  it("say honestly what nobody has read at the source", () => {
    const marked = (verified: string) =>
      steps.filter((step) => step.verified === verified).map(({ id }) => id);
    expect(marked("from memory")).toEqual(["1.3", "1.5", "1.9", "2.10", "3.7", "4.1", "8.2"]);
    expect(marked("house rule")).toEqual(["1.11", "4.2", "4.4", "5.1", "5.6", "6.1", "9.5"]);
  });

  it("keep the ids, dates, gates and conditions of the outline, where that is at hand", () => {
    const file = join(__dirname, "../../../../shared/toolkit-steps.json");
    if (!existsSync(file)) {
      console.info("toolkit-steps.json is not beside this project, so the steps were not held against it.");
      return;
    }
    const facts = (list: readonly (typeof shippedContent.steps)[number][]) =>
      list.map(({ id, phase, anchor, offset, onlyIf, gate }) => ({
        id,
        phase,
        anchor,
        offset,
        onlyIf,
        gate,
      }));
    expect(facts(shippedContent.steps)).toEqual(facts(JSON.parse(readFileSync(file, "utf8")).steps));
  });

  const read = [
    ...steps.flatMap(({ id, title, do: toDo, why, evidence, signOff }) =>
      [title, toDo, why, evidence, signOff].map((text) => [id as string, text] as const),
    ),
    ...levels.map(({ key, promise }) => [key as string, promise] as const),
  ];

  it("are in sentences of fewer than 20 words", () => {
    const tooLong = read.flatMap(([id, text]) =>
      sentencesOf(text).filter((sentence) => wordsOf(sentence).length >= 20 && id),
    );
    expect(tooLong).toEqual([]);
  });

  it("are free of short forms and source codes that an officer may not know", () => {
    const codes = /\b(EIA|DPIA|PSED|VCS|GDPR|WAT|CLS|CB|ASH|WEL|GUN\d|CP18|T\d\.\d|A\d{1,2})\b/;
    expect(read.filter(([, text]) => codes.test(text))).toEqual([]);
  });
});
