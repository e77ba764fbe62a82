import { asPanelId, type Panel, type PanelStore, panelKinds, panelStatuses, rhythms } from "../forum";
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
import { forumsAndPanelsColumns } from "./forums-and-panels-list.columns";
import { keptPerson, mentionedPerson, writeKeptPerson } from "./kept-person";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { createRowWriter } from "./row-writer";

export interface ForumsAndPanelsList extends PanelStore {
  replica: Replica<Panel>;
}

const columns = [
  ...["Title", "Kind", "Purpose", "OwnerLookupId", "OwnerId", "Service", "Audiences", "Areas", "Members"],
  ...["Rhythm", "LastMet", "Status", "RequestedByLookupId", "RequestedById", "RequestedOn"],
  ...["DecidedByLookupId", "DecidedById", "DecidedOn", "Why", "ExternalId"],
];

/** Asked for and decided on by cards; a team may also keep the list in SharePoint itself. */
export function createForumsAndPanelsList(deps: ListDeps): ForumsAndPanelsList {
  const { graph, site, people, clock, log } = deps;
  const { name } = forumsAndPanelsColumns;
  const { place, rowUrl } = placedList({ site, name });

  const replica = createReplica<Panel>({
    ...{ name, graph, clock, log, select: columns, indexes: {} },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare(
        items.flatMap(({ fields = {} }) => [
          mentionedPerson(fields, "Owner"),
          ...[personIn(fields, "RequestedBy"), personIn(fields, "DecidedBy")],
        ]),
      ),
    toRow({ id, fields = {} }: GraphItem) {
      const title = readText(fields["Title"]).trim();
      if (!title) return undefined;
      return {
        ...{ id: asPanelId(id), title, listUrl: rowUrl(id) },
        kind: readOneOf(fields["Kind"], panelKinds) ?? "Forum",
        purpose: readText(fields["Purpose"]),
        // Cleared in the list, nobody runs it.
        owner: people.named(keptPerson(fields, "Owner", people)),
        service: readText(fields["Service"]).trim(),
        ...{ audiences: readList(fields["Audiences"]), areas: readList(fields["Areas"]) },
        members: readNumber(fields["Members"]),
        rhythm: readOneOf(fields["Rhythm"], rhythms),
        lastMet: readDay(fields["LastMet"]),
        // What does not say that it runs is not shown to councillors.
        status: readOneOf(fields["Status"], panelStatuses) ?? "Requested",
        requestedBy: people.named(personIn(fields, "RequestedBy")),
        requestedOn: readDay(fields["RequestedOn"]),
        decidedBy: people.named(personIn(fields, "DecidedBy")),
        decidedOn: readDay(fields["DecidedOn"]),
        why: readText(fields["Why"]),
        key: readText(fields["ExternalId"]) || `row/${id}`,
      };
    },
  });

  const writer = createRowWriter<Panel>({
    ...{ ...deps, definition: forumsAndPanelsColumns, replica, place },
    goneWords: "Somebody deleted that one from the list, so nothing was saved. Type: forums and panels",
    toFields: (row): Fields => ({
      ...("title" in row && { Title: row.title }),
      ...("kind" in row && { Kind: row.kind }),
      ...("purpose" in row && { Purpose: row.purpose }),
      ...("owner" in row && writeKeptPerson("Owner", row.owner, people)),
      ...("service" in row && { Service: row.service }),
      ...("audiences" in row && writeChoices("Audiences", row.audiences ?? [])),
      ...("areas" in row && writeChoices("Areas", row.areas ?? [])),
      ...("members" in row && { Members: row.members ?? null }),
      ...("rhythm" in row && { Rhythm: row.rhythm ?? null }),
      ...("lastMet" in row && { LastMet: writeDay(row.lastMet) }),
      ...("status" in row && { Status: row.status }),
      ...("requestedBy" in row && writePerson("RequestedBy", row.requestedBy, people)),
      ...("requestedOn" in row && { RequestedOn: writeDay(row.requestedOn) }),
      ...("decidedBy" in row && writePerson("DecidedBy", row.decidedBy, people)),
      ...("decidedOn" in row && { DecidedOn: writeDay(row.decidedOn) }),
      ...("why" in row && { Why: row.why }),
    }),
  });

  return {
    replica,
    all: () => replica.all(),
    freshness: () => replica.freshness(),
    async find(id) {
      // News of a request reaches a manager before another instance looks at the list again.
      if (!replica.get(id)) await replica.refresh();
      return replica.get(id)?.row;
    },
    async add({ panel, by, at }) {
      const row: Panel = { ...panel, id: asPanelId(""), listUrl: "" };
      const [added] = await writer.add({
        rows: [{ key: panel.key, row }],
        mentioned: [panel.owner, panel.requestedBy],
        ...{ what: "Forum asked for", by, at },
      });
      if (!added) throw new Error("Nothing was added");
      return added;
    },
    change: ({ panel, ...request }) =>
      writer.change({
        ...{ ...request, row: panel },
        said: ({ title, status, lastMet }) =>
          [`${[...title].slice(0, 120).join("")}: ${status}`, lastMet && `last met ${lastMet}`]
            .filter(Boolean)
            .join(", "),
      }),
  };
}
