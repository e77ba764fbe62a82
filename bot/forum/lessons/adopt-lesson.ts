import { dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import type { Person } from "../../common/person";
import { canAdoptLesson, canSeeTopic } from "../permissions";
import type { NamedPerson, Topic, TopicId } from "../topic";
import type { LessonDeps } from "./lesson-deps";

const longestChange = 2_000;

export interface LessonToAdopt {
  topic: Topic;
  /** Who keeps the toolkit: the first of those who lead engagement. Nobody, where nobody leads it. */
  keeper: NamedPerson | undefined;
}

export interface Adopted {
  /** Whose action it is. */
  owner: NamedPerson | undefined;
  /** What was asked for was not asked for in these words before. */
  isNew: boolean;
  /** A change for this lesson was asked for before. */
  wasAsked: boolean;
}

/** Before it is asked for: the lesson, and who will owe it. @throws Failure where this person may not ask. */
export async function lessonToAdopt(
  { topics, directory }: Pick<LessonDeps, "topics" | "directory">,
  { id, by }: { id: TopicId; by: Person },
): Promise<LessonToAdopt> {
  const topic = topics.find(id);
  if (!topic || !canSeeTopic(by, topic))
    throw new Failure("not_found", "That lesson is not in the forum any more. Type: digest");
  if (topic.kind !== "Lesson")
    throw new Failure("invalid", "Only a lesson can go into the toolkit. Share this as a lesson first.");
  if (!canAdoptLesson(by, topic))
    throw new Failure("not_allowed", "Only officers can ask to change the toolkit. Ask an officer.");
  const [lead] = await directory.withRole("engagementLead");
  return { topic, keeper: lead && { id: lead.id, name: lead.name } };
}

/**
 * Asks whoever keeps the toolkit to take the lesson into it: an action of theirs. Whatever a second person wants it
 * to say is an action of its own, so nobody's words are lost; the same words twice are one.
 */
export async function adoptLesson(
  deps: LessonDeps,
  { id, change, by }: { id: TopicId; change: string; by: Person },
): Promise<Adopted> {
  const { topics, agree, clock } = deps;
  const { topic, keeper } = await lessonToAdopt(deps, { id, by });
  const words = change.trim();
  if (words.length > longestChange)
    throw new Failure("invalid", `That has ${words.length} characters. Use ${longestChange} at most.`);
  const wasAsked = topic.outcome !== "";
  // With nothing to add, once is enough.
  if (wasAsked && !words) return { owner: undefined, isNew: false, wasAsked };
  const me = { id: by.id, name: by.name };
  const agreed = await agree({
    key: words ? `adopt/${topic.id}/${fingerprint([words])}` : `adopt/${topic.id}`,
    title: `Change the toolkit: ${[...topic.title].slice(0, 150).join("")}`,
    // Nobody leads engagement: it waits in the queue of what nobody owes.
    ...{ owner: keeper, dueDate: undefined, by: me },
    origin: { url: topic.url || undefined, text: words || topic.body },
  });
  if (!topic.outcome) {
    const at = clock.now();
    const outcome = `Put forward for the toolkit on ${inWords(dayOf(at))}.`;
    await topics.change({
      ...{ topic, change: { outcome }, what: "Lesson put forward for the toolkit", by: me, at },
      again: (newest) => (newest.outcome ? {} : { outcome }),
    });
  }
  return { owner: agreed.owner, isNew: agreed.isNew, wasAsked };
}
