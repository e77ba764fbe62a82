import { join } from "node:path";
import { build } from "esbuild";
import { type RunningProcess, startProcess } from "../../../infra/local/processes";

const root = join(__dirname, "../../..");
const outdir = join(root, "dist/bench");

/** Built once: a process that was killed is then back as quickly as in production. */
export async function buildProcesses(names: readonly string[]): Promise<void> {
  await build({
    entryPoints: names.map((name) => join(__dirname, `${name}.ts`)),
    ...{ outdir, bundle: true, platform: "node", target: "node20", packages: "external", logLevel: "error" },
    tsconfigRaw: {},
  });
}

export const startBuilt = (name: string, env: Record<string, string>): RunningProcess =>
  startProcess({ name, script: join(outdir, `${name}.js`), env });

/** As a machine that loses its power would: nothing is said, nothing is tidied up. */
export function killed(child: RunningProcess): void {
  process.kill(child.pid, "SIGKILL");
}
