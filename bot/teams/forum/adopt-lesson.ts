import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Adopted, asTopicId } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { cardChanged, hasForum } from "./forum-chat";
import adoptJson from "./lesson-adopt-card.json";
import { roomsOf } from "./meeting-rooms";
import { mustFitHere } from "./who-reads";

const adoptCard = cardFrom(adoptJson);

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const adoptSchema = z.looseObject({ topic: z.string().regex(/^\d{1,12}$/), note: typedText });
type Asked = z.infer<typeof adoptSchema>;

function readAdopt(data: unknown): Asked {
  const read = adoptSchema.safeParse(data);
  if (read.success) return read.data;
  throw new Failure("invalid", "This card is too old to use. Type: forum");
}

/** From the card of a lesson: what should the toolkit say? */
export const askAdopt: Press = async (deps, turn, data) => {
  const { topic } = readAdopt(data);
  await mustFitHere(deps, turn, asTopicId(topic));
  return adoptForm(deps, turn, { topic, note: "" });
};

export const adoptLesson: Press = async (deps, turn, data) => {
  const asked = readAdopt(data);
  const id = asTopicId(asked.topic);
  await mustFitHere(deps, turn, id);
  try {
    const done = await roomsOf(deps).lessons.adoptLesson({ id, change: asked.note, by: turn.person });
    if (hasForum(deps)) await cardChanged(deps, { id });
    return await adoptForm(deps, turn, asked, { done: wordsOf(done), open: !done.isNew });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.adoptLesson" });
    return adoptForm(deps, turn, asked, { problem: failure.message });
  }
};

function wordsOf({ owner, isNew, wasAsked }: Adopted): string {
  const whose = owner && `It is an action of ${shorten(owner.name, 60)} now.`;
  if (!isNew)
    return ["This was asked for before.", whose, "To add to it, write what the toolkit should say."]
      .filter(Boolean)
      .join(" ");
  const asked = wasAsked ? "A change was asked for before. Yours is kept beside it." : "Asked for.";
  return `${asked} ${whose ?? "It waits for an owner now."}`;
}

async function adoptForm(
  deps: TeamsDeps,
  { person }: Turn,
  { topic: id, note }: Pick<Asked, "topic" | "note">,
  { problem = "", done = "", open = true }: { problem?: string; done?: string; open?: boolean } = {},
): Promise<Card> {
  const finding = roomsOf(deps).lessons.lessonToAdopt({ id: asTopicId(id), by: person });
  // What was typed comes back also where the lesson is not there any more.
  const found = problem ? await finding.catch(() => undefined) : await finding;
  const { value, whole } = boxed(note, 6_000);
  return adoptCard({
    ...{ topic: id, title: shorten(found?.topic.title, 200), noteValue: value, note: done, open },
    problem: shorten(problem, 300),
    line: done || !found ? "" : whoseWords(found.keeper?.name, found.topic.outcome),
    kept: whole || !open ? "" : "What you typed is too long for this card. Its beginning is in the box.",
  });
}

/** Which of the engagement leads it is, and why. */
function whoseWords(keeper: string | undefined, outcome: string): string {
  const before = outcome ? "A change was asked for before. What you add is kept beside it. " : "";
  const whose = keeper
    ? `${shorten(keeper, 60)} gets this as an action. They lead engagement, so they keep the toolkit.`
    : "Nobody leads engagement yet, so this waits for an owner in the list of actions.";
  return `${before}${whose}`;
}
