import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type { Topic, TopicChange, TopicStore } from "../forum";
import { changeRow } from "./change-row";
import { fitted } from "./fields";
import { forumTopicsColumns } from "./forum-topics-list.columns";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import type { Replica } from "./replica";
import type { ListPlace } from "./site";
import { topicFields, withoutWords } from "./topic-fields";

export interface TopicWriteDeps {
  graph: Graph;
  people: People;
  history: HistoryList;
  replica: Replica<Topic>;
  place: () => Promise<ListPlace>;
  rowUrl: (id: string) => string;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Request = Parameters<TopicStore["change"]>[0];

export async function changeTopic(deps: TopicWriteDeps, request: Request): Promise<Topic> {
  const { people, replica } = deps;
  const { topic, change, again, what, by, at: when, said = (row) => row.status } = request;
  await people.prepare([by, change.answeredBy, change.takenUp?.by].filter((each) => each !== undefined));
  const after = (row: Topic, next: TopicChange): Topic => ({ ...row, ...next });
  return changeRow<Topic, TopicChange>(
    { ...deps, name: forumTopicsColumns.name, gone: isGone },
    {
      ...{ held: replica.get(topic.id), known: topic, change, again, after, says, isNothing: says },
      toFields: (next) => fitted(forumTopicsColumns, topicFields(next, people)),
      lines: (row, next) =>
        what === undefined
          ? []
          : [{ reference: row.reference, what, who: by, when, from: said(row), to: said(after(row, next)) }],
      keyOf: (version) => `topic:${version}`,
      deadline: deadlineOf(deps),
    },
  );
}

/** Its words go from the list, whoever changed them last; the row stays, so that nothing writes it again. */
export async function removeTopic(
  deps: TopicWriteDeps,
  { topic, what, by, at }: Parameters<TopicStore["remove"]>[0],
): Promise<void> {
  const { graph, people, history, replica, place, log } = deps;
  const deadline = deadlineOf(deps);
  await people.prepare(by ? [by] : []);
  const { path } = await place();
  const line = { reference: topic.reference, what, who: by, when: at, from: topic.status, to: "Removed" };
  const body = fitted(forumTopicsColumns, withoutWords(people));
  const [saved, noted] = await graph.batch(
    [
      { id: "remove", method: "PATCH", path: `${path}/items/${topic.id}/fields`, body },
      {
        id: "history",
        ...(await history.request(line, `topic-removed:${topic.id}:${topic.askedOn}`)),
        dependsOn: ["remove"],
      },
    ],
    { deadline, replaySafe: true },
  );
  if (saved?.failure && saved.status !== 404) throw saved.failure;
  if (!saved?.failure && noted?.failure && !isDuplicate(noted.failure))
    log.error("history.lost", noted.failure, { list: forumTopicsColumns.name });
  await replica.applySeen({ id: topic.id, deleted: {} });
}

const deadlineOf = ({ clock, writeWithinMs }: TopicWriteDeps): Date =>
  new Date(clock.now().getTime() + writeWithinMs);

const isGone = (cause?: unknown): Failure =>
  new Failure("not_found", "That topic is not in the forum any more. Type: forum", { cause });

const says = (row: Topic, change: TopicChange): boolean =>
  (Object.keys(change) as (keyof TopicChange)[]).every(
    (part) => compared(row[part]) === compared(change[part]),
  );

/** Of a person the id decides. */
const compared = (value: unknown): string | undefined =>
  JSON.stringify(value, (key, inside) => (key === "name" ? undefined : inside));
