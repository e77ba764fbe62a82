import { topicWords } from "./words";

/** What a text is about, as numbers the index knows. */
export interface Topic {
  title: readonly number[];
  /** What the overview says that the title does not. */
  overview: readonly number[];
}

/**
 * Which texts are about the same thing, kept as texts come and go. Each is known by a number that whoever fills
 * the index gives out.
 */
export interface TopicIndex {
  /** For a text that is to be added. */
  read(text: { title: string; overview: string }): Topic;
  /** For a text that is only asked about: its new words are not kept, for anybody may ask. */
  glance(text: { title: string; overview: string }): Topic;
  /** @param lastDay the last day it is of, as a number. */
  add(slot: number, topic: Topic, lastDay: number): void;
  /** It is counted no more; its number may still be met until {@link forget}. */
  remove(slot: number): void;
  /** Takes the numbers of what was removed out of the lists. */
  forget(): void;
  /**
   * Every text that is likely the same topic, with how alike they are from {@link alike} to 1.
   * @param days only what is of these days or later is looked for.
   * @param isWanted false for what is not to be looked at.
   */
  similar(
    topic: Topic,
    days: { from: number },
    isWanted: (slot: number) => boolean,
  ): { slot: number; likeness: number }[];
  /** How alike two are; what `similar` finds is exactly what this puts at {@link alike} or more. */
  likeness(one: Topic, other: Topic): number;
}

/** From here on two are told to be the same topic; set by the labelled pairs in the tests. */
export const alike = 0.62;
/** A word of the one's title that only the other's overview has counts for this much of a shared one. */
const halfSaid = 0.5;
/** So much of the title asked about is in the other at the least: one word in four is a place, or chance. */
const leastShared = 0.34;
/** How much of what the titles leave open the overviews can make good. */
const overviewShare = 0.35;
/** Words are as rare as in a register of at least so many: with ten records, a count says nothing yet. */
const smoothing = 200;
/** A word in more than this share of the register tells nothing apart, and reading its list would take long. */
const commonShare = 0.1;
const commonLeast = 100;

export function createTopicIndex(): TopicIndex {
  const ids = new Map<string, number>();
  /** For each word, who has it in the title, by the year of its last day: what is long ago is not read through. */
  const postings: Map<number, number[]>[] = [];
  const topics: (Topic | undefined)[] = [];
  let uses = new Int32Array(1_024);
  let texts = 0;
  // Of the topic that is asked about; by the number of the word, so that a comparison is a few array reads.
  let place = new Uint8Array(1_024);
  let weights = new Float64Array(1_024);
  let weighed = new Uint32Array(1_024);
  let seen = new Uint32Array(1_024);
  let shares = new Float64Array(1_024);
  let turn = 0;

  function idOf(word: string): number {
    const known = ids.get(word);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(word, id);
    postings.push(new Map());
    if (id >= uses.length) {
      uses = grown(uses, new Int32Array(uses.length * 2));
      place = grown(place, new Uint8Array(place.length * 2));
      weights = grown(weights, new Float64Array(weights.length * 2));
      weighed = grown(weighed, new Uint32Array(weighed.length * 2));
    }
    return id;
  }

  function weight(id: number): number {
    if (weighed[id] === turn) return weights[id] ?? 0;
    // Damped, so that the name of a road does not outweigh everything else that is said.
    const found = Math.sqrt(Math.log((texts + smoothing) / ((uses[id] ?? 0) + 1)));
    weighed[id] = turn;
    weights[id] = found;
    return found;
  }
  const isCommon = (id: number): boolean => (uses[id] ?? 0) > Math.max(commonLeast, texts * commonShare);
  function sum(ids: readonly number[]): number {
    let total = 0;
    for (const id of ids) total += weight(id);
    return total;
  }

  /**
   * The words by which candidates are found: those of the title that tell something, else of the overview. What has
   * none of them in its title is not the same topic.
   */
  function keysOf({ title, overview }: Topic): number[] {
    const telling = title.filter((id) => !isCommon(id));
    if (telling.length > 0) return telling;
    return title.length > 0 ? [...title] : overview.filter((id) => !isCommon(id));
  }

  /** Who has any of these words in the title, that year or later; {@link shares} holds what they weigh together. */
  function sharing(keys: readonly number[], firstYear: number): number[] {
    const met: number[] = [];
    for (const id of keys) {
      const its = weight(id);
      for (const [year, slots] of postings[id] ?? []) {
        if (year < firstYear) continue;
        for (const slot of slots)
          if (seen[slot] === turn) shares[slot] = (shares[slot] ?? 0) + its;
          else {
            seen[slot] = turn;
            shares[slot] = its;
            met.push(slot);
          }
      }
    }
    return met;
  }

  function against<Answer>(one: Topic, ask: (likeness: (other: Topic) => number) => Answer): Answer {
    turn++;
    for (const id of one.overview) place[id] = inOverview;
    for (const id of one.title) place[id] = inTitle;
    const titleWeight = sum(one.title);
    const overviewWeight = sum(one.overview);

    function likeness(other: Topic): number {
      let shared = 0;
      let said = 0;
      let both = titleWeight;
      for (const id of other.title) {
        const its = weight(id);
        both += its;
        if (place[id] === inTitle) shared += its;
        else if (place[id] === inOverview) said += its;
      }
      // Most share a place or a word, no more: their overviews need not be read.
      if (shared < leastShared * titleWeight) return 0;
      let overviewShared = 0;
      let overviews = overviewWeight;
      for (const id of other.overview) {
        const its = weight(id);
        overviews += its;
        if (place[id] === inTitle) said += its;
        else if (place[id] === inOverview) overviewShared += its;
      }
      const titlesAlike = both === 0 ? 0 : (2 * shared + halfSaid * said) / both;
      const overviewsAlike = overviews === 0 ? 0 : (2 * overviewShared) / overviews;
      return Math.min(1, titlesAlike + overviewShare * overviewsAlike);
    }

    try {
      return ask(likeness);
    } finally {
      for (const id of one.overview) place[id] = 0;
      for (const id of one.title) place[id] = 0;
    }
  }

  return {
    read: (text) => topicOf(text, idOf),
    glance: (text) => topicOf(text, (word) => ids.get(word) ?? unknown),
    add(slot, topic, lastDay) {
      const { title, overview } = topic;
      texts++;
      topics[slot] = topic;
      while (slot >= seen.length) {
        seen = grown(seen, new Uint32Array(seen.length * 2));
        shares = grown(shares, new Float64Array(shares.length * 2));
      }
      for (const words of [title, overview]) for (const id of words) uses[id] = (uses[id] ?? 0) + 1;
      const year = yearOf(lastDay);
      for (const id of title) {
        const slots = postings[id]?.get(year);
        if (slots) slots.push(slot);
        else postings[id]?.set(year, [slot]);
      }
    },
    remove(slot) {
      const { title, overview } = topics[slot] ?? nothing;
      if (topics[slot]) texts--;
      topics[slot] = undefined;
      for (const words of [title, overview]) for (const id of words) uses[id] = (uses[id] ?? 0) - 1;
    },
    forget() {
      for (const years of postings)
        for (const [year, slots] of years)
          years.set(
            year,
            slots.filter((slot) => topics[slot] !== undefined),
          );
    },
    similar: (topic, days, isWanted) =>
      against(topic, (likeness) => {
        const keys = keysOf(topic);
        const met = sharing(keys, yearOf(days.from));
        // What shares too little of the title is left out by numbers alone, without a look at it.
        const least =
          leastShared * sum(topic.title) - sum(topic.title.filter((id) => !keys.includes(id))) - rounding;
        const found: { slot: number; likeness: number }[] = [];
        for (const slot of met) {
          if ((shares[slot] ?? 0) < least || !isWanted(slot)) continue;
          const other = topics[slot];
          const how = other ? likeness(other) : 0;
          if (how >= alike) found.push({ slot, likeness: how });
        }
        return found;
      }),
    likeness(topic, other) {
      const keys = new Set(keysOf(topic));
      const meet = other.title.some((id) => keys.has(id));
      return meet ? against(topic, (likeness) => likeness(other)) : 0;
    },
  };
}

/** About a year of days; only what is long ago needs to be apart. */
const yearOf = (day: number): number => Math.floor(day / 365);
/** Sums of the same weights in another order differ by less. */
const rounding = 1e-9;
const inTitle = 1;
const inOverview = 2;
/** A word that no text has; it weighs as much as the rarest. */
const unknown = -1;

const nothing: Topic = { title: [], overview: [] };

function topicOf(
  { title, overview }: { title: string; overview: string },
  id: (word: string) => number,
): Topic {
  const named = topicWords(title);
  const known = new Set(named);
  const others = topicWords(overview).filter((word) => !known.has(word));
  return { title: named.map(id), overview: others.map(id) };
}

function grown<Values extends { set(values: Values): void }>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}
