import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createActions, whyInWords } from "./actions";
import { createCalendar } from "./calendar";
import { createClashes, readClashAsk } from "./clashes";
import type { Clock } from "./common/clock";
import { type Day, dayOf } from "./common/days";
import { Failure } from "./common/failure";
import type { Log } from "./common/log";
import type { Person } from "./common/person";
import { englandWorkingDays } from "./common/working-days";
import type { Config } from "./config";
import {
  createConsultations,
  createCouncilDates,
  followedVersion,
  type LinkedFile,
  recordApprovals,
  workBehind,
} from "./consultations";
import { createDocuments } from "./documents";
import { createFeedback } from "./feedback";
import { createHttp, listen, type PartHealth, tabHealth } from "./http";
import { breathe, goOnWithImports, type Job, lastDone, startJobs, tidy } from "./jobs";
import { searchEverything } from "./search";
import { readSettings, withToolkitPeriods } from "./settings";
import { createSharePoint, credentialFor } from "./sharepoint";
import { createStorage } from "./storage";
import { type Conversations, createAdapter, createBot, introduction, teamsNotifier } from "./teams";
import {
  type Circumstance,
  createAsk,
  createEditions,
  createMethodLibrary,
  decideLevel,
  type EditProblem,
  overrideLevel,
  passagesOf,
  problemInWords,
  shippedContent,
  shippedVersion,
  stepChanges,
  synonyms,
  tellEditProblems,
} from "./toolkit";
import { createNews } from "./wiring/news";
import { createReminders } from "./wiring/reminders";
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
/** The longest there is; renewed before each chore. */
const tidyLeaseSeconds = 60;
/** Teams sends an activity again within seconds, never after a day. */
const turnsKeptMs = dayMs;
/** Their record is in the register, or its owner threw it away. */
const finishedPlansKeptMs = 30 * dayMs;
const blankPlansKeptMs = 7 * dayMs;
const plansKeptMs = 365 * dayMs;
/** Long enough to look up who was told what of a whole consultation's last months. */
const deliveriesKeptMs = 92 * dayMs;
const planMs = 60_000;
/** Somebody watches how far it is. */
const importMs = 3_000;
/** Stopping waits no longer than this and one portion. */
const importForMs = 15_000;
/** Uploaded spreadsheets name people; what they brought in is in the register. */
const importsKeptMs = 30 * dayMs;

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

  const editions = createEditions({
    shipped: { version: shippedVersion, content: shippedContent },
    store: storage.toolkitEditions,
    onUnknown: (version) => log.warn("toolkit.unknown-version", { version }),
  });
  const council = remembered(
    () => sharepoint.settingRows(),
    (rows) => {
      const read = readSettings(rows);
      for (const problem of read.problems) log.warn("settings.problem", { problem });
      return read;
    },
  );
  const settings = () => withToolkitPeriods(council(), editions.current().periods());
  const library = createMethodLibrary(() => editions.current().content);
  /** The edition a consultation follows; the newest where none is said. */
  const editionOf = (templateVersion?: string) =>
    templateVersion === undefined ? editions.current() : editions.of(followedVersion(templateVersion));

  /** News for one person, on its way whatever happens to this instance. */
  const news = createNews({
    post: (message) => reminders.delivering.post(message),
    titleOf: (reference) => sharepoint.consultations.find(reference)?.title,
    datesUrl: () => calendar.listUrl(),
    toolkitEditsUrl: () => sharepoint.listUrl("ToolkitEdits"),
    clock,
  });

  const actions = createActions({
    actions: sharepoint.actions,
    workBehind: (reference) => {
      const consultation = sharepoint.consultations.find(reference);
      return consultation && workBehind(consultation);
    },
    findStep: (stepId, templateVersion) => editionOf(templateVersion).findStep(stepId),
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
    toolkit: {
      decideLevel,
      describeLevel: (level) => editions.current().describeLevel(level),
      cannotSkip: (about) =>
        editions.current().cannotSkip({ ...about, circumstances: asCircumstances(about.circumstances) }),
      planSteps: ({ version, ...about }) =>
        editionOf(version).planSteps({
          ...about,
          circumstances: asCircumstances(about.circumstances),
          workingDays,
          feedbackWeeks: settings().feedbackWeeks,
        }),
      version: () => editions.current().version,
      changesSince: (version) => stepChanges(editions.changes(version, editions.current().version)),
      overrideLevel,
    },
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
    methodRules: library,
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
        lists.worked(saved);
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
    findStep: (stepId, templateVersion) => editionOf(templateVersion).findStep(stepId),
    findSource: (key) => editions.current().content.sources.get(key),
    describeLevel: (level, templateVersion) => editionOf(templateVersion).describeLevel(level),
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
  const lists = watchLists({ sharepoint, storage, consultations, feedback, approvals, councilDates, log });
  let publicUrl = config.publicUrl;
  async function takeAwayLink({ by, ...file }: LinkedFile & { by: Person }): Promise<string> {
    return ownAddress(`documents/${await storage.tickets.issue({ person: by.id, ...file })}`);
  }
  function ownAddress(path: string): string {
    if (!publicUrl)
      throw new Failure(
        "unavailable",
        "I cannot make links yet. Ask an administrator to set the address of this app.",
      );
    return `${publicUrl}/${path}`;
  }

  const passages = once(() => editions.current().content, passagesOf);
  const topics = () => sharepoint.forumTopics();
  const search = searchEverything({
    ...{ synonyms, passages, topics },
    consultations: () => sharepoint.consultations.all(),
  });

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

  const reminders = createReminders({
    ...{ storage, actions, actionStore: sharepoint.actions, directory: sharepoint.directory, notifier },
    findConsultation: (reference) => sharepoint.consultations.find(reference),
    looked: () => work.mark("deliver"),
    ...{ settings, workingDays, clock, log },
  });

  const onTurn = createBot({
    consultations,
    actions,
    calendar,
    feedback,
    settings,
    findStep: (stepId, templateVersion) => editionOf(templateVersion).findStep(stepId),
    library,
    takeAwayLink,
    searchRegister: ({ text, most, only }) =>
      search.search(text, { kind: "register", most, only }).map(({ id }) => id),
    calendarFeeds: {
      async make({ id }) {
        ownAddress("");
        return ownAddress(`calendars/${await storage.calendarLinks.issue(id)}.ics`);
      },
      since: ({ id }) => storage.calendarLinks.since(id),
      stop: ({ id }) => storage.calendarLinks.revoke(id),
    },
    publicAddress: (format) => (publicUrl ? ownAddress(`public/consultations.${format}`) : ""),
    ask: createAsk({ search, passages, topics }),
    clock,
    log,
    directory: sharepoint.directory,
    conversations,
    seen: storage.turns,
    reminders: reminders.wishes,
    deliveries: reminders.deliveries,
    acted: (delivery) => reminders.delivering.acted(delivery),
  });
  const http = createHttp({
    consultations,
    actions,
    feedback,
    calendar,
    settings,
    documents,
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

  let toldProblems: readonly EditProblem[] | undefined;
  /** What the engagement team changed in the toolkit. A fault leaves the edition in use as it is. */
  async function takeEdits(): Promise<void> {
    try {
      const problems = await editions.take(sharepoint.toolkitEdits());
      const rows = sharepoint.consultations.all();
      await editions.recall(new Set(rows.map(({ templateVersion }) => followedVersion(templateVersion))));
      if (problems === toldProblems) return;
      for (const problem of problems) log.warn("toolkit.edit-problem", { problem: problemInWords(problem) });
      await tellEditProblems(
        { told: storage.toldEditProblems, directory: sharepoint.directory, notices: news.ofToolkitEdits },
        problems,
      );
      toldProblems = problems;
    } catch (failure) {
      log.error("toolkit.editions", failure);
    }
  }

  async function refreshSlow(): Promise<void> {
    await sharepoint.refreshSlow();
    await takeEdits();
    await tellOfDates();
    await readPlanChecked();
    await reminders.refreshPeople().catch((failure) => log.error("reminders.people", failure));
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

  const goOn = () =>
    goOnWithImports({
      running: () => storage.imports.running(),
      hold: () => storage.leases.hold("imports", tidyLeaseSeconds),
      next: (id) => consultations.continueImport({ id }),
      forMs: importForMs,
      ...{ clock, log },
    });

  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const tidyUp = () =>
    tidy({
      hold: () => storage.leases.hold("tidy", tidyLeaseSeconds),
      chores: [
        { name: "tickets", run: () => storage.tickets.forgetBefore(clock.now()) },
        { name: "imports", run: () => storage.imports.forgetBefore(ago(importsKeptMs)) },
        { name: "deliveries", run: () => storage.deliveries.forgetBefore(dayOf(ago(deliveriesKeptMs))) },
        { name: "dead-letters", run: () => storage.deadLetters.forgetBefore(ago(deliveriesKeptMs)) },
        { name: "turns", run: () => storage.turns.forgetBefore(ago(turnsKeptMs)) },
        {
          name: "plans",
          run: () =>
            storage.plans.forget({
              finishedBefore: ago(finishedPlansKeptMs),
              blankBefore: ago(blankPlansKeptMs),
              untouchedBefore: ago(plansKeptMs),
            }),
        },
      ],
      log,
    });

  let running: { server: Server; stopJobs: () => Promise<void> } | undefined;

  return {
    consultations,
    actions,
    /** Fills memory anew; also after the lists were emptied underneath. */
    async load(): Promise<void> {
      await Promise.all([storage.ensure(), sharepoint.load()]);
      await takeEdits();
      await readPlanChecked();
      search.refresh();
      clashes.refresh();
      await reminders.refreshWishes();
      await reminders.refreshPeople();
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
      if (config.bot.kind === "local") publicUrl ??= `http://${config.host}:${port}`;
      // Every instance answers from its own memory, and keeps that current.
      const memory: Job[] = [
        { name: "refresh", everyMs: refreshMs, run: refreshing },
        { name: "refresh-slow", everyMs: slowRefreshMs, run: refreshSlow },
        { name: "refresh-wishes", everyMs: refreshMs, run: reminders.refreshWishes },
      ];
      const background: Job[] = [
        { name: "plan-reminders", everyMs: planMs, run: planning },
        { name: "deliver", everyMs: deliverMs, run: delivering },
        { name: "imports", everyMs: importMs, run: goOn },
        { name: "dates-review", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: reviewDates },
        { name: "plan-upkeep", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: keepPlan },
        { name: "tidy", everyMs: dayMs, firstMs: tidyFirstMs, run: tidyUp },
      ];
      const jobs = startJobs(role === "web" ? memory : [...memory, ...background], log);
      running = { server, stopJobs: () => jobs.stop() };
      return { port };
    },
    /** One turn of every clock-driven job, now. */
    async tick(): Promise<void> {
      await Promise.all([refreshing(), refreshSlow(), reminders.refreshWishes()]);
      await goOn();
      await reviewDates();
      await keepPlan();
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

/** The toolkit checks its own words; planning hands them on without knowing them. */
const asCircumstances = (words: ReadonlySet<string>): ReadonlySet<Circumstance> =>
  words as ReadonlySet<Circumstance>;

/** Made again only from something else. */
function once<From, Made>(from: () => From, make: (from: From) => Made): () => Made {
  let last: { from: From; made: Made } | undefined;
  return () => {
    const now = from();
    if (last?.from !== now) last = { from: now, made: make(now) };
    return last.made;
  };
}

/** Reads again only when what it is read from has changed. */
function remembered<From, To>(from: () => readonly From[], read: (rows: readonly From[]) => To): () => To {
  let last: { rows: readonly From[]; key: string; read: To } | undefined;
  return () => {
    const rows = from();
    if (last?.rows === rows) return last.read;
    const key = JSON.stringify(rows);
    if (last?.key !== key) last = { rows, key, read: read(rows) };
    return last.read;
  };
}
