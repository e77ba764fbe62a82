import type { ActionStore } from "../actions";
import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { Directory } from "../common/person";
import type {
  Consultation,
  ConsultationStore,
  ConsultationWriter,
  PlanRecord,
  ReplanRecord,
} from "../consultations";
import type { SettingRow } from "../settings";
import type { ForumTopic, ToolkitEdit } from "../toolkit";
import { createActionsList } from "./actions-list";
import { createConsultationWriter } from "./change-consultation";
import { createConsultationsList } from "./consultations-list";
import { createDirectory, type RoleGroups } from "./directory";
import { createForumTopicsList } from "./forum-topics-list";
import { type Credential, createGraph } from "./graph";
import { createHistoryList, type HistoryLine, type HistoryList } from "./history-list";
import { lists } from "./lists";
import { createPeople } from "./people";
import { type Provisioned, provisionLists } from "./provision";
import { createPlanRecord } from "./record-plan";
import { createReplanRecord } from "./record-replan";
import type { RowChange } from "./replica";
import { createSettingsList } from "./settings-list";
import { createSite } from "./site";
import { createToolkitEditsList } from "./toolkit-edits-list";
import { createUsers } from "./users";

export type { RoleGroups } from "./directory";
export { type Credential, credentialFor } from "./graph";
export { isDuplicate } from "./graph-problem";
export type { HistoryLine } from "./history-list";
export type { Provisioned } from "./provision";
export type { RowChange } from "./replica";

export interface SharePointOptions {
  /** `https://graph.microsoft.com/v1.0`, or the stand-in's. */
  graphUrl: string;
  siteHost: string;
  sitePath: string;
  credential: Credential;
  roleGroups: RoleGroups;
  clock: Clock;
  log: Log;
  /** How long a write may go on trying. Teams waits less than 15 seconds for an answer. */
  writeWithinMs?: number;
}

/** The register and the directory, as the rest of the product sees them. */
export interface SharePoint {
  /** Makes the lists as declared and adds the settings that are missing. Twice is as good as once. */
  provision(): Promise<Provisioned>;
  /** Fills memory; again, it reads everything anew. @throws Failure when Graph cannot be reached. */
  load(): Promise<void>;
  /** Brings the register and the actions up to date. Never fails: what cannot be read now stays as it was. */
  refresh(): Promise<void>;
  /** The same for the settings, the site's people and the roles. */
  refreshSlow(): Promise<void>;
  consultations: ConsultationStore;
  actions: ActionStore;
  planRecord: PlanRecord;
  replanRecord: ReplanRecord;
  consultationWriter: ConsultationWriter;
  /** The same array until something changes. */
  settingRows(): readonly SettingRow[];
  /** What the engagement team changes in the toolkit; the same array until something changes. */
  toolkitEdits(): readonly ToolkitEdit[];
  /** What colleagues asked and answered. The same array until something changes. */
  forumTopics(): readonly ForumTopic[];
  directory: Directory;
  history: { append(line: HistoryLine): Promise<void>; of: HistoryList["of"] };
  /** Hears of rows that somebody else changed: a person in the list, or another instance. */
  onConsultationChanged(listener: (change: RowChange<Consultation>) => void): void;
  /** Where a person sees a list. @throws Failure when the site cannot be reached. */
  listUrl(name: string): Promise<string>;
  health(): { state: "ok" | "stale" | "down"; asOf?: string };
}

/** The door of this room. Asks nothing of Graph yet: `provision` or `load` does. */
export function createSharePoint(options: SharePointOptions): SharePoint {
  const {
    graphUrl,
    siteHost,
    sitePath,
    credential,
    roleGroups,
    clock,
    log,
    writeWithinMs = 10_000,
  } = options;
  const graph = createGraph({ baseUrl: graphUrl, credential, clock, log });
  const site = createSite({ graph, clock, at: { host: siteHost, path: sitePath } });
  const base = { graph, site, clock, log };
  const users = createUsers(base);
  const people = createPeople({ ...base, users });
  const directory = createDirectory({ ...base, users, roleGroups });
  const history = createHistoryList({ ...base, people, writeWithinMs });
  const consultations = createConsultationsList({ ...base, people });
  const actions = createActionsList({ ...base, people, history, writeWithinMs });
  const settings = createSettingsList(base);
  const toolkitEdits = createToolkitEditsList(base);
  const forumTopics = createForumTopicsList(base);
  const planRecord = createPlanRecord({ ...base, people, consultations, actions, history, writeWithinMs });
  const replanRecord = createReplanRecord({
    ...base,
    people,
    consultations,
    actions,
    history,
    writeWithinMs,
  });
  const consultationWriter = createConsultationWriter({
    ...base,
    people,
    consultations,
    history,
    writeWithinMs,
  });
  const replicas = [
    consultations.replica,
    actions.replica,
    settings.replica,
    toolkitEdits.replica,
    forumTopics.replica,
  ];

  return {
    async provision() {
      const siteId = (await site.path()).replace("/sites/", "");
      const provisioned = await provisionLists({ graph, siteId, lists, clock, log });
      await site.lists({ anew: true });
      const added = await settings.addMissing();
      return { ...provisioned, changed: [...provisioned.changed, ...added.map((key) => `Settings: ${key}`)] };
    },
    async load() {
      await site.lists({ anew: true });
      await Promise.all([people.load(), directory.refresh()]);
      await Promise.all(replicas.map((replica) => replica.load()));
    },
    async refresh() {
      await Promise.all([consultations.replica.refresh(), actions.replica.refresh()]);
    },
    async refreshSlow() {
      const quietly = (what: string, work: Promise<void>) =>
        work.catch((failure) => log.error(`${what}.refresh`, failure));
      await Promise.all([
        settings.replica.refresh(),
        toolkitEdits.replica.refresh(),
        forumTopics.replica.refresh(),
        quietly("people", people.load()),
        quietly("directory", directory.refresh()),
      ]);
    },
    consultations,
    actions,
    planRecord,
    replanRecord,
    consultationWriter,
    settingRows: () => settings.rows(),
    forumTopics: () => forumTopics.rows(),
    toolkitEdits: () => toolkitEdits.rows(),
    directory,
    history: { append: (line) => history.append(line), of: history.of },
    onConsultationChanged: (listener) => consultations.replica.onChange(listener),
    listUrl: async (name) => (await site.list(name)).webUrl,
    health() {
      const [one, other] = [consultations.freshness(), actions.freshness()];
      const asOf = one.asOf < other.asOf ? one.asOf : other.asOf;
      if (asOf.getTime() === 0) return { state: "down" };
      return { state: one.stale || other.stale ? "stale" : "ok", asOf: asOf.toISOString() };
    },
  };
}
