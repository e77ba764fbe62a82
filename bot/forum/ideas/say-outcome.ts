import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canSayOutcome } from "../permissions";
import { longestOutcome, readWords, shortened } from "../read-words";
import type { Told } from "../tell-asker";
import type { Topic, TopicChange, TopicId } from "../topic";
import { tellOutcome } from "./tell-proposer";
import { ideaOfItem } from "./turn-into-agenda-item";

type Deps = Pick<ForumDeps, "topics" | "clock" | "directory" | "notices" | "told">;

/** "You said, we did", for a colleague's idea: what became of it, or why nothing did. */
export async function sayOutcome(
  deps: Deps,
  { id, outcome, by }: { id: TopicId; outcome: string; by: Person },
): Promise<{ topic: Topic; told: Told }> {
  const idea = findTopic(deps, id, by);
  if (idea.kind !== "Idea") throw new Failure("invalid", "Only an idea has an outcome. Close this instead.");
  if (!canSayOutcome(by, idea))
    throw new Failure(
      "not_allowed",
      "Whoever took the idea up says what became of it, or the engagement lead.",
    );
  return say(deps, { idea, outcome, by });
}

/** What a meeting decided on an idea is what became of it, whoever took it up: its chair says so for them all. */
export async function decideIdea(
  deps: Deps,
  { key, outcome, by }: { key: string; outcome: string; by: Person },
): Promise<{ topic: Topic | undefined; told: Told }> {
  const id = ideaOfItem(key);
  const idea = id && deps.topics.find(id);
  // Added by hand, or taken out of the forum since.
  if (idea?.kind !== "Idea") return { topic: undefined, told: "nobody to tell" };
  return say(deps, { idea, outcome: shortened(outcome, longestOutcome), by });
}

async function say(
  deps: Deps,
  { idea, outcome: typed, by }: { idea: Topic; outcome: string; by: Person },
): Promise<{ topic: Topic; told: Told }> {
  const outcome = readWords(typed, {
    missing: "Say in a sentence what became of the idea.",
    longest: longestOutcome,
  });
  const me = { id: by.id, name: by.name };
  const change: TopicChange = { outcome, status: "Closed" };
  const topic = await deps.topics.change({
    ...{ topic: idea, change, again: () => change, what: lineOf("Outcome of an idea", idea) },
    said: (row) => [row.status, row.outcome].filter(Boolean).join(": "),
    ...{ by: me, at: deps.clock.now() },
  });
  return { topic, told: await tellOutcome(deps, { topic, by: me }) };
}
