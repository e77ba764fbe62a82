import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { LessonDraft, LessonParts, Visibility } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, Press } from "../turn";
import { hasForum, showInForum } from "./forum-chat";
import draftJson from "./lesson-draft-card.json";
import { roomsOf } from "./meeting-rooms";
import { shownWords } from "./shared";
import { usualVisibility } from "./who-reads";

const draftCard = cardFrom(draftJson);
const tooLong = "What you typed is too long for this card. Its beginning is in the box.";

/** Sent to the lead once the consultation is complete. */
export const lessonDraft = (draft: LessonDraft, { visibility }: { visibility: Visibility }): Card =>
  draftForm(draft.reference, draft, {
    officersOnly: visibility === "Officers",
    line: `${draft.reference} is complete. Look this through, change it, and share it with colleagues.`,
  });

/** `share the lesson 2027-00042` */
export const askLesson: Command = async (deps, turn) => {
  const { person, text } = turn;
  const reference = toReference(/\d{4}-\d{5}/.exec(text)?.[0]);
  if (!reference) return { text: "Say which one, with its reference, such as: share the lesson 2027-00042" };
  return {
    card: lessonDraft(roomsOf(deps).lessons.draftLesson({ reference, by: person }), {
      visibility: await usualVisibility(deps, turn),
    }),
    summary: `Lesson of ${reference}`,
  };
};

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const draftSchema = z.looseObject({
  reference: z.string(),
  ...{ title: typedText, worked: typedText, didNot: typedText, nextTime: typedText, officersOnly: typedText },
  tried: typedText,
});

export const shareLesson: Press = async (deps, turn, data) => {
  const { person } = turn;
  const read = draftSchema.safeParse(data);
  const reference = read.success ? toReference(read.data.reference) : undefined;
  if (!read.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: share the lesson");
  const { title, worked, didNot, nextTime, tried } = read.data;
  const typed = { title, worked, didNot, nextTime, tried };
  // Where a client sends no choice, it is as for anything else that is shared.
  const chosen = read.data.officersOnly;
  const officersOnly = chosen === "" ? (await usualVisibility(deps, turn)) === "Officers" : chosen === "true";
  try {
    const visibility = officersOnly ? "Officers" : "Everyone";
    const topic = await roomsOf(deps).lessons.shareLesson({ reference, typed, visibility, by: person });
    const shown = hasForum(deps) ? await showInForum(deps, turn, topic) : "not posted";
    const note = `Shared with the forum. ${shownWords[shown]}`;
    return draftForm(reference, typed, { line: `Lesson of ${reference}`, note, open: false });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.shareLesson" });
    return draftForm(reference, typed, {
      ...{ line: `Lesson of ${reference}`, problem: failure.message, officersOnly },
    });
  }
};

function draftForm(
  reference: Reference,
  { title, worked, didNot, nextTime, tried }: LessonParts,
  {
    line,
    note = "",
    problem = "",
    open = true,
    officersOnly = false,
  }: { line: string; note?: string; problem?: string; open?: boolean; officersOnly?: boolean },
): Card {
  const parts = {
    title: boxed(title, 800),
    worked: boxed(worked, 4_000),
    didNot: boxed(didNot, 4_000),
    tried: boxed(tried, 4_000),
    nextTime: boxed(nextTime, 4_000),
  };
  return draftCard({
    ...{ reference, line, note, open, problem: shorten(problem, 300) },
    ...{ title: parts.title.value, worked: parts.worked.value, didNot: parts.didNot.value },
    ...{
      nextTime: parts.nextTime.value,
      tried: parts.tried.value,
      officersOnly: officersOnly ? "true" : "false",
    },
    kept: !open || Object.values(parts).every(({ whole }) => whole) ? "" : tooLong,
  });
}
