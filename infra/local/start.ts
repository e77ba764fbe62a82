import { startLocalMode } from "./local-mode";
import { readLocalSettings } from "./settings";

/** `npm start`: the whole product on this machine, until Ctrl-C. `-- --reset` begins again. */
async function main(): Promise<void> {
  const began = Date.now();
  const local = startLocalMode(readLocalSettings(process.env), {
    reset: process.argv.includes("--reset"),
    write: (line) => console.error(line),
  });
  let stopping = false;
  const leave = async () => {
    if (stopping) return;
    stopping = true;
    console.log("\nStopping…");
    await local.then((running) => running.stop()).catch(() => undefined);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave());

  const { urls } = await local;
  console.log(
    [
      "",
      `Ready in ${((Date.now() - began) / 1_000).toFixed(1)} s. Open:`,
      ...(urls.playground ? [`  Chat with the bot   ${urls.playground}   (type: plan a consultation)`] : []),
      `  The tab             ${urls.tab}`,
      `  The lists           ${urls.lists}`,
      `  Health              ${urls.bot}/healthz`,
      "",
      "Ctrl-C stops everything. To begin again with fresh data: npm start -- --reset",
    ].join("\n"),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
