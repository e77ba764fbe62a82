import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createStorage, type Storage } from "../../../bot/storage";
import { type Azurite, startAzurite } from "../../../infra/local/azurite";
import type { RunningProcess } from "../../../infra/local/processes";
import { freePorts } from "../../infra/local/free-ports";
import type { Report } from "../../support/connector/report";
import { chatOf } from "../../support/connector/stand-in";
import type { Line } from "../index";
import { seeded } from "../random";
import { buildProcesses, killed, startBuilt } from "./built";
import { type Council, councilOf, everWrote, firstMoment, refusalOf, today } from "./council";
import { clockOf, quietLog, type Run, tenantId } from "./instance";
import { isOpen, measure, type Pause, pace } from "./measure";
import { naiveLoop } from "./naive";
import { residentMegabytes } from "./resident";

/** Everything that was seen, to look at afterwards. */
const seen = join(__dirname, "../../../dist/bench/reminders.json");
const seed = 20_270_302;
/** Time to start everything, so that nobody is ready only after the first are due. */
const headStartMs = 8_000;
const naivePeople = 1_000;
/** Storage is back, and what its absence put back comes again. */
const afterRestartMs = 5_000;
/** A worker that is killed leaves messages of which nobody knows for a while. */
const settlesWithinMs = 240_000;

/**
 * Reminders to a whole council in one morning, through everything that can go wrong at once. The target of
 * Teams' limit is its own 50 requests a second; what the product allows itself is a little less.
 */
export async function reminders(): Promise<Line[]> {
  const people = Number(process.env["BENCH_PEOPLE"] ?? 10_000);
  const beganAt = performance.now();
  await buildProcesses(["connector-process", "worker-process", "planner-process"]);
  const naive = await measureNaive(Math.min(naivePeople, people));
  const ours = await measureOurs(people);
  return [
    ...ours,
    ...naive,
    line("reminders: bench in all", (performance.now() - beganAt) / 1_000, "s", "-"),
  ];
}

const line = (name: string, value: number, unit: string, target: string): Line => ({
  ...{ name, value, unit, target },
});

async function startConnector(env: Record<string, string> = {}) {
  const [port = 0] = await freePorts(1);
  const child = startBuilt("connector-process", { CONNECTOR_PORT: String(port), SEED: String(seed), ...env });
  const url = `http://127.0.0.1:${port}/`;
  const ask = async <Answer>(path: string) => (await (await fetch(url + path)).json()) as Answer;
  const count = () => ask<{ requests: number; people: number }>("count");
  for (let tries = 0; ; tries++)
    try {
      await count();
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await pause(50);
    }
  return { url, count, report: () => ask<Report>("report"), stop: () => child.stop() };
}

/* The usual loop */

async function measureNaive(people: number): Promise<Line[]> {
  const connector = await startConnector({ REFUSES: "off" });
  try {
    const { expected } = councilOf(people);
    const told = await naiveLoop({ people: expected, serviceUrl: connector.url, random: seeded(seed) });
    const report = await connector.report();
    const copies = (person: string) => report.people[person]?.length ?? 0;
    const name = (what: string) => `reminders: the usual loop, ${people} people: ${what}`;
    return [
      line(name("requests a second"), pace(report.arrivals, []).sustained, "1/s", "-"),
      line(name("most requests in any second"), report.mostInASecond, "requests", "-"),
      line(name("requests beyond Teams' limits"), report.beyondTenant + report.beyondThread, "requests", "-"),
      line(name("told nothing"), expected.filter((each) => copies(each) === 0).length, "people", "-"),
      line(name("told twice or more"), expected.filter((each) => copies(each) > 1).length, "people", "-"),
      line(
        name("told, and counted as not"),
        expected.filter((each) => copies(each) > 0 && !told.has(each)).length,
        "people",
        "-",
      ),
    ];
  } finally {
    await connector.stop();
  }
}

/* Ours */

async function measureOurs(people: number): Promise<Line[]> {
  const council = councilOf(people);
  const random = seeded(seed);
  const dataDir = mkdtempSync(join(tmpdir(), "bench-reminders-"));
  const [blob = 0, queue = 0, table = 0] = await freePorts(3);
  const startStorage = () => startAzurite({ ports: { blob, queue, table }, dataDir });
  let azurite = await startStorage();
  const connector = await startConnector();
  const children = new Map<string, RunningProcess>();
  try {
    const storage = await prepared(azurite, connector.url, council);
    const beganAt = Date.now();
    const run: Run = {
      ...{ connectionString: azurite.connectionString, serviceUrl: connector.url, people },
      offsetMs: firstMoment - headStartMs - beganAt,
    };
    const start = (name: string) => {
      const built = name === "planner" ? "planner-process" : "worker-process";
      children.set(name, startBuilt(built, { RUN: JSON.stringify(run) }));
    };
    for (const name of ["planner", "worker 1", "worker 2", "worker 3"]) start(name);
    const memory = () => residentMegabytes(children.get("worker 1")?.pid ?? 0);

    const reached = async (share: number) => {
      while ((await connector.count()).people < share * people) await pause(200);
    };
    const kill = async (...names: string[]) => {
      for (const name of names) {
        const child = children.get(name);
        if (child) killed(child);
        await child?.stop();
      }
      for (const name of names) start(name);
    };
    const moments = [random.next() * 0.15 + 0.05, random.next() * 0.2 + 0.25, random.next() * 0.25 + 0.6];
    await reached(moments[0] ?? 0);
    const memoryAtStart = await memory();
    await kill("planner");
    await reached(moments[1] ?? 0);
    await kill("worker 2");
    await reached(0.5);
    const memoryInTheMiddle = await memory();
    const away: Pause = { from: Date.now(), to: 0 };
    await azurite.stop();
    azurite = await startStorage();
    away.to = Date.now() + afterRestartMs;
    await reached(moments[2] ?? 0);
    await kill("worker 3", "planner");

    await settled(storage, connector, council);
    const memoryAtEnd = await memory();
    const tookMs = Date.now() - beganAt - headStartMs;
    const report = await connector.report();
    const ledger = await storage.deliveries.of(today);
    writeFileSync(seen, JSON.stringify({ report, ledger, away, moments }));
    const found = measure({ report, ledger, council, people, offsetMs: run.offsetMs, pauses: [away] });
    for (const each of [...found.lost, ...found.early, ...found.duplicatesOfKnown].slice(0, 20))
      process.stderr.write(
        `${each}: ${JSON.stringify(ledger.find(({ to }) => to === each))} ${JSON.stringify(report.people[each])}\n`,
      );

    const { injected, beyondTenant, beyondThread } = report;
    const unknowable = injected.reset + injected.acceptedThenReset;
    const count = (name: string, value: number, target: string, unit = "people") =>
      line(`reminders: ${name}`, value, unit, target);
    return [
      line(`reminders to ${people} people: requests a second, mean`, found.sustained, "1/s", ">= 47.5"),
      line("reminders: requests in the median second", found.medianSecond, "1/s", ">= 47.5"),
      count("most requests in any sliding second", report.mostInASecond, "<= 50", "requests"),
      count("most requests in a thread in a second", report.mostInAThread, "<= 7", "requests"),
      count("requests beyond Teams' limits", beyondTenant + beyondThread, "0", "requests"),
      count("requests before Retry-After was over", report.tooSoon, "0", "requests"),
      count("lost", found.lost.length, "0"),
      count("early", found.early.length, "0"),
      count("told twice", found.duplicates.length, `<= ${injected.acceptedThenReset} (accepted then reset)`),
      count("told twice and not unknown", found.duplicatesOfKnown.length, "0"),
      count("told although they should not be", found.toBystanders.length, "0"),
      count(
        "unknown",
        found.states["unknown"] ?? 0,
        `about ${unknowable} resets, and what was in hand when killed`,
      ),
      ...Object.entries(found.states)
        .filter(([state]) => state !== "unknown")
        .map(([state, value]) => count(state, value, "-")),
      count("memory of a worker at the start", memoryAtStart, "flat", "MB"),
      count("memory of a worker in the middle", memoryInTheMiddle, "flat", "MB"),
      count("memory of a worker at the end", memoryAtEnd, "flat", "MB"),
      count("time in all", tookMs / 1_000, `>= ${(report.requests / 50).toFixed(0)} at Teams' limit`, "s"),
    ];
  } finally {
    for (const child of children.values()) await child.stop();
    await connector.stop();
    await azurite.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Everybody's chat with the bot, as earlier days left it. */
async function prepared(azurite: Azurite, serviceUrl: string, council: Council): Promise<Storage> {
  const log = quietLog({ info() {}, warn() {}, error: (_event, error) => console.error(error) });
  const clock = clockOf({ offsetMs: firstMoment - Date.now() });
  const storage = createStorage({ connectionString: azurite.connectionString }, { clock, log });
  await storage.ensure();
  const left = [...council.expected, ...council.bystanders];
  const one = async () => {
    for (let person = left.pop(); person !== undefined; person = left.pop()) {
      if (everWrote(person))
        await storage.conversations.save({
          ...{ personId: person, conversationId: chatOf(person), serviceUrl, tenantId },
          ...{ botId: "28:", channelId: "msteams" },
        });
      const refusal = refusalOf(person);
      if (!refusal || refusal === "gone") continue;
      // Teams refused them hours ago, and is asked once more before it is believed.
      const { etag, ...thread } = await storage.threads.get(person);
      const since = new Date(Date.now() - 7_200_000);
      const suspended = { since, reason: "403", state: refusal, confirmed: false };
      await storage.threads.replace(person, { ...thread, suspended }, etag);
    }
  };
  await Promise.all(Array.from({ length: 24 }, one));
  return storage;
}

/** Until the ledger says of everybody how it ended, or it is clear that it never will. */
async function settled(
  storage: Storage,
  connector: { count(): Promise<{ requests: number }> },
  { expected }: Council,
): Promise<void> {
  let requests = -1;
  for (let quietSince = Date.now(); Date.now() - quietSince < settlesWithinMs; ) {
    const now = (await connector.count()).requests;
    if (now !== requests) {
      requests = now;
      quietSince = Date.now();
      await pause(5_000);
      continue;
    }
    const states = new Map((await storage.deliveries.of(today)).map(({ to, state }) => [to, state]));
    if (!expected.some((person) => isOpen(person, states.get(person)))) return;
    await pause(5_000);
  }
}
