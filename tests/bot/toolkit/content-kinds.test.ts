import { createToolkit, parseContent, type RawContent, shippedContent } from "../../../bot/toolkit";

type Part = Exclude<keyof typeof shippedContent, "sources" | "phases">;

/** The shipped content with the fields of one entry changed; a field given as undefined is left out. */
function broken(part: Part, id: string, changed: Record<string, unknown>): RawContent {
  const list: readonly Record<string, unknown>[] = shippedContent[part];
  const found = list.filter((entry) => entry.id === id || entry.key === id);
  if (found.length !== 1) throw new Error(`${part} has ${found.length} entries called ${id}`);
  const entries = list.map((entry) =>
    entry === found[0]
      ? Object.fromEntries(
          Object.entries({ ...entry, ...changed }).filter(([, value]) => value !== undefined),
        )
      : entry,
  );
  return { ...shippedContent, [part]: entries };
}

const linesOf = (raw: RawContent): string[] => {
  try {
    parseContent(raw);
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n");
  }
  return ["It was believed."];
};

const files: Record<Part, [file: string, kind: string, id: string]> = {
  steps: ["steps.json", "step", "3.1"],
  levels: ["levels.json", "level", "involve"],
  rules: ["decision-rules.json", "rule", "floor"],
  gates: ["gates.json", "gate", "G2"],
  questions: ["questions.json", "question", "still-open"],
  duties: ["duties.json", "duty", "selective-licensing"],
  methods: ["methods.json", "method", "focus-group"],
  groups: ["groups.json", "group", "young-people"],
  samples: ["samples.json", "sample", "sizes"],
  materials: ["materials.json", "material", "paper"],
  guidance: ["guidance.json", "guidance", "small-counts"],
  periods: ["periods.json", "period", "full"],
};
const parts = Object.entries(files).map(([part, where]) => [part as Part, ...where] as const);

describe("a mistake in any file of the content", () => {
  it.each(parts)("names a source nobody knows: %s", (part, file, kind, id) => {
    expect(linesOf(broken(part, id, { sources: ["own", "NOWHERE"] }))).toContain(
      `${file}, ${kind} ${id}, sources: "NOWHERE" is not in sources.json`,
    );
  });

  it.each(parts)("names an entry with no source: %s", (part, file, kind, id) => {
    for (const sources of [[], undefined]) {
      expect(linesOf(broken(part, id, { sources }))).toContain(
        `${file}, ${kind} ${id}, sources: names no source`,
      );
    }
  });

  it.each(parts)("names an id that is used twice: %s", (part, file, kind, id) => {
    const list: readonly Record<string, unknown>[] = shippedContent[part];
    const twice = list.find((entry) => entry.id === id || entry.key === id);
    const key = part === "levels" ? "key" : "id";
    expect(linesOf({ ...shippedContent, [part]: [...list, twice] })).toContain(
      `${file}, ${kind} ${id}, ${key}: is used twice`,
    );
  });

  it.each(parts)("names a mark nobody knows, and one that claims too much: %s", (part, file, kind, id) => {
    expect(linesOf(broken(part, id, { verified: "surely" })).join("\n")).toContain(
      `${file}, ${kind} ${id}, verified: `,
    );
    // Nobody has read the Gambling Act for this toolkit.
    expect(linesOf(broken(part, id, { sources: ["GA05"], verified: "source seen" }))).toContain(
      `${file}, ${kind} ${id}, verified: claims more than its sources do`,
    );
    expect(linesOf(broken(part, id, { sources: ["own"], verified: "source seen" }))).toContain(
      `${file}, ${kind} ${id}, verified: claims more than its sources do`,
    );
  });

  it.each(parts)("names a field nobody knows: %s", (part, file, kind, id) => {
    expect(linesOf(broken(part, id, { colour: "blue" })).join("\n")).toMatch(
      new RegExp(`^${file}, ${kind} ${id}, entry: .*colour`, "m"),
    );
  });

  it.each(parts)("names a file that is not a list: %s", (part, file) => {
    expect(linesOf({ ...shippedContent, [part]: "none" })).toContain(
      `${file}, the whole file, list: is not a list`,
    );
  });

  it.each<[Part, string, string]>([
    ["levels", "involve", "when"],
    ["rules", "floor", "text"],
    ["gates", "G2", "stands"],
    ["questions", "still-open", "why"],
    ["duties", "selective-licensing", "duty"],
    ["methods", "focus-group", "scenario"],
    ["groups", "young-people", "name"],
    ["samples", "sizes", "text"],
    ["materials", "paper", "text"],
    ["guidance", "small-counts", "text"],
    ["periods", "full", "text"],
  ])("names an empty text: %s %s %s", (part, id, field) => {
    const [file, kind] = files[part];
    expect(linesOf(broken(part, id, { [field]: "  " }))).toContain(
      `${file}, ${kind} ${id}, ${field}: is empty`,
    );
  });

  it.each<[string, Part, string, Record<string, unknown>, string]>([
    ["a level nobody knows", "methods", "focus-group", { levels: ["chat"] }, "levels.0: "],
    ["a kind nobody knows", "methods", "focus-group", { kind: "wide" }, "kind: "],
    ["too few steps", "methods", "focus-group", { howTo: ["Ask."] }, "howTo: has fewer than 4 steps"],
    [
      "a group nobody knows",
      "methods",
      "focus-group",
      { reaches: ["martians"] },
      'reaches: "martians" is not in groups.json',
    ],
    [
      "somebody unknown who names a group",
      "groups",
      "young-people",
      { namedBy: ["NOWHERE"] },
      'namedBy: "NOWHERE" is not in sources.json',
    ],
    ["a group that nobody names", "groups", "young-people", { namedBy: [] }, "namedBy: names no source"],
    ["a gate nobody knows", "questions", "still-open", { gates: ["G7"] }, "gates.0: "],
    [
      "a track with no signer",
      "gates",
      "G2",
      { passedBy: { light: "Me", full: "Me" } },
      "passedBy.standard: ",
    ],
    ["half a week", "duties", "selective-licensing", { minimumPeriod: { weeks: 2.5 } }, "minimumPeriod"],
    ["a tier nobody knows", "duties", "selective-licensing", { tiers: ["county"] }, "tiers.0: "],
    ["no consultee", "duties", "selective-licensing", { consultees: [] }, "consultees: is empty"],
    [
      "law from memory told as law",
      "duties",
      "gambling-policy",
      { duty: "Ask the police before you set the policy." },
      'duty: is law from memory, so it must ask to check, as in "Check with legal whether"',
    ],
    [
      "law from memory told as an order in a step",
      "steps",
      "1.3",
      { do: "You must give three months' notice.", why: "The guidance asks for it." },
      'do: is law from memory, so it must ask to check, as in "Check with legal whether"',
    ],
    [
      "law from memory told as law in guidance",
      "guidance",
      "funded-groups-notice",
      { text: "Groups you fund must have three months' notice." },
      "text: is law from memory, so it must ask to check",
    ],
    [
      "law with neither its address nor a word on who finds it",
      "duties",
      "gambling-policy",
      { link: undefined, duty: "Check whom to ask.", periodWords: "None known.", status: "From memory." },
      "link: is missing, so the text must say to ask legal",
    ],
    [
      "an address of the law that is none",
      "duties",
      "gambling-policy",
      { link: "the Act" },
      "link: is not a web",
    ],
    [
      "a number that its text does not say",
      "periods",
      "full",
      { text: "Leave it open for 9 weeks." },
      "text: does not say a number that its defaults have",
    ],
    [
      "a run of no time at all",
      "periods",
      "light",
      { text: "No weeks.", defaults: [{ name: "open", value: 0, unit: "weeks" }] },
      "defaults: cannot be planned with",
    ],
    [
      "a gap in weeks",
      "periods",
      "close-to-decision",
      { text: "Leave 3.", defaults: [{ name: "full", value: 3, unit: "weeks" }] },
      "defaults: cannot be planned with",
    ],
    [
      "another scheme's name with no source",
      "levels",
      "involve",
      { maps: [{ by: "Somebody", name: "Join in", source: "NOWHERE" }] },
      'maps: "NOWHERE" is not in sources.json',
    ],
    ["an id with a space", "guidance", "small-counts", { id: "small counts" }, "id: is not small letters"],
    ["a topic nobody knows", "guidance", "small-counts", { topic: "weather" }, "topic: "],
    [
      "a period in moons",
      "periods",
      "full",
      { defaults: [{ name: "open", value: 2, unit: "moons" }] },
      "unit: ",
    ],
    ["a share of a person", "samples", "margins", { margins: [{ answers: 1.5, points: 3 }] }, "answers: "],
  ])("names %s", (_what, part, id, changed, expected) => {
    const [file, kind] = files[part];
    const line = linesOf(broken(part, id, changed)).find((said) => said.includes(expected));
    expect(line).toContain(`${file}, ${kind} ${changed.id ?? id}, `);
  });

  it("names a gate that is missing", () => {
    const gates = shippedContent.gates.filter(({ id }) => id !== "G3");
    expect(linesOf({ ...shippedContent, gates })).toContain("gates.json, gate G3, id: is missing");
  });

  it("is told with the mistakes of other files", () => {
    const raw = {
      ...broken("duties", "selective-licensing", { sources: [] }),
      methods: broken("methods", "focus-group", { reaches: ["martians"] }).methods,
    };
    expect(linesOf(raw)).toHaveLength(3);
  });
});

describe("the content we ship", () => {
  const content = parseContent(shippedContent);
  const { methods, duties, groups, samples, sources } = content;
  const method = (id: string) => methods.find((known) => known.id === id);

  it("brings every method, duty, group and gate of the outline", () => {
    expect(methods).toHaveLength(25);
    expect(duties).toHaveLength(25);
    expect(groups).toHaveLength(20);
    expect(content.gates.map(({ id }) => id)).toEqual(["G1", "G2", "G3", "G4"]);
    expect(content.questions).toHaveLength(6);
  });

  it.each([
    ["online-survey", ["consult"], false, "4 to 8", "2 to 6 weeks", "100 to 2,000"],
    ["postal-survey", ["consult"], true, "8 to 15", "5 to 8 weeks", "1,500 to 3,000"],
    ["interviews", ["consult", "involve"], true, "1 staff day for every 2", "2 to 4 weeks", "8 to 20"],
    ["co-design", ["collaborate"], true, "20 staff days or more", "3 to 6 months", "8 to 15"],
    ["public-meeting", ["inform", "consult"], true, "4 to 6", "3 to 4 weeks", "20 to 200"],
    ["residents-panel", ["consult"], true, "40 staff days or more", "2 to 3 weeks", "500 to 1,500"],
    ["citizens-jury", ["collaborate"], true, "60 staff days or more", "4 to 8 months", "20 to 60"],
    ["participatory-budget", ["empower"], true, "15 to 30", "3 to 6 months", "100 to 2,000"],
    ["charrette", ["involve", "collaborate"], true, "20 staff days", "2 to 3 months", "30 to 150"],
    ["information-campaign", ["inform"], true, "2 to 6", "2 to 4 weeks", "reached"],
  ])("keeps the facts of the method %s", (id, levels, offline, staffDays, elapsed, typicalNumber) => {
    expect(method(id)).toMatchObject({
      levels,
      offline,
      staffDays: expect.stringContaining(staffDays),
      elapsed: expect.stringContaining(elapsed),
      typicalNumber: expect.stringContaining(typicalNumber),
    });
  });

  it("has broad, deep and targeted methods, of each at least one that needs no internet", () => {
    for (const kind of ["broad", "deep", "targeted"]) {
      expect(methods.filter((known) => known.kind === kind && known.offline).length).toBeGreaterThan(2);
    }
  });

  it("has a broad, a deep and a targeted method for the level at which most work is done", () => {
    const kinds = methods.filter(({ levels }) => levels.includes("consult")).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["broad", "deep", "targeted"]));
  });

  it.each([
    ["best-value", null, "source seen", ["LGA99 s3"]],
    ["selective-licensing", { weeks: 10 }, "source seen", ["HA04"]],
    ["planning-application", { days: 21 }, "from memory", ["DMPO15", "BOSTON"]],
    ["council-tax-reduction", null, "from memory", ["LGFA92 sch1A"]],
    ["local-plan-new", null, "from memory", ["LOCALPLAN26"]],
    ["local-plan-old", { weeks: 6 }, "from memory", ["LOCALPLAN12"]],
    ["supplementary-plan", { weeks: 4 }, "from memory", ["LOCALPLAN12"]],
    ["traffic-order", { days: 21 }, "from memory", ["RTRA84"]],
    ["polling-places", null, "from memory", ["ERA13"]],
  ])("keeps the facts of the duty %s", (id, minimumPeriod, verified, keys) => {
    expect(duties.find((duty) => duty.id === id)).toMatchObject({ minimumPeriod, verified, sources: keys });
  });

  it("marks as seen only the two duties whose law somebody saw", () => {
    expect(duties.filter(({ verified }) => verified === "source seen").map(({ id }) => id)).toEqual([
      "best-value",
      "selective-licensing",
    ]);
  });

  it("gives the sample sizes that the formula gives", () => {
    const needed = (population: number, margin: number) => {
      const infinite = (1.96 ** 2 * 0.25) / margin ** 2;
      return Math.ceil(infinite / (1 + (infinite - 1) / population) - 1e-9);
    };
    const sizes = samples.find(({ id }) => id === "sizes")?.sizes ?? [];
    expect(sizes.map(({ population }) => population)).toEqual([500, 1000, 5000, 10000, 50000, 100000]);
    for (const { population, within10, within5, within3 } of sizes) {
      // The last answer is rounded up by some and to the nearest by others.
      expect(Math.abs(within10 - needed(population, 0.1))).toBeLessThanOrEqual(1);
      expect(Math.abs(within5 - needed(population, 0.05))).toBeLessThanOrEqual(1);
      expect(Math.abs(within3 - needed(population, 0.03))).toBeLessThanOrEqual(1);
    }
  });

  it("gives the margins that the formula gives", () => {
    const margins = samples.find(({ id }) => id === "margins")?.margins ?? [];
    expect(margins.map(({ answers }) => answers)).toEqual([100, 200, 384, 500, 1000, 1600]);
    for (const { answers, points } of margins) {
      expect(Math.abs(points - 196 * Math.sqrt(0.25 / answers))).toBeLessThan(0.06);
    }
  });

  it.each([
    ["light", [2]],
    ["standard", [6]],
    ["full", [8, 12]],
    ["bank-holidays", [1]],
    ["school-holidays", [5, 1]],
    ["asked-too-often", [2, 4, 90]],
    ["close-to-decision", [15, 30, 45]],
    ["publish-feedback", [12]],
  ])("keeps the numbers of the period %s", (id, values) => {
    const period = content.periods.find((known) => known.id === id);
    expect(period?.defaults.map(({ value }) => value)).toEqual(values);
  });

  it("tells planning how long each track runs, and how long before the decision it closes", () => {
    expect(createToolkit(content, "now").periods()).toEqual({
      periodWeeks: { light: 2, standard: 6, full: 8 },
      decisionGap: { light: 15, standard: 30, full: 45 },
    });
    const periods = content.periods.filter(({ id }) => id !== "close-to-decision" && id !== "light");
    expect(createToolkit({ ...content, periods }, "less").periods()).toEqual({
      periodWeeks: { standard: 6, full: 8 },
      decisionGap: {},
    });
  });

  it("brings no source that nothing uses", () => {
    const used = new Set(
      [
        content.steps,
        content.levels,
        content.rules,
        content.gates,
        content.questions,
        duties,
        methods,
        groups,
        samples,
        content.materials,
        content.guidance,
        content.periods,
      ].flatMap((list) =>
        list.flatMap((entry) => ("namedBy" in entry ? [...entry.sources, ...entry.namedBy] : entry.sources)),
      ),
    );
    expect([...sources.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it("has a way to reach every group that is not reached by asking someone else", () => {
    const reached = new Set(methods.flatMap(({ reaches }) => reaches));
    expect(groups.filter(({ id }) => !reached.has(id)).map(({ id }) => id)).toEqual([
      "women",
      "faith-groups",
    ]);
  });
});
