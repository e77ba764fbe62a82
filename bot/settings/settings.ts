import { z } from "zod";

const lines = z.string().transform((text) => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]);
const weeks = z.coerce.number().int().min(1).max(52);
const workingDays = z.coerce.number().int().min(0).max(250);
const sentence = z.string().trim().min(1).max(200);

/** Each key of the Settings list, what its value must be, and what holds when nobody has set it. */
const fields = {
  councilName: { schema: sentence, fallback: "Your council" },
  services: { schema: lines, fallback: [] as string[] },
  areas: { schema: lines, fallback: [] as string[] },
  wholeArea: { schema: sentence, fallback: "Whole area" },
  forumChannel: { schema: sentence, fallback: "Engagement forum" },
  audiences: {
    schema: lines,
    fallback: [
      "Residents",
      "Businesses",
      "Voluntary and community groups",
      "Service users",
      "Partner organisations",
    ],
  },
  decisionMakers: {
    schema: lines,
    fallback: ["Cabinet", "Full council", "Portfolio holder", "Committee", "Officer under delegation"],
  },
  lightWeeks: { schema: weeks, fallback: 2 },
  standardWeeks: { schema: weeks, fallback: 6 },
  fullWeeks: { schema: weeks, fallback: 8 },
  lightDecisionGap: { schema: workingDays, fallback: 15 },
  standardDecisionGap: { schema: workingDays, fallback: 30 },
  fullDecisionGap: { schema: workingDays, fallback: 45 },
} as const;

export type SettingKey = keyof typeof fields;
export const settingKeys = Object.keys(fields) as SettingKey[];

/** What a council sets for itself. Nothing of one council is in code. */
export interface CouncilSettings {
  councilName: string;
  services: readonly string[];
  areas: readonly string[];
  /** What the council calls all of its areas together. */
  wholeArea: string;
  /** The channel in Teams where officers ask each other. */
  forumChannel: string;
  audiences: readonly string[];
  decisionMakers: readonly string[];
  /** How long each track runs, in weeks. */
  periodWeeks: { light: number; standard: number; full: number };
  /** Working days between closing and the decision, for each track. */
  decisionGap: { light: number; standard: number; full: number };
}

export interface SettingRow {
  key: string;
  value: string;
}

export interface ReadSettings {
  settings: CouncilSettings;
  /** The settings that a row of the list gives; the others are defaults. */
  given: ReadonlySet<SettingKey>;
  problems: readonly string[];
}

/** Reads the Settings list. A bad row keeps its default and is named in `problems`; it never stops the product. */
export function readSettings(rows: readonly SettingRow[]): ReadSettings {
  const problems: string[] = [];
  const own = new Set<SettingKey>();
  const given = new Map(rows.map((row) => [row.key.trim().toLowerCase(), row.value]));
  for (const row of rows) {
    const known = settingKeys.some((key) => key.toLowerCase() === row.key.trim().toLowerCase());
    if (!known) problems.push(`Settings: "${row.key}" is not a setting, so it is ignored.`);
  }

  function value<Key extends SettingKey>(key: Key): z.infer<(typeof fields)[Key]["schema"]> {
    const text = given.get(key.toLowerCase());
    const fallback = fields[key].fallback as z.infer<(typeof fields)[Key]["schema"]>;
    if (text === undefined || text.trim() === "") return fallback;
    const read = fields[key].schema.safeParse(text);
    if (read.success) {
      own.add(key);
      return read.data as z.infer<(typeof fields)[Key]["schema"]>;
    }
    problems.push(`Settings: "${key}" cannot be "${text.trim().slice(0, 60)}", so the default is used.`);
    return fallback;
  }

  const settings: CouncilSettings = {
    councilName: value("councilName"),
    services: value("services"),
    areas: value("areas"),
    wholeArea: value("wholeArea"),
    forumChannel: value("forumChannel"),
    audiences: value("audiences"),
    decisionMakers: value("decisionMakers"),
    periodWeeks: { light: value("lightWeeks"), standard: value("standardWeeks"), full: value("fullWeeks") },
    decisionGap: {
      light: value("lightDecisionGap"),
      standard: value("standardDecisionGap"),
      full: value("fullDecisionGap"),
    },
  };
  return { settings, given: own, problems };
}
