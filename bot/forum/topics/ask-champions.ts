import { dayOf } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Person } from "../../common/person";
import type { ForumDeps, WaitingQuestion } from "../forum-deps";
import type { Topic } from "../topic";
import { whomToAsk } from "./whom-to-ask";

type Deps = Pick<
  ForumDeps,
  "topics" | "clock" | "workingDays" | "settings" | "advisers" | "directory" | "told" | "notices"
>;

/** Longer ago than this nobody is asked any more: a new champion, or a new forum, is not sent the past. */
const windowDays = 10;

/**
 * Asks leads and champions about questions that have waited. Each person hears of a question once, ever, and in
 * one message of all that are new to them. Run as often as you like, on as many instances.
 * @returns how many people were asked.
 */
export async function askChampions(deps: Deps): Promise<number> {
  const today = dayOf(deps.clock.now());
  if (!deps.workingDays.isWorkingDay(today)) return 0;

  const asked = new Map<PersonId, { person: Person; questions: WaitingQuestion[] }>();
  for (const topic of deps.topics.all()) {
    if (topic.kind !== "Question" || topic.status !== "Open") continue;
    if (!hasWaited(deps, topic)) continue;
    const waited = deps.workingDays.between(topic.askedOn, today);
    for (const { person, why } of await whomToAsk(deps, topic)) {
      const theirs = asked.get(person.id) ?? { person, questions: [] };
      theirs.questions.push({ topic, why, waited });
      asked.set(person.id, theirs);
    }
  }

  let told = 0;
  for (const { person, questions } of asked.values()) if (await tell(deps, person, questions)) told++;
  return told;
}

/** So long that somebody is asked about it, and not so long that nobody is any more. */
export function hasWaited(
  { workingDays, settings, clock }: Pick<Deps, "workingDays" | "settings" | "clock">,
  { askedOn }: Pick<Topic, "askedOn">,
): boolean {
  const after = settings().askChampionsAfter;
  const waited = workingDays.between(askedOn, dayOf(clock.now()));
  return after > 0 && waited >= after && waited <= after + windowDays;
}

/** One person at a time: what ends this half-way loses nobody who is still to be asked. */
async function tell(deps: Deps, person: Person, waiting: readonly WaitingQuestion[]): Promise<boolean> {
  const questions: WaitingQuestion[] = [];
  try {
    for (const question of waiting) {
      // Claimed first: two instances tick at the same minute.
      if (await deps.told.claim(markOf(question, person))) questions.push(question);
    }
    if (questions.length === 0) return false;
    await deps.notices.askedToAnswer(person, { questions });
    return true;
  } catch {
    for (const question of questions)
      await deps.told.giveBack(markOf(question, person)).catch(() => undefined);
    return false;
  }
}

const markOf = ({ topic }: Pick<WaitingQuestion, "topic">, { id }: Person) => ({
  ...{ about: `forum-asked-${topic.id}`, to: id },
});
