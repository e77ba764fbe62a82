import { join } from "node:path";
import { readSources, type Source } from "./support/imports";
import { capabilitiesOf, faultsOf } from "./support/rooms";

const root = join(__dirname, "..");
const ours = readSources(root, ["bot", "tabs/src", "infra", "manifest"]);

describe("the rooms of this project", () => {
  it("are as design §3 has them", () => {
    expect(faultsOf(ours)).toEqual([]);
  });

  it("were really looked at", () => {
    const paths = ours.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["bot/common/days.ts", "bot/contract/index.ts"]));
    expect(capabilitiesOf(ours)).toEqual(expect.arrayContaining(["consultations", "actions", "toolkit"]));
  });
});

/** What the rules say of one made-up file among a few that are in order. */
function faultsWith(path: string, text: string): string[] {
  const around: Source[] = [
    { path: "bot/forum/index.ts", text: "" },
    { path: "bot/forum/topic.ts", text: "" },
    { path: "bot/forum/words.json", text: "" },
    { path: "bot/actions/index.ts", text: "" },
    { path: "bot/common/clock.ts", text: "" },
    { path: "bot/contract/index.ts", text: "" },
    { path: "bot/teams/commands.ts", text: "" },
    { path: "bot/teams/turn.ts", text: "" },
    { path: "bot/sharepoint/index.ts", text: "" },
    { path: "bot/sharepoint/graph.ts", text: "" },
    { path: "bot/sharepoint/topic-list.columns.ts", text: "" },
    { path: "bot/toolkit/content/steps.ts", text: "" },
    { path: "bot/app.ts", text: "" },
    { path: "bot/config.ts", text: "" },
    { path: "infra/provision.ts", text: "" },
    { path: "tests/support/build.ts", text: "" },
  ];
  return faultsOf([...around.filter((each) => each.path !== path), { path, text }]);
}

const importing = (specifier: string) => `import { x } from "${specifier}";\nexport const y = x;`;

describe("an import is refused", () => {
  it.each([
    ["bot/common/person.ts", "zod"],
    ["bot/common/person.ts", "node:crypto"],
    ["bot/common/person.ts", "../forum"],
    ["bot/contract/me.ts", "../common/clock"],
    ["bot/contract/me.ts", "express"],
    ["bot/forum/ask.ts", "../actions"],
    ["bot/forum/ask.ts", "../teams/turn"],
    ["bot/forum/ask.ts", "../contract"],
    ["bot/forum/ask.ts", "../config"],
    ["bot/forum/ask.ts", "botbuilder"],
    ["bot/forum/ask.ts", "node:timers/promises"],
    ["bot/forum/ask.ts", "../actions/words.json"],
    ["bot/teams/bot.ts", "../sharepoint"],
    ["bot/teams/bot.ts", "../forum/topic"],
    ["bot/teams/bot.ts", "../contract"],
    ["bot/teams/bot.ts", "../config"],
    ["bot/teams/bot.ts", "express"],
    ["bot/teams/bot.ts", "lodash"],
    ["bot/sharepoint/site.ts", "botbuilder"],
    ["bot/sharepoint/site.ts", "@azure/data-tables"],
    ["bot/storage/ledger.ts", "@azure/identity"],
    ["bot/storage/ledger.ts", "../jobs/tick"],
    ["bot/storage/ledger.ts", "node:timers/promises"],
    ["bot/http/server.ts", "@microsoft/microsoft-graph-client"],
    ["bot/http/server.ts", "../teams/turn"],
    ["bot/jobs/tick.ts", "@azure/storage-queue"],
    ["bot/jobs/tick.ts", "zod"],
    ["bot/config.ts", "./app"],
    ["bot/config.ts", "node:fs"],
    ["bot/index.ts", "./teams/turn"],
    ["bot/index.ts", "zod"],
    ["bot/app.ts", "../infra/provision"],
    ["bot/forum/ask.ts", "../../tests/support/build"],
    ["tabs/src/main.tsx", "../../bot/forum"],
    ["tabs/src/main.tsx", "../../infra/provision"],
    ["tabs/src/main.tsx", "../../tests/support/build"],
    ["infra/local/start.ts", "../../bot/teams/turn"],
    ["infra/local/start.ts", "../../bot/sharepoint/graph"],
    ["infra/local/start.ts", "../../bot/forum"],
    ["infra/local/start.ts", "../../tests/support/build"],
    ["manifest/package.ts", "../bot/teams/turn"],
  ])("%s → %s", (path, specifier) => {
    expect(faultsWith(path, importing(specifier))).toEqual([
      expect.stringContaining(`${path}:1 imports ${specifier}: `),
    ]);
  });

  it.each([
    ['export * from "../actions";'],
    ['const x = require("../actions");'],
    ['const x = await import("../actions");'],
    ['import type { X } from "../actions";'],
    ['type X = import("../actions").X;'],
    ['import x = require("../actions");'],
  ])("however it is written: %s", (text) => {
    expect(faultsWith("bot/forum/ask.ts", text)).toHaveLength(1);
  });
});

describe("an import is allowed", () => {
  it.each([
    ["bot/forum/ask.ts", "zod"],
    ["bot/forum/ask.ts", "../common/clock"],
    ["bot/forum/ask.ts", "./words.json"],
    ["bot/teams/forum/ask.ts", "../../forum"],
    ["bot/teams/forum/ask.ts", "botbuilder"],
    ["bot/http/server.ts", "../contract"],
    ["bot/http/server.ts", "express"],
    ["bot/app.ts", "./teams/turn"],
    ["bot/index.ts", "./config"],
    ["tabs/src/main.tsx", "../../bot/contract"],
    ["infra/provision.ts", "../bot/sharepoint"],
    ["infra/provision.ts", "../bot/sharepoint/topic-list.columns"],
    ["infra/provision.ts", "../bot/toolkit/content/steps"],
    ["manifest/package.ts", "../bot/teams/commands"],
  ])("%s → %s", (path, specifier) => {
    expect(faultsWith(path, importing(specifier))).toEqual([]);
  });
});

it("infra may know a capability's types by its door, and no more", () => {
  const typed = (specifier: string) => `import type { Topic } from "${specifier}";`;
  expect(faultsWith("infra/local/sample.ts", typed("../../bot/forum"))).toEqual([]);
  expect(faultsWith("infra/local/sample.ts", typed("../../bot/forum/topic"))).toHaveLength(1);
});

describe("reaching for the world is refused", () => {
  it.each([
    ["bot/forum/ask.ts", "export const x = process.argv;", "process"],
    ["bot/forum/ask.ts", "export const x = process.env.A;", "process.env"],
    ["bot/forum/ask.ts", 'export const x = fetch("http://a");', "fetch"],
    ["bot/forum/ask.ts", "export const x = { fetch };", "fetch"],
    ["bot/forum/ask.ts", "export const x = Date.now();", "Date.now()"],
    ["bot/forum/ask.ts", "export const x = new Date();", "new Date()"],
    ["bot/forum/ask.ts", "export const x = new Date;", "new Date()"],
    ["bot/forum/ask.ts", 'export const x = new Date("2027-01-01");', "new Date(…)"],
    ["bot/forum/ask.ts", "export const x = Date();", "Date()"],
    ["bot/forum/ask.ts", "setTimeout(() => {}, 1);", "setTimeout"],
    ["bot/forum/ask.ts", "export const x = Math.random();", "Math.random()"],
    ["bot/forum/ask.ts", "export const x = crypto.randomUUID();", "crypto"],
    ["bot/forum/ask.ts", 'console.log("x");', "console"],
    ["bot/forum/ask.ts", "export const x = globalThis.fetch;", "globalThis"],
    ["bot/forum/ask.ts", "export const x = performance.now();", "performance"],
    ["bot/common/days.ts", "export const x = new Date();", "new Date()"],
    ["bot/teams/turn.ts", "setInterval(() => {}, 1);", "setInterval"],
    ["bot/teams/turn.ts", "export const x = process.env.A;", "process.env"],
    ["bot/teams/turn.ts", 'export const x = process["env"];', "process.env"],
    ["bot/app.ts", "export const x = process.env;", "process.env"],
    ["bot/http/server.ts", "console.error(1);", "console"],
  ])("%s: %s", (path, text, name) => {
    expect(faultsWith(path, text)).toEqual([expect.stringContaining(`${path}:1 uses ${name}: `)]);
  });

  it.each([
    ["bot/forum/ask.ts", "export const due = (clock: { now(): Date }) => clock.now();"],
    ["bot/forum/ask.ts", "export const load = (fetch: () => string) => fetch();"],
    ["bot/forum/ask.ts", "export const x = (plan: { process: string }) => plan.process;"],
    ["bot/forum/ask.ts", "export type Fetch = typeof fetch;"],
    ["bot/common/days.ts", "export const x = new Date(0);"],
    ["bot/jobs/tick.ts", "setInterval(() => {}, 1);"],
    ["bot/sharepoint/graph.ts", "setTimeout(() => {}, 1);"],
    ["bot/config.ts", "export const x = process.env;"],
    ["bot/index.ts", 'console.log("ready");'],
    ["infra/provision.ts", "console.log(process.env.A, Date.now());"],
  ])("but not %s: %s", (path, text) => {
    expect(faultsWith(path, text)).toEqual([]);
  });
});

describe("a place is refused", () => {
  it("when an edge room has a folder that is no capability", () => {
    expect(faultsWith("bot/teams/helpers/a.ts", "")).toEqual([
      "bot/teams/helpers/a.ts is in a folder that is not named for a capability.",
    ]);
    expect(faultsWith("bot/teams/forum/a.ts", "")).toEqual([]);
    expect(faultsWith("bot/teams/cards/a.ts", "")).toEqual([]);
  });

  it("when a file of bot is in no room", () => {
    expect(faultsWith("bot/util.ts", "")).toEqual(["bot/util.ts is in no room."]);
  });

  it("when files import one another in a circle", () => {
    const ring: Source[] = [
      { path: "bot/forum/a.ts", text: 'import "./b";' },
      { path: "bot/forum/b.ts", text: 'import "./c";' },
      { path: "bot/forum/c.ts", text: 'import "./a";' },
    ];
    expect(faultsOf(ring)).toEqual([
      "bot/forum/a.ts → bot/forum/b.ts → bot/forum/c.ts → bot/forum/a.ts is a circle.",
    ]);
    const last = { path: "bot/forum/c.ts", text: 'import { type A } from "./a";' };
    expect(faultsOf([...ring.slice(0, 2), last])).toEqual([]);
  });
});
