import { noTags, type TopicKind, type TopicTags, topicKinds, type Visibility } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { shorten } from "../cards/words";
import type { Turn } from "../turn";
import type { ForumReady } from "./forum-chat";
import { readerChoices } from "./reader-choices";
import { isUnchanged, mostInBox, type SavedMessage, savedNotes } from "./save-message";
import shareJson from "./share-card.json";

const shareCard = cardFrom(shareJson);
/** What can be typed on it and on a topic's card. */
export const forumInputs: readonly string[] = [
  ...["topicTitle", "topicBody", "topicReference", "replyText", "answerText", "outcomeText", "question"],
];
/** More choices than this nobody reads, and the card would be too large. */
export const mostChoices = 60;

const tooLong = "What you typed is too long for this card. Its beginning is in the box.";
const leaveIt = "Only its beginning is in the box. Leave it as it is, and I keep it all.";

export interface Filled {
  kind: TopicKind;
  title: string;
  body: string;
  tags: TopicTags;
  reference: string;
  visibility: Visibility | undefined;
  /** Made with the form: pressed twice, it is one topic. */
  key: string;
  /** The message it is made of. */
  saved?: SavedMessage | undefined;
}

export const nothingFilled = (key: string): Filled => ({
  ...{ kind: "Question", title: "", body: "", tags: noTags, reference: "", visibility: undefined, key },
});

export const kindWords: Record<TopicKind, string> = {
  Question: "A question",
  Practice: "Good practice: something that works",
  Outcome: "An outcome: what came of an engagement",
  Lesson: "A lesson: what we would do another time",
  Idea: "An idea",
  Notice: "A notice",
};

export function shareForm(
  deps: ForumReady,
  { person }: Pick<Turn, "person">,
  { filled, inDialog = false, problem = "" }: { filled: Filled; inDialog?: boolean; problem?: string },
): Card {
  const { services, audiences, areas, skills } = deps.settings();
  const { saved } = filled;
  const asItWas = saved !== undefined && isUnchanged(filled.body, saved.words);
  const notes = saved ? savedNotes(saved, { person }) : { origin: "", cut: "" };
  const make = (share: number): Card => {
    const title = boxed(filled.title, Math.ceil(1_000 * share));
    const body = boxed(asItWas ? saved.words : filled.body, Math.ceil(mostInBox * share));
    const reference = boxed(filled.reference, Math.ceil(400 * share));
    const { tags } = filled;
    return shareCard({
      heading: saved ? "Save to the forum" : "Share with the forum",
      problem: shorten(problem, 400),
      origin: notes.origin,
      kinds: topicKinds.map((kind) => ({ title: kindWords[kind], value: kind })),
      kind: filled.kind,
      ...{ title: title.value, body: body.value, reference: reference.value },
      ...{ methods: offered(deps.forumChat.methods(), share), method: tickedOf(tags.methods) },
      ...{ services: offered(services, share), service: tickedOf(tags.services) },
      ...{ audiences: offered(audiences, share), audience: tickedOf(tags.audiences) },
      ...{ areas: offered(areas, share), area: tickedOf(tags.areas) },
      ...{ skills: offered(skills, share), skill: tickedOf(tags.skills) },
      ...readerChoices(deps, person, filled.visibility),
      kept: [
        notes.cut,
        title.whole && reference.whole && (body.whole || asItWas) ? "" : tooLong,
        asItWas && !body.whole ? leaveIt : "",
      ]
        .filter(Boolean)
        .join(" "),
      ...{ key: filled.key, saved: saved ? "true" : "", inDialog },
    });
  };
  return fitting([1, 0.6, 0.35, 0.2, 0.1] as const, make);
}

/** A client puts commas between what is ticked, so a value has none. */
const inValue = (name: string): string => encodeURIComponent(wellFormed(name));
const wellFormed = (name: string | null | undefined): string => (name ?? "").replace(/\p{Cs}/gu, "");
/** As many of the council's names as the card has room for. */
export const offered = (names: readonly string[], share: number) =>
  share < 0.3
    ? []
    : names
        .filter((name) => shorten(name, 1) !== "")
        .slice(0, Math.ceil(mostChoices * share))
        .map(choiceOf);
export const choiceOf = (name: string) => ({ title: shorten(name, 80), value: inValue(name) });
export const tickedOf = (names: readonly string[]): string => names.map(inValue).join(",");
