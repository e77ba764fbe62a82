import { fieldName } from "../store/column";
import type { List } from "../store/list-store";
import { etagOf, type Row } from "../store/row-store";
import { sitePath, type Tenant } from "../tenant";

export const listUrl = (tenant: Tenant, list: List): string => `${tenant.url}/${sitePath}/Lists/${list.name}`;

function identity(tenant: Tenant, lookupId: string) {
  const person = tenant.users.personOf(lookupId);
  if (person) return { user: { id: person.id, displayName: person.displayName, email: person.mail } };
  return {
    application: { id: tenant.appId, displayName: tenant.siteTitle },
    user: { displayName: "SharePoint App" },
  };
}

const contentTypeOf = (list: List) =>
  list.system ? { id: "0x010A", name: "Person" } : { id: "0x0100", name: "Item" };

/** Every field of a row as Graph gives it; empty columns are left out, as SharePoint does. */
export function presentFields(list: List, row: Row, select?: string[]): Record<string, unknown> {
  const title = row.fields["Title"];
  const all: Record<string, unknown> = {
    ...row.fields,
    id: String(row.id),
    ContentType: contentTypeOf(list).name,
    Modified: row.modified,
    Created: row.created,
    AuthorLookupId: row.author,
    EditorLookupId: row.editor,
    _UIVersionString: `${row.version}.0`,
    Attachments: false,
    Edit: "",
    ...(title === undefined ? {} : { LinkTitleNoMenu: title, LinkTitle: title }),
    ItemChildCount: "0",
    FolderChildCount: "0",
  };
  const names = new Set(list.columns.map(fieldName)).add("id");
  const wanted = select && !select.includes("*") ? new Set(select) : names;
  const shown: Record<string, unknown> = { "@odata.etag": etagOf(row) };
  // A column that was deleted takes its values out of sight with it.
  for (const [name, value] of Object.entries(all))
    if (names.has(name) && wanted.has(name)) shown[name] = value;
  return shown;
}

export function presentRow(
  tenant: Tenant,
  list: List,
  row: Row,
  expanded?: { fields: string[] | undefined },
) {
  const context = `${tenant.url}/v1.0/$metadata#sites('${encodeURIComponent(tenant.siteId)}')/lists('${list.id}')/items`;
  return {
    "@odata.etag": etagOf(row),
    createdDateTime: row.created,
    eTag: etagOf(row),
    id: String(row.id),
    lastModifiedDateTime: row.modified,
    webUrl: `${listUrl(tenant, list)}/DispForm.aspx?ID=${row.id}`,
    createdBy: identity(tenant, row.author),
    lastModifiedBy: identity(tenant, row.editor),
    parentReference: { id: row.uniqueId, siteId: tenant.siteId },
    contentType: contentTypeOf(list),
    ...(expanded
      ? {
          "fields@odata.context": `${context}('${row.id}')/fields/$entity`,
          fields: presentFields(list, row, expanded.fields),
        }
      : {}),
  };
}

/** An earlier state of a row; Graph names it by its label, and gives it no address or etag. */
export const presentVersion = (
  tenant: Tenant,
  list: List,
  row: Row,
  expanded: { fields: string[] | undefined } | undefined,
) => ({
  id: `${row.version}.0`,
  lastModifiedBy: identity(tenant, row.editor),
  lastModifiedDateTime: row.modified,
  ...(expanded ? { fields: presentFields(list, row, expanded.fields) } : {}),
});

/** What delta says of a row that is gone. */
export const presentDeleted = (tenant: Tenant, list: List, row: Row) => ({
  id: String(row.id),
  parentReference: { siteId: tenant.siteId },
  contentType: contentTypeOf(list),
  deleted: { state: "deleted" },
});

export const rowProperties = [
  ...[
    "id",
    "createdBy",
    "createdDateTime",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "eTag",
    "webUrl",
    "name",
  ],
  ...["description", "parentReference", "contentType", "deleted", "sharepointIds", "fields"],
];
