import { type Config, readConfig } from "../bot/config";
import { type Credential, createSharePoint, credentialFor, type Provisioned } from "../bot/sharepoint";

/** Makes the lists on the SharePoint site as the app needs them. Running it again changes nothing. */
export async function provision(
  config: Pick<Config, "graphUrl" | "siteHost" | "sitePath"> & { credential: Credential },
): Promise<Provisioned> {
  const quiet = { info() {}, warn() {}, error() {} };
  const sharePoint = createSharePoint({
    ...config,
    roleGroups: {},
    clock: { now: () => new Date() },
    log: quiet,
  });
  return sharePoint.provision();
}

function report({ created, changed, unchanged, drift }: Provisioned): string {
  return [
    ...created.map((name) => `created   ${name}`),
    ...changed.map((name) => `changed   ${name}`),
    `unchanged ${unchanged}`,
    ...drift.map((sentence) => `look at   ${sentence}`),
  ].join("\n");
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const credential = credentialFor({ clientId: config.managedIdentityClientId });
  console.log(report(await provision({ ...config, credential })));
}

if (require.main === module) {
  main().catch((failure: Error) => {
    console.error(failure.message);
    process.exitCode = 1;
  });
}
