import { type Config, readConfig } from "../bot/config";
import {
  type Credential,
  createSharePoint,
  credentialFor,
  type Provisioned,
  type ViewsProvisioned,
} from "../bot/sharepoint";

type Where = Pick<Config, "graphUrl" | "siteHost" | "sitePath"> & { credential: Credential };

function sharePointAt(config: Where) {
  const quiet = { info() {}, warn() {}, error() {} };
  return createSharePoint({ ...config, roleGroups: {}, clock: { now: () => new Date() }, log: quiet });
}

/** Makes the lists on the SharePoint site as the app needs them. Running it again changes nothing. */
export const provision = (config: Where): Promise<Provisioned> => sharePointAt(config).provision();

/** Makes the views and the looks of the lists, which must be there. Running it again changes nothing. */
export const provisionViews = (config: Where): Promise<ViewsProvisioned> =>
  sharePointAt(config).provisionViews();

/** Adds to DatesToAvoid the dates that were never added before; the lists must be there. */
export const seedDates = (config: Where): Promise<number> => sharePointAt(config).seedDates();

/** What was done, a line each, for whoever ran it. */
export function report(lists: Provisioned, views: ViewsProvisioned): string {
  const both = [lists, views];
  return [
    ...both.flatMap(({ created }) => created.map((name) => `created   ${name}`)),
    ...both.flatMap(({ changed }) => changed.map((name) => `changed   ${name}`)),
    `unchanged ${lists.unchanged + views.unchanged}`,
    ...both.flatMap(({ drift }) => drift.map((sentence) => `look at   ${sentence}`)),
    ...(views.missing ? [`missing   ${views.missing}`] : []),
  ].join("\n");
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const credential = credentialFor({ clientId: config.managedIdentityClientId });
  const where = { ...config, credential };
  // The lists first: views stand on their columns.
  console.log(report(await provision(where), await provisionViews(where)));
  const dates = await seedDates(where);
  if (dates > 0) console.log(`added     ${dates} dates to avoid`);
}

if (require.main === module) {
  main().catch((failure: Error) => {
    console.error(failure.message);
    process.exitCode = 1;
  });
}
