import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createActions, whyInWords } from "./actions";
import { createCalendar } from "./calendar";
import { createClashes, readClashAsk } from "./clashes";
import type { Clock } from "./common/clock";
import { type Day, dayOf } from "./common/days";
import type { Log } from "./common/log";
import { englandWorkingDays } from "./common/working-days";
import type { Config } from "./config";
import { createConsultations, createCouncilDates, recordApprovals, workBehind } from "./consultations";
import { createDocuments, createMeetingNotes } from "./documents";
import { createFeedback } from "./feedback";
import { createHttp, listen, type PartHealth, tabHealth } from "./http";
import { breathe, type Job, lastDone, startJobs } from "./jobs";
import { searchEverything } from "./search";
import { withToolkitPeriods } from "./settings";
import { createSharePoint, credentialFor } from "./sharepoint";
import { createStorage } from "./storage";
import {
  type BotDeps,
  type Conversations,
  createAdapter,
  createBot,
  introduction,
  teamsNotifier,
} from "./teams";
import { createAsk, synonyms } from "./toolkit";
import { createAddresses } from "./wiring/addresses";
import { createChores } from "./wiring/chores";
import { councilSettings } from "./wiring/council-settings";
import { joinForum } from "./wiring/forum";
import { createNews } from "./wiring/news";
import { createReminders } from "./wiring/reminders";
import { joinToolkit } from "./wiring/toolkit";
import { watchLists } from "./wiring/watch-lists";

/** How often the register is asked for what others changed. */
const refreshMs = 15_000;
/** Settings, the site's people and the roles change rarely. */
const slowRefreshMs = 60_000;
const deliverMs = 2_000;
const dayMs = 86_400_000;
const tidyFirstMs = 600_000;
/** It tells only in working hours, so once a day could always miss them. */
const datesReviewMs = 3_600_000;
const planMs = 60_000;
/** Somebody watches how far it is. */
const importMs = 3_000;
/** Which work an instance does: `web` answers people, `worker` does what nobody waits for, `all` both. */
export const roles = ["web", "worker", "all"] as const;
export type Role = (typeof roles)[number];

export type App = Awaited<ReturnType<typeof createApp>>;

/** Every room made and joined. Nothing runs and nothing is asked of anybody until `start`. */
export async function createApp(config: Config, { clock, log }: { clock: Clock; log: Log }) {
  const credential = credentialFor({ clientId: config.managedIdentityClientId });
  const sharepoint = createSharePoint({ ...config, credential, clock, log });
  const storage = createStorage(
    "account" in config.storage ? { urls: storageUrls(config.storage.account), credential } : config.storage,
    { clock, log },
  );
  const workingDays = englandWorkingDays();

  const toolkit = joinToolkit({
    ...{ sharepoint, storage, workingDays, log },
    settings: () => settings(),
    notices: () => news.ofToolkitEdits,
  });
  const council = councilSettings({ rows: () => sharepoint.settingRows(), log });
  const settings = () => withToolkitPeriods(council(), toolkit.current().periods());

  /** News for one person, on its way whatever happens to this instance. */
  const news = createNews({
    post: (message) => reminders.delivering.post(message),
    titleOf: (reference) => sharepoint.consultations.find(reference)?.title,
    datesUrl: () => calendar.listUrl(),
    toolkitEditsUrl: () => sharepoint.listUrl("ToolkitEdits"),
    usualVisibility: () => (settings().forum.councillorsRead ? "Everyone" : "Officers"),
    clock,
  });

  const actions = createActions({
    actions: sharepoint.actions,
    workBehind: (reference) => {
      const consultation = sharepoint.consultations.find(reference);
      return consultation && workBehind(consultation);
    },
    findStep: toolkit.findStep,
    followedUp: async (action, by) => {
      await feedback.noticeAction({ action: { ...action, key: action.key ?? "" }, by });
    },
    clock,
    directory: sharepoint.directory,
    notices: news.ofActions,
    wantsQuiet: (person) => reminders.wantsQuiet(person),
  });
  const approvals = recordApprovals({
    async recordApproval(ask) {
      await actions.recordApproval(ask);
      await consultations.recordReview(ask);
    },
    register: sharepoint.consultations,
  });
  const calendar = createCalendar({
    dates: sharepoint.datesToAvoid,
    directory: sharepoint.directory,
    toldPeople: storage.toldPeople,
    toldProblems: storage.toldDateProblems,
    notices: news.ofCalendar,
    ...{ settings, workingDays, clock },
  });
  const clashes = createClashes({
    records: () => sharepoint.consultations.all(),
    datesToAvoid: () => calendar.dates(),
    uncheckedIn: (period) => calendar.uncheckedIn(period),
    ...{ settings, workingDays, clock },
  });
  const councilDates = createCouncilDates({ dates: () => calendar.dates(), settings, workingDays });
  const consultations = createConsultations({
    clock,
    councilDates,
    plans: storage.plans,
    register: sharepoint.consultations,
    record: sharepoint.planRecord,
    knownStatuses: storage.knownStatuses,
    toolkit: toolkit.forPlanning,
    workingDays,
    settings,
    newId: randomUUID,
    imports: storage.imports,
    recordImport: {
      async write(portion) {
        const written = await sharepoint.recordImport.write(portion);
        for (const row of written) if (row.outcome === "written") lists.imported(row.consultation);
        return written;
      },
    },
    breathe,
    directory: sharepoint.directory,
    history: sharepoint.history,
    notices: news.ofStatus,
    gateSteps: actions.gateSteps,
    recordApproval: approvals.record,
    methodRules: toolkit.library,
    documentLibrary: sharepoint.documentLibrary,
    publishedRows: (reference) => feedback.publishedRows({ reference }),
    feedbackWeeks: () => settings().feedbackWeeks,
    fulfilStep: actions.fulfil,
    review: {
      reviewerLines: () => settings().reviewers,
      pastOf: (reference) => sharepoint.history.of(reference),
      submissions: storage.submissions,
      notices: news.ofReviews,
      look: (consultation) => lists.review(consultation),
    },
    clashCheck: (ask) => clashes.check(ask),
    saved: (consultation) => lists.clashes(consultation),
    pairMarks: storage.pairMarks,
    overlapNotices: news.ofOverlaps,
    overlapAnswered: news.ofAnsweredOverlap,
    toldRefusedDates: storage.toldRefusedDates,
    refusedDatesNotices: news.ofRefusedDates,
    writer: {
      async change(request) {
        const saved = await sharepoint.consultationWriter.change(request);
        lists.worked(saved, request.consultation);
        return saved;
      },
    },
    checklist: sharepoint.actions,
    replanRecord: {
      async write(entry) {
        const saved = await sharepoint.replanRecord.write(entry);
        lists.worked(saved);
        return saved;
      },
    },
    countedBases: storage.countedBases,
    replanNotices: news.ofReplans,
    toldStepsBehind: storage.toldStepsBehind,
    upkeep: {
      told: storage.toldPeople,
      lastCheck: storage.planChecked,
      planAheadMonth: () => settings().planAheadMonth,
      notices: news.ofUpkeep,
    },
    stepsBehindNotices: news.ofStepsBehind,
  });

  const documents = createDocuments({
    consultations,
    breathe,
    actions,
    findStep: toolkit.findStep,
    findSource: (key) => toolkit.current().content.sources.get(key),
    describeLevel: (level, templateVersion) => toolkit.editionOf(templateVersion).describeLevel(level),
    history: sharepoint.history,
    settings,
    clock,
  });
  const feedback = createFeedback({
    rows: sharepoint.feedbackRows,
    work: consultations,
    followUps: actions,
    directory: sharepoint.directory,
    history: sharepoint.history,
    told: storage.toldOnce,
    notices: news.ofFeedback,
    settings,
    clock,
  });
  const lists = watchLists({
    ...{ sharepoint, storage, consultations, feedback, approvals, councilDates, log },
    offerLesson: (ask) => forum.offerLesson(ask),
    topicCardChanged: (topic) => forum.cardChanged(topic),
  });
  const addresses = createAddresses({ storage, publicUrl: config.publicUrl });

  const { passages } = toolkit;
  const topics = () => sharepoint.forumTopics();
  const search = searchEverything({
    ...{ synonyms, passages, topics },
    consultations: () => sharepoint.consultations.all(),
  });
  const ask = createAsk({ search, passages, topics });

  const conversations: Conversations = {
    save: (address) => storage.conversations.save(address),
    find: (personId) => storage.conversations.find(personId),
    leave: (personId) => storage.conversations.leave(personId),
  };
  const teams = createAdapter({ identity: config.bot, tenantId: config.tenantId, log });
  const notifier = teamsNotifier({
    ...{ teams, conversations },
    firstContact: {
      ...{ serviceUrl: config.botServiceUrl, tenantId: config.tenantId },
      introduction: () => introduction(settings()),
    },
  });

  const forum = joinForum({
    ...{ sharepoint, storage, consultations, actions, ask, news, teams },
    tenantId: config.tenantId,
    notesLink: addresses.notesLink,
    methods: () => toolkit.current().content.methods,
    mayName: (person) => reminders.mayName(person),
    teamsDeps: () => teamsDeps,
    ...{ settings, workingDays, clock, log },
  });

  const reminders = createReminders({
    ...{ storage, actions, actionStore: sharepoint.actions, directory: sharepoint.directory, notifier },
    cards: forum.inChannels,
    findConsultation: (reference) => sharepoint.consultations.find(reference),
    looked: () => work.mark("deliver"),
    ...{ settings, workingDays, clock, log },
  });

  const teamsDeps: BotDeps = {
    consultations,
    actions,
    calendar,
    feedback,
    settings,
    findStep: toolkit.findStep,
    library: toolkit.library,
    takeAwayLink: addresses.takeAwayLink,
    searchRegister: ({ text, most, only }) =>
      search.search(text, { kind: "register", most, only }).map(({ id }) => id),
    calendarFeeds: addresses.calendarFeeds,
    publicAddress: addresses.publicAddress,
    ask,
    clock,
    log,
    directory: sharepoint.directory,
    conversations,
    seen: storage.turns,
    reminders: reminders.wishes,
    deliveries: reminders.deliveries,
    acted: (delivery) => reminders.delivering.acted(delivery),
    ...{ forum: forum.forum, forumChat: forum.forumChat, forumMeetings: forum.forumMeetings },
  };
  const onTurn = createBot(teamsDeps);
  const http = createHttp({
    consultations,
    actions,
    feedback,
    calendar,
    settings,
    documents: { ...documents, ...createMeetingNotes({ meetings: forum.meetings, settings, clock }) },
    tickets: storage.tickets,
    calendarLinks: storage.calendarLinks,
    checkClashes: (body, by) =>
      clashes.check(readClashAsk(body, { settings: settings(), today: dayOf(clock.now()) }), {
        mayName: ({ reference }) => consultations.mayFind({ reference, by, inPublic: false }),
      }),
    signIn: { ...config.signIn, tenantId: config.tenantId, directory: sharepoint.directory },
    receive: (request, response) => teams.receive(request, response, onTurn),
    health,
    botAppId: config.bot.kind === "local" ? undefined : config.bot.appId,
    tabDirectory: config.tabDirectory,
    tabHostOrigins: config.tabHostOrigins,
    newId: randomUUID,
    reminders: reminders.wishes,
    deliveries: reminders.deliveries,
    clock,
    log,
  });

  async function health(): Promise<Record<string, PartHealth>> {
    const { state, asOf } = sharepoint.health();
    return {
      bot: work.health(),
      sharepoint: { state, ...(asOf ? { note: `The register is as of ${asOf}.` } : {}) },
      storage: await storage.health(),
      tab: tabHealth(config.tabDirectory),
    };
  }

  async function refresh(): Promise<void> {
    await sharepoint.refresh();
    search.refresh();
    clashes.refresh();
    await lists.again();
  }

  async function refreshSlow(): Promise<void> {
    await sharepoint.refreshSlow();
    await toolkit.takeEdits();
    await tellOfDates();
    await readPlanChecked();
    await reminders.refreshPeople().catch((failure) => log.error("reminders.people", failure));
    await forum.refresh();
  }

  /** Rows of DatesToAvoid that cannot be read. */
  const tellOfDates = () => calendar.tellProblems().catch((failure) => log.error("dates.problems", failure));
  /** Each person is told once, by whichever instance looks first, so this needs no lease. */
  const reviewDates = async () => {
    await calendar.remindOfReview().catch((failure) => log.error("dates.review", failure));
  };

  /** When somebody last said, on whichever instance, that the forward plan is up to date. */
  const readPlanChecked = () =>
    consultations.refreshPlanChecked().catch((failure) => log.error("plan.last-checked", failure));
  const keepPlan = async () => {
    await consultations.tellPlanCheck().catch((failure) => log.error("plan.check", failure));
    await consultations.askNextYear().catch((failure) => log.error("plan.next-year", failure));
  };

  const work = lastDone(clock, {
    refresh: "The register was last refreshed",
    deliver: "The outbox was last looked at",
  });
  const refreshing = work.watched("refresh", refresh);
  const delivering = work.watched("deliver", () => reminders.delivering.deliver());

  const planning = () => reminders.plan();

  const chores = createChores({ storage, consultations, clock, log });

  let running: { server: Server; stopJobs: () => Promise<void> } | undefined;

  return {
    consultations,
    actions,
    forum: forum.forum,
    /** Fills memory anew; also after the lists were emptied underneath. */
    async load(): Promise<void> {
      await Promise.all([storage.ensure(), sharepoint.load()]);
      await toolkit.takeEdits();
      await readPlanChecked();
      search.refresh();
      clashes.refresh();
      await reminders.refreshWishes();
      await reminders.refreshPeople();
      await forum.refresh();
      await lists.sweep();
    },
    /** Who would be reminded of what on a day, and why. Nothing is written for anybody, nothing is sent. */
    async dryRun(day: Day) {
      await Promise.all([storage.ensure(), sharepoint.load()]);
      await reminders.refreshWishes();
      await reminders.refreshPeople();
      return (await reminders.wishes.dryRun(day)).map(({ name, sendAt, items, skipped }) => ({
        ...{ name, sendAt, skipped },
        items: items.map((item) => ({
          ...{ reference: item.action.reference, title: item.action.title, why: whyInWords(item) },
        })),
      }));
    },
    /** Serves and works until {@link stop}. @returns the port it listens on. */
    async start(role: Role = "all"): Promise<{ port: number }> {
      work.started(role === "web" ? ["refresh"] : ["refresh", "deliver"]);
      const { server, port } = await listen(http, config);
      // Local mode is on loopback, where the address is known without being set.
      if (config.bot.kind === "local") addresses.knownAs(`http://${config.host}:${port}`);
      // Every instance answers from its own memory, and keeps that current.
      const memory: Job[] = [
        { name: "refresh", everyMs: refreshMs, run: refreshing },
        { name: "refresh-slow", everyMs: slowRefreshMs, run: refreshSlow },
        { name: "refresh-wishes", everyMs: refreshMs, run: reminders.refreshWishes },
      ];
      const background: Job[] = [
        { name: "plan-reminders", everyMs: planMs, run: planning },
        { name: "deliver", everyMs: deliverMs, run: delivering },
        { name: "imports", everyMs: importMs, run: chores.goOnWithImports },
        { name: "dates-review", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: reviewDates },
        { name: "forum", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: forum.speak },
        { name: "plan-upkeep", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: keepPlan },
        { name: "tidy", everyMs: dayMs, firstMs: tidyFirstMs, run: chores.tidyUp },
      ];
      const jobs = startJobs(role === "web" ? memory : [...memory, ...background], log);
      running = { server, stopJobs: () => jobs.stop() };
      return { port };
    },
    /** One turn of every clock-driven job, now. */
    async tick(): Promise<void> {
      await Promise.all([refreshing(), refreshSlow(), reminders.refreshWishes()]);
      await chores.goOnWithImports();
      await reviewDates();
      await keepPlan();
      await forum.speak();
      await planning();
      await delivering();
    },
    refreshPeople: refreshSlow,
    health,
    async stop(): Promise<void> {
      reminders.delivering.stop();
      await running?.stopJobs();
      await new Promise<void>((done) => {
        if (!running) return done();
        running.server.close(() => done());
        running.server.closeAllConnections();
      });
      running = undefined;
    },
  };
}

const storageUrls = (account: string) => ({
  table: `https://${account}.table.core.windows.net`,
  queue: `https://${account}.queue.core.windows.net`,
  blob: `https://${account}.blob.core.windows.net`,
});
