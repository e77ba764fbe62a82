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
import type { AgendaStore, MeetingStore, MemberStore, PanelStore, TermsStore, TopicStore } from "../forum";
import type { SettingRow } from "../settings";
import type { ForumTopic, ToolkitEdit } from "../toolkit";
import { createActionsList } from "./actions-list";
import { createAgendaItemsList } from "./agenda-items-list";
import { createDocumentLibrary } from "./attach-document";
import { createConsultationWriter } from "./change-consultation";
import { createConsultationsList, type RowVersion } from "./consultations-list";
import { createDatesToAvoidList } from "./dates-to-avoid-list";
import { createDirectory, type RoleGroups } from "./directory";
import { createForumMembersList } from "./forum-members-list";
import { createForumTermsList } from "./forum-terms-list";
import { createForumTopicsList, type TopicEdit } from "./forum-topics-list";
import { createForumsAndPanelsList } from "./forums-and-panels-list";
import { type Credential, createGraph } from "./graph";
import { createHistoryList, type HistoryList } from "./history-list";
import { lists } from "./lists";
import { createMeetingsList } from "./meetings-list";
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
export type { TopicEdit } from "./forum-topics-list";
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
  /** Brings the register, the actions and the forum up to date. Never fails: what cannot be read now stays as it was. */
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
  /** The same, to be written to. */
  topics: TopicStore & {
    /** Brings them up to date now, rather than at the next look. */
    refresh(): Promise<void>;
    /** Hears of rows that somebody else changed: a person in the list, or another instance. */
    onTopicChanged(listener: (edit: TopicEdit) => void): void;
  };
  /** Who is in the forum, its terms of reference, its meetings and what they talk about. */
  forumMembers: MemberStore;
  forumTerms: TermsStore;
  meetings: MeetingStore;
  agendaItems: AgendaStore;
  /** The map of all forums and panels of the council. */
  forumsAndPanels: PanelStore;
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
  const forumTopics = createForumTopicsList({ ...base, people, history, writeWithinMs });
  const forumMembers = createForumMembersList({ ...base, people, history, writeWithinMs });
  const forumTerms = createForumTermsList(base);
  const meetings = createMeetingsList({ ...base, people, history, writeWithinMs });
  const agendaItems = createAgendaItemsList({ ...base, people, history, writeWithinMs });
  const forumsAndPanels = createForumsAndPanelsList({ ...base, people, history, writeWithinMs });
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
    forumMembers.replica,
    forumTerms.replica,
    meetings.replica,
    agendaItems.replica,
    forumsAndPanels.replica,
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
      await Promise.all([
        consultations.replica.refresh(),
        actions.replica.refresh(),
        forumTopics.replica.refresh(),
      ]);
    },
    async refreshSlow() {
      const quietly = (what: string, work: Promise<void>) =>
        work.catch((failure) => log.error(`${what}.refresh`, failure));
      await Promise.all([
        settings.replica.refresh(),
        feedbackRows.replica.refresh(),
        toolkitEdits.replica.refresh(),
        datesToAvoid.replica.refresh(),
        forumMembers.replica.refresh(),
        forumTerms.replica.refresh(),
        meetings.replica.refresh(),
        agendaItems.replica.refresh(),
        forumsAndPanels.replica.refresh(),
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
    topics: { ...forumTopics, refresh: () => forumTopics.replica.refresh() },
    toolkitEdits: () => toolkitEdits.rows(),
    datesToAvoid,
    forumMembers,
    forumTerms,
    meetings,
    agendaItems,
    forumsAndPanels,
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
