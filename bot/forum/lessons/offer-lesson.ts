import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { draftOf, originOf } from "./draft-lesson";
import type { LessonDeps, WorkToLearnFrom } from "./lesson-deps";

/** Completed: its lead gets the draft of its lesson, once; who leads engagement, where the lead has gone. */
export async function offerLesson(
  deps: LessonDeps,
  { reference }: { reference: Reference },
): Promise<boolean> {
  const { work: find, topics, told, notices } = deps;
  const work = find(reference);
  if (!work?.complete || topics.findByOrigin(originOf(reference))) return false;
  const to = await whom(deps, work);
  const mark = `lesson/${reference}`;
  if (!to || !(await told.claim(mark))) return false;
  try {
    await notices.lessonDrafted(to, { draft: draftOf(work) });
    return true;
  } catch (failure) {
    await told.release(mark);
    throw failure;
  }
}

async function whom({ directory }: LessonDeps, { lead }: WorkToLearnFrom): Promise<Person | undefined> {
  const found = lead && (await directory.find(lead.id));
  return found ?? (await directory.withRole("engagementLead"))[0];
}
