import { z } from "zod";

/** `GET /tab/settings.json`, open to anybody: what the tab must know before it can sign in. */
export const tabSettingsSchema = z.object({
  /** Hosts besides Microsoft's own that may frame the tab, as exact origins; empty in production. */
  hostOrigins: z.array(z.string()),
});

export type TabSettings = z.infer<typeof tabSettingsSchema>;
