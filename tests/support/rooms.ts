import { globalsOf } from "./globals";
import { circles, type Import, importsOf, type Source } from "./imports";

const edges = ["teams", "sharepoint", "storage", "http", "search", "documents", "jobs"];
/** Parts of `app.ts`, which alone may join rooms. */
const wiring = "wiring";
const notCapabilities = new Set(["common", "contract", wiring, ...edges]);

/** Packages that one room alone may know, so that leaving a vendor is a one-room job. */
const packagesOf: Record<string, readonly string[]> = {
  teams: [
    ...["botbuilder", "botframework-connector", "botframework-schema", "adaptivecards-templating"],
    "fastest-levenshtein", // forgives small typos in commands
    "zod",
  ],
  sharepoint: ["@microsoft/microsoft-graph-client", "@azure/identity", "zod"],
  storage: ["@azure/data-tables", "@azure/storage-queue", "@azure/storage-blob", "zod"],
  http: ["express", "jose", "zod"],
  search: ["minisearch"],
  documents: [
    "docx",
    ...["papaparse", "read-excel-file", "write-excel-file"], // spreadsheets
    "ical-generator",
  ],
  jobs: [],
};
/** Types alone, gone when it runs: the shapes a vendor publishes. */
const typePackages = new Set(["@microsoft/microsoft-graph-types", "@microsoft/teams.cards"]);

/** Folders of edge rooms that are not named for a capability, and why. */
const sharedEdgeFolders = new Set([
  "cards", // parts that every capability's cards are made of
  "views", // how the lists look in SharePoint itself
  "help", // what can be asked, across all capabilities
  "spreadsheets", // the register as CSV and Excel, both ways
  "calendars", // iCalendar feeds
  "pages", // plain HTML that a council can host
  "delivering", // every message the bot sends by itself
]);

/** Timers outside jobs, and why. */
const mayWait = new Set([
  "bot/sharepoint/graph.ts", // waits out Retry-After
  "bot/teams/once-more.ts", // the same, for a reply somebody is waiting for
]);
const mayPrint = new Set(["bot/index.ts", "bot/app.ts", "bot/log.ts"]);
const timers = new Set(["setTimeout", "setInterval", "setImmediate", "queueMicrotask"]);
const timerModules = new Set(["node:timers", "node:timers/promises"]);
const rootFiles = new Set(["bot/index.ts", "bot/app.ts", "bot/config.ts", "bot/log.ts"]);

const under = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);
const inFolder = (path: string): string | undefined => /^bot\/([^/]+)\/./.exec(path)?.[1];

/** `bot`'s folders that hold rules of the product: every one that is not a known other room. */
export function capabilitiesOf(sources: readonly Source[]): string[] {
  const folders = sources.map(({ path }) => inFolder(path));
  return [...new Set(folders)].filter((name) => name !== undefined && !notCapabilities.has(name)) as string[];
}

type Verdict = string | undefined;

function capabilityImport(room: string, { target, package: name }: Import): Verdict {
  const allowed = target ? under(`bot/${room}`, target) || under("bot/common", target) : name === "zod";
  return allowed ? undefined : "a capability imports only common, zod and its own files";
}

function edgeImport(room: string, found: Import, capabilities: readonly string[]): Verdict {
  const { target, package: name } = found;
  if (name !== undefined) {
    if (room === "jobs") return timerModules.has(name) ? undefined : "jobs imports no package";
    if (timerModules.has(name)) return mayWait.has(found.from) ? undefined : "only jobs may have timers";
    const known = packagesOf[room]?.includes(name) || typePackages.has(name) || name.startsWith("node:");
    return known ? undefined : `${room} may not import this package`;
  }
  if (!target || under(`bot/${room}`, target) || under("bot/common", target)) return undefined;
  if (room === "http" && under("bot/contract", target)) return undefined;
  const capability = capabilities.find((each) => under(`bot/${each}`, target));
  if (capability) {
    const door = target === `bot/${capability}/index.ts` || target === `bot/${capability}`;
    return door ? undefined : `enter ${capability} by its door, bot/${capability}/index.ts`;
  }
  return edges.some((edge) => under(`bot/${edge}`, target))
    ? "edge rooms never import one another"
    : `${room} may import only common and the doors of capabilities`;
}

function rootImport({ from, target, package: name }: Import): Verdict {
  if (from === "bot/app.ts" || under(`bot/${wiring}`, from)) {
    return target && !under("bot", target) ? "bot imports nothing outside bot" : undefined;
  }
  if (from === "bot/config.ts") {
    const allowed = target ? under("bot/common", target) : name === "zod";
    return allowed ? undefined : "config imports only zod and common";
  }
  const ownRooms = from === "bot/index.ts" ? ["bot/app.ts", "bot/config.ts", "bot/log.ts"] : [];
  const allowed = target
    ? ownRooms.includes(target) || under("bot/common", target)
    : name?.startsWith("node:") === true;
  return allowed ? undefined : "this file imports only app, config and common";
}

function botImport(found: Import, capabilities: readonly string[]): Verdict {
  const room = inFolder(found.from);
  if (!room || room === wiring) return rootImport(found);
  const { target, package: name } = found;
  if (room === "common") {
    return target && under("bot/common", target) ? undefined : "common imports nothing but itself";
  }
  if (room === "contract") {
    const allowed = target ? under("bot/contract", target) : name === "zod";
    return allowed ? undefined : "contract imports only zod and itself";
  }
  return edges.includes(room) ? edgeImport(room, found, capabilities) : capabilityImport(room, found);
}

function infraMayEnter(target: string): boolean {
  return (
    /^bot\/.+\.columns(\.ts)?$/.test(target) ||
    ["bot/toolkit/content", "bot/common"].some((folder) => under(folder, target)) ||
    /^bot\/(app|config|log|toolkit\/content|sharepoint(\/index)?)(\.ts)?$/.test(target)
  );
}

function verdict(found: Import, capabilities: readonly string[]): Verdict {
  const { from, target } = found;
  if (under("bot", from)) return botImport(found, capabilities);
  if (!target) return undefined;
  if (under("tabs", from)) {
    const allowed = under("tabs", target) || under("bot/contract", target);
    return allowed ? undefined : "the tab knows of the bot only bot/contract";
  }
  if (under("manifest", from)) {
    const known = under("manifest", target) || ["bot/teams/commands.ts", "package.json"].includes(target);
    return known ? undefined : "the manifest knows of the bot only its commands";
  }
  if (under("infra", from)) {
    // Types alone: sample data is checked against a capability's own shapes.
    const shapes = found.typeOnly && capabilities.some((each) => target === `bot/${each}/index.ts`);
    if (under("infra", target) || shapes || infraMayEnter(target)) return undefined;
    return "infra knows of the bot only columns, toolkit content, common, app, config, log and sharepoint's door";
  }
  return undefined;
}

function globalFault(path: string, name: string, capabilities: readonly string[]): Verdict {
  if (!under("bot", path)) return undefined;
  const room = inFolder(path);
  if (name === "process.env") return path === "bot/config.ts" ? undefined : "only bot/config.ts reads it";
  if (room === "common" && name === "new Date(…)") return undefined;
  if (room === "common" || room === "contract" || (room && capabilities.includes(room))) {
    return "a rule takes the world only as an argument";
  }
  if (timers.has(name)) return room === "jobs" || mayWait.has(path) ? undefined : "only jobs may have timers";
  if (name === "console") return mayPrint.has(path) ? undefined : "only the log prints";
  return undefined;
}

/** Everything that breaks design §3, one sentence a fault. Pure: made-up files are judged the same way. */
export function faultsOf(sources: readonly Source[]): string[] {
  const capabilities = capabilitiesOf(sources);
  const imports = importsOf(sources);
  const wrongImports = imports.flatMap((found) => {
    const why = verdict(found, capabilities);
    return why ? [`${found.at} imports ${found.specifier}: ${why}.`] : [];
  });
  const wrongGlobals = sources.flatMap(globalsOf).flatMap(({ at, path, name }) => {
    const why = globalFault(path, name, capabilities);
    return why ? [`${at} uses ${name}: ${why}.`] : [];
  });
  const wrongPlaces = sources.flatMap(({ path }) => {
    if (/^bot\/[^/]+$/.test(path) && !rootFiles.has(path)) return [`${path} is in no room.`];
    const [, room, folder] = /^bot\/([^/]+)\/([^/]+)\/./.exec(path) ?? [];
    const named =
      !room || !folder || !edges.includes(room) || [...capabilities, ...sharedEdgeFolders].includes(folder);
    return named ? [] : [`${path} is in a folder that is not named for a capability.`];
  });
  const inBot = imports.filter(({ from }) => under("bot", from));
  const rings = circles(inBot).map((ring) => `${ring} is a circle.`);
  return [...wrongImports, ...wrongGlobals, ...wrongPlaces, ...rings];
}
