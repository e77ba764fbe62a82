import type { Passage } from "./passages";

/** Where an answer may come from. */
export type AskKind = "toolkit" | "register" | "forum";

/** What searching needs to be here; somebody else's library does it. */
export interface PassageSearch {
  /** Whether a question has any word that says what it is about. */
  asksSomething(question: string): boolean;
  /** The best first; `sure` is from 0 to 1. */
  search(
    question: string,
    ask: { kind: AskKind; most: number; only?: (id: string) => boolean },
  ): readonly { id: string; sure: number }[];
}

/** What colleagues asked in the forum, and the answer that was accepted. */
export interface ForumTopic {
  id: string;
  title: string;
  body: string;
  answer: string;
  tags: readonly string[];
  /** Where the conversation is; empty when nobody said. */
  url: string;
}

export interface AskDeps {
  search: PassageSearch;
  /** Of the edition in use. */
  passages: () => readonly Passage[];
  topics: () => readonly ForumTopic[];
}

export interface AskAsk {
  question: string;
  kinds: readonly AskKind[];
  /** Whether the asker may see this consultation, by its reference. */
  mayFind: (reference: string) => boolean;
  /** Which topics are looked among, by their ids; all of them where nothing is said. */
  maySee?: (topic: string) => boolean;
}

export interface Answer {
  /** False for a greeting and the like: nothing was asked, so nothing was looked for. */
  asked: boolean;
  /** The best first, at most five. */
  passages: readonly Passage[];
  /** References of consultations. */
  register: readonly string[];
  topics: readonly ForumTopic[];
}

/**
 * Below this nothing is shown: an honest "nothing" is worth more than a guess. Measured on the questions and
 * the nonsense in `tests/bot/search`. A consultation must match more of what was asked, since its title can
 * have any word in it.
 */
const leastSure: Record<AskKind, number> = { toolkit: 0.575, register: 0.6, forum: 0.5 };
const most: Record<AskKind, number> = { toolkit: 5, register: 3, forum: 3 };
/** What is far less sure than the best is noise beside it. */
const leastShare = 0.4;
/** The best by order need not be the surest. */
const looked = 3;

/** Looks in the toolkit, the register and the forum at once. Says so where there is nothing. */
export function ask(
  { search, passages, topics }: AskDeps,
  { question, kinds, mayFind, maySee }: AskAsk,
): Answer {
  if (!search.asksSomething(question)) return { asked: false, passages: [], register: [], topics: [] };

  function idsOf(kind: AskKind): readonly string[] {
    if (!kinds.includes(kind)) return [];
    const only = { register: mayFind, forum: maySee, toolkit: undefined }[kind];
    const hits = search.search(question, { kind, most: most[kind], ...(only && { only }) });
    const surest = Math.max(0, ...hits.slice(0, looked).map(({ sure }) => sure));
    if (surest < leastSure[kind]) return [];
    return hits.filter(({ sure }) => sure >= surest * leastShare).map(({ id }) => id);
  }

  return {
    asked: true,
    passages: held(passages(), idsOf("toolkit")),
    register: idsOf("register"),
    topics: held(topics(), idsOf("forum")),
  };
}

/** What the search found, unless it is gone meanwhile. */
function held<Row extends { id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] {
  if (ids.length === 0) return [];
  const known = byIdOf.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  byIdOf.set(rows, known);
  return ids.flatMap((id) => (known.get(id) as Row | undefined) ?? []);
}

/** Of each list, until it is another: looking through ten thousand rows takes as long as the search. */
const byIdOf = new WeakMap<readonly { id: string }[], ReadonlyMap<string, { id: string }>>();

export function createAsk(deps: AskDeps) {
  return {
    ask: (asked: AskAsk): Answer => ask(deps, asked),
    /** Undefined when the edition in use has no such passage, as on a card older than it. */
    findPassage: (id: string): Passage | undefined => deps.passages().find((passage) => passage.id === id),
  };
}

export type Ask = ReturnType<typeof createAsk>;
