import { alike, createTopicIndex } from "../../../bot/clashes/topics/topic-index";
import { otherTopic, sameTopic } from "./labelled-topics";

function judge() {
  const index = createTopicIndex();
  const titles = [...sameTopic, ...otherTopic].flat();
  for (const [slot, title] of titles.entries()) index.add(slot, index.read({ title, overview: "" }), 0);
  const isSame = ([one, other]: readonly [string, string]): boolean =>
    index.likeness(
      index.glance({ title: one, overview: "" }),
      index.glance({ title: other, overview: "" }),
    ) >= alike;
  return { isSame, right: sameTopic.filter(isSame).length, wrong: otherTopic.filter(isSame).length };
}

it("knows one topic by its titles, however they are worded, and seldom takes two for one", () => {
  const { right, wrong } = judge();
  expect(sameTopic.length + otherTopic.length).toBeGreaterThanOrEqual(60);
  expect(right / sameTopic.length).toBeGreaterThanOrEqual(0.9);
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95);
});

it("finds nothing alike in words that every consultation has", () => {
  const { isSame } = judge();
  expect(isSame(["Strategy review: have your say", "Draft strategy consultation survey"])).toBe(false);
});

it("takes what the overviews say into account", () => {
  const index = createTopicIndex();
  const overview = "Whether the swimming pool in Castle closes, and what could stand on its site instead.";
  const one = index.read({ title: "Castle swimming pool", overview });
  const other = index.read({ title: "The future of our pool in Castle", overview });
  index.add(0, one, 0);
  index.add(1, other, 0);
  const bare = index.read({ title: "The future of our pool in Castle", overview: "" });
  expect(index.likeness(one, other)).toBeGreaterThan(index.likeness(one, bare));
  expect(index.similar(one, { from: 0 }, () => true).map(({ slot }) => slot)).toEqual([0, 1]);
});
