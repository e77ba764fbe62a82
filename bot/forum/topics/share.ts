import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { has, type Person } from "../../common/person";
import { asTeamsLink } from "../../common/teams-link";
import type { ForumDeps } from "../forum-deps";
import { canPost, canSeeTopic } from "../permissions";
import { readTags } from "../read-tags";
import { readBody, readTitle, shortened, titleOf } from "../read-words";
import { asThread } from "../thread";
import {
  type NamedPerson,
  type Topic,
  type TopicKind,
  type TopicTags,
  type TopicThread,
  topicKinds,
  type Visibility,
} from "../topic";

export interface ToShare {
  kind: TopicKind;
  /** Made of the first line of the body where there is none. */
  title?: string;
  body: string;
  tags?: Partial<TopicTags>;
  reference?: Reference | undefined;
  /** Among officers, unless they say that it is for everyone. A councillor's is for everyone. */
  visibility?: Visibility;
  /** Whose words they are, where somebody saves a colleague's message. */
  askedBy?: NamedPerson;
  /** Stands below the words: who saved them. */
  credit?: string;
  url?: string;
  thread?: TopicThread;
  /** `originOfMessage(…)`, or `form/` and an id of the form: the same twice is one topic. */
  origin: string;
  by: Person;
}

const originForm = /^(?:message|form)\/[^\p{Cc}\p{Cf}]{1,240}$/u;

/** Puts a question, a practice, an outcome, a lesson, an idea or a notice into the forum. */
export async function share(
  deps: Pick<ForumDeps, "topics" | "clock" | "settings" | "methods" | "mayFind">,
  { by, ...asked }: ToShare,
): Promise<Topic> {
  const { topics, clock } = deps;
  const visibility = asked.visibility ?? (has(by, "officer") ? "Officers" : "Everyone");
  if (!canPost(by, visibility))
    throw new Failure("not_allowed", "This is for officers only. Choose “Everyone” and try again.");
  if (!topicKinds.includes(asked.kind)) throw new Failure("invalid", "Choose what kind of post it is.");
  if (!originForm.test(asked.origin))
    throw new Failure("invalid", "This card is too old to use. Type: share with the forum");
  const body = readBody(asked.body);
  const title = readTitle(asked.title?.trim() ? asked.title : titleOf(body));
  const there = topics.findByOrigin(asked.origin);
  if (there && canSeeTopic(by, there)) return sameWords(there, { title, body, by });

  const tags = readTags(deps, asked.tags ?? {});
  if (asked.reference && !deps.mayFind(by, asked.reference))
    throw new Failure("not_found", `I cannot find consultation ${asked.reference}. Check its number.`);
  const me = { id: by.id, name: by.name };
  const now = clock.now();
  const credited = [body, asked.credit].filter(Boolean).join("\n\n");
  const shared = await topics.add({
    topic: {
      ...{ kind: asked.kind, title, body: credited, tags, visibility, origin: asked.origin },
      ...{ reference: asked.reference, askedBy: asked.askedBy ?? me, askedOn: dayOf(now) },
      url: asTeamsLink(asked.url ?? ""),
      thread: asked.thread && asThread(asked.thread),
    },
    by: me,
    at: now,
  });
  // Somebody else's was there, or quicker on another instance. That it is there is for officers, if it is for them.
  if (!canSeeTopic(by, shared))
    throw new Failure("conflict", "I cannot save that. Share it in your own words.");
  return sameWords(shared, { title, body, by });
}

/** @throws Failure saying that it stands already, and whose words do: thanks would lose the ones typed now. */
function sameWords(there: Topic, { title, body, by }: { title: string; body: string; by: Person }): Topic {
  const [now, then] = [plain(body), plain(there.body)];
  // Of a message that somebody saved, its last words say who did.
  const isSame =
    now === then || (there.origin.startsWith("message/") && then.startsWith(`${now} Saved `.trimStart()));
  if (plain(there.title) === plain(title) && isSame) return there;
  if (there.askedBy?.id === by.id)
    throw new Failure(
      "conflict",
      "You shared this before, in other words. Open that one in the forum and press “Change it”.",
    );
  const whose = there.askedBy?.name || "A colleague";
  throw new Failure(
    "conflict",
    `${shortened(whose, 60)} shared this before, in other words. Open that one in the forum and reply with yours.`,
  );
}

/** A list may keep line ends and spaces in a way of its own. */
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
