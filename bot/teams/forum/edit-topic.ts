import { z } from "zod";
import { Failure } from "../../common/failure";
import {
  markOfTopic,
  type Topic,
  type TopicKind,
  type TopicMay,
  type TopicTags,
  topicKinds,
  type Visibility,
} from "../../forum";
import { boxes } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, Turn } from "../turn";
import editJson from "./edit-topic-card.json";
import { cardChanged, type ForumReady, forumOf, showInForum } from "./forum-chat";
import { amongOfficersNow } from "./living-card";
import { readerChoices } from "./reader-choices";
import { readTopicData, seen } from "./see-topic";
import { ticked } from "./share";
import { kindWords, offered, tickedOf } from "./share-form";
import { fitsHere, mustFitHere } from "./who-reads";

const editCard = cardFrom(editJson);

/** The boxes of the form, by what of a topic is in each. */
const tagBoxes = {
  methods: "topicMethods",
  services: "topicServices",
  audiences: "topicAudiences",
  areas: "topicAreas",
  skills: "topicSkills",
} as const satisfies Record<keyof TopicTags, string>;
const tagKinds = Object.keys(tagBoxes) as (keyof TopicTags)[];

interface Typed {
  kind: TopicKind;
  title: string;
  body: string;
  tags: TopicTags;
  visibility: Visibility;
  /** Which boxes the form had: one that it had no room for is left as it is. */
  asked: ReadonlySet<string>;
  shown: string;
}

/** "Change it", on the card of whoever may. */
export const askEditTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  await mustFitHere(deps, turn, id);
  const { topic, may } = await deps.forum.seeTopic({ id, person: turn.person });
  if (!may.edit) throw new Failure("not_allowed", "Only the asker or the engagement lead can change this.");
  return editForm(deps, turn, { topic, may });
};

export const editTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  await mustFitHere(deps, turn, id);
  const { topic: before, may } = await deps.forum.seeTopic({ id, person: turn.person });
  const typed = readTyped(data, before);
  try {
    const topic = await deps.forum.editTopic({ id, ...changeOf(typed), shown: typed.shown, by: turn.person });
    await cardChanged(deps, topic);
    const isOpenedUp = before.visibility === "Officers" && topic.visibility === "Everyone";
    const shown = isOpenedUp && !topic.thread ? await showInForum(deps, turn, topic) : undefined;
    if (!(await fitsHere(deps, turn, topic))) return amongOfficersNow();
    const note = shown === "posted" ? "Saved. Its card comes in the channel in a moment." : "Saved.";
    return await seen(deps, turn, id, { note });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code === "unavailable") throw failure;
    logFailure(deps.log, failure, { verb: "forum.editTopic" });
    if (!may.edit) throw failure;
    const { topic } = await deps.forum.seeTopic({ id, person: turn.person });
    return editForm(deps, turn, { topic, may, typed, problem: failure.message });
  }
};

function changeOf({ asked, kind, title, body, tags, visibility }: Typed) {
  const asksFor = tagKinds.filter((each) => asked.has(tagBoxes[each]));
  return {
    ...(asked.has("topicKind") && { kind }),
    ...(asked.has("topicTitle") && { title }),
    ...(asked.has("topicBody") && { body }),
    tags: Object.fromEntries(asksFor.map((each) => [each, tags[each]])),
    visibility,
  };
}

const text = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(110_000)).catch("");
/** A box that somebody emptied is left out by some clients, so what the form had is said beside them. */
const typedSchema = z.looseObject({
  ...{ topicTitle: text, topicBody: text, asked: text, shown: text },
  ...{ topicMethods: ticked, topicServices: ticked, topicAudiences: ticked, topicAreas: ticked },
  topicSkills: ticked,
  topicKind: z.enum(topicKinds).optional().catch(undefined),
  topicFor: z.enum(["Everyone", "Officers"]).optional().catch(undefined),
});

function readTyped(data: unknown, { kind, visibility }: Topic): Typed {
  const read = typedSchema.safeParse(data ?? {});
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: forum");
  const { topicTitle, topicBody, topicKind, topicFor, asked, shown, ...rest } = read.data;
  return {
    ...{ title: topicTitle, body: topicBody, kind: topicKind ?? kind, visibility: topicFor ?? visibility },
    tags: {
      ...{ methods: rest.topicMethods, services: rest.topicServices, skills: rest.topicSkills },
      ...{ audiences: rest.topicAudiences, areas: rest.topicAreas },
    },
    ...{ asked: new Set(asked.split(",")), shown },
  };
}

function editForm(
  deps: ForumReady,
  { person }: Turn,
  { topic, may, typed, problem = "" }: { topic: Topic; may: TopicMay; typed?: Typed; problem?: string },
): Card {
  const { services, audiences, areas, skills } = deps.settings();
  const known = { services, audiences, areas, skills, methods: deps.forumChat.methods() };
  const ticks = typed?.tags ?? topic.tags;
  const make = (share: number): Card => {
    const most = { topicTitle: Math.ceil(1_000 * share), topicBody: Math.ceil(9_000 * share) };
    const stored = { topicTitle: topic.title, topicBody: may.editWords ? topic.body : "" };
    const back = typed && {
      ...(typed.asked.has("topicTitle") && { topicTitle: typed.title }),
      ...(typed.asked.has("topicBody") && { topicBody: typed.body }),
    };
    const { value, show, kept } = boxes(most, { stored, typed: back });
    // What it has is offered first, also where the settings do not name it any more.
    const choicesOf = (kind: keyof TopicTags): ReturnType<typeof offered> => {
      const own = topic.tags[kind].filter((name) => shorten(name, 1) !== "");
      const choices = offered([...new Set([...own, ...known[kind]])], share);
      // Saving those that there is room for would lose the others.
      return choices.length < own.length ? [] : choices;
    };
    const choices = {
      ...{ methods: choicesOf("methods"), services: choicesOf("services"), skills: choicesOf("skills") },
      ...{ audiences: choicesOf("audiences"), areas: choicesOf("areas") },
    };
    const has = {
      topicTitle: show.topicTitle,
      topicBody: may.editWords && show.topicBody,
      // An answer is a question's, so what has one stays what it is.
      topicKind: topic.answer === "",
      ...Object.fromEntries(tagKinds.map((kind) => [tagBoxes[kind], choices[kind].length > 0])),
    };
    return editCard({
      ...{ heading: "Change it", problem: shorten(problem, 400), id: topic.id },
      shown: markOfTopic(topic),
      asked: Object.entries(has)
        .filter(([, isThere]) => isThere)
        .map(([name]) => name)
        .join(","),
      kinds: topicKinds.map((kind) => ({ title: kindWords[kind], value: kind })),
      kind: typed?.kind ?? topic.kind,
      ...{ title: value.topicTitle, body: value.topicBody, kept },
      ...{ hasTitle: has.topicTitle, hasBody: has.topicBody, hasKind: has.topicKind },
      ...choices,
      ...{ method: tickedOf(ticks.methods), service: tickedOf(ticks.services) },
      ...{ audience: tickedOf(ticks.audiences), area: tickedOf(ticks.areas) },
      skill: tickedOf(ticks.skills),
      ...readerChoices(deps, person, typed?.visibility ?? topic.visibility),
    });
  };
  return fitting([1, 0.6, 0.35, 0.2, 0.1] as const, make);
}
