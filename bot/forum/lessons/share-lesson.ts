import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Topic, Visibility } from "../topic";
import { originOf, workFor } from "./draft-lesson";
import type { LessonDeps, LessonParts } from "./lesson-deps";

const longestPart = 4_000;

/** Puts the lesson into the forum, in the words of its lead. Twice is one topic. */
export async function shareLesson(
  deps: Pick<LessonDeps, "work" | "share">,
  {
    reference,
    typed,
    visibility,
    by,
  }: { reference: Reference; typed: LessonParts; visibility: Visibility; by: Person },
): Promise<Topic> {
  const work = workFor(deps, { reference, by });
  const parts = [
    ["What worked", typed.worked],
    ["What did not", typed.didNot],
    ["What we tried for the first time", typed.tried],
    ["Next time", typed.nextTime],
  ] as const;
  const long = parts.find(([, text]) => text.length > longestPart);
  if (long)
    throw new Failure(
      "invalid",
      `“${long[0]}” has ${long[1].length} characters. Use ${longestPart} at most.`,
    );
  const body = parts.flatMap(([label, text]) => (text.trim() ? [`${label}: ${text.trim()}`] : [])).join("\n");
  if (!body) throw new Failure("invalid", "Say what worked, what did not, or what to do next time.");
  return deps.share({
    ...{ kind: "Lesson", title: typed.title, body, tags: work.tags, reference, visibility, by },
    origin: originOf(reference),
  });
}
