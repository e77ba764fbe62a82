import { addDays, type Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Topic, Visibility } from "../topic";
import type { Digest, DigestDeps, DigestTopic, DigestTrying } from "./digest-deps";

/** So far ahead it says what opens and closes. */
const aheadDays = 14;
/** An event is told of sooner: people keep the day free. */
const eventAheadDays = 42;
/** What came of trying something is often known only some weeks after the work has closed. */
const latelyDays = 28;

/** What happened from the one day to the other, and what is near, for those who may see so much. */
export async function compileDigest(
  deps: Pick<DigestDeps, "topics" | "opening" | "closing" | "overlaps" | "trying" | "comingUp" | "isQuiet">,
  { from, to, audience }: { from: Day; to: Day; audience: Visibility },
): Promise<Digest> {
  const maySee = ({ visibility }: { visibility: Visibility }) =>
    audience === "Officers" || visibility === "Everyone";
  const topics = deps.topics.all().filter(maySee);
  const within = (day: Day | undefined) => day !== undefined && from <= day && day <= to;
  const isNew = topics.filter(({ askedOn }) => within(askedOn));
  const stillOpen = topics.filter(
    ({ kind, status, askedOn }) => kind === "Question" && status === "Open" && askedOn < from,
  );
  const nameOf = await names(deps);
  const seen = (found: readonly Topic[], dayOfIt: (topic: Topic) => Day, who: "askedBy" | "answeredBy") =>
    Promise.all(
      [...found]
        .sort((one, other) => dayOfIt(one).localeCompare(dayOfIt(other)))
        .map(
          async (topic): Promise<DigestTopic> => ({
            ...{ title: topic.title, kind: topic.kind, url: topic.url, on: dayOfIt(topic) },
            by: await nameOf(topic[who]),
          }),
        ),
    );
  const asked = ({ askedOn }: Topic) => askedOn;
  const ahead = addDays(to, aheadDays);
  const trying = deps
    .trying()
    .filter((each) => maySee(each) && (within(each.noted) || isNear(each, { to, ahead })))
    .sort((one, other) => (other.noted ?? "").localeCompare(one.noted ?? ""));
  const comingUp = deps
    .comingUp()
    .filter(({ kind, on }) => to <= on && on <= (kind === "Event" ? addDays(to, eventAheadDays) : ahead))
    .sort((one, other) => one.on.localeCompare(other.on));
  const news = {
    fresh: await seen(
      isNew.filter(({ kind }) => kind !== "Lesson"),
      asked,
      "askedBy",
    ),
    answered: await seen(
      topics.filter(({ status, answeredOn }) => status !== "Open" && within(answeredOn)),
      ({ answeredOn, askedOn }) => answeredOn ?? askedOn,
      "answeredBy",
    ),
    lessons: await seen(
      isNew.filter(({ kind }) => kind === "Lesson"),
      asked,
      "askedBy",
    ),
    opening: deps.opening(addDays(to, 1), ahead).filter(maySee),
    closing: deps.closing(addDays(to, 1), ahead).filter(maySee),
  };
  return {
    ...{ from, to, ...news },
    stillOpen: await seen(stillOpen, asked, "askedBy"),
    overlaps: (await deps.overlaps()).filter(maySee),
    ...{ trying, comingUp },
    // What was so last week too is no news by itself.
    empty:
      Object.values(news).every((each) => each.length === 0) &&
      !trying.some(({ noted }) => within(noted)) &&
      !comingUp.some(({ on }) => on <= ahead),
  };
}

/** It opens soon, is open, or has closed lately. */
const isNear = ({ opens, closes }: DigestTrying, { to, ahead }: { to: Day; ahead: Day }): boolean =>
  opens !== undefined && opens <= ahead && (closes === undefined || closes >= addDays(to, -latelyDays));

/** Each person is asked for once, however often they are named. */
async function names({ isQuiet }: Pick<DigestDeps, "isQuiet">) {
  const known = new Map<PersonId, Promise<boolean>>();
  return async (person: Topic["askedBy"]): Promise<string> => {
    if (!person) return "";
    const quiet = known.get(person.id) ?? isQuiet(person.id);
    known.set(person.id, quiet);
    return (await quiet) ? "" : person.name;
  };
}
