import type { Contract, Schema } from "./graph-contract-build";

/* What the package lacks, each by name. */

/** listItem.deleted: in the service's metadata (of August 2026), not in the package; delta answers with it. */
function allowDeleted(schemas: Contract["schemas"]): void {
  const { properties } = schemas["microsoft.graph.listItem"] as { properties: Record<string, Schema> };
  properties["deleted"] = {
    type: "object",
    properties: { state: { type: "string" } },
    additionalProperties: false,
  };
}

/**
 * innerError: open in the service's metadata (a nested code, say), and its date has no zone in all documented
 * errors ("2025-02-13T10:17:06"), though the document calls it a date-time.
 */
function allowDocumentedInnerError(schemas: Contract["schemas"]): void {
  const inner = schemas["microsoft.graph.ODataErrors.InnerError"] as {
    properties: Record<string, Schema>;
  } & Schema;
  inner["additionalProperties"] = true;
  for (const name of Object.keys(inner.properties))
    if (/^date$/i.test(name)) inner.properties[name] = { type: "string" };
}

/** A directoryObject comes as what it is: the document names the base type, the service sends the user. */
function allowUserAsDirectoryObject(schemas: Contract["schemas"]): void {
  const name = "microsoft.graph.directoryObject";
  const base = schemas[name];
  schemas[name] = {
    if: { properties: { "@odata.type": { const: "#microsoft.graph.user" } }, required: ["@odata.type"] },
    // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
    then: { $ref: "#/$defs/microsoft.graph.user" },
    else: base,
  };
}

/** The document requires nothing; these the service always sends, and a client could not do without. */
function requireWhatAlwaysComes(schemas: Contract["schemas"]): void {
  for (const [name, schema] of Object.entries(schemas)) {
    if (name.endsWith("CollectionResponse")) schema["required"] = ["value"];
    if (name.endsWith("ODataErrors.ODataError")) schema["required"] = ["error"];
    if (name.endsWith("ODataErrors.MainError")) schema["required"] = ["code", "message"];
  }
}

/** $batch: in no OpenAPI document; shape and limits from json-batching.md of the Graph documentation. */
const headers = { type: "object", additionalProperties: { type: "string" } };
export const batchRequest: Schema = {
  type: "object",
  required: ["requests"],
  additionalProperties: false,
  properties: {
    requests: {
      type: "array",
      minItems: 1,
      maxItems: 20,
      items: {
        type: "object",
        required: ["id", "method", "url"],
        additionalProperties: false,
        properties: {
          id: { type: "string", minLength: 1 },
          method: { enum: ["GET", "POST", "PATCH", "PUT", "DELETE"] },
          url: { type: "string" },
          headers,
          body: {},
          dependsOn: { type: "array", items: { type: "string" } },
        },
        dependentRequired: { body: ["headers"] },
      },
    },
  },
};
export const batchResponse: Schema = {
  type: "object",
  required: ["responses"],
  properties: {
    responses: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "status"],
        additionalProperties: false,
        properties: { id: { type: "string" }, status: { type: "integer" }, headers, body: {} },
      },
    },
  },
};

/**
 * Paths the documentation has and the document spells otherwise:
 * `/sites/{hostname}:/{relative-path}` (path addressing) is a GET of a site;
 * `…/items/delta?token=` is `…/items/delta()` or `…/items/delta(token='{token}')`;
 * `…/transitiveMembers/microsoft.graph.user` is `…/transitiveMembers/graph.user`.
 * `/sites/{id}/drive/root:/{path}` is `/drives/{drive-id}/items/{driveItem-id}`, with `:/content` its content.
 */
export function asInDocument(path: string): string {
  return path
    .replace(
      /^\/sites\/[^/:]+\/drive\/root:\/[^:]+(?::(\/content))?$/,
      "/drives/{drive-id}/items/{driveItem-id}$1",
    )
    .replace(/^\/sites\/[^/:]+:\/[^:]+$/, "/sites/{site-id}")
    .replace(/\/items\/delta$/, "/items/delta()")
    .replace(/\/microsoft\.graph\.user$/, "/graph.user");
}

/** listitem-delta.md: only these, whatever the document lists. */
export const deltaOptions = ["$select", "$expand", "$top", "token"];

/** driveItem's documentation: on a `PUT` of content it stands in the address, though no description lists it. */
export const uploadOptions = ["@microsoft.graph.conflictBehavior"];

export function allowByName(schemas: Contract["schemas"]): void {
  requireWhatAlwaysComes(schemas);
  allowDeleted(schemas);
  allowDocumentedInnerError(schemas);
  allowUserAsDirectoryObject(schemas);
}
