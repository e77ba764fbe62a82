import { randomUUID } from "node:crypto";
import type { Clock } from "../common/clock";
import { type Reference, toReference } from "../common/ids";
import type { Log } from "../common/log";
import type { Named } from "../consultations";
import type { BatchRequest } from "./batch";
import { fitted, type GraphItem, personIn, readText, withoutEmpty, writePerson } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import { historyColumns } from "./history-list.columns";
import type { People } from "./people";
import type { Site } from "./site";

export interface HistoryLine {
  reference: Reference | undefined;
  what: string;
  who: Named | undefined;
  when: Date;
  from: string;
  to: string;
}

export interface HistoryList {
  /** @param key the same for the same event: a second line with it is not written. */
  append(line: HistoryLine, options?: { key?: string; deadline?: Date }): Promise<void>;
  /** Oldest first; read from the list, not from memory. */
  of(reference: Reference): Promise<HistoryLine[]>;
  /** The line as part of a batch. */
  request(line: HistoryLine, key: string): Promise<Omit<BatchRequest, "id">>;
}

export function createHistoryList(deps: {
  graph: Graph;
  site: Site;
  people: People;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}): HistoryList {
  const { graph, site, people, clock, writeWithinMs } = deps;
  const soon = () => new Date(clock.now().getTime() + writeWithinMs);
  const items = async () => `${(await site.list(historyColumns.name)).path}/items`;

  const request: HistoryList["request"] = async (line, key) => ({
    method: "POST",
    path: await items(),
    body: {
      fields: fitted(
        historyColumns,
        withoutEmpty({
          Title: line.what,
          Consultation: line.reference ?? "",
          ...writePerson("Who", line.who, people),
          When: line.when.toISOString(),
          From: line.from,
          To: line.to,
          ExternalId: key,
        }),
      ),
    },
  });

  return {
    request,
    async append(line, { key = randomUUID(), deadline = soon() } = {}) {
      try {
        await graph.request({ ...(await request(line, key)), deadline, replaySafe: true });
      } catch (failure) {
        if (!isDuplicate(failure)) throw failure;
      }
    },
    async of(reference) {
      const found: GraphItem[] = [];
      const filter = encodeURIComponent(`fields/Consultation eq '${reference}'`);
      let next: string | undefined = `${await items()}?$expand=fields&$filter=${filter}&$top=500`;
      while (next) {
        const page = (await graph.request({ method: "GET", path: next, deadline: soon() })) as {
          value: GraphItem[];
          "@odata.nextLink"?: string;
        };
        found.push(...page.value);
        next = page["@odata.nextLink"];
      }
      await people.prepare(found.map(({ fields = {} }) => personIn(fields, "Who")));
      return found
        .map(({ id, fields = {} }) => ({
          id: Number(id),
          line: {
            reference: toReference(readText(fields["Consultation"])),
            what: readText(fields["Title"]),
            who: people.named(personIn(fields, "Who")),
            when: new Date(readText(fields["When"])),
            from: readText(fields["From"]),
            to: readText(fields["To"]),
          },
        }))
        .sort((one, other) => one.line.when.getTime() - other.line.when.getTime() || one.id - other.id)
        .map(({ line }) => line);
    },
  };
}
