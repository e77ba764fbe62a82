import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import {
  allowByName,
  asInDocument,
  batchRequest,
  batchResponse,
  deltaOptions,
  uploadOptions,
} from "./graph-contract-allowed";
import { buildContract, type Contract, type Operation, type Schema } from "./graph-contract-build";

/**
 * Microsoft's description of Graph v1.0, out of the npm package @microsoft/teams.graph-endpoints, held
 * against traffic: does the operation exist, does it take these query options, do the bodies fit?
 */
const root = join(__dirname, "../..");
const graphPackage = join(root, "node_modules/@microsoft/teams.graph-endpoints");
const typesFile = join(graphPackage, "dist/types/types.d.ts");

/** Reading 25 MB of types takes seconds, so what comes out is kept until the package or the reading changes. */
function loadContract(): Contract {
  const { version } = JSON.parse(readFileSync(join(graphPackage, "package.json"), "utf8")) as {
    version: string;
  };
  const builder = readFileSync(join(__dirname, "graph-contract-build.ts"));
  const key = createHash("sha256").update(version).update(builder).digest("hex").slice(0, 16);
  const cache = join(root, "node_modules/.cache/graph-contract", `${key}.json`);
  try {
    return JSON.parse(readFileSync(cache, "utf8")) as Contract;
  } catch {
    const built = buildContract(typesFile);
    mkdirSync(dirname(cache), { recursive: true });
    // Written aside and moved in one step: several test files may be doing this at once.
    writeFileSync(`${cache}.${process.pid}`, JSON.stringify(built));
    renameSync(`${cache}.${process.pid}`, cache);
    return built;
  }
}

interface Loaded {
  find(method: string, path: string): Operation | undefined;
  check(schema: Schema, value: unknown): string[];
}
let loaded: Loaded | undefined;

function contract(): Loaded {
  if (loaded) return loaded;
  const { operations, schemas } = loadContract();
  allowByName(schemas);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: "graph", $defs: schemas });
  const absolute = (schema: Schema): Schema =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"graph#/$defs/'));

  const table = operations
    .map((operation) => ({
      operation,
      pattern: pattern(operation.path),
      fixed: operation.path.replace(/\{[^}]+\}/g, "").length,
    }))
    // The more particular first: items/delta() is not an item called "delta()".
    .sort((a, b) => b.fixed - a.fixed);
  const compiled = new Map<Schema, ValidateFunction>();
  loaded = {
    find: (method, path) =>
      table.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation,
    check(schema, value) {
      const validate = compiled.get(schema) ?? ajv.compile(absolute(schema));
      compiled.set(schema, validate);
      return validate(value) ? [] : (validate.errors ?? []).filter(telling).map(inWords);
    },
  };
  return loaded;
}

const pattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "([^/:]+)")}$`);
const telling = (error: ErrorObject) => !["anyOf", "oneOf", "if"].includes(error.keyword);
const inWords = (error: ErrorObject) =>
  `${error.instancePath || "/"} ${error.message ?? ""} ${JSON.stringify(error.params)}`;

function read(url: string): { path: string; search: URLSearchParams } {
  const { pathname, searchParams } = new URL(url, "https://graph.microsoft.com/v1.0/");
  return { path: asInDocument(decodeURIComponent(pathname).replace(/^\/v1\.0/, "")), search: searchParams };
}

/** @returns what is wrong with the request by Microsoft's description; nothing when it is right. */
export function checkRequest({
  method,
  url,
  body,
}: {
  method: string;
  url: string;
  body?: unknown;
}): string[] {
  const { path, search } = read(url);
  const { find, check } = contract();
  if (path === "/$batch")
    return method === "POST" ? checkBatch(body) : [`no such operation ${method} /$batch`];
  const operation = find(method, path);
  if (!operation) return [`no such operation ${method} ${path}`];
  return [...checkOptions(operation, search), ...checkBody(operation, body)];

  function checkBody({ request }: Operation, given: unknown): string[] {
    if (!request) return given === undefined ? [] : ["no body expected"];
    return given === undefined ? ["body missing"] : check(request, given);
  }
  function checkBatch(batch: unknown): string[] {
    const problems = check(batchRequest, batch);
    if (problems.length > 0) return problems;
    const { requests } = batch as { requests: { id: string; method: string; url: string; body?: unknown }[] };
    return requests.flatMap((part) =>
      checkRequest({ ...part, url: `https://graph.microsoft.com/v1.0/${part.url.replace(/^\//, "")}` }).map(
        (problem) => `request ${part.id}: ${problem}`,
      ),
    );
  }
}

function checkOptions(operation: Operation, search: URLSearchParams): string[] {
  const isDelta = operation.path.includes("/items/delta(");
  const allowed = isDelta ? deltaOptions : operation.query;
  const isUpload = operation.method === "PUT" && operation.path.endsWith("/content");
  const problems: string[] = [];
  for (const given of search.keys()) {
    if (isUpload && uploadOptions.includes(given)) continue;
    // How the service goes on to its next page; never part of the description.
    if (/^\$?skiptoken$/.test(given)) continue;
    const name = given.startsWith("$") || given === "token" ? given : `$${given}`;
    if (!allowed.includes(name))
      problems.push(`query option ${given} not allowed on ${operation.method} ${operation.path}`);
    // CountRestrictions in the service's metadata.
    if (name === "$count" && operation.path.endsWith("/items")) problems.push("list items are not countable");
  }
  return problems;
}

/** @returns what is wrong with the answer; an error status must carry Graph's error body. */
export function checkResponse(options: {
  method: string;
  url: string;
  status: number;
  body?: unknown;
}): string[] {
  const { method, url, status, body } = options;
  const { path } = read(url);
  const { find, check } = contract();
  // The connection was cut; nobody answered.
  if (status === 0) return [];
  if (status >= 400) return check({ $ref: "#/$defs/microsoft.graph.ODataErrors.ODataError" }, body);
  if (path === "/$batch") return check(batchResponse, body);
  const operation = find(method, path);
  if (!operation) return [`no such operation ${method} ${path}`];
  if (!operation.response) return body === undefined ? [] : ["no body expected"];
  return check(operation.response, body);
}
