import { z } from "zod";

/** `error` for a setting that has to be there: a person reads the setting's name and then this. */
const or = (wrong: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "is missing" : wrong),
});
const guid = z
  .string(or("must be a GUID"))
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "must be a GUID")
  .transform((text) => text.toLowerCase());
const url = z.url("must be an address such as https://example.org/path");
const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[,\s]+/).filter(Boolean));

const botTypes = ["UserAssignedMSI", "SingleTenant", "Local"] as const;
const port = "must be a whole number from 0 to 65535";
const siteHost = "must be a host name such as contoso.sharepoint.com, without https://";
const sitePath = "must start with / and name the site, such as /sites/engagement";

const schema = z.object({
  HOST: z.string().default("0.0.0.0"),
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3978),
  PUBLIC_URL: url.optional(),
  TENANT_ID: guid,
  BOT_APP_TYPE: z.enum(botTypes, { error: `must be one of ${botTypes.slice(0, 2).join(", ")}` }),
  BOT_APP_ID: guid.optional(),
  BOT_APP_PASSWORD: z.string().optional(),
  BOT_SERVICE_URL: url.default("https://smba.trafficmanager.net/uk/"),
  GRAPH_URL: url.default("https://graph.microsoft.com/v1.0"),
  SITE_HOST: z.string(or(siteHost)).regex(/^[a-z0-9.-]+(:\d+)?$/i, siteHost),
  SITE_PATH: z.string(or(sitePath)).regex(/^\//, sitePath),
  MANAGED_IDENTITY_CLIENT_ID: guid.optional(),
  STORAGE_ACCOUNT: z
    .string()
    .regex(/^[a-z0-9]{3,24}$/, "must be a storage account's name")
    .optional(),
  STORAGE_CONNECTION_STRING: z.string().optional(),
  ROLE_GROUP_MANAGER: guid.optional(),
  ROLE_GROUP_ENGAGEMENT_LEAD: guid.optional(),
  ROLE_GROUP_MEMBER: guid.optional(),
  ROLE_GROUP_ADMINISTRATOR: guid.optional(),
  SIGN_IN_ISSUER: url.optional(),
  SIGN_IN_KEYS_URL: url.optional(),
  SIGN_IN_AUDIENCES: list,
  TAB_HOST_ORIGINS: list,
  TAB_DIRECTORY: z.string().default("dist/tabs"),
});

/** Every setting there is, in the order they are documented. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

export interface Config {
  host: string;
  port: number;
  /** Where people's browsers reach it, without a slash at the end; links in chat begin with it. */
  publicUrl: string | undefined;
  tenantId: string;
  bot:
    | { kind: "local" }
    | { kind: "UserAssignedMSI"; appId: string; tenantId: string }
    | { kind: "SingleTenant"; appId: string; tenantId: string; password: string };
  /** Teams' own service, for people who never wrote to the bot. */
  botServiceUrl: string;
  graphUrl: string;
  siteHost: string;
  sitePath: string;
  managedIdentityClientId: string | undefined;
  storage: { connectionString: string } | { account: string };
  roleGroups: Partial<Record<"manager" | "engagementLead" | "member" | "administrator", string>>;
  signIn: { issuer: string; keysUrl: string; audiences: readonly string[] };
  tabHostOrigins: readonly string[];
  tabDirectory: string;
}

/** Every sentence names the setting and what to do. */
export class UnsafeConfig extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(`The settings cannot be used:\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}`);
    this.name = "UnsafeConfig";
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings once, whole. Refuses anything that would run without authentication, or send a secret
 * or a person's words outside https: those are safe on loopback alone, which is what local mode is.
 * @throws UnsafeConfig naming every setting that is wrong.
 */
export function readConfig(environment: Environment = process.env): Config {
  const read = schema.safeParse(givenIn(environment));
  if (!read.success)
    throw new UnsafeConfig(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
  const env = read.data;
  const wrong: string[] = [];
  const onLoopback = isLoopback(env.HOST);

  const bot = botOf(env, wrong);
  if (bot?.kind === "local" && !onLoopback)
    wrong.push("BOT_APP_TYPE Local takes messages from anybody. It is allowed only where HOST is 127.0.0.1.");

  for (const name of [
    "PUBLIC_URL",
    "BOT_SERVICE_URL",
    "GRAPH_URL",
    "SIGN_IN_ISSUER",
    "SIGN_IN_KEYS_URL",
  ] as const) {
    const url = env[name];
    if (url && !url.startsWith("https://") && !(onLoopback && isLoopback(new URL(url).hostname)))
      wrong.push(`${name} must start with https://.`);
  }
  for (const origin of env.TAB_HOST_ORIGINS)
    if (!onLoopback || !isLoopbackOrigin(origin))
      wrong.push(
        `TAB_HOST_ORIGINS may name only loopback origins such as http://127.0.0.1:3980, for local mode; "${origin}" is not one.`,
      );

  const connection = env.STORAGE_CONNECTION_STRING;
  if (connection && !onLoopback)
    wrong.push(
      "STORAGE_CONNECTION_STRING holds a secret. Set STORAGE_ACCOUNT; the managed identity signs in.",
    );
  if (!connection && !env.STORAGE_ACCOUNT)
    wrong.push("STORAGE_ACCOUNT is missing: name the Azure Storage account.");
  if (env.SIGN_IN_AUDIENCES.length === 0)
    wrong.push("SIGN_IN_AUDIENCES is missing: name the app registration the tab signs in for.");
  if (wrong.length > 0 || !bot) throw new UnsafeConfig(wrong);

  const issuer = env.SIGN_IN_ISSUER ?? `https://login.microsoftonline.com/${env.TENANT_ID}/v2.0`;
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ""),
    tenantId: env.TENANT_ID,
    bot,
    botServiceUrl: env.BOT_SERVICE_URL,
    graphUrl: env.GRAPH_URL,
    siteHost: env.SITE_HOST,
    sitePath: env.SITE_PATH,
    managedIdentityClientId: env.MANAGED_IDENTITY_CLIENT_ID,
    storage: connection ? { connectionString: connection } : { account: env.STORAGE_ACCOUNT ?? "" },
    roleGroups: {
      manager: env.ROLE_GROUP_MANAGER,
      engagementLead: env.ROLE_GROUP_ENGAGEMENT_LEAD,
      member: env.ROLE_GROUP_MEMBER,
      administrator: env.ROLE_GROUP_ADMINISTRATOR,
    },
    signIn: {
      issuer,
      keysUrl:
        env.SIGN_IN_KEYS_URL ?? `https://login.microsoftonline.com/${env.TENANT_ID}/discovery/v2.0/keys`,
      audiences: env.SIGN_IN_AUDIENCES,
    },
    tabHostOrigins: env.TAB_HOST_ORIGINS,
    tabDirectory: env.TAB_DIRECTORY,
  };
}

function botOf(env: z.infer<typeof schema>, wrong: string[]): Config["bot"] | undefined {
  if (env.BOT_APP_TYPE === "Local") return { kind: "local" };
  if (!env.BOT_APP_ID) {
    wrong.push("BOT_APP_ID is missing. Without it anybody could speak to the bot, so it does not start.");
    return undefined;
  }
  const identity = { appId: env.BOT_APP_ID, tenantId: env.TENANT_ID };
  if (env.BOT_APP_TYPE === "SingleTenant") {
    if (!env.BOT_APP_PASSWORD) wrong.push("BOT_APP_PASSWORD is missing, and SingleTenant needs one.");
    return { kind: "SingleTenant", ...identity, password: env.BOT_APP_PASSWORD ?? "" };
  }
  if (env.BOT_APP_PASSWORD)
    wrong.push("BOT_APP_PASSWORD is set, but UserAssignedMSI has no secret. Remove it.");
  return { kind: "UserAssignedMSI", ...identity };
}

/** A setting left empty, as in an `.env` file, counts as not given. */
const givenIn = (environment: Environment): Environment =>
  Object.fromEntries(
    settingNames
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, text]) => text !== undefined && text !== ""),
  );

const isLoopback = (host: string): boolean => ["127.0.0.1", "localhost", "::1", "[::1]"].includes(host);

/** The origin and nothing behind it: what follows would end up in the tab's security policy. */
function isLoopbackOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, hostname } = new URL(text);
  return origin === text && isLoopback(hostname);
}
