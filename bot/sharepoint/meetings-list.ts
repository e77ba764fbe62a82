import { toTime } from "../common/london-time";
import { asMeetingId, type Meeting, type MeetingStore, meetingKinds, meetingStatuses } from "../forum";
import { type Fields, type GraphItem, readDay, readOneOf, readText, writeDay } from "./fields";
import { meetingsColumns } from "./meetings-list.columns";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { createRowWriter } from "./row-writer";

export interface MeetingsList extends MeetingStore {
  replica: Replica<Meeting>;
}

/** The chair plans them here or by a card; a row without a day is not a meeting yet. */
export function createMeetingsList(deps: ListDeps): MeetingsList {
  const { graph, site, clock, log } = deps;
  const { name } = meetingsColumns;
  const { place, rowUrl } = placedList({ site, name });

  const replica = createReplica<Meeting>({
    ...{ name, graph, clock, log, indexes: {} },
    listPath: async () => (await place()).path,
    select: ["Title", "Kind", "MeetsOn", "MeetsAt", "Place", "Status"],
    toRow({ id, fields = {} }: GraphItem) {
      const on = readDay(fields["MeetsOn"]);
      if (!on) return undefined;
      return {
        ...{ id: asMeetingId(id), on, listUrl: rowUrl(id) },
        kind: readOneOf(fields["Kind"], meetingKinds) ?? "Meeting",
        title: readText(fields["Title"]).trim(),
        time: toTime(readText(fields["MeetsAt"])) ?? "",
        place: readText(fields["Place"]).trim(),
        status: readOneOf(fields["Status"], meetingStatuses) ?? "Planned",
      };
    },
  });

  const writer = createRowWriter<Meeting>({
    ...{ ...deps, definition: meetingsColumns, replica, place },
    goneWords: "Somebody deleted that meeting from the list, so nothing was saved. Type: agenda",
    toFields: (row): Fields => ({
      ...("kind" in row && { Kind: row.kind }),
      ...("title" in row && { Title: row.title }),
      ...("on" in row && { MeetsOn: writeDay(row.on) }),
      ...("time" in row && { MeetsAt: row.time }),
      ...("place" in row && { Place: row.place }),
      ...("status" in row && { Status: row.status }),
    }),
  });

  return {
    replica,
    all: () => replica.all(),
    freshness: () => replica.freshness(),
    async add({ meeting, key, by, at }) {
      const row: Meeting = { ...meeting, id: asMeetingId(""), listUrl: "" };
      const [added] = await writer.add({ rows: [{ key, row }], what: "Meeting planned", by, at });
      if (!added) throw new Error("Nothing was added");
      return added;
    },
    change: ({ meeting, ...request }) =>
      writer.change({ ...request, row: meeting, said: ({ status }) => status }),
  };
}
