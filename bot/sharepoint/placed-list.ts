import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { Graph } from "./graph";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import type { ListPlace, Site } from "./site";

/** What a list needs that people and the app both write in. */
export interface ListDeps {
  graph: Graph;
  site: Site;
  people: People;
  history: HistoryList;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

/** Where a list is, asked once it is needed; its rows' addresses are known from then on. */
export function placedList({ site, name }: { site: Site; name: string }) {
  let listUrl = "";
  return {
    async place(): Promise<ListPlace> {
      const found = await site.list(name);
      listUrl = found.webUrl;
      return found;
    },
    /** Where a person sees the row. */
    rowUrl: (id: string): string => `${listUrl}/DispForm.aspx?ID=${id}`,
  };
}
