import type { Visibility } from "../../bot/forum";
import { searchEverything } from "../../bot/search";
import { content, createAsk, type ForumTopic, passagesOf, synonyms } from "../../bot/toolkit";
import { type Random, seeded } from "./random";

const passages = passagesOf(content);
/** The toolkit's own words, as often as it uses them: as many different ones as colleagues would use. */
const words = passages.flatMap(({ title, text }) => `${title} ${text}`.split(/\s+/));
const audiences = ["Residents", "Businesses", "Service users", "Young people", "Disabled people"];
const services = ["Parks", "Libraries", "Adult social care", "Housing", "Highways"];
const areas = Array.from({ length: 20 }, (_, at) => `Ward ${at + 1}`);

export const some = (random: Random, many: number): string =>
  Array.from({ length: many }, () => random.one(words)).join(" ");

/** What colleagues asked and shared in many years, tagged as the forum tags it. */
export function manyTopics(size: number, seed = 7): ForumTopic[] {
  const random = seeded(seed);
  return Array.from({ length: size }, (_, at) => ({
    ...{ id: String(at), title: some(random, 6), body: some(random, 60), answer: some(random, 20), url: "" },
    tags: [random.one(content.methods).name, random.one(audiences), random.one(services), random.one(areas)],
  }));
}

/** One in three is among officers. */
export const visibilityOf = (id: string): Visibility => (Number(id) % 3 === 0 ? "Officers" : "Everyone");

/** `Ask` as the product joins it, over the toolkit and these topics. */
export function askAmong(topics: () => readonly ForumTopic[]) {
  const search = searchEverything({
    ...{ synonyms, topics },
    passages: () => passages,
    consultations: () => [],
  });
  const { ask } = createAsk({ search, passages: () => passages, topics });
  return { search, ask };
}
