import type { ForumDeps } from "../forum-deps";
import type { TopicTags } from "../topic";

/** More of one kind than these, and the words are about everything. */
const most = 5;
const longestRead = 20_000;

/** The council's own names that stand in somebody's words, so that who knows about them can be asked. */
export function matchTags(
  { settings, methods }: Pick<ForumDeps, "settings" | "methods">,
  text: string,
): TopicTags {
  const said = text.slice(0, longestRead);
  const plain = (names: readonly string[]) =>
    named(
      said,
      names.map((name) => ({ name })),
    );
  const { audiences, services, areas, skills } = settings();
  return {
    methods: named(said, methods()),
    ...{ audiences: plain(audiences), services: plain(services) },
    ...{ areas: plain(areas), skills: plain(skills) },
  };
}

interface Named {
  name: string;
  alsoCalled?: readonly string[];
}

/** A longer name goes first, and what it takes of the words no shorter one takes again. */
function named(text: string, known: readonly Named[]): readonly string[] {
  const said = text.match(word) ?? [];
  const taken = new Set<number>();
  const ways = known
    .flatMap(({ name, alsoCalled = [] }) =>
      [name, ...alsoCalled].map((way) => ({ name, words: (way ?? "").match(word) ?? [] })),
    )
    // A name that is typed with blanks around it is none that a tag can have.
    .filter(({ name, words }) => words.length > 0 && name === name.trim())
    .sort((one, other) => other.words.length - one.words.length);
  const found = new Map<string, number>();
  for (const { name, words } of ways) {
    for (let at = 0; at + words.length <= said.length; at++) {
      if (!words.every((each, index) => !taken.has(at + index) && same(each, said[at + index]))) continue;
      for (let index = 0; index < words.length; index++) taken.add(at + index);
      found.set(name, Math.min(at, found.get(name) ?? at));
    }
  }
  return [...found]
    .sort(([, one], [, other]) => one - other)
    .map(([name]) => name)
    .slice(0, most);
}

const word = /[\p{L}\p{N}]+/gu;

/** "IT" is a service and "it" is none. Of longer words, one and many are the same. */
function same(name: string, said = ""): boolean {
  if (name.length <= 3 && name === name.toUpperCase()) return name === said;
  return singular(name) === singular(said);
}

function singular(text: string): string {
  const small = text.toLowerCase();
  if (small.length > 4 && small.endsWith("ies")) return `${small.slice(0, -3)}y`;
  return small.length > 3 && small.endsWith("s") && !small.endsWith("ss") ? small.slice(0, -1) : small;
}
