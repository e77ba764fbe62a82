import { z } from "zod";

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const host = /^(?!-)([a-z0-9-]+\.)+[a-z0-9-]+$/i;
const version = /^\d+\.\d+\.\d+$/;

const id = (what: string) =>
  z
    .string({ error: `is missing. Give ${what}.` })
    .regex(guid, `must be ${what}, such as 5f7a1c1e-3a1e-4d29-9a77-0c8f2a7b6f10.`);
const page = (what: string) =>
  z.url({
    protocol: /^https$/,
    error: ({ input }) =>
      input === undefined
        ? `is missing. Give the address of ${what}.`
        : "must be a web address that starts with https://.",
  });

const settingsSchema = z
  .object({
    APP_ID: id("the id of the Teams app, a GUID of your own making"),
    BOT_ID: id("the Entra application id of the bot"),
    /** The application people sign in to from the tab; the bot's own unless said otherwise. */
    SIGN_IN_APP_ID: id("the Entra application id of the tab").optional(),
    PUBLIC_HOST: z
      .string({ error: "is missing. Give the host the app answers at, such as forum.example.gov.uk." })
      .regex(host, "must be a host alone, such as forum.example.gov.uk: no https://, no path, no port."),
    SHAREPOINT_HOST: z
      .string({ error: "is missing. Give the host of your SharePoint, such as council.sharepoint.com." })
      .regex(host, "must be a host alone, such as council.sharepoint.com: no https://, no path."),
    VERSION: z.string().regex(version, "must be three numbers, such as 1.0.3."),
    COUNCIL_SHORT_NAME: z
      .string({ error: "is missing. Give the council's name as people say it." })
      .trim()
      .min(1, "is empty. Give the council's name as people say it.")
      .max(32, "may have at most 32 letters, because Teams shows no more."),
    DEVELOPER_NAME: z
      .string()
      .min(1, "is empty.")
      .max(32, "may have at most 32 letters, because Teams shows no more.")
      .optional(),
    WEBSITE_URL: page("the council's website"),
    PRIVACY_URL: page("the council's privacy notice for staff systems"),
    TERMS_URL: page("the council's terms of use for staff systems"),
    ACCENT_COLOUR: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #0b5d66.")
      .default("#0b5d66"),
  })
  .transform((given) => ({
    ...given,
    SIGN_IN_APP_ID: given.SIGN_IN_APP_ID ?? given.BOT_ID,
    DEVELOPER_NAME: given.DEVELOPER_NAME ?? given.COUNCIL_SHORT_NAME,
  }));

export type ManifestSettings = z.infer<typeof settingsSchema>;

/**
 * Settings of the package, from the environment and from `NAME=value` arguments, which win.
 * Throws one sentence a bad setting. An empty value counts as not given, as in an `.env` file.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): ManifestSettings {
  const named = args.map((arg) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/s.exec(arg) ?? [];
    if (!name) throw new Error(`"${arg}" is not understood. Give settings as NAME=value.`);
    if (!(name in settingsSchema.in.shape)) throw new Error(`There is no setting ${name}.`);
    return [name, value] as const;
  });
  const given = Object.entries({ ...environment, ...Object.fromEntries(named) });
  const parsed = settingsSchema.safeParse(Object.fromEntries(given.filter(([, value]) => value)));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
}
