import {
  type AgendaItem,
  type AgendaStore,
  asMeetingId,
  itemKinds,
  itemStatuses,
  visibilities,
} from "../forum";
import { agendaItemsColumns } from "./agenda-items-list.columns";
import {
  type Fields,
  type GraphItem,
  personIn,
  readNumber,
  readOneOf,
  readText,
  writePerson,
} from "./fields";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { createRowWriter } from "./row-writer";

export interface AgendaItemsList extends AgendaStore {
  replica: Replica<AgendaItem>;
}

const columns = [
  ...["Title", "Meeting", "Kind", "Detail", "Link", "Invitee", "AddedByLookupId", "AddedById", "Position"],
  ...["Status", "Outcome", "Visibility", "ItemKey"],
];

export function createAgendaItemsList(deps: ListDeps): AgendaItemsList {
  const { graph, site, people, clock, log } = deps;
  const { name } = agendaItemsColumns;
  const { place, rowUrl } = placedList({ site, name });

  const replica = createReplica<AgendaItem>({
    ...{ name, graph, clock, log, select: columns },
    listPath: async () => (await place()).path,
    prepare: (items) => people.prepare(items.map(({ fields = {} }) => personIn(fields, "AddedBy"))),
    toRow({ id, fields = {} }: GraphItem) {
      const meeting = readText(fields["Meeting"]).trim();
      const title = readText(fields["Title"]).trim();
      if (!meeting || !title) return undefined;
      return {
        ...{ id, meeting: asMeetingId(meeting), title, listUrl: rowUrl(id) },
        kind: readOneOf(fields["Kind"], itemKinds) ?? "Other",
        detail: readText(fields["Detail"]),
        url: readText(fields["Link"]),
        invitee: readText(fields["Invitee"]),
        addedBy: people.named(personIn(fields, "AddedBy")),
        position: readNumber(fields["Position"]),
        status: readOneOf(fields["Status"], itemStatuses) ?? "To discuss",
        outcome: readText(fields["Outcome"]),
        // What does not say that it is shared is for officers.
        visibility: readOneOf(fields["Visibility"], visibilities) ?? "Officers",
        key: readText(fields["ItemKey"]) || `row/${id}`,
      };
    },
    indexes: { meeting: ({ meeting }) => meeting, key: ({ key }) => key },
  });

  const writer = createRowWriter<AgendaItem>({
    ...{ ...deps, definition: agendaItemsColumns, replica, place },
    goneWords: "Somebody deleted that item from the list, so nothing was saved. Type: agenda",
    toFields: (row): Fields => ({
      ...("title" in row && { Title: row.title }),
      ...("meeting" in row && { Meeting: row.meeting }),
      ...("kind" in row && { Kind: row.kind }),
      ...("detail" in row && { Detail: row.detail }),
      ...("url" in row && { Link: row.url }),
      ...("invitee" in row && { Invitee: row.invitee }),
      ...("addedBy" in row && writePerson("AddedBy", row.addedBy, people)),
      ...("position" in row && { Position: row.position ?? null }),
      ...("status" in row && { Status: row.status }),
      ...("outcome" in row && { Outcome: row.outcome }),
      ...("visibility" in row && { Visibility: row.visibility }),
      ...("key" in row && { ItemKey: row.key }),
    }),
  });

  return {
    replica,
    of: (meeting) => replica.by("meeting", meeting).map(({ row }) => row),
    withKey: (key) => replica.by("key", key).map(({ row }) => row),
    add: ({ items, by, at }) =>
      writer.add({
        rows: items.map((item) => ({
          key: `${item.meeting}/${item.key}`,
          row: { ...item, id: "", listUrl: "" },
        })),
        mentioned: items.map(({ addedBy }) => addedBy),
        ...{ what: "Put on the agenda", by, at },
      }),
    change: ({ item, ...request }) =>
      writer.change({
        ...{ ...request, row: item },
        said: ({ title, status }) => `${[...title].slice(0, 120).join("")}: ${status}`,
      }),
  };
}
