import { GraphError, invalidRequest, itemNotFound } from "../graph-error";
import { checkSelect, pick } from "../odata-query";
import { created, ok, type Route } from "../route";
import { createFileStore, libraryName, type StoredFile } from "../store/file-store";
import { sitePath, steadyGuid, type Tenant } from "../tenant";
import { checkSite, onlyExpand } from "./on-site";

const item = "/sites/{site}/drive/root:/{path+}";
const conflict = "@microsoft.graph.conflictBehavior";

const itemProperties = [
  ...["id", "name", "size", "webUrl", "createdDateTime", "lastModifiedDateTime", "eTag", "file"],
  "parentReference",
];

function present(tenant: Tenant, { id, path, created: since, webUrl, size }: StoredFile) {
  return {
    "@odata.context": `${tenant.url}/v1.0/$metadata#sites('${tenant.siteId}')/drive/root/$entity`,
    id,
    name: path.split("/").at(-1) ?? "",
    size,
    webUrl,
    createdDateTime: since,
    lastModifiedDateTime: since,
    eTag: `"{${id}},1"`,
    file: { mimeType: "application/octet-stream" },
    parentReference: {
      driveType: "documentLibrary",
      siteId: tenant.siteId,
      driveId: `b!${steadyGuid("drive")}`,
    },
  };
}

/** SharePoint's rules for names, as its support page on restrictions has them. */
const badName = (name: string): boolean =>
  name === "" ||
  /["*:<>?/\\|]/.test(name) ||
  /^[\s.~]|[\s.]$/.test(name) ||
  /_vti_/i.test(name) ||
  /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock)(?:\.|$)/i.test(name);

function checkPath(path: string): void {
  if (path.split("/").some(badName))
    throw invalidRequest("The provided name cannot contain that, or is reserved.");
  if (`${sitePath}/${libraryName}/${path}`.length > 400)
    throw invalidRequest("The specified path exceeds the limit of 400 characters.");
}

/** `Plan.docx`, then `Plan 1.docx`. */
function numbered(path: string, number: number): string {
  const [, stem = path, kind = ""] = /^(.*?)(\.[^./]+)?$/.exec(path) ?? [];
  return `${stem} ${number}${kind}`;
}

export function driveRoutes(tenant: Tenant): Route[] {
  const files = () => createFileStore(tenant);
  return [
    {
      method: "PUT",
      path: `${item}:/content`,
      options: [`$${conflict}`],
      units: 2,
      answer({ params, url, body }) {
        checkSite(tenant, params["site"] ?? "");
        const path = params["path"] ?? "";
        checkPath(path);
        if (!Buffer.isBuffer(body) || body.length === 0) throw invalidRequest("The file has no content.");
        const wanted = url.searchParams.get(conflict) ?? "replace";
        const isThere = files().find(path) !== undefined;
        if (isThere && wanted === "fail")
          throw new GraphError(409, "nameAlreadyExists", "The specified item name already exists.");
        if (!["fail", "rename", "replace"].includes(wanted))
          throw invalidRequest(`'${wanted}' is not a conflict behaviour.`);
        let kept = path;
        for (let number = 1; wanted === "rename" && files().find(kept); number++)
          kept = numbered(path, number);
        files().put(kept, body);
        const answer = present(tenant, files().find(kept) as StoredFile);
        return isThere && wanted === "replace" ? ok(answer) : created(answer);
      },
    },
    {
      method: "GET",
      path: item,
      options: ["$select", "$expand"],
      units: 1,
      answer({ params, query }) {
        checkSite(tenant, params["site"] ?? "");
        onlyExpand(query, []);
        checkSelect(query.select, "driveItem", itemProperties);
        const file = files().find(params["path"] ?? "");
        if (!file) throw itemNotFound("The resource could not be found.");
        return ok(pick(present(tenant, file), query.select));
      },
    },
  ];
}
