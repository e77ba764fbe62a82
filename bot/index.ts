import { createApp, roles } from "./app";
import { readConfig } from "./config";
import { jsonLog } from "./log";

const clock = { now: () => new Date() };
const log = jsonLog({ clock, write: (line) => console.log(line) });

/** Starts the product with the settings of its environment, and stops it when asked to. */
async function main(): Promise<void> {
  const asked = process.argv[2] ?? "all";
  const role = roles.find((each) => each === asked);
  if (!role) throw new Error(`"${asked}" is no role. Start it with one of: ${roles.join(", ")}.`);
  const app = await createApp(readConfig(), { clock, log });
  await app.load();
  const { port } = await app.start(role);
  log.info("started", { port, role });

  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      log.info("stopping", { signal });
      void app.stop().then(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  log.error("not-started", error, { causes: causesOf(error).join("\n") });
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

/** What lies behind a sentence fit to read, down to the first fault, each with where it happened. */
function causesOf(error: unknown): string[] {
  const { cause } = (error ?? {}) as { cause?: unknown };
  if (cause === undefined) return [];
  return [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), ...causesOf(cause)];
}
