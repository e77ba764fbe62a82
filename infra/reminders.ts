import { createApp } from "../bot/app";
import { type Day, dayOf, inWords, toDay } from "../bot/common/days";
import { type Config, readConfig } from "../bot/config";
import { jsonLog } from "../bot/log";
import { connectionStringOf } from "./local/azurite";
import { localConfig } from "./local/local-mode";
import { readLocalSettings } from "./local/settings";

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof createApp>>["dryRun"]>>[number];

const held: Readonly<Record<NonNullable<Row["skipped"]>, string>> = {
  quiet: "nothing, they asked for quiet",
  paused: "nothing, they paused their reminders",
  "on leave": "nothing, they are away",
  "not a working day": "nothing, it is no working day",
};

/** Who would get what, a line for each thing, for whoever ran it. */
export function report(day: Day, rows: readonly Row[]): string {
  const sent = rows.filter(({ skipped }) => !skipped).length;
  const lines = rows.flatMap(({ name, sendAt, items, skipped }) => [
    `${name}: ${skipped ? held[skipped] : `one card at ${sendAt}`}`,
    ...items.map(({ reference, title, why }) => `  ${reference ? `${reference} ` : ""}${title}: ${why}`),
  ]);
  const cards = `${sent} ${sent === 1 ? "card" : "cards"}`;
  return [`${inWords(day)}: ${cards} would be sent. Nothing was sent now.`, ...lines].join("\n");
}

/** Of a running `npm start` where no deployment is set. */
function configOf(environment: NodeJS.ProcessEnv): Config {
  if (environment["TENANT_ID"]) return readConfig(environment);
  const settings = readLocalSettings(environment);
  const graphUrl = `http://127.0.0.1:${settings.GRAPH_PORT}`;
  process.env["IDENTITY_ENDPOINT"] = `${graphUrl}/msi/token`;
  process.env["IDENTITY_HEADER"] = "local";
  const { AZURITE_BLOB_PORT: blob, AZURITE_QUEUE_PORT: queue, AZURITE_TABLE_PORT: table } = settings;
  const connectionString = connectionStringOf({ blob, queue, table });
  return localConfig({ settings, graphUrl, connectionString, tabDirectory: "dist/tabs" });
}

async function main([...words]: readonly string[]): Promise<void> {
  const at = words.indexOf("--day");
  const day = at < 0 ? dayOf(new Date()) : toDay(words[at + 1]);
  if (!words.includes("--dry-run") || !day)
    throw new Error(
      "This shows who would be reminded of what, and sends nothing:\n  npm run reminders -- --dry-run\n  npm run reminders -- --dry-run --day 2027-03-01",
    );
  const clock = { now: () => new Date() };
  const app = await createApp(configOf(process.env), {
    clock,
    log: jsonLog({ clock, write: (line) => console.error(line) }),
  });
  console.log(report(day, await app.dryRun(day)));
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((failure: Error) => {
    console.error(failure.message);
    process.exitCode = 1;
  });
}
