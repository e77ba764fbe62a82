import { Failure } from "../common/failure";
import type { ForumDeps } from "./forum-deps";
import type { TopicTags } from "./topic";

const mostTags = 20;

export const noTags: TopicTags = { methods: [], audiences: [], services: [], areas: [], skills: [] };
export const allTags = ({ methods, audiences, services, areas, skills }: TopicTags): readonly string[] => [
  ...methods,
  ...audiences,
  ...services,
  ...areas,
  ...skills,
];

/**
 * Tags as the council's settings and the toolkit spell them; what a topic had before may stay.
 * @throws Failure `invalid` naming one that is none of these.
 */
export function readTags(
  { settings, methods }: Pick<ForumDeps, "settings" | "methods">,
  asked: Partial<TopicTags>,
  had: TopicTags = noTags,
): TopicTags {
  const { audiences, services, areas, skills } = settings();
  const known = { audiences, services, areas, skills, methods: methods().map(({ name }) => name) };
  const read = (kind: keyof TopicTags, what: string) =>
    among([...known[kind], ...had[kind]], asked[kind], what);
  return {
    methods: read("methods", "methods of the toolkit"),
    audiences: read("audiences", "audiences"),
    services: read("services", "services"),
    areas: read("areas", "areas"),
    skills: read("skills", "skills"),
  };
}

function among(known: readonly string[], asked: readonly string[] = [], what: string): readonly string[] {
  if (asked.length > mostTags)
    throw new Failure("invalid", `Choose at most ${mostTags} ${what}. More would help nobody to find it.`);
  const found = asked
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const meant = known.find((one) => one.toLowerCase() === each.toLowerCase());
      if (meant) return meant;
      throw new Failure(
        "invalid",
        `“${[...each].slice(0, 60).join("")}” is not one of the ${what}. Choose again.`,
      );
    });
  return [...new Set(found)];
}
