import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { ForumTopic } from "../toolkit";
import { type GraphItem, readList, readText } from "./fields";
import { forumTopicsColumns } from "./forum-topics-list.columns";
import type { Graph } from "./graph";
import { createReplica, type Replica } from "./replica";
import type { Site } from "./site";

export interface ForumTopicsList {
  replica: Replica<ForumTopic>;
  /** The same array until something changes. */
  rows(): readonly ForumTopic[];
}

/** Read only: what colleagues asked and answered, to be found again. */
export function createForumTopicsList(deps: {
  graph: Graph;
  site: Site;
  clock: Clock;
  log: Log;
}): ForumTopicsList {
  const { graph, site, clock, log } = deps;
  const { name } = forumTopicsColumns;
  const replica = createReplica<ForumTopic>({
    ...{ name, graph, clock, log },
    listPath: async () => (await site.list(name)).path,
    select: ["Title", "Body", "Answer", "Tags", "MessageUrl"],
    toRow: ({ id, fields = {} }: GraphItem) => ({
      id,
      title: readText(fields["Title"]),
      body: readText(fields["Body"]),
      answer: readText(fields["Answer"]),
      tags: readList(fields["Tags"]),
      url: readText(fields["MessageUrl"]),
    }),
    indexes: {},
  });
  return { replica, rows: () => replica.all() };
}
