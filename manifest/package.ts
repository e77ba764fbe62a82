import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppManifestUtils, type TeamsManifest } from "@microsoft/app-manifest";
import { zipSync } from "fflate";
import { version } from "../package.json";
import { fillManifest, type Manifest } from "./fill";
import { type ManifestSettings, readSettings } from "./settings";

const output = join(__dirname, "..", "dist", "engagement-forum.zip");
/** A fixed time in the archive: the same settings give the same bytes. */
const madeAt = new Date(2026, 0, 1); // local, as zip archives keep no zone

/** What Microsoft's own schema of this version finds wrong; nothing when it is in order. */
export const problemsOf = (manifest: Manifest): Promise<string[]> =>
  AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest);

/** The package an administrator uploads to Teams. Throws in plain words when Teams would refuse it. */
export async function packageApp(settings: ManifestSettings): Promise<Uint8Array> {
  const manifest = fillManifest(settings);
  const problems = await problemsOf(manifest);
  if (problems.length > 0) {
    throw new Error(["Teams would refuse this manifest:", ...problems].join("\n  "));
  }
  const icon = (name: string) => readFileSync(join(__dirname, name));
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return zipSync(
    { "manifest.json": text, "color.png": icon("color.png"), "outline.png": icon("outline.png") },
    { mtime: madeAt },
  );
}

/** Made-up values, for looking at the package before there is anything to install it for. */
const example = {
  APP_ID: "00000000-0000-0000-0000-000000000010",
  BOT_ID: "00000000-0000-0000-0000-000000000010",
  PUBLIC_HOST: "engagement-forum.example.gov.uk",
  SHAREPOINT_HOST: "example.sharepoint.com",
  COUNCIL_SHORT_NAME: "Example council",
  WEBSITE_URL: "https://www.example.gov.uk/",
  PRIVACY_URL: "https://www.example.gov.uk/privacy",
  TERMS_URL: "https://www.example.gov.uk/terms",
};

/** With no setting at all it makes an example; with some of them it wants them all. */
export function settingsFrom(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): { settings: ManifestSettings; isExample: boolean } {
  const isExample = args.length === 0 && Object.keys(example).every((name) => !environment[name]);
  const settings = readSettings({ VERSION: version, ...environment, ...(isExample ? example : {}) }, args);
  return { settings, isExample };
}

async function main(): Promise<void> {
  const { settings, isExample } = settingsFrom(process.env, process.argv.slice(2));
  const zip = await packageApp(settings);
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, zip);
  console.log(
    isExample
      ? `Wrote ${output} with example values. To install it in Teams, set ${Object.keys(example).join(", ")} and run this again.`
      : `Wrote ${output} (version ${settings.VERSION}). Upload it in the Teams admin centre.`,
  );
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
