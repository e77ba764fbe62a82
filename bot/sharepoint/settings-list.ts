import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { SettingKey, SettingRow } from "../settings";
import { type GraphItem, readText } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import { createReplica, type Replica } from "./replica";
import { settingsColumns } from "./settings-list.columns";
import type { Site } from "./site";

/** What managers read beside each setting. */
const help: Record<SettingKey, string> = {
  councilName: "The council's name, as people read it.",
  services: "The services that consult, one a line.",
  areas: "Wards or other areas, one a line.",
  wholeArea: "What you call all areas together. Empty: Whole area.",
  forumChannel: "The channel in Teams where officers ask each other. Empty: Engagement forum.",
  publicPlan: "On: anybody may read the consultations that are marked public. Empty: off.",
  audiences: "Who can be asked, one a line. Empty: residents, businesses, community groups and others.",
  decisionMakers: "Who takes decisions, one a line. Empty: Cabinet, Full council and others.",
  reviewers:
    "Who reviews, one a line, such as: Parks: megan@council.example. Empty: the sponsor, else all managers.",
  skills: "Skills to tag what is shared in the forum with, one a line, such as: chairing. Empty: none.",
  lightWeeks: "How many weeks a light consultation runs. Empty: as the toolkit says.",
  standardWeeks: "How many weeks a standard consultation runs. Empty: as the toolkit says.",
  fullWeeks: "How many weeks a full consultation runs. Empty: as the toolkit says.",
  lightDecisionGap: "Working days from closing to the decision, light. Empty: as the toolkit says.",
  standardDecisionGap: "Working days from closing to the decision, standard. Empty: as the toolkit says.",
  fullDecisionGap: "Working days from closing to the decision, full. Empty: as the toolkit says.",
  feedbackWeeks: "At most so many weeks from closing to telling people what you did. Empty: 12.",
  bankHolidayDays: "Working days to add to a run for each bank holiday in it. Empty: 1.",
  schoolHolidayDays: "A run needs more time when it has this many days of school holiday. Empty: 5.",
  schoolHolidayWeeks: "How many weeks to add for school holidays. Empty: 1.",
  quietSeasonWeeks: "How many weeks to add for August, or for 20 December to 3 January. Empty: 2.",
  fatigueWarnAt: "Warn when the same people are asked this often at one time. Empty: 2.",
  fatigueReasonAt: "Ask for a reason when the same people are asked this often. Empty: 4.",
  fatigueDays: "Over how many days those asks are counted. Empty: 90.",
  similarTopicMonths: "How many months back the same topic counts as asked before. Empty: 24.",
  alternativesDays: "How many days ahead better dates are looked for. Empty: 90.",
  communities:
    "Whose festivals are always shown, one a line. Empty: Christian, Muslim, Jewish, Hindu and Sikh.",
  datesReviewMonth:
    "The month to go through next year's dates to avoid, as a number. Empty: 9, which is September.",
  remindBefore:
    "Working days before the day something is due that people are reminded. 0: not before. Empty: 5.",
  remindAfter: "Working days after that day until they hear that it is late. Empty: 2.",
  remindEvery: "From then on they hear every so many working days. Empty: 5.",
  managerAfter: "So many working days late, the manager hears too. 0: never. Empty: 5.",
  engagementLeadAfter: "So many working days late, the engagement lead hears too. 0: never. Empty: 10.",
  remindAt: "The time of day for reminders, such as 09:00. Empty: 09:00.",
  quietFrom: "No reminders from this time on; other news comes at once. Empty: 18:00.",
  quietTo: "Reminders come again from this time on. Empty: 08:00.",
  planAheadMonth:
    "The month to ask each service what it plans for next year, as a number. Empty: 10, which is October.",
  askChampionsAfter:
    "Working days a question waits in the forum before champions are asked. 0: never. Empty: 2.",
  roundUpBefore:
    "Working days before a forum meeting that workstream leads are asked for news. 0: never. Empty: 5.",
  councillorsInForum:
    "On: councillors read the forum's channel, so the bot says there only what everyone may see. Empty: On.",
  digestDay: "The day of the forum's weekly digest: 1 is Monday, 5 is Friday. 0: never. Empty: 1.",
  seededDates:
    "Kept by the app: the dates it has put in DatesToAvoid, so that none comes back. Leave it as it is.",
};

const deadlineMs = 30_000;

export interface SettingsList {
  replica: Replica<SettingRow>;
  /** The same array until something changes. */
  rows(): readonly SettingRow[];
  /** Adds the settings that have no row yet, empty, so that people see what can be set. */
  addMissing(): Promise<string[]>;
}

export function createSettingsList(deps: { graph: Graph; site: Site; clock: Clock; log: Log }): SettingsList {
  const { graph, site, clock, log } = deps;
  const { name } = settingsColumns;
  const listPath = async () => (await site.list(name)).path;
  const replica = createReplica<SettingRow>({
    ...{ name, graph, clock, log, listPath },
    select: ["Title", "Value"],
    toRow: ({ fields = {} }: GraphItem) => ({
      key: readText(fields["Title"]),
      value: readText(fields["Value"]),
    }),
    indexes: {},
  });

  return {
    replica,
    rows: () => replica.all(),
    async addMissing() {
      const path = `${await listPath()}/items`;
      const deadline = new Date(clock.now().getTime() + deadlineMs);
      const page = await graph.request({ method: "GET", path: `${path}?$expand=fields&$top=999`, deadline });
      const there = new Set(
        (page as { value: GraphItem[] }).value.map(({ fields }) =>
          readText(fields?.["Title"]).trim().toLowerCase(),
        ),
      );
      const missing = Object.entries(help).filter(([key]) => !there.has(key.toLowerCase()));
      const added = await graph.batch(
        missing.map(([key, text]) => ({
          id: key,
          method: "POST",
          path,
          body: { fields: { Title: key, Help: text } },
        })),
        { deadline, replaySafe: true },
      );
      for (const { failure } of added) if (failure && !isDuplicate(failure)) throw failure;
      return missing.map(([key]) => key);
    },
  };
}
