import { z } from "zod";
import { toTime } from "../common/london-time";

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
const onOff = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(["on", "off", "yes", "no"]))
  .transform((word) => word === "on" || word === "yes");
const sentence = z.string().trim().min(1).max(200);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const time = z.string().transform((text, context) => {
  const read = toTime(text);
  if (read) return read;
  context.addIssue("not a time of the day");
  return z.NEVER;
});

/** Each key of the Settings list, what its value must be, and what holds when nobody has set it. */
const fields = {
  councilName: { schema: sentence, fallback: "Your council" },
  services: { schema: lines, fallback: [] as string[] },
  areas: { schema: lines, fallback: [] as string[] },
  wholeArea: { schema: sentence, fallback: "Whole area" },
  forumChannel: { schema: sentence, fallback: "Engagement forum" },
  publicPlan: { schema: onOff, fallback: false },
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
  reviewers: { schema: lines, fallback: [] as string[] },
  skills: { schema: lines, fallback: [] as string[] },
  lightWeeks: { schema: weeks, fallback: 2 },
  standardWeeks: { schema: weeks, fallback: 6 },
  fullWeeks: { schema: weeks, fallback: 8 },
  lightDecisionGap: { schema: workingDays, fallback: 15 },
  standardDecisionGap: { schema: workingDays, fallback: 30 },
  fullDecisionGap: { schema: workingDays, fallback: 45 },
  feedbackWeeks: { schema: weeks, fallback: 12 },
  bankHolidayDays: { schema: whole(0, 10), fallback: 1 },
  schoolHolidayDays: { schema: whole(1, 60), fallback: 5 },
  schoolHolidayWeeks: { schema: whole(0, 12), fallback: 1 },
  quietSeasonWeeks: { schema: whole(0, 12), fallback: 2 },
  fatigueWarnAt: { schema: whole(2, 50), fallback: 2 },
  fatigueReasonAt: { schema: whole(2, 50), fallback: 4 },
  fatigueDays: { schema: whole(1, 730), fallback: 90 },
  similarTopicMonths: { schema: whole(0, 120), fallback: 24 },
  alternativesDays: { schema: whole(7, 366), fallback: 90 },
  communities: { schema: lines, fallback: ["Christian", "Muslim", "Jewish", "Hindu", "Sikh"] },
  datesReviewMonth: { schema: whole(1, 12), fallback: 9 },
  remindBefore: { schema: whole(0, 60), fallback: 5 },
  remindAfter: { schema: whole(1, 60), fallback: 2 },
  remindEvery: { schema: whole(1, 60), fallback: 5 },
  managerAfter: { schema: whole(0, 250), fallback: 5 },
  engagementLeadAfter: { schema: whole(0, 250), fallback: 10 },
  remindAt: { schema: time, fallback: "09:00" },
  quietFrom: { schema: time, fallback: "18:00" },
  quietTo: { schema: time, fallback: "08:00" },
  planAheadMonth: { schema: whole(1, 12), fallback: 10 },
  askChampionsAfter: { schema: whole(0, 60), fallback: 2 },
  roundUpBefore: { schema: whole(0, 60), fallback: 5 },
  digestDay: { schema: whole(0, 5), fallback: 1 },
  councillorsInForum: { schema: onOff, fallback: true },
  // Not the council's: the app remembers here which dates it has added to their list.
  seededDates: { schema: z.string(), fallback: "" },
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
  /** Whether anybody may read what is marked public, at `/public/consultations.html` and beside it. */
  publicPlan: boolean;
  audiences: readonly string[];
  decisionMakers: readonly string[];
  /** Who reviews, one a line: `Parks: megan@council.example`. */
  reviewers: readonly string[];
  /** What members can learn from each other, such as chairing. */
  skills: readonly string[];
  /** How long each track runs, in weeks. */
  periodWeeks: { light: number; standard: number; full: number };
  /** Working days between closing and the decision, for each track. */
  decisionGap: { light: number; standard: number; full: number };
  /** At most so many weeks from closing to "you said, we did". */
  feedbackWeeks: number;
  /** How much longer a run should be for what falls into it. */
  extensions: {
    /** Working days for each bank holiday. */
    bankHolidayDays: number;
    /** So many weekdays of school holiday call for more time … */
    schoolHolidayDays: number;
    /** … and this is how many weeks, on the standard and the full track. */
    schoolHolidayWeeks: number;
    /** Weeks for a run in August or from 20 December to 3 January. */
    quietSeasonWeeks: number;
  };
  /** How often the same people of the same place may be asked within so many days. */
  fatigue: { warnAt: number; reasonAt: number; withinDays: number };
  /** How long ago the same topic still counts as asked before. */
  similarTopicMonths: number;
  /** How far ahead better dates are looked for. */
  alternativesDays: number;
  /** Whose festivals are always shown; others when a consultation is about them. */
  communities: readonly string[];
  /** The month in which next year's dates to avoid are gone through: 9 is September. */
  datesReviewMonth: number;
  /** When people hear of what they owe, in working days from the day it is due. */
  reminders: {
    /** 0: not before the day. */
    before: number;
    after: number;
    /** From then on, every so many. */
    every: number;
    /** So late, its managers hear too; 0: never. */
    managerAfter: number;
    /** So late, whoever leads engagement hears too; 0: never. */
    engagementLeadAfter: number;
    /** Such as `09:00`, in the United Kingdom. */
    at: string;
    /** Nobody is reminded from the one time to the other, over midnight too. */
    quietHours: { from: string; to: string };
  };
  /** The month in which each service is asked what it plans for next year: 10 is October. */
  planAheadMonth: number;
  forum: {
    /** Working days without an answer before champions are asked; 0: never. */
    askChampionsAfter: number;
    /** Working days before a meeting that workstream leads are asked for a round-up; 0: never. */
    roundUpBefore: number;
    /** The day of its weekly digest: 1 is Monday; 0: never. */
    digestDay: number;
    /** Councillors read its channel, so the bot says there by itself only what everyone may see. */
    councillorsRead: boolean;
  };
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
    publicPlan: value("publicPlan"),
    audiences: value("audiences"),
    decisionMakers: value("decisionMakers"),
    reviewers: value("reviewers"),
    skills: value("skills"),
    feedbackWeeks: value("feedbackWeeks"),
    periodWeeks: { light: value("lightWeeks"), standard: value("standardWeeks"), full: value("fullWeeks") },
    decisionGap: {
      light: value("lightDecisionGap"),
      standard: value("standardDecisionGap"),
      full: value("fullDecisionGap"),
    },
    extensions: {
      bankHolidayDays: value("bankHolidayDays"),
      schoolHolidayDays: value("schoolHolidayDays"),
      schoolHolidayWeeks: value("schoolHolidayWeeks"),
      quietSeasonWeeks: value("quietSeasonWeeks"),
    },
    fatigue: {
      warnAt: value("fatigueWarnAt"),
      reasonAt: value("fatigueReasonAt"),
      withinDays: value("fatigueDays"),
    },
    similarTopicMonths: value("similarTopicMonths"),
    alternativesDays: value("alternativesDays"),
    communities: value("communities"),
    datesReviewMonth: value("datesReviewMonth"),
    reminders: {
      before: value("remindBefore"),
      after: value("remindAfter"),
      every: value("remindEvery"),
      managerAfter: value("managerAfter"),
      engagementLeadAfter: value("engagementLeadAfter"),
      at: value("remindAt"),
      quietHours: { from: value("quietFrom"), to: value("quietTo") },
    },
    planAheadMonth: value("planAheadMonth"),
    forum: {
      askChampionsAfter: value("askChampionsAfter"),
      roundUpBefore: value("roundUpBefore"),
      digestDay: value("digestDay"),
      councillorsRead: value("councillorsInForum"),
    },
  };
  return { settings, given: own, problems };
}
