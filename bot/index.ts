import { createApp } from "./app";
import { readConfig } from "./config";
import { jsonLog } from "./log";

/** Starts the product with the settings of its environment, and stops it when asked to. */
async function main(): Promise<void> {
  const clock = { now: () => new Date() };
  const log = jsonLog({ clock, write: (line) => console.log(line) });
  const app = await createApp(readConfig(), { clock, log });
  await app.load();
  const { port } = await app.start();
  log.info("started", { port });

  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      log.info("stopping", { signal });
      void app.stop().then(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
