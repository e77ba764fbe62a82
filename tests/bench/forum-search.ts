import { canBeShown } from "../../bot/forum";
import type { AskKind, ForumTopic } from "../../bot/toolkit";
import type { Line } from "./index";
import { askAmong, manyTopics, some, visibilityOf } from "./many-topics";
import { type Random, seeded } from "./random";

const size = 10_000;
const asks = 200;
const kinds: AskKind[] = ["toolkit", "register", "forum"];
const person = { id: "1", name: "Lee Gu", roles: ["member"] } as never;

/** What people type, by kind. */
const questions: Record<string, (random: Random, topics: readonly ForumTopic[]) => string> = {
  "four words": (random) => `Has anybody tried ${some(random, 4)}?`,
  "a title as it stands": (random, topics) => random.one(topics).title,
  "one common word": (random) => random.one(["survey", "people", "consultation", "council", "engagement"]),
  "a tag": (random, topics) => random.one(random.one(topics).tags),
  "not typed to its end": (random) => some(random, 3).slice(0, -2),
  mistyped: (random) =>
    `${some(random, 3)} ${["questionaire", "consultaton", "accesible"].at(random.whole(0, 2))}`,
  "half a page": (random) => some(random, 80),
  "about something else": (random) =>
    `${random.one(["toner", "trombone", "quark"])} ${random.whole(1, 999)}xyz`,
};

/** Asking as the chat does: the toolkit and what this person may see of the topics of many years. */
export function forumSearch(): Line[] {
  const topics = manyTopics(size);
  const { search, ask } = askAmong(() => topics);
  const shown = new Map(topics.map(({ id }) => [id, { visibility: visibilityOf(id) }]));
  const maySee = (id: string): boolean => {
    const topic = shown.get(id);
    return topic !== undefined && canBeShown(topic, { person, inPublic: false });
  };
  const began = performance.now();
  search.refresh();
  const lines: Line[] = [
    line("first reading", performance.now() - began, "-"),
    ...Object.entries(questions).flatMap(([kind, question]) => {
      const random = seeded(11);
      const asked = Array.from({ length: asks }, () => question(random, topics));
      let found = 0;
      const took = timed(asked, (each) => {
        found += ask({ question: each, kinds, mayFind: () => false, maySee }).topics.length;
      });
      if (found < 3 * asks && kind !== "about something else" && kind !== "not typed to its end")
        throw new Error(`Too little was found for ${kind}: ${found}. So nothing was measured.`);
      return [
        line(`${kind}, p50`, at(took, 0.5), "-"),
        line(`${kind}, p95`, at(took, 0.95), "< 20"),
        line(`${kind}, p99`, at(took, 0.99), "-"),
      ];
    }),
  ];
  const random = seeded(11);
  const plain = Array.from({ length: 30 }, () => some(random, 4));
  const took = timed(plain, (question) => lookedThrough(topics, { question, maySee }));
  return [...lines, line("beside it: each topic looked through, p50", at(took, 0.5), "-")];
}

/** As one would without an index: each topic is read for every word of the question. */
function lookedThrough(
  topics: readonly ForumTopic[],
  { question, maySee }: { question: string; maySee: (id: string) => boolean },
): readonly ForumTopic[] {
  const words = question.toLowerCase().split(/\s+/);
  return topics
    .filter(({ id }) => maySee(id))
    .map((topic) => {
      const text = [topic.title, topic.body, topic.answer, ...topic.tags].join(" ").toLowerCase();
      return { topic, met: words.filter((word) => text.includes(word)).length };
    })
    .sort((one, other) => other.met - one.met)
    .slice(0, 3)
    .map(({ topic }) => topic);
}

/** Of three times the quickest: the others are the machine's other work. */
function timed<Of>(each: readonly Of[], work: (one: Of) => unknown): number[] {
  const once = (one: Of): number => {
    const from = performance.now();
    work(one);
    return performance.now() - from;
  };
  return each.map((one) => Math.min(once(one), once(one), once(one))).sort((one, other) => one - other);
}

const at = (took: readonly number[], share: number): number =>
  took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;

const line = (name: string, value: number, target: string): Line => ({
  ...{ name: `forum search, 10,000 topics, ${name}`, value, unit: "ms", target },
});
