import { createIndex, type Findable } from "../../../bot/search";
import { createSynonyms } from "../../../bot/search/synonyms";

const text = (id: string, given: Partial<Findable> = {}): Findable => ({
  ...{ id, title: "", alsoCalled: [], text: "", tags: [] },
  ...given,
});

const indexOf = (...texts: Findable[]) => {
  const index = createIndex({
    synonyms: createSynonyms([
      ["survey", "questionnaire"],
      ["hard to reach", "seldom-heard", "seldom heard"],
      ["you said we did", "feedback to people"],
    ]),
  });
  for (const each of texts) index.put(each);
  return index;
};

const few = indexOf(
  text("survey", { title: "Online survey" }),
  text("seldom", { title: "Groups you seldom hear", alsoCalled: ["seldom-heard"] }),
  text("popup", { title: "Pop-up stall" }),
  text("feedback", { title: "You said, we did" }),
  text("planning", { title: "Planning days", text: "Consult about the town." }),
  text("clinic", { title: "Clinics for parents" }),
);
const found = (question: string) => few.search(question, { most: 3 }).map(({ id }) => id);

it.each([
  ["another word for it", "questionnaire", "survey"],
  ["another word, mistyped", "questionaire", "survey"],
  ["a phrase for it, in capitals", "HARD TO REACH groups", "seldom"],
  ["a phrase with other marks", "seldom heard", "seldom"],
  ["a phrase of nothing but small words", "what is you said, we did?", "feedback"],
  ["a slip", "onlime survey", "survey"],
  ["two letters swapped", "surevy", "survey"],
  ["a word that is not finished", "clin", "clinic"],
  ["one instead of many", "clinic", "clinic"],
  ["another form of the word", "who plans the consultation", "planning"],
  ["no hyphen", "popup", "popup"],
  ["a hyphen", "pop-up", "popup"],
])("finds by %s: %j", (_how, question, id) => {
  expect(found(question)[0]).toBe(id);
});

it("takes no other short word for a slip, nor one that begins otherwise", () => {
  expect(found("flanning")).toEqual([]);
  expect(indexOf(text("a", { title: "fees" })).search("feet", { most: 3 })).toEqual([]);
});

it("puts what is named for it before what only mentions it", () => {
  const index = indexOf(text("mentions", { text: "A survey may help." }), text("named", { title: "Survey" }));
  expect(index.search("survey", { most: 3 }).map(({ id }) => id)).toEqual(["named", "mentions"]);
});

it("is surer of a text about all that was asked than of one about a part", () => {
  const [all] = few.search("online survey", { most: 1 });
  const [part] = few.search("online flights to Rome", { most: 1 });
  expect(all?.sure).toBeGreaterThan(0.9);
  expect(part?.sure).toBeLessThan(0.5);
});

it("finds the new words of a text that was put again, and no longer the old ones", () => {
  const index = indexOf(text("row", { title: "Parks strategy" }));
  index.put(text("row", { title: "Library hours" }));
  expect(index.search("library", { most: 3 })).toHaveLength(1);
  expect(index.search("parks", { most: 3 })).toEqual([]);
  index.remove("row");
  index.remove("row");
  expect(index.search("library", { most: 3 })).toEqual([]);
});

it("leaves out what somebody may not see, and finds the next one", () => {
  const index = indexOf(text("draft", { title: "Parks parks" }), text("open", { title: "Parks and greens" }));
  const hits = index.search("parks", { most: 1, only: (id) => id !== "draft" });
  expect(hits.map(({ id }) => id)).toEqual(["open"]);
});

it.each(["hello", "good morning", "thanks!", "how do I", "", "???"])("takes %j for no question", (words) => {
  expect(few.asksSomething(words)).toBe(false);
});

it.each([
  ["10,000 letters", "a".repeat(10_000)],
  ["10,000 words", "survey ".repeat(10_000)],
  ["emoji", "👩‍👩‍👧 survey 😀"],
  ["a template", "${survey} {{DATE()}} <at>survey</at>"],
  ["words that objects have", "constructor __proto__ hasOwnProperty toString"],
  ["broken emoji", "\uD800 survey"],
])("stays calm at %s", (_what, question) => {
  expect(() => few.search(question, { most: 3 })).not.toThrow();
});

it("puts first what is called just what was asked, before what says its words more often", () => {
  const index = indexOf(
    text("often", { alsoCalled: ["early roads close", "roads that close early records", "close records"] }),
    text("called", {
      title: "Ending",
      alsoCalled: ["a shut", "a fair time to close the book", "close early"],
    }),
  );
  expect(index.search("can I close early", { most: 2 }).map(({ id }) => id)).toEqual(["called", "often"]);
});

it("tells names apart by their small words where they are about the same", () => {
  const index = indexOf(
    text("often", { alsoCalled: ["people who often reply"] }),
    text("never", { alsoCalled: ["people who never reply"] }),
    text("all", { alsoCalled: ["all people reply"] }),
  );
  expect(index.search("people who never reply to us", { most: 1 })[0]?.id).toBe("never");
});

it("does not take parking for parks", () => {
  const index = indexOf(text("parks", { title: "Parks" }));
  expect(index.search("parking", { most: 2 })).toEqual([]);
});

it("leaves aside what a thousand texts have when something rarer was asked as well", () => {
  const index = createIndex();
  for (let at = 0; at < 1100; at++) index.put(text(`road-${at}`, { title: "Roads", tags: ["Highways"] }));
  index.put(text("verge", { title: "Verges" }));
  expect(index.search("highways verges", { most: 5 }).map(({ id }) => id)).toEqual(["verge"]);
  expect(index.search("highways", { most: 5 })).toHaveLength(5);
});

it("takes a year for a whole number, not for the beginning of one", () => {
  const index = indexOf(text("year", { title: "2027" }), text("homes", { title: "20275 homes" }));
  expect(index.search("2027", { most: 2 }).map(({ id }) => id)).toEqual(["year"]);
});
