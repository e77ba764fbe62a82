import { canBeShown } from "../../../bot/forum";
import type { AskKind, ForumTopic } from "../../../bot/toolkit";
import { askAmong, manyTopics, some, visibilityOf } from "../../bench/many-topics";
import { seeded } from "../../bench/random";
import { people } from "../../support/build";

/** Ten thousand topics, and among them a few that say something nobody else says. */
const size = 10_000;
const kinds: AskKind[] = ["toolkit", "register", "forum"];
const { alex, lee } = people;
let topics: readonly ForumTopic[] = manyTopics(size);
const { search, ask } = askAmong(() => topics);

const found = (question: string, { person = alex, most = 3 } = {}): readonly string[] => {
  const maySee = (id: string) => canBeShown({ visibility: visibilityOf(id) }, { person, inPublic: false });
  return ask({ question, kinds, mayFind: () => false, maySee })
    .topics.map(({ id }) => id)
    .slice(0, most);
};
/** The same topic with other words, as another object: the list's copy gives it so. */
function change(id: string, over: Partial<ForumTopic>): void {
  topics = topics.map((topic) => (topic.id === id ? { ...topic, ...over } : topic));
}

/** Small words alone say nothing about anything. */
const saysSomething = ({ title }: ForumTopic): boolean =>
  title.split(" ").filter((word) => /\p{L}{6,}/u.test(word)).length >= 3;

it("finds each topic among ten thousand first when it is asked as it was titled", () => {
  const asked = topics.filter((topic, at) => at % 8 === 0 && saysSomething(topic));
  expect(asked.length).toBeGreaterThan(90);
  const first = asked.filter(({ id, title }) => found(title)[0] === id);
  // The others are titled in words that a thousand topics have.
  expect(first.length / asked.length).toBeGreaterThan(0.9);
});

it("finds one by a word of its answer, of its text and of its tags alone", () => {
  change("5000", { answer: "We lent a gazebo.", body: "Under the trombone tree.", tags: ["Quayside ward"] });
  for (const question of ["gazebo", "who has a trombone?", "Quayside ward"])
    expect(found(question)[0]).toBe("5000");
});

it("finds what somebody may see though hundreds that they may not see are more like it", () => {
  topics = topics.map((topic) =>
    visibilityOf(topic.id) === "Officers" && Number(topic.id) < 1_500
      ? { ...topic, title: "Tandems for everybody" }
      : topic,
  );
  change("1", { body: "We bought tandems for everybody." });
  expect(found("tandems for everybody", { person: lee })).toEqual(["1"]);
  expect(found("tandems for everybody")).not.toContain("1");
  expect(found("tandems for everybody")).toHaveLength(3);
});

it("follows what was edited and what was taken away at once", () => {
  change("42", { title: "Marmalade mornings", body: "", answer: "" });
  expect(found("marmalade mornings")[0]).toBe("42");
  change("42", { title: "Chutney evenings" });
  expect(found("marmalade mornings")).toEqual([]);
  expect(found("chutney evenings")[0]).toBe("42");
  topics = topics.filter(({ id }) => id !== "42");
  expect(found("chutney evenings")).toEqual([]);
});

it("finds one by half a page of words, most of which are in thousands", () => {
  change("7000", {
    title: "Sundials in parks",
    body: "Nobody had thought of sundials or of armillary spheres.",
  });
  const page = some(seeded(3), 200);
  expect(found(`Sundials, armillary spheres: what do colleagues know? ${page}`)[0]).toBe("7000");
});

it("says nothing where nothing is like it", () => {
  expect(search.search("xylophone zugzwang", { kind: "forum", most: 3 })).toEqual([]);
  expect(found("where is the printer toner")).toEqual([]);
});
