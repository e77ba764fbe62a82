import { searchEverything } from "../../../bot/search";
import { content, createAsk, passagesOf, synonyms } from "../../../bot/toolkit";
import nonsense from "./nonsense.json";
import questions from "./questions.json";

const passages = passagesOf(content);
const nothing = { consultations: () => [], topics: () => [] };
const { ask } = createAsk({
  search: searchEverything({ synonyms, passages: () => passages, ...nothing }),
  passages: () => passages,
  topics: () => [],
});
const found = (question: string): string[] =>
  ask({ question, kinds: ["toolkit"], mayFind: () => true }).passages.map(({ id }) => id);

it("has questions about every kind of passage there is, each expecting passages that exist", () => {
  const ids = new Set(passages.map(({ id }) => id));
  expect(questions.flatMap(({ expects }) => expects).filter((id) => !ids.has(id))).toEqual([]);
  expect(questions.length).toBeGreaterThanOrEqual(400);
  expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  const asked = new Set(questions.flatMap(({ expects }) => expects.map((id) => id.split(":")[0])));
  expect([...asked].sort()).toEqual([...new Set(passages.map(({ kind }) => kind))].sort());
});

it("finds the right passage among the first three for at least nine questions in ten", () => {
  const missed = questions.filter(
    ({ question, expects }) =>
      !found(question)
        .slice(0, 3)
        .some((id) => expects.includes(id)),
  );
  const share = 1 - missed.length / questions.length;
  console.info(
    [
      `Right in the first three: ${(share * 100).toFixed(1)} % of ${questions.length}. Missed:`,
      ...missed.map(({ question, expects }) => `  ${question} (${expects.join(", ")})`),
    ].join("\n"),
  );
  expect(share).toBeGreaterThanOrEqual(0.9);
});

it("shows nothing for what has nothing to do with engagement, for at least nine in ten", () => {
  const answered = nonsense.filter((question) => found(question).length > 0);
  const share = 1 - answered.length / nonsense.length;
  console.info(
    [`Nothing for ${(share * 100).toFixed(1)} % of nonsense. Answered:`, ...answered].join("\n  "),
  );
  expect(nonsense.length).toBeGreaterThanOrEqual(80);
  expect(share).toBeGreaterThanOrEqual(0.9);
});

it.each(["what time is the train to Leeds", "the printer has run out of toner", "where did I park my bike"])(
  "shows nothing for %j, though it shares a word with the toolkit",
  (question) => {
    expect(found(question)).toEqual([]);
  },
);

it.each([
  ["how do I reach young people?", "group:young-people"],
  ["focus group", "method:focus-group"],
  ["do I need an equality impact assessment", "step:1.5"],
  ["how long should a consultation run", "period:full"],
  ["what is Gunning", "gate:still-open"],
  ["EIA", "step:1.5"],
  ["questionaire", "method:online-survey"],
  ["hard to reach", "step:2.2"],
  ["purdah", "step:1.9"],
])("%j finds %s", (question, id) => {
  expect(found(question)).toContain(id);
});
