import { type Answer, createAsk, type ForumTopic, type Passage, parseSynonyms } from "../../../bot/toolkit";

const passage = (id: string): Passage => ({
  ...{ id, kind: "step", title: id, text: "Text.", alsoCalled: [] },
  ...{ sources: ["A source"], verified: "house rule" },
});
const topic: ForumTopic = { id: "7", title: "Prize draws", body: "", answer: "", tags: [], url: "" };
type Hits = Record<string, [id: string, sure: number][]>;

function answer(hits: Hits, given: { mayFind?: (reference: string) => boolean } = {}): Answer {
  const { ask } = createAsk({
    passages: () => ["a", "b", "c"].map(passage),
    topics: () => [topic],
    search: {
      asksSomething: (question) => question !== "hello",
      search: (_question, { kind, most, only = () => true }) =>
        (hits[kind] ?? [])
          .filter(([id]) => only(id))
          .slice(0, most)
          .map(([id, sure]) => ({ id, sure })),
    },
  });
  const question = "what?";
  return ask({ question, kinds: ["toolkit", "register", "forum"], mayFind: () => true, ...given });
}

const ids = ({ passages }: Answer) => passages.map(({ id }) => id);

it("gives what it is sure of, from all three places", () => {
  const given = answer({ toolkit: [["a", 0.9]], register: [["2027-00042", 0.9]], forum: [["7", 0.9]] });
  expect(given).toMatchObject({ asked: true, register: ["2027-00042"], topics: [topic] });
  expect(ids(given)).toEqual(["a"]);
});

it("gives nothing where it is not sure enough, rather than a guess", () => {
  expect(answer({ toolkit: [["a", 0.4]], register: [["2027-00042", 0.5]], forum: [["7", 0.4]] })).toEqual({
    ...{ asked: true, passages: [], register: [], topics: [] },
  });
});

it("leaves out what is far less sure than the best", () => {
  expect(
    ids(
      answer({
        toolkit: [
          ["a", 0.9],
          ["b", 0.5],
          ["c", 0.2],
        ],
      }),
    ),
  ).toEqual(["a", "b"]);
});

it("leaves out consultations the asker may not see", () => {
  const hits: Hits = {
    register: [
      ["2027-00001", 0.9],
      ["2027-00002", 0.8],
    ],
  };
  expect(answer(hits, { mayFind: (reference) => reference === "2027-00002" }).register).toEqual([
    "2027-00002",
  ]);
});

it("leaves out what the search still has and the toolkit has no more", () => {
  expect(ids(answer({ toolkit: [["gone", 0.9]] }))).toEqual([]);
});

it("looks for nothing when nothing was asked", () => {
  const { ask } = createAsk({
    passages: () => [],
    topics: () => [],
    search: {
      asksSomething: () => false,
      search: () => {
        throw new Error("It was searched");
      },
    },
  });
  expect(ask({ question: "hello", kinds: ["toolkit"], mayFind: () => true }).asked).toBe(false);
});

it.each([
  ["a group of one", [["survey"]], "group 1, the group: needs two words or more"],
  ["a word twice", [["survey", "Survey"]], 'group 1, word 2: "survey" is there twice'],
  [
    "an empty word",
    [
      ["a b", "c d"],
      ["survey", " "],
    ],
    "group 2, word 2: is too short",
  ],
  ["no list", {}, "group 1, the group"],
])("refuses synonyms with %s, and says where", (_what, raw, message) => {
  expect(() => parseSynonyms(raw)).toThrow(message);
});
