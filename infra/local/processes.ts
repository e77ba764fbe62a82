import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export { portsFree, type WantedPort } from "./ports";

export interface ProcessToStart {
  /** For messages: `Azurite`. */
  name: string;
  /** A JavaScript file, run by this same Node. */
  script: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** Refuse every address but 127.0.0.1, for programs that have no flag for it. */
  loopbackOnly?: boolean;
}

export interface RunningProcess {
  readonly pid: number;
  /** What it printed last, for error messages. */
  output(): string;
  running(): boolean;
  /** Asks it and everything it started to end, then makes it. Safe to call twice. */
  stop(): Promise<void>;
}

const guard = join(__dirname, "child-guard.cjs");
const loopback = join(__dirname, "loopback-only.cjs");
const keptOutput = 8_000;
const graceMs = 3_000;
const hasGroups = process.platform !== "win32";

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return hasGroups ? process.kill(-child.pid, signal) : child.kill(signal);
  } catch {
    return false; // nobody is left in the group
  }
}

function groupAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (!hasGroups) return child.exitCode === null && child.signalCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a child in a process group of its own, so that what it starts ends with it. It ends with us
 * too, however we end: see `child-guard.cjs`.
 */
export function startProcess(wanted: ProcessToStart): RunningProcess {
  const shims = [guard, ...(wanted.loopbackOnly ? [loopback] : [])].flatMap((shim) => ["--require", shim]);
  const child = spawn(process.execPath, [...shims, wanted.script, ...(wanted.args ?? [])], {
    cwd: wanted.cwd,
    env: { ...process.env, ...wanted.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: hasGroups,
    windowsHide: true,
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString("utf8")).slice(-keptOutput);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  let failed = false;
  child.on("error", (error) => {
    failed = true;
    output += `\n${wanted.name} could not be started: ${error.message}`;
  });
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });

  let stopping: Promise<void> | undefined;
  async function end(): Promise<void> {
    signalGroup(child, "SIGTERM");
    await waitUntil(() => !groupAlive(child), graceMs).catch(() => signalGroup(child, "SIGKILL"));
    await gone;
    await waitUntil(() => !groupAlive(child), graceMs).catch(() => {
      throw new Error(`${wanted.name} (process ${child.pid}) could not be stopped.`);
    });
  }

  return {
    pid: child.pid ?? -1,
    output: () => output.trim(),
    running: () => !failed && child.exitCode === null && child.signalCode === null,
    stop() {
      stopping ??= end();
      return stopping;
    },
  };
}

/** Polls until the check holds; rejects at the deadline. A check that throws counts as "not yet". */
export async function waitUntil(check: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (
      await Promise.resolve()
        .then(check)
        .catch(() => false)
    )
      return;
    if (Date.now() >= deadline) throw new Error(`Not so within ${withinMs} ms.`);
    await pause(25);
  }
}

/** Waits for a child to answer; when it ends or stays silent, says so with its own last words. */
export async function untilReady(
  name: string,
  child: RunningProcess,
  check: () => Promise<boolean>,
  withinMs: number,
): Promise<void> {
  const answered = () => check().catch(() => false);
  let ready = false;
  await waitUntil(async () => {
    ready = child.running() && (await answered());
    return ready || !child.running();
  }, withinMs).catch(() => undefined);
  if (ready) return;
  const how = child.running()
    ? `did not answer within ${Math.round(withinMs / 1000)} seconds`
    : "ended at once";
  const said = child.output();
  await child.stop();
  throw new Error(`${name} ${how}.${said ? ` It said: ${said}` : ""}`);
}
