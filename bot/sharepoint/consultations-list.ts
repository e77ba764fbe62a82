import type { Clock } from "../common/clock";
import { type Reference, toReference } from "../common/ids";
import type { Log } from "../common/log";
import type { Consultation, ConsultationStore, NewConsultation } from "../consultations";
import { changedBy, editorsIn } from "./changed-by";
import {
  consultationFields,
  consultationPeople,
  consultationSelect,
  readConsultationFields,
} from "./consultation-fields";
import { consultationsColumns } from "./consultations-list.columns";
import { etagOf, type Fields, type GraphItem, personIn, readText, withoutEmpty } from "./fields";
import type { Graph } from "./graph";
import type { People } from "./people";
import { placedList } from "./placed-list";
import { createProblemLog } from "./problem-log";
import { createReplica, type Held, type Replica } from "./replica";
import type { ListPlace, Site } from "./site";

export interface ConsultationsList extends ConsultationStore {
  replica: Replica<Consultation>;
  place(): Promise<ListPlace>;
  byExternalId(externalId: string): Consultation | undefined;
  /**
   * Each state the row has had, the oldest first, as far back as SharePoint keeps them.
   * @throws Failure when Graph cannot be reached before the deadline.
   */
  versionsOf(reference: Reference, deadline: Date): Promise<readonly RowVersion[]>;
  /** The row as the list takes it. @throws Failure `invalid` when something is too long. */
  toFields(consultation: NewConsultation): Fields;
  /** The row just written, from what Graph answered. */
  written(item: GraphItem, consultation: NewConsultation, at: Date): Held<Consultation>;
}

/** A row as it once was. */
export interface RowVersion {
  consultation: Consultation;
  /** Names it on every instance. */
  version: string;
}

const mostVersions = 50;

export function createConsultationsList(deps: {
  graph: Graph;
  site: Site;
  people: People;
  clock: Clock;
  log: Log;
}): ConsultationsList {
  const { graph, site, people, clock, log } = deps;
  const name = consultationsColumns.name;
  const problem = createProblemLog(log, name);

  const { place, rowUrl } = placedList({ site, name });

  function toRow(item: GraphItem): Consultation | undefined {
    const fields = item.fields ?? {};
    const reference = toReference(readText(fields["Reference"]));
    if (!reference) {
      problem(item.id, "Reference", fields["Reference"]);
      return undefined;
    }
    // Managers may type anything into the list: what is not ours is left out, and said once in the log.
    const onUnread = (column: string, value: unknown) => problem(item.id, column, value);
    return {
      reference,
      ...readConsultationFields({ fields, people, onUnread }),
      externalId: readText(fields["ExternalId"]),
      listUrl: rowUrl(item.id),
      changedBy: changedBy(item),
      changedAt: new Date(item.lastModifiedDateTime ?? 0),
    };
  }

  const prepare = (items: readonly GraphItem[]): Promise<void> =>
    people.prepare([
      ...items.flatMap(({ fields = {} }) => consultationPeople.map((column) => personIn(fields, column))),
      ...editorsIn(items),
    ]);

  const replica = createReplica<Consultation>({
    ...{ name, graph, clock, log, select: [...consultationSelect], toRow },
    listPath: async () => (await place()).path,
    prepare,
    indexes: {
      reference: (row) => row.reference,
      externalId: (row) => row.externalId || undefined,
    },
  });

  return {
    replica,
    place,
    all: () => replica.all(),
    find: (reference: Reference) => replica.by("reference", reference)[0]?.row,
    byExternalId: (externalId) => replica.by("externalId", externalId)[0]?.row,
    refresh: () => replica.refresh(),
    freshness: () => replica.freshness(),
    async versionsOf(reference, deadline) {
      const row = replica.by("reference", reference)[0];
      if (!row) return [];
      const { path } = await place();
      const expand = `$expand=fields($select=${consultationSelect.join(",")})`;
      const page = (await graph.request({
        method: "GET",
        path: `${path}/items/${row.id}/versions?${expand}&$top=${mostVersions}`,
        deadline,
      })) as { value: GraphItem[] };
      await prepare(page.value);
      const uniqueId = row.etag.replace(/^(?:W\/)?"|,.*$/g, "").toLowerCase();
      return page.value
        .flatMap((item) => {
          const consultation = toRow({ ...item, id: row.id });
          // SharePoint counts a row's versions as its etag does: the label of the fifth is 5.0.
          const version = `${uniqueId},${item.id.replace(/\.0$/, "")}`;
          return consultation ? [{ consultation, version }] : [];
        })
        .reverse();
    },
    toFields: ({ reference, externalId, ...fields }) =>
      withoutEmpty({
        Reference: reference,
        ExternalId: externalId,
        ...consultationFields(fields, people),
      }),
    written: (item, consultation, at) => ({
      id: item.id,
      etag: etagOf(item),
      row: {
        ...consultation,
        listUrl: rowUrl(item.id),
        changedBy: { byApp: true, person: undefined },
        changedAt: item.lastModifiedDateTime ? new Date(item.lastModifiedDateTime) : at,
      },
    }),
  };
}
