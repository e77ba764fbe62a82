import { dayOf } from "../common/days";
import { toReference } from "../common/ids";
import { asTeamsLink } from "../common/teams-link";
import {
  asThread,
  asTopicId,
  noTags,
  type TakenUp,
  type Topic,
  type TopicKind,
  topicKinds,
  topicStatuses,
  visibilities,
} from "../forum";
import {
  type Fields,
  type GraphItem,
  personIn,
  readDay,
  readList,
  readNumber,
  readOneOf,
  readText,
  writeChoices,
  writeDay,
  writePerson,
} from "./fields";
import { removedStatus } from "./forum-topics-list.columns";
import type { People } from "./people";

export const topicPeople = ["AskedBy", "AnsweredBy", "TakenUpBy"];

/** Every column a topic is read from. */
export const topicColumns = [
  ...["Title", "Body", "Kind", "AskedByLookupId", "AskedById", "AskedOn", "Status", "Visibility"],
  ...["Methods", "Audiences", "Services", "Areas", "Skills", "Tags", "Consultation"],
  ...["Answer", "AnsweredByLookupId", "AnsweredById", "AnsweredOn", "AnswerMessageId", "Votes", "Replies"],
  ...["Outcome", "TakenUpByLookupId", "TakenUpById", "TakenUpAs"],
  ...["MessageUrl", "ThreadId", "MessageId", "ExternalId"],
];

/** What the kinds were called before. */
const formerKinds: Readonly<Record<string, TopicKind>> = {
  "good practice": "Practice",
  "review request": "Question",
};

export const isRemoved = ({ fields = {} }: GraphItem): boolean =>
  readText(fields["Status"]).trim().toLowerCase() === removedStatus.toLowerCase();

export function readTopic(item: GraphItem, { people, listUrl }: { people: People; listUrl: string }): Topic {
  const { id, fields = {} } = item;
  const said = (column: string): string => readText(fields[column]);
  const list = (column: string): readonly string[] => readList(fields[column]);
  const saved = Date.parse(item.lastModifiedDateTime ?? "");
  const [conversationId, messageId] = [said("ThreadId"), said("MessageId")];
  return {
    id: asTopicId(id),
    kind:
      readOneOf(fields["Kind"], topicKinds) ?? formerKinds[said("Kind").trim().toLowerCase()] ?? "Question",
    title: said("Title"),
    body: said("Body"),
    askedBy: people.named(personIn(fields, "AskedBy")),
    // Of a row that somebody typed into the list, the day it was saved is the best there is.
    askedOn: readDay(fields["AskedOn"]) ?? dayOf(new Date(Number.isNaN(saved) ? 0 : saved)),
    status: readOneOf(fields["Status"], topicStatuses) ?? "Open",
    visibility: readOneOf(fields["Visibility"], visibilities) ?? "Officers",
    tags: {
      methods: list("Methods"),
      audiences: list("Audiences"),
      services: list("Services"),
      areas: list("Areas"),
      skills: list("Skills"),
    },
    reference: toReference(said("Consultation")),
    answer: said("Answer"),
    answerReply: said("AnswerMessageId") || undefined,
    answeredBy: people.named(personIn(fields, "AnsweredBy")),
    answeredOn: readDay(fields["AnsweredOn"]),
    votes: readNumber(fields["Votes"]) ?? 0,
    replies: readNumber(fields["Replies"]) ?? 0,
    outcome: said("Outcome"),
    takenUp: readTakenUp(fields, people),
    // The list is edited by hand, so the link is looked at again.
    url: asTeamsLink(said("MessageUrl")),
    thread: conversationId && messageId ? asThread({ conversationId, messageId }) : undefined,
    origin: said("ExternalId"),
    listUrl,
  };
}

const takenUpForm = /^(Action|Agenda item) (.+)$/;

function readTakenUp(fields: Fields, people: People): TakenUp | undefined {
  const [, as, id] = takenUpForm.exec(readText(fields["TakenUpAs"])) ?? [];
  return as && id
    ? { as: as as TakenUp["as"], id, by: people.named(personIn(fields, "TakenUpBy")) }
    : undefined;
}

type Part = Exclude<keyof Topic, "id" | "listUrl">;

/** The columns of what is given, and no others. */
export function topicFields(given: Partial<Topic>, people: People): Fields {
  const { tags, takenUp, thread } = given;
  const columns: Record<Part, () => Fields> = {
    kind: () => ({ Kind: given.kind }),
    title: () => ({ Title: given.title }),
    body: () => ({ Body: given.body }),
    askedBy: () => writePerson("AskedBy", given.askedBy, people),
    askedOn: () => ({ AskedOn: writeDay(given.askedOn) }),
    status: () => ({ Status: given.status }),
    visibility: () => ({ Visibility: given.visibility }),
    tags: () => ({
      ...writeChoices("Methods", tags?.methods ?? []),
      ...writeChoices("Audiences", tags?.audiences ?? []),
      ...writeChoices("Services", tags?.services ?? []),
      ...writeChoices("Areas", tags?.areas ?? []),
      ...writeChoices("Skills", tags?.skills ?? []),
    }),
    reference: () => ({ Consultation: given.reference ?? "" }),
    answer: () => ({ Answer: given.answer }),
    answerReply: () => ({ AnswerMessageId: given.answerReply ?? "" }),
    answeredBy: () => writePerson("AnsweredBy", given.answeredBy, people),
    answeredOn: () => ({ AnsweredOn: writeDay(given.answeredOn) }),
    votes: () => ({ Votes: given.votes }),
    replies: () => ({ Replies: given.replies }),
    outcome: () => ({ Outcome: given.outcome }),
    takenUp: () => ({
      TakenUpAs: takenUp ? `${takenUp.as} ${takenUp.id}` : "",
      ...writePerson("TakenUpBy", takenUp?.by, people),
    }),
    url: () => ({ MessageUrl: given.url }),
    thread: () => ({ ThreadId: thread?.conversationId ?? "", MessageId: thread?.messageId ?? "" }),
    origin: () => ({ ExternalId: given.origin }),
  };
  const parts = (Object.keys(columns) as Part[]).filter((part) => part in given);
  return Object.assign({}, ...parts.map((part) => columns[part]()));
}

/** Everything of a topic that says what somebody wrote, or who they are. */
export function withoutWords(people: People): Fields {
  return {
    ...topicFields(
      {
        ...{ title: removedStatus, body: "", answer: "", answerReply: undefined, outcome: "", url: "" },
        ...{ askedBy: undefined, answeredBy: undefined, takenUp: undefined, reference: undefined },
        ...{ tags: noTags },
      },
      people,
    ),
    ...writeChoices("Tags", []),
    Status: removedStatus,
  };
}
