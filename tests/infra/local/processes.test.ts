import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess, untilReady, waitUntil } from "../../../infra/local/processes";

const processes = require.resolve("../../../infra/local/processes");
let folder: string;
let script: string;
let ids: string;
const started: number[] = [];

/** A child that starts a child of its own, and neither of them listens to SIGTERM. */
const stubborn = `
const { spawn } = require("node:child_process");
const { writeFileSync } = require("node:fs");
process.on("SIGTERM", () => {});
const inner = spawn(process.execPath, ["-e", "process.on('SIGTERM',()=>{});setInterval(()=>{},1e3)"]);
writeFileSync(process.argv[2], process.pid + " " + inner.pid);
setInterval(() => {}, 1000);
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "processes-"));
  script = join(folder, "stubborn.js");
  ids = join(folder, "ids");
  writeFileSync(script, stubborn);
});
afterEach(() => {
  // Also after a failure: what a broken stop leaves behind must not outlive its test.
  for (const pid of started.splice(0).filter(alive)) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function bothIds(): Promise<number[]> {
  const read = () => readFileSync(ids, "utf8").split(" ").map(Number);
  await waitUntil(() => read().length === 2, 10_000);
  started.push(...read());
  return read();
}

describe("a child process", () => {
  it("is gone after stop, with everything it started, even when it ignores being asked", async () => {
    const child = startProcess({ name: "The stubborn one", script, args: [ids] });
    const pids = await bothIds();
    expect(pids.map(alive)).toEqual([true, true]);
    await child.stop();
    expect(pids.map(alive)).toEqual([false, false]);
    expect(child.running()).toBe(false);
    await child.stop(); // twice is once
  }, 20_000);

  it("ends when its parent is killed with -9", async () => {
    const parent = spawn(process.execPath, [
      "-e",
      `require("tsx/cjs"); require(${JSON.stringify(processes)}).startProcess({
         name: "child", script: ${JSON.stringify(script)}, args: [${JSON.stringify(ids)}] });`,
    ]);
    const pids = await bothIds();
    expect(pids.map(alive)).toEqual([true, true]);
    parent.kill("SIGKILL");
    await waitUntil(() => !pids.some(alive), 10_000);
  }, 30_000);

  it("is reported with its last words when it ends before it is ready", async () => {
    writeFileSync(script, "console.error('no such folder'); process.exit(3)");
    const child = startProcess({ name: "The store", script });
    await expect(untilReady("The store", child, async () => false, 10_000)).rejects.toThrow(
      "The store ended at once. It said: no such folder",
    );
  }, 20_000);

  it("is stopped and reported when it never answers", async () => {
    const child = startProcess({ name: "The stubborn one", script, args: [ids] });
    const pids = await bothIds();
    await expect(untilReady("The stubborn one", child, async () => false, 50)).rejects.toThrow(
      "did not answer within",
    );
    expect(pids.map(alive)).toEqual([false, false]);
  }, 20_000);
});
