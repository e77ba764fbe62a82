import type { ActionStore } from "../actions";
import type { DateStore } from "../calendar";
import type { Clock } from "../common/clock";
import type { Reference } from "../common/ids";
import type { Log } from "../common/log";
import type { Directory } from "../common/person";
import type {
  Consultation,
  ConsultationStore,
  ConsultationWriter,
  DocumentLibrary,
  PlanRecord,
  RecordImport,
  ReplanRecord,
} from "../consultations";
import type { FeedbackRow, FeedbackStore, RowEdit } from "../feedback";
import type { SettingRow } from "../settings";
import type { ForumTopic, ToolkitEdit } from "../toolkit";
import { createActionsList } from "./actions-list";
import { createDocumentLibrary } from "./attach-document";
import { createConsultationWriter } from "./change-consultation";
import { createConsultationsList, type RowVersion } from "./consultations-list";
import { createDatesToAvoidList } from "./dates-to-avoid-list";
import { createDirectory, type RoleGroups } from "./directory";
import { createForumTopicsList } from "./forum-topics-list";
import { type Credential, createGraph } from "./graph";
import { createHistoryList, type HistoryList } from "./history-list";
import { lists } from "./lists";
import { createPeople } from "./people";
import { type Provisioned, provisionLists } from "./provision";
import { createRecordImport } from "./record-import";
import { createPlanRecord } from "./record-plan";
import { createReplanRecord } from "./record-replan";
import type { RowChange } from "./replica";
import { seedDatesToAvoid } from "./seed-dates-to-avoid";
import { createSettingsList } from "./settings-list";
import { createSite } from "./site";
import { createToolkitEditsList } from "./toolkit-edits-list";
import { createUsers } from "./users";
import { listViews } from "./views/list-views";
import { provisionViews, type ViewsProvisioned } from "./views/provision-views";
import { createRest } from "./views/rest";
import { createYouSaidWeDidList } from "./you-said-we-did-list";

export type { RowVersion } from "./consultations-list";
export type { RoleGroups } from "./directory";
export { type Credential, credentialFor } from "./graph";
export { isDuplicate } from "./graph-problem";
export type { HistoryLine } from "./history-list";
export type { Provisioned } from "./provision";
export type { RowChange } from "./replica";
export type { ViewsProvisioned } from "./views/provision-views";

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
  /** Makes the lists' views and formats; the lists must be there. Says what is missing when SharePoint refuses. */
  provisionViews(): Promise<ViewsProvisioned>;
  /** Adds to DatesToAvoid the dates that were never added before. @returns how many. */
  seedDates(): Promise<number>;
  /** Fills memory; again, it reads everything anew. @throws Failure when Graph cannot be reached. */
  load(): Promise<void>;
  /** Brings the register and the actions up to date. Never fails: what cannot be read now stays as it was. */
  refresh(): Promise<void>;
  /** The same for the settings, the site's people and the roles. */
  refreshSlow(): Promise<void>;
  consultations: ConsultationStore;
  actions: ActionStore;
  /** "You said, we did". */
  feedbackRows: FeedbackStore & {
    /** A row as it now stands, with who saved it last. */
    asSeen(row: FeedbackRow): RowEdit;
  };
  /** Hears of rows of "you said, we did" that somebody else changed. */
  onFeedbackRowChanged(listener: (edit: RowEdit) => void): void;
  planRecord: PlanRecord;
  replanRecord: ReplanRecord;
  recordImport: RecordImport;
  consultationWriter: ConsultationWriter;
  documentLibrary: DocumentLibrary;
  /** The same array until something changes. */
  settingRows(): readonly SettingRow[];
  /** What the engagement team changes in the toolkit; the same array until something changes. */
  toolkitEdits(): readonly ToolkitEdit[];
  /** What colleagues asked and answered. The same array until something changes. */
  forumTopics(): readonly ForumTopic[];
  /** Days to keep clear of, as the engagement team has them. */
  datesToAvoid: DateStore;
  directory: Directory;
  history: Pick<HistoryList, "append" | "of">;
  /** The states a consultation has had, the oldest first. @throws Failure when Graph cannot be reached. */
  versionsOf(reference: Reference): Promise<readonly RowVersion[]>;
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
  const history = createHistoryList({ ...base, people, writeWithinMs });
  const consultations = createConsultationsList({ ...base, people });
  const actions = createActionsList({ ...base, people, history, writeWithinMs });
  const directory = createDirectory({ ...base, users, roleGroups, watched: () => actions.owners() });
  const feedbackRows = createYouSaidWeDidList({ ...base, people, history, writeWithinMs });
  const settings = createSettingsList(base);
  const toolkitEdits = createToolkitEditsList(base);
  const forumTopics = createForumTopicsList(base);
  const datesToAvoid = createDatesToAvoidList({ ...base, people, history, writeWithinMs });
  const planRecord = createPlanRecord({ ...base, people, consultations, actions, history, writeWithinMs });
  const replanRecord = createReplanRecord({
    ...base,
    people,
    consultations,
    actions,
    history,
    writeWithinMs,
  });
  const recordImport = createRecordImport({ ...base, people, consultations, history });
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
    feedbackRows.replica,
    settings.replica,
    toolkitEdits.replica,
    forumTopics.replica,
    datesToAvoid.replica,
  ];

  return {
    async provision() {
      const siteId = (await site.path()).replace("/sites/", "");
      const provisioned = await provisionLists({ graph, siteId, lists, clock, log });
      await site.lists({ anew: true });
      const added = await settings.addMissing();
      return { ...provisioned, changed: [...provisioned.changed, ...added.map((key) => `Settings: ${key}`)] };
    },
    async provisionViews() {
      const [places, siteAddress] = await Promise.all([site.lists({ anew: true }), site.address()]);
      const rest = createRest({ siteAddress, credential, clock, log });
      return provisionViews({ rest, places, lists, listViews, clock, log });
    },
    seedDates: () => seedDatesToAvoid(base),
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
        feedbackRows.replica.refresh(),
        toolkitEdits.replica.refresh(),
        forumTopics.replica.refresh(),
        datesToAvoid.replica.refresh(),
        quietly("people", people.load()),
        quietly("directory", directory.refresh()),
      ]);
    },
    consultations,
    actions,
    feedbackRows,
    planRecord,
    replanRecord,
    recordImport,
    consultationWriter,
    documentLibrary: createDocumentLibrary({ graph, site, clock }),
    settingRows: () => settings.rows(),
    forumTopics: () => forumTopics.rows(),
    toolkitEdits: () => toolkitEdits.rows(),
    datesToAvoid,
    directory,
    history: { append: history.append, of: history.of },
    versionsOf: (reference) =>
      consultations.versionsOf(reference, new Date(clock.now().getTime() + writeWithinMs)),
    onFeedbackRowChanged: (listener) => feedbackRows.onRowChanged(listener),
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
