import { execFile } from "node:child_process";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const root = join(__dirname, "../..");
const built = join(root, "dist/tabs");
const sources = ["tabs", "bot/contract", "package-lock.json"].map((path) => join(root, path));
const lock = join(root, "dist/.building-tab");
const abandonedMs = 60_000;

/** Builds the tab into `dist/tabs` unless what is there is newer than every source. @returns that folder. */
export async function buildTabIfStale(): Promise<string> {
  if (await isFresh()) return built;
  await mkdir(join(root, "dist"), { recursive: true });
  // Tests and the local start may want it at the same moment; vite empties the folder it builds into.
  while (!(await claim())) await pause(100);
  try {
    if (!(await isFresh())) await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
  return built;
}

async function build(): Promise<void> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  // Jest sets NODE_ENV to test, which would bring React's slow development build.
  const options = { cwd: root, env: { ...process.env, NODE_ENV: "production" } };
  try {
    await promisify(execFile)(process.execPath, [vite, "build", "tabs", "--logLevel", "warn"], options);
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout?: string; stderr?: string };
    throw new Error(`The tab did not build.\n${stdout ?? ""}${stderr ?? ""}`, { cause });
  }
}

async function claim(): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const held = await stat(lock).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > abandonedMs) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function isFresh(): Promise<boolean> {
  const made = await stat(join(built, "configure.html")).catch(() => undefined);
  if (!made) return false;
  const changed = await Promise.all(sources.map(newestUnder));
  return Math.max(...changed) < made.mtimeMs;
}

/** Folders count too, so that a deleted file is noticed. */
async function newestUnder(path: string): Promise<number> {
  const here = await stat(path);
  if (!here.isDirectory()) return here.mtimeMs;
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  const times = inside.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  return Math.max(here.mtimeMs, ...(await Promise.all(times)));
}
