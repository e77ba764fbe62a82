import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Environment, readConfig, settingNames, UnsafeConfig } from "../../bot/config";

const production: Environment = {
  TENANT_ID: "11111111-1111-1111-1111-111111111111",
  BOT_APP_TYPE: "UserAssignedMSI",
  BOT_APP_ID: "22222222-2222-2222-2222-222222222222",
  SITE_HOST: "contoso.sharepoint.com",
  SITE_PATH: "/sites/engagement",
  MANAGED_IDENTITY_CLIENT_ID: "33333333-3333-3333-3333-333333333333",
  STORAGE_ACCOUNT: "contosoengagement",
  SIGN_IN_AUDIENCES: "55555555-5555-5555-5555-555555555555, api://engagement.contoso.example/app",
};
const local: Environment = {
  ...production,
  HOST: "127.0.0.1",
  BOT_APP_TYPE: "Local",
  GRAPH_URL: "http://127.0.0.1:3979/v1.0",
  SITE_HOST: "127.0.0.1",
  STORAGE_CONNECTION_STRING: "UseDevelopmentStorage=true",
  SIGN_IN_ISSUER: "http://localhost:3979/issuer",
  SIGN_IN_KEYS_URL: "http://[::1]:3979/keys",
  TAB_HOST_ORIGINS: "http://127.0.0.1:3980,http://localhost:3981",
};

/** Why it does not start with these settings, or nothing when it does. */
function refused(changed: Environment, on: Environment = production): readonly string[] {
  try {
    readConfig({ ...on, ...changed });
    return [];
  } catch (error) {
    if (error instanceof UnsafeConfig) return error.sentences;
    throw error;
  }
}

describe("the product starts", () => {
  it("in production, with Microsoft Entra as the issuer and nothing on plain http", () => {
    expect(readConfig(production)).toEqual({
      host: "0.0.0.0",
      port: 3978,
      tenantId: production["TENANT_ID"],
      bot: {
        kind: "UserAssignedMSI",
        appId: production["BOT_APP_ID"],
        tenantId: production["TENANT_ID"],
      },
      botServiceUrl: "https://smba.trafficmanager.net/uk/",
      graphUrl: "https://graph.microsoft.com/v1.0",
      siteHost: "contoso.sharepoint.com",
      sitePath: "/sites/engagement",
      managedIdentityClientId: production["MANAGED_IDENTITY_CLIENT_ID"],
      storage: { account: "contosoengagement" },
      roleGroups: {},
      signIn: {
        issuer: `https://login.microsoftonline.com/${production["TENANT_ID"]}/v2.0`,
        keysUrl: `https://login.microsoftonline.com/${production["TENANT_ID"]}/discovery/v2.0/keys`,
        audiences: ["55555555-5555-5555-5555-555555555555", "api://engagement.contoso.example/app"],
      },
      tabHostOrigins: [],
      tabDirectory: "dist/tabs",
    });
  });

  it("as a single-tenant app with a password, and with its own issuer and groups", () => {
    const config = readConfig({
      ...production,
      BOT_APP_TYPE: "SingleTenant",
      BOT_APP_PASSWORD: "from the vault",
      SIGN_IN_ISSUER: "https://issuer.example",
      SIGN_IN_KEYS_URL: "https://issuer.example/keys",
      ROLE_GROUP_MANAGER: "ABCDEFAB-4444-4444-4444-444444444444",
      PORT: "8080",
    });
    expect(config).toMatchObject({
      port: 8080,
      bot: { kind: "SingleTenant", password: "from the vault" },
      signIn: { issuer: "https://issuer.example", keysUrl: "https://issuer.example/keys" },
      roleGroups: { manager: "abcdefab-4444-4444-4444-444444444444" },
    });
  });

  it("with the address that links in chat begin with, where it is given", () => {
    expect(readConfig(production).publicUrl).toBeUndefined();
    expect(readConfig({ ...production, PUBLIC_URL: "https://forum.example/" }).publicUrl).toBe(
      "https://forum.example",
    );
    // A link is a key, so it never travels where others can read it.
    expect(refused({ PUBLIC_URL: "http://forum.example" })).toEqual(["PUBLIC_URL must start with https://."]);
  });

  it("on one machine without any of it", () => {
    expect(readConfig(local)).toMatchObject({
      bot: { kind: "local" },
      storage: { connectionString: "UseDevelopmentStorage=true" },
      tabHostOrigins: ["http://127.0.0.1:3980", "http://localhost:3981"],
    });
  });

  it("taking a setting left empty, as in an .env file, for one not given", () => {
    const empty = Object.fromEntries(
      settingNames.map((name) => [name, name in production ? production[name] : ""]),
    );
    expect(readConfig(empty)).toEqual(readConfig(production));
    expect(readConfig({ ...production, TENANT_ID: ` ${production["TENANT_ID"]}\r` })).toEqual(
      readConfig(production),
    );
  });
});

describe("the product refuses to start", () => {
  it.each<[string, Environment, RegExp]>([
    ["without the bot's app id", { BOT_APP_ID: undefined }, /^BOT_APP_ID is missing\./],
    ["with an app id of spaces", { BOT_APP_ID: "  " }, /^BOT_APP_ID is missing\./],
    ["with an app id that is none", { BOT_APP_ID: "my-bot" }, /^BOT_APP_ID must be a GUID/],
    [
      "with a typo in the app type",
      { BOT_APP_TYPE: "UserAsignedMSI" },
      /^BOT_APP_TYPE must be one of UserAssignedMSI, SingleTenant/,
    ],
    ["with another case of the app type", { BOT_APP_TYPE: "local" }, /^BOT_APP_TYPE must be one of/],
    ["with the multi-tenant app type", { BOT_APP_TYPE: "MultiTenant" }, /^BOT_APP_TYPE must be one of/],
    ["without an app type", { BOT_APP_TYPE: undefined }, /^BOT_APP_TYPE must be one of/],
    ["taking messages from anybody on every address", { BOT_APP_TYPE: "Local" }, /^BOT_APP_TYPE Local/],
    [
      "taking messages from anybody on the network",
      { BOT_APP_TYPE: "Local", HOST: "192.168.1.20" },
      /^BOT_APP_TYPE Local/,
    ],
    ["with a password it must not have", { BOT_APP_PASSWORD: "secret" }, /^BOT_APP_PASSWORD is set/],
    [
      "without the password it needs",
      { BOT_APP_TYPE: "SingleTenant" },
      /^BOT_APP_PASSWORD is missing, and SingleTenant needs one/,
    ],
    ["without a tenant", { TENANT_ID: undefined }, /^TENANT_ID is missing/],
    ["with a tenant by name", { TENANT_ID: "common" }, /^TENANT_ID must be a GUID/],
    ["without a site", { SITE_HOST: "" }, /^SITE_HOST is missing/],
    [
      "with a site's whole address",
      { SITE_HOST: "https://contoso.sharepoint.com" },
      /^SITE_HOST must be a host name/,
    ],
    ["with a site path without its stroke", { SITE_PATH: "sites/x" }, /^SITE_PATH must start with \//],
    ["without a site path", { SITE_PATH: undefined }, /^SITE_PATH is missing/],
    ["with a port that is none", { PORT: "http" }, /^PORT must be a whole number from 0 to 65535/],
    ["with a port out of range", { PORT: "70000" }, /^PORT must be a whole number from 0 to 65535/],
    ["with Graph on plain http", { GRAPH_URL: "http://graph.microsoft.com/v1.0" }, /^GRAPH_URL must start/],
    ["with Teams on plain http", { BOT_SERVICE_URL: "http://smba.example" }, /^BOT_SERVICE_URL must start/],
    ["with Graph nowhere", { GRAPH_URL: "graph" }, /^GRAPH_URL must be an address/],
    [
      "with an issuer on plain http",
      { SIGN_IN_ISSUER: "http://issuer.example" },
      /^SIGN_IN_ISSUER must start/,
    ],
    [
      "with keys on plain http",
      { SIGN_IN_KEYS_URL: "http://issuer.example" },
      /^SIGN_IN_KEYS_URL must start/,
    ],
    [
      "with a secret for the storage",
      { STORAGE_CONNECTION_STRING: "DefaultEndpointsProtocol=https;AccountKey=x" },
      /^STORAGE_CONNECTION_STRING holds a secret/,
    ],
    ["without storage", { STORAGE_ACCOUNT: undefined }, /^STORAGE_ACCOUNT is missing/],
    ["with a storage address for its name", { STORAGE_ACCOUNT: "https://x" }, /^STORAGE_ACCOUNT must be/],
    ["with nobody to sign in for", { SIGN_IN_AUDIENCES: " , " }, /^SIGN_IN_AUDIENCES is missing/],
    ["with a role for a group by name", { ROLE_GROUP_MANAGER: "Managers" }, /^ROLE_GROUP_MANAGER must be/],
    [
      "with another page framing the tab",
      { TAB_HOST_ORIGINS: "https://teams.microsoft.com" },
      /^TAB_HOST_ORIGINS may name only/,
    ],
    [
      "with a loopback page framing the tab while serving the network",
      { TAB_HOST_ORIGINS: "http://127.0.0.1:3980" },
      /^TAB_HOST_ORIGINS may name only/,
    ],
  ])("%s", (_, changed, sentence) => {
    const sentences = refused(changed);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(sentence);
  });

  it.each([
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://localhost@evil.example",
    "http://127.0.0.1:80@evil.example",
    "http://evil.example#@127.0.0.1",
    "http://evil.example?http://127.0.0.1",
    "http://evil.example\\@127.0.0.1",
    "//127.0.0.1",
    "127.0.0.1",
    "*",
    "'unsafe-inline'",
    "http://*",
    "http://127.0.0.2:3980",
    "http://0.0.0.0:3980",
    "http://127.0.0.1:3980/;script-src",
    "http://127.0.0.1:3980;script-src",
    "http://user@127.0.0.1:3980",
    "javascript://127.0.0.1/%0aalert(1)",
    "null",
  ])("on one machine too, when %s may frame the tab", (origin) => {
    const sentences = refused({ TAB_HOST_ORIGINS: `http://127.0.0.1:3980,${origin}` }, local);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/^TAB_HOST_ORIGINS may name only loopback/);
    expect(sentences[0]).toContain(`"${origin}"`);
  });

  it.each([
    "http://127.0.0.1.evil.example/v1.0",
    "http://localhost@evil.example/v1.0",
    "http://10.0.0.1/v1.0",
  ])("on one machine too, when Graph is %s", (address) => {
    expect(refused({ GRAPH_URL: address }, local)).toEqual(["GRAPH_URL must start with https://."]);
  });

  it("naming everything that is wrong, each in a sentence that begins with its setting", () => {
    const unsafe = refused({
      BOT_APP_ID: "",
      BOT_APP_PASSWORD: "secret",
      GRAPH_URL: "http://graph.example",
      STORAGE_ACCOUNT: "",
      SIGN_IN_AUDIENCES: "",
      TAB_HOST_ORIGINS: "https://evil.example",
    });
    expect(unsafe.map((sentence) => sentence.split(" ")[0])).toEqual([
      "BOT_APP_ID",
      "GRAPH_URL",
      "TAB_HOST_ORIGINS",
      "STORAGE_ACCOUNT",
      "SIGN_IN_AUDIENCES",
    ]);
    const nothing = refused({}, {});
    expect(nothing.map((sentence) => sentence.split(" ")[0])).toEqual([
      "TENANT_ID",
      "BOT_APP_TYPE",
      "SITE_HOST",
      "SITE_PATH",
    ]);
    for (const sentence of [...unsafe, ...nothing]) expect(sentence).toMatch(/\.$/);
  });

  it("with a message a person can read in a console", () => {
    expect(() => readConfig({ ...production, BOT_APP_ID: "" })).toThrow(
      "The settings cannot be used:\n- BOT_APP_ID is missing. Without it anybody could speak to the bot, so it does not start.",
    );
  });
});

describe(".env.sample", () => {
  const lines = readFileSync(join(__dirname, "../../.env.sample"), "utf8").split("\n");
  const sample = Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Environment;

  it("explains every setting there is, in words above it, and no other", () => {
    expect(Object.keys(sample).sort()).toEqual([...settingNames].sort());
    for (const [at, line] of lines.entries())
      if (/^[A-Z_]+=/.test(line)) expect(lines[at - 1]).toMatch(/^# .{20,}/);
  });

  it("is a good production environment, with no secret in it", () => {
    expect(readConfig(sample)).toMatchObject({ bot: { kind: "UserAssignedMSI" } });
    expect(sample).toMatchObject({ BOT_APP_PASSWORD: "", STORAGE_CONNECTION_STRING: "" });
  });
});
