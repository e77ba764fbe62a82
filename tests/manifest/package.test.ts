import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { unzipSync } from "fflate";
import { commands } from "../../bot/teams/commands";
import { messageActions, queryHandlers } from "../../bot/teams/routes";
import { commandLists, fillManifest } from "../../manifest/fill";
import { packageApp, problemsOf, settingsFrom } from "../../manifest/package";
import { readSettings } from "../../manifest/settings";
import { readPng } from "./png";

const given = {
  APP_ID: "5f7a1c1e-3a1e-4d29-9a77-0c8f2a7b6f10",
  BOT_ID: "00000000-0000-4000-8000-000000000001",
  PUBLIC_HOST: "forum.example.gov.uk",
  SHAREPOINT_HOST: "example.sharepoint.com",
  VERSION: "1.2.3",
  COUNCIL_SHORT_NAME: "Example",
  WEBSITE_URL: "https://www.example.gov.uk/",
  PRIVACY_URL: "https://www.example.gov.uk/privacy",
  TERMS_URL: "https://www.example.gov.uk/terms",
};
const settings = readSettings(given);
const manifest = fillManifest(settings);
const unpack = async () => unzipSync(await packageApp(settings));

describe("the package", () => {
  it("holds the manifest and its two icons, and nothing else", async () => {
    const files = await unpack();
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    expect(JSON.parse(new TextDecoder().decode(files["manifest.json"]))).toEqual(manifest);
  });

  it("offers to search, and to do with a message, exactly what the bot can answer, and makes cards of links to this council's lists alone", () => {
    const [extension, ...others] = manifest.composeExtensions;
    expect(others).toEqual([]);
    const offered = (type: string) =>
      extension?.commands.filter((each) => each.type === type).map(({ id }) => id);
    expect(offered("query")).toEqual(Object.keys(queryHandlers));
    expect(offered("action")).toEqual(Object.keys(messageActions));
    expect(extension?.botId).toBe(given.BOT_ID);
    expect(extension?.messageHandlers).toEqual([
      { type: "link", value: { domains: [given.SHAREPOINT_HOST] } },
    ]);
  });

  it("is an example when nobody set anything, and wants every setting once one is set", async () => {
    const { settings: made, isExample } = settingsFrom({ PATH: "/bin" }, []);
    expect(isExample).toBe(true);
    expect(unzipSync(await packageApp(made))["manifest.json"]).toBeDefined();
    expect(() => settingsFrom({ BOT_ID: given.BOT_ID }, [])).toThrow(
      /APP_ID is missing[\s\S]*PUBLIC_HOST is missing/,
    );
    expect(() => settingsFrom({}, [`BOT_ID=${given.BOT_ID}`])).toThrow(/APP_ID is missing/);
  });

  it("is not made when Teams would refuse its manifest", async () => {
    const made = packageApp({ ...settings, ACCENT_COLOUR: "teal" });
    await expect(made).rejects.toThrow(/^Teams would refuse this manifest:\n.*accentColor/);
  });

  it("has a colour icon of 192 by 192 with no hole in it", async () => {
    const { width, height, pixels } = readPng((await unpack())["color.png"] ?? new Uint8Array());
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it("has an outline icon of 32 by 32, white alone on nothing", async () => {
    const { width, height, pixels } = readPng((await unpack())["outline.png"] ?? new Uint8Array());
    expect([width, height]).toEqual([32, 32]);
    const all = Array.from({ length: width * height }, (_, at) => [...pixels.subarray(at * 4, at * 4 + 4)]);
    const shown = all.filter(([, , , alpha]) => alpha !== 0);
    expect(shown.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(shown.length).toBeGreaterThan(100);
    expect(all.length - shown.length).toBeGreaterThan(500);
  });
});

describe("the manifest", () => {
  it("is in order by Microsoft's schema, which does refuse what is wrong", async () => {
    expect(manifest.$schema).toContain("/v1.30/");
    expect(await problemsOf(manifest)).toEqual([]);
    expect(await problemsOf({ ...manifest, accentColor: "teal" })).not.toEqual([]);
  });

  it("is in order by the official contract, where that is at hand", () => {
    const file = join(__dirname, "../../../shared/contracts/teams/v1.30.MicrosoftTeams.schema.json");
    if (!existsSync(file)) {
      console.info("The official v1.30 contract is not beside this project, so it was not used.");
      return;
    }
    const check = contract(JSON.parse(readFileSync(file, "utf8")));
    expect([check(manifest), check.errors]).toEqual([true, null]);
    expect(check({ ...manifest, foo: 1 })).toBe(false);
  });

  it("has no placeholder left", () => {
    expect(JSON.stringify(manifest)).not.toContain("${");
    expect(manifest).toMatchObject({ id: given.APP_ID, version: "1.2.3", bots: [{ botId: given.BOT_ID }] });
  });

  it("offers in its menus exactly the commands of the routing table", () => {
    for (const list of manifest.bots.flatMap((bot) => bot.commandLists) as ReturnType<typeof commandLists>) {
      const [scope] = list.scopes;
      const routed = commands.filter((each) => each.inMenu && scope && each.scopes.includes(scope));
      expect(list.commands.map(({ title }) => title)).toEqual(routed.map(({ title }) => title));
      expect(routed.length).toBeGreaterThan(0);
    }
    expect(manifest.bots.flatMap((bot) => bot.commandLists)).toHaveLength(2);
  });

  it("has no command that Teams would cut short", () => {
    for (const { title, description } of commands) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
    }
    const many = Array.from(
      { length: 11 },
      () => ({ ...commands[0], inMenu: true }) as (typeof commands)[number],
    );
    expect(() => commandLists(many)).toThrow("The personal menu has 11 commands; Teams shows 10.");
  });

  it("names every host its pages come from", () => {
    const tabs = manifest.staticTabs.flatMap((tab) => [tab.contentUrl, tab.websiteUrl]);
    const urls = [...tabs, ...manifest.configurableTabs.map((tab) => tab.configurationUrl)];
    expect(urls).toHaveLength(5);
    for (const url of urls) expect(manifest.validDomains).toContain(new URL(url).host);
    expect(manifest.webApplicationInfo.resource).toBe(`api://${given.PUBLIC_HOST}/${given.BOT_ID}`);
  });
});

describe("a setting", () => {
  it.each([
    [{ BOT_ID: undefined }, "BOT_ID is missing. Give the Entra application id of the bot."],
    [{ APP_ID: "12" }, "APP_ID must be the id of the Teams app"],
    [{ SHAREPOINT_HOST: "https://example.sharepoint.com/sites/x" }, "SHAREPOINT_HOST must be a host alone"],
    [{ PUBLIC_HOST: "https://forum.example.gov.uk" }, "PUBLIC_HOST must be a host alone"],
    [{ VERSION: "1.2" }, "VERSION must be three numbers, such as 1.0.3."],
    [{ COUNCIL_SHORT_NAME: "" }, "COUNCIL_SHORT_NAME is missing. Give the council's name"],
    [{ COUNCIL_SHORT_NAME: "x".repeat(33) }, "COUNCIL_SHORT_NAME may have at most 32 letters"],
    [{ PRIVACY_URL: "http://a.example" }, "PRIVACY_URL must be a web address that starts with https://."],
    [{ ACCENT_COLOUR: "teal" }, "ACCENT_COLOUR must be a colour such as #0b5d66."],
  ])("that is bad is named in one sentence: %j", (bad, sentence) => {
    expect(() => readSettings({ ...given, ...bad })).toThrow(sentence);
  });

  it("that is bad does not hide the others", () => {
    expect(() => readSettings({})).toThrow(/APP_ID.*\n.*BOT_ID.*\n.*PUBLIC_HOST/);
  });

  it("may be given as an argument, which wins, and an unknown one is refused", () => {
    expect(readSettings(given, ["VERSION=2.0.0"]).VERSION).toBe("2.0.0");
    expect(() => readSettings(given, ["VERSON=2.0.0"])).toThrow("There is no setting VERSON.");
    expect(() => readSettings(given, ["--help"])).toThrow("Give settings as NAME=value.");
  });

  it("for the privacy notice is the council's own, since nobody else can write it", () => {
    expect(() => readSettings({ ...given, PRIVACY_URL: "" })).toThrow(
      "PRIVACY_URL is missing. Give the address of the council's privacy notice for staff systems.",
    );
    expect(manifest.developer.privacyUrl).toBe(given.PRIVACY_URL);
  });
});

/** The contract is written in draft 4, which plain ajv reads only in part. */
function contract(schema: object): ValidateFunction {
  let Draft4: typeof Ajv = Ajv;
  try {
    Draft4 = require("ajv-draft-04");
  } catch {
    console.info("ajv-draft-04 is not installed, so the contract was read by plain ajv.");
  }
  const ajv = new Draft4({ strict: false, allErrors: true, validateSchema: Draft4 !== Ajv });
  addFormats(ajv);
  const { $schema, ...rest } = schema as { $schema?: string };
  return ajv.compile(Draft4 === Ajv ? rest : { ...rest, $schema });
}
