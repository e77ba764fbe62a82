import { join } from "node:path";
import { z } from "zod";

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);

const schema = z.object({
  PORT: port(3978),
  GRAPH_PORT: port(3979),
  TEAMS_HOST_PORT: port(3980),
  PLAYGROUND_PORT: port(56150),
  AZURITE_BLOB_PORT: port(10000),
  AZURITE_QUEUE_PORT: port(10001),
  AZURITE_TABLE_PORT: port(10002),
  DATA_DIR: z.string().default(join(__dirname, "../../.data")),
  PLAYGROUND: z.enum(["on", "off"]).default("on"),
  SAMPLE_DATA: z.enum(["on", "off"]).default("on"),
  PLAYGROUND_USER: z.string().optional(),
});

export type LocalSettings = z.infer<typeof schema>;

/** @throws Error naming every setting that cannot be used. */
export function readLocalSettings(environment: Readonly<Record<string, string | undefined>>): LocalSettings {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`).join("\n"));
}
