import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { TopicId, Visibility } from "../topic";
import { adoptLesson, lessonToAdopt } from "./adopt-lesson";
import { draftLesson } from "./draft-lesson";
import type { LessonDeps, LessonParts } from "./lesson-deps";
import { offerLesson } from "./offer-lesson";
import { shareLesson } from "./share-lesson";

export type { Adopted, LessonToAdopt } from "./adopt-lesson";
export type { LessonDeps, LessonDraft, LessonParts, WorkToLearnFrom } from "./lesson-deps";

/** What a consultation taught, from its record into the forum and from there into the toolkit. */
export function createLessons(deps: LessonDeps) {
  return {
    draftLesson: (ask: { reference: Reference; by: Person }) => draftLesson(deps, ask),
    shareLesson: (ask: { reference: Reference; typed: LessonParts; visibility: Visibility; by: Person }) =>
      shareLesson(deps, ask),
    offerLesson: (ask: { reference: Reference }) => offerLesson(deps, ask),
    lessonToAdopt: (ask: { id: TopicId; by: Person }) => lessonToAdopt(deps, ask),
    adoptLesson: (ask: { id: TopicId; change: string; by: Person }) => adoptLesson(deps, ask),
  };
}

export type Lessons = ReturnType<typeof createLessons>;
