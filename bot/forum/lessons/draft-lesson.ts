import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { has, type Person } from "../../common/person";
import type { LessonDeps, LessonDraft, WorkToLearnFrom } from "./lesson-deps";

/** One consultation has one lesson. */
export const originOf = (reference: Reference): string => `form/lesson-${reference}`;

/** Whoever leads the work, and whoever leads engagement. */
export const canShareLesson = (person: Person, work: WorkToLearnFrom): boolean =>
  has(person, "officer") && (work.lead?.id === person.id || has(person, "engagementLead"));

/** What its record says of what was learned, for its lead to look through and share. */
export function draftLesson(
  deps: Pick<LessonDeps, "work">,
  { reference, by }: { reference: Reference; by: Person },
): LessonDraft {
  return draftOf(workFor(deps, { reference, by }));
}

export function workFor(
  { work: find }: Pick<LessonDeps, "work">,
  { reference, by }: { reference: Reference; by: Person },
): WorkToLearnFrom {
  const work = find(reference);
  if (!work || !has(by, "officer"))
    throw new Failure("not_found", `I cannot find consultation ${reference}. Check its number.`);
  if (!canShareLesson(by, work))
    throw new Failure(
      "not_allowed",
      "Only the lead officer shares its lesson. Ask them, or the engagement lead.",
    );
  if (!work.complete)
    throw new Failure("conflict", "This consultation is not complete yet. Share its lesson once it is.");
  return work;
}

export function draftOf(work: WorkToLearnFrom): LessonDraft {
  const { reference, title, worked, didNot, nextTime, ratings, tried } = work;
  const rated = ratings.map(({ method, rating }) => `${method}: ${rating}`).join("; ");
  return {
    ...{ reference, consultation: title, title: `What we learned: ${[...title].slice(0, 150).join("")}` },
    // What was rated says what worked where nobody wrote it down.
    worked: [worked, rated && `How the methods did: ${rated}`].filter(Boolean).join("\n"),
    ...{ didNot, nextTime },
    // What is tried without a result yet teaches nobody.
    tried: tried.result && [tried.what, `What came of it: ${tried.result}`].filter(Boolean).join("\n"),
  };
}
