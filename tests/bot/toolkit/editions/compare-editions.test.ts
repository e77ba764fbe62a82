import { compareEditions } from "../../../../bot/toolkit/editions/compare-editions";

const steps = [
  { id: "3.4", title: "Test it", offset: { light: null, full: -15 }, sources: ["own"] },
  { id: "3.5", title: "Print it", offset: { light: 0, full: -5 }, sources: ["own"] },
];

it("finds nothing between two editions that say the same", () => {
  expect(compareEditions({ steps }, structuredClone({ steps }))).toEqual([]);
});

it("names part, entry and field of what was reworded, with the old and the new", () => {
  const newer = structuredClone({ steps });
  Object.assign(newer.steps[0] ?? {}, {
    title: "Try it",
    offset: { light: 3, full: -15 },
    sources: ["own", "LAW"],
  });
  expect(compareEditions({ steps }, newer)).toEqual([
    { part: "steps", id: "3.4", field: "title", from: "Test it", to: "Try it" },
    { part: "steps", id: "3.4", field: "offset.light", from: null, to: 3 },
    { part: "steps", id: "3.4", field: "sources", from: ["own"], to: ["own", "LAW"] },
  ]);
});

it("tells whole entries that were added or removed, and is not misled by their order", () => {
  const added = { id: "3.6", title: "Post it" };
  expect(compareEditions({ steps }, { steps: [added, steps[0]] })).toEqual([
    { part: "steps", id: "3.6", field: "", from: undefined, to: added },
    { part: "steps", id: "3.5", field: "", from: steps[1], to: undefined },
  ]);
});

it("knows fields and files that only one of the two has", () => {
  expect(
    compareEditions(
      { sources: { own: { name: "Ours", note: "Old" } } },
      { sources: { own: { name: "Ours" } }, gates: [{ id: "G1", title: "Start" }] },
    ),
  ).toEqual([
    { part: "sources", id: "own", field: "note", from: "Old", to: undefined },
    { part: "gates", id: "G1", field: "", from: undefined, to: { id: "G1", title: "Start" } },
  ]);
});
