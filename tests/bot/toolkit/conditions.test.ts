import { type Circumstance, circumstances, parseCondition, type StepConditions } from "../../../bot/toolkit";

const facts = (
  some: readonly Circumstance[] = [],
  changed: Partial<Omit<StepConditions, "circumstances">> = {},
): StepConditions => ({ level: "consult", track: "light", circumstances: new Set(some), ...changed });

it("applies always when it says so, and when nothing else is true", () => {
  expect(parseCondition("always")(facts())).toBe(true);
});

it.each(circumstances)("applies for %s only when that is true", (circumstance) => {
  const others = circumstances.filter((other) => other !== circumstance);
  expect(parseCondition(circumstance)(facts([circumstance]))).toBe(true);
  expect(parseCondition(circumstance)(facts(others))).toBe(false);
});

it("wants both sides of `and`", () => {
  const both = parseCondition("personalData and highRisk");
  expect(both(facts(["personalData", "highRisk"]))).toBe(true);
  expect(both(facts(["personalData"]))).toBe(false);
  expect(both(facts(["highRisk"]))).toBe(false);
});

it("wants any side of `or`", () => {
  const any = parseCondition("under18 or vulnerable or events");
  for (const one of ["under18", "vulnerable", "events"] as const) expect(any(facts([one]))).toBe(true);
  expect(any(facts(["survey"]))).toBe(false);
});

it("binds `and` tighter than `or`", () => {
  const mixed = parseCondition("budget or survey and online");
  expect(mixed(facts(["budget"]))).toBe(true);
  expect(mixed(facts(["survey", "online"]))).toBe(true);
  expect(mixed(facts(["online"]))).toBe(false);
});

it.each([
  ["level>=Consult", ["consult", "involve", "collaborate", "empower"]],
  ["level>=Involve", ["involve", "collaborate", "empower"]],
  ["level>=Empower", ["empower"]],
] as const)("takes %s to mean that level and those above it", (text, expected) => {
  const all = ["inform", "consult", "involve", "collaborate", "empower"] as const;
  expect(all.filter((level) => parseCondition(text)(facts([], { level })))).toEqual(expected);
});

it("takes track=Full to mean that track alone", () => {
  const all = ["light", "standard", "full"] as const;
  expect(all.filter((track) => parseCondition("track=Full")(facts([], { track })))).toEqual(["full"]);
});

it.each([
  ["personaldata", "personaldata"],
  ["survey and surveys", "surveys"],
  ["level>=Consulting", "level>=Consulting"],
  ["level=Consult", "level=Consult"],
  ["track=Heavy", "track=Heavy"],
  ["always, survey", "always, survey"],
  ["", ""],
  ["survey or ", ""],
])("refuses %p, naming the words it does not know", (text, unknown) => {
  expect(() => parseCondition(text)).toThrow(`"${unknown}" is not a condition we know`);
});
