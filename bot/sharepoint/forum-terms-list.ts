import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { ForumTerms, TermsStore } from "../forum";
import { type GraphItem, readDay, readText } from "./fields";
import { forumTermsColumns } from "./forum-terms-list.columns";
import type { Graph } from "./graph";
import { placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import type { Site } from "./site";

export interface ForumTermsList extends TermsStore {
  replica: Replica<ForumTerms>;
}

/** Read only: the chair writes the terms in SharePoint. */
export function createForumTermsList(deps: {
  graph: Graph;
  site: Site;
  clock: Clock;
  log: Log;
}): ForumTermsList {
  const { graph, site, clock, log } = deps;
  const { name } = forumTermsColumns;
  const { place, rowUrl } = placedList({ site, name });
  const replica = createReplica<ForumTerms>({
    ...{ name, graph, clock, log, indexes: {} },
    listPath: async () => (await place()).path,
    select: ["Title", "Text", "InForceFrom", "ReviewOn"],
    toRow({ id, fields = {} }: GraphItem) {
      const version = readText(fields["Title"]).trim();
      const text = readText(fields["Text"]);
      // A row begun and left empty is nothing anybody can agree to.
      if (!version || !text.trim()) return undefined;
      const [from, reviewOn] = [readDay(fields["InForceFrom"]), readDay(fields["ReviewOn"])];
      return { id, version, text, from, reviewOn, listUrl: rowUrl(id) };
    },
  });
  return { replica, all: () => replica.all() };
}
