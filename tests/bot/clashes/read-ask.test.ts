import { readClashAsk } from "../../../bot/clashes";
import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { settings } from "./clashing";

const today = day("2027-06-01");
const good = { startDate: "2027-09-07", endDate: "2027-10-19", areas: ["Abbey"], audiences: ["Residents"] };
const read = (body: unknown) => readClashAsk(body, { settings, today });
function refusal(body: unknown): string {
  try {
    read(body);
  } catch (failure) {
    if (failure instanceof Failure && failure.code === "invalid") return failure.message;
    throw failure;
  }
  throw new Error("it was not refused");
}

it("reads dates, people and places, whatever signs nobody sees are among them", () => {
  const ask = read({
    ...good,
    title: "\u202eLibrary\u200b hours",
    areas: ["\u200bABBEY "],
    events: ["2027-09-08"],
  });
  expect(ask).toMatchObject({ title: "Library hours", areas: ["Abbey"], events: ["2027-09-08"] });
  expect(read({ startDate: "2027-09-07", endDate: "2027-09-07" })).toMatchObject({
    areas: [],
    audiences: [],
  });
});

it.each([
  ["no object", "dates", "Send the dates as JSON"],
  ["a list", [], "Send the dates as JSON"],
  ["end before start", { ...good, endDate: "2027-09-01" }, "which is before it opens"],
  ["decision before end", { ...good, decisionDate: "2027-10-19" }, "Close before the decision"],
  ["31 February", { ...good, startDate: "2027-02-31" }, '"2027-02-31" is not a date'],
  ["year 20267", { ...good, startDate: "20267-09-07" }, '"20267-09-07" is not a date'],
  ["a far year", { ...good, endDate: "2062-10-19" }, "Check the year"],
  ["two years", { ...good, endDate: "2029-09-07" }, "For one round, close by Thu 7 Sept 2028."],
  ["no date", { ...good, startDate: undefined }, "Give the opening day"],
  ["a number for a date", { ...good, startDate: 20270907 }, '"20270907" is not a date'],
  [
    "5,000 audiences",
    { ...good, audiences: Array(5_000).fill("Residents") },
    "That is 5000 audiences. Choose 100",
  ],
  ["audiences that are no list", { ...good, audiences: "Residents" }, "Give the audiences as a list"],
  [
    "a long title",
    { ...good, title: "x".repeat(10_000) },
    "The title has 10000 characters. Shorten it to 120",
  ],
  [
    "a ward like ours",
    { ...good, areas: ["Abby"] },
    '"Abby" is not an area of this council. Did you mean Abbey?',
  ],
  ["another's ward", { ...good, areas: ["Gotham"] }, "Choose from: Whole area, Abbey, Castle"],
  ["an event outside", { ...good, events: ["2027-11-01"] }, "not in the period"],
  ["a bad reference", { ...good, reference: "x" }, "A reference looks like 2027-00042."],
  ["a bad track", { ...good, track: "fast" }, "The track is light, standard or full."],
  ["bad weeks", { ...good, minimumWeeks: 0.5 }, "The least weeks by law are a whole number"],
])("refuses %s, and says what to do", (_what, body, sentence) => {
  expect(refusal(body)).toContain(sentence);
});

it("says everything that is wrong at once", () => {
  const said = refusal({ startDate: "2027-02-31", endDate: "soon", areas: ["Abby"], title: 7 });
  for (const part of ["2027-02-31", "soon", "Did you mean Abbey?", "The title must be text."])
    expect(said).toContain(part);
});
