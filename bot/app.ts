import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createActions } from "./actions";
import { createCalendar } from "./calendar";
import { createClashes, readClashAsk } from "./clashes";
import type { Clock } from "./common/clock";
import { dayOf } from "./common/days";
import { Failure } from "./common/failure";
import type { Reference } from "./common/ids";
import type { Log } from "./common/log";
import type { Person } from "./common/person";
import { englandWorkingDays } from "./common/working-days";
import type { Config } from "./config";
import {
  basisOf,
  type Consultation,
  createConsultations,
  createCouncilDates,
  fieldEdits,
  followedVersion,
  type LinkedFile,
  meetsOthersAnew,
  recordApprovals,
  type StatusNotices,
  sameBasis,
  workBehind,
} from "./consultations";
import { createDocuments } from "./documents";
import { createFeedback } from "./feedback";
import { createHttp, listen, type PartHealth, tabHealth } from "./http";
import { breathe, deliver, goOnWithImports, lastDone, listEdits, startJobs, tidy } from "./jobs";
import { searchEverything } from "./search";
import { readSettings, withToolkitPeriods } from "./settings";
import { createSharePoint, credentialFor } from "./sharepoint";
import { createStorage } from "./storage";
import {
  approvedOwn,
  type Card,
  type Conversations,
  createAdapter,
  createBot,
  dateProblems,
  datesReview,
  editProblems,
  handedOver,
  nextYear,
  nobodyToReview,
  noPromise,
  notPublished,
  overlap,
  overlapAnswered,
  pastGate,
  planCheck,
  refusedDates,
  replanTold,
  reviewCard,
  ruleBroken,
  statusChanged,
  stepsBehind,
  teamsNotifier,
} from "./teams";
import {
  type Circumstance,
  createAsk,
  createEditions,
  createMethodLibrary,
  decideLevel,
  type EditNotices,
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
/** Somebody watches how far it is. */
const importMs = 3_000;
/** Stopping waits no longer than this and one portion. */
const importForMs = 15_000;
/** Uploaded spreadsheets name people; what they brought in is in the register. */
const importsKeptMs = 30 * dayMs;

interface Message {
  about: string;
  to: Person["id"];
  summary: string;
  card: Card;
}

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
    notices: {
      handedOver: (to, { action, by }) =>
        storage.outbox.put({
          about: `hand-over of action ${action.id}`,
          to: to.id,
          summary: "A step is yours now",
          card: handedOver({
            ...{ action, by, now: clock.now() },
            title: action.reference && sharepoint.consultations.find(action.reference)?.title,
          }),
        } satisfies Message),
    },
  });
  const approvals = recordApprovals({
    async recordApproval(ask) {
      await actions.recordApproval(ask);
      await consultations.recordReview(ask);
    },
    register: sharepoint.consultations,
  });
  const canReach = async ({ id }: Person) => (await storage.conversations.find(id)) !== undefined;
  const calendar = createCalendar({
    dates: sharepoint.datesToAvoid,
    directory: sharepoint.directory,
    toldPeople: storage.toldPeople,
    canReach,
    toldProblems: storage.toldDateProblems,
    notices: {
      datesReview: async (to, review) =>
        storage.outbox.put({
          about: `dates to avoid of ${review.year}`,
          to: to.id,
          summary: `Check the dates to avoid of ${review.year}`,
          card: datesReview({ review, listUrl: await calendar.listUrl() }),
        } satisfies Message),
      dateProblems: async (to, problems) =>
        storage.outbox.put({
          about: "dates to avoid that cannot be read",
          to: to.id,
          summary: "Some dates to avoid cannot be read",
          card: dateProblems({ problems, listUrl: await calendar.listUrl() }),
        } satisfies Message),
    },
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
        for (const row of written) if (row.outcome === "written") chases.changed(row.consultation);
        return written;
      },
    },
    breathe,
    directory: sharepoint.directory,
    history: sharepoint.history,
    notices: notices((message) => storage.outbox.put(message)),
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
      notices: {
        toReview: (to, review) =>
          storage.outbox.put({
            about: `review of ${review.consultation.reference}`,
            to: to.id,
            summary: `${review.consultation.reference} waits for your review`,
            card: reviewCard(review, { where: "personal" }),
          } satisfies Message),
        nobodyToReview: (to, consultation) =>
          storage.outbox.put({
            about: `nobody to review ${consultation.reference}`,
            to: to.id,
            summary: `Nobody can review ${consultation.reference}`,
            card: nobodyToReview(consultation),
          } satisfies Message),
      },
      look: (consultation) => reviewLooks.changed(consultation),
    },
    clashCheck: (ask) => clashes.check(ask),
    saved: (consultation) => clashLooks.changed(consultation),
    pairMarks: storage.pairMarks,
    overlapNotices: {
      overlap: (to, news) =>
        storage.outbox.put({
          about: `overlap of ${news.consultation.reference} and ${news.other.reference}`,
          to: to.id,
          summary: `${news.consultation.reference} may overlap with ${news.other.reference}`,
          card: overlap(news),
        } satisfies Message),
    },
    overlapAnswered: (to, news) =>
      storage.outbox.put({
        about: `overlap of ${news.consultation.reference} and ${news.other.reference}`,
        to: to.id,
        summary: `${news.other.reference} and ${news.consultation.reference}: an answer`,
        card: overlapAnswered(news),
      } satisfies Message),
    toldRefusedDates: storage.toldRefusedDates,
    refusedDatesNotices: {
      refusedDates: async (people, news) => {
        for (const person of people)
          await storage.outbox.put({
            about: `dates of ${news.consultation.reference}`,
            to: person.id,
            summary: `${news.consultation.reference} has dates that break a rule`,
            card: refusedDates(news),
          } satisfies Message);
      },
    },
    writer: {
      async change(request) {
        const saved = await sharepoint.consultationWriter.change(request);
        worked(saved);
        return saved;
      },
    },
    checklist: sharepoint.actions,
    replanRecord: {
      async write(entry) {
        const saved = await sharepoint.replanRecord.write(entry);
        worked(saved);
        return saved;
      },
    },
    countedBases: storage.countedBases,
    replanNotices: {
      replanned: (to, news) =>
        storage.outbox.put({
          about: `change of ${news.consultation.reference}`,
          to: to.id,
          summary: `${news.consultation.reference} was changed`,
          card: replanTold(news),
        } satisfies Message),
    },
    toldStepsBehind: storage.toldStepsBehind,
    upkeep: {
      told: storage.toldPeople,
      lastCheck: storage.planChecked,
      canReach,
      planAheadMonth: () => settings().planAheadMonth,
      notices: {
        nextYear: (to, ask) =>
          storage.outbox.put({
            about: `plans for ${ask.year}`,
            to: to.id,
            summary: `Anything for ${ask.year}?`,
            card: nextYear(ask),
          } satisfies Message),
        planCheck: (to, check) =>
          storage.outbox.put({
            about: "the forward plan this month",
            to: to.id,
            summary: "The forward plan this month",
            card: planCheck(check),
          } satisfies Message),
      },
    },
    stepsBehindNotices: {
      stepsBehind: (to, news) =>
        storage.outbox.put({
          about: `steps of ${news.consultation.reference}`,
          to: to.id,
          summary: `The steps of ${news.consultation.reference} can move`,
          card: stepsBehind(news),
        } satisfies Message),
    },
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
    notices: {
      noPromise: (to, news) =>
        storage.outbox.put({
          about: `promise of ${news.work.reference}`,
          to: to.id,
          summary: `${news.work.reference} closed, and no feedback day is promised`,
          card: noPromise(news),
        } satisfies Message),
      notPublished: (to, news) =>
        storage.outbox.put({
          about: `you said, we did of ${news.work.reference}`,
          to: to.id,
          summary: `${news.work.reference}: a row is not published`,
          card: notPublished(news),
        } satisfies Message),
    },
    settings,
    clock,
  });
  /** What people change in the list of "you said, we did". */
  const feedbackEdits = feedback.rowEdits((failure, reference) =>
    log.error("feedback-edit.not-noticed", failure, { reference }),
  );
  sharepoint.onFeedbackRowChanged((edit) => feedbackEdits.changed(edit));
  /** What people changed here, and not by a spreadsheet. Once it is chased, its actions say so. */
  const workedOn = new Set<Reference>();
  const worked = (saved: Consultation) => {
    workedOn.add(saved.reference);
    chases.changed(saved);
  };
  /** The promise to tell people by a day is chased by actions, whoever closes or moves the work. */
  const chases = listEdits({
    notice: ({ reference }) => feedback.chase({ reference, worked: workedOn.has(reference) }),
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ after }) => {
    if (after) chases.changed(after);
  });
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
  };
  const teams = createAdapter({ identity: config.bot, tenantId: config.tenantId, log });
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
  });
  const notifier = teamsNotifier({ teams, conversations });

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

  /** What each row was before the change that made it what it is: whose move that was is judged by it. */
  const rowBefore = new WeakMap<Consultation, Consultation>();
  const edits = listEdits({
    notice: (consultation) =>
      consultations.noticeListEdit({ consultation, before: rowBefore.get(consultation) }),
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    if (before && after) rowBefore.set(after, before);
    if (after) edits.changed(after);
  });

  /** The row before its first change that is not dealt with yet: what its steps were counted from. */
  const unchanged = new Map<Reference, Consultation>();
  const dateEdits = listEdits({
    async notice(consultation) {
      const { reference } = consultation;
      const before = unchanged.get(reference);
      if ((await consultations.noticeDateEdit({ consultation, before })) === "later") return "later";
      unchanged.delete(reference);
      return "dealt with";
    },
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    if (before && !unchanged.has(before.reference)) unchanged.set(before.reference, before);
    if (after) dateEdits.changed(after);
  });

  /** Who reviews what was submitted, wherever it was: every change comes past here. */
  const reviewLooks = listEdits({
    notice: (consultation) => consultations.sendForReview({ consultation }),
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ after }) => {
    if (after) reviewLooks.changed(after);
  });

  /** Every field that a person changes in the list goes into the history, under their name. */
  const edited = fieldEdits(
    {
      history: sharepoint.history,
      review: { pastOf: sharepoint.history.of },
      versionsOf: sharepoint.versionsOf,
    },
    (failure, reference) => log.error("field-edit.not-noticed", failure, { reference }),
  );
  sharepoint.onConsultationChanged(({ before, after, version, follows }) => {
    if (before && after) edited.changed({ before, after, version, follows });
  });

  /** Whose people or days a saved consultation meets. What we write ourselves comes by `saved`. */
  const clashLooks = listEdits({
    notice: (consultation) => consultations.noticeClashes({ consultation }),
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ before, after }) => {
    // What the app wrote on another instance is looked at there; so no import is news to everybody.
    if (after && !after.changedBy.byApp && meetsOthersAnew(before, after)) clashLooks.changed(after);
  });

  async function refresh(): Promise<void> {
    await sharepoint.refresh();
    search.refresh();
    clashes.refresh();
    await edits.again();
    await dateEdits.again();
    await reviewLooks.again();
    await clashLooks.again();
    await approvals.again();
    await chases.again();
    await feedbackEdits.again();
    // What is read after this is not dealt with yet.
    const { asOf } = sharepoint.consultations.freshness();
    await edited.again();
    if (edited.isDone()) await lookedUntil(asOf);
  }

  let marked = new Date(0);
  /** Kept now and then: what is looked at twice is written once. */
  async function lookedUntil(instant: Date): Promise<void> {
    if (instant.getTime() - marked.getTime() < slowRefreshMs) return;
    marked = instant;
    await storage.lookedUntil.set(instant).catch((failure) => log.error("field-edit.not-marked", failure));
  }

  /** Which fields people changed in the list while no instance was running. */
  async function sweepFields(): Promise<void> {
    const since = await storage.lookedUntil.get();
    if (since) await edited.sweep(sharepoint.consultations.all(), since);
    await lookedUntil(sharepoint.consultations.freshness().asOf);
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
        { told: storage.toldEditProblems, directory: sharepoint.directory, notices: editNotices },
        problems,
      );
      toldProblems = problems;
    } catch (failure) {
      log.error("toolkit.editions", failure);
    }
  }
  const editNotices: EditNotices = {
    editProblems: async (to, problems) =>
      storage.outbox.put({
        about: "mistakes in the edits of the toolkit",
        to: to.id,
        summary: "Some edits of the toolkit cannot be used",
        card: editProblems({ problems, listUrl: await sharepoint.listUrl("ToolkitEdits") }),
      } satisfies Message),
  };

  async function refreshSlow(): Promise<void> {
    await sharepoint.refreshSlow();
    await takeEdits();
    await tellOfDates();
    await readPlanChecked();
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

  /** What was changed in the list while no instance was running. */
  async function sweep(): Promise<void> {
    const known = await storage.knownStatuses.all();
    const rows = sharepoint.consultations.all();
    await chases.sweep(rows.filter((row) => feedback.mustBeChased(row)));
    for (const row of feedback.outOfStep())
      feedbackEdits.changed({ ...sharepoint.feedbackRows.asSeen(row), isOld: true });
    await feedbackEdits.again();
    await edits.sweep(rows.filter((row) => known.get(row.reference) !== row.workflowStatus));
    const counted = await storage.countedBases.all();
    const moved = rows.filter((row) => {
      const from = counted.get(row.reference);
      return from !== undefined && !sameBasis(from, basisOf(row, councilDates));
    });
    await dateEdits.sweep(moved);
    await clashLooks.sweep(moved);
  }

  /** What was submitted, or answered, while no instance was running. */
  async function sweepReviews(): Promise<void> {
    const sent = await storage.submissions.all();
    const isOpen = (reference: Reference) => (sent.get(reference)?.state ?? "over") !== "over";
    const rows = sharepoint.consultations.all();
    await reviewLooks.sweep(
      rows.filter(
        ({ reference, workflowStatus }) =>
          (workflowStatus === "Submitted" && sent.get(reference)?.state !== "told") ||
          (workflowStatus !== "Submitted" && isOpen(reference)),
      ),
    );
  }

  const send = () =>
    deliver<Message>({
      take: async (most) =>
        (await storage.outbox.take(most)).map((taken) => ({ ...taken, message: taken.message as Message })),
      send: (message) => notifier.send(message),
      log,
    });

  const work = lastDone(clock, {
    refresh: "The register was last refreshed",
    deliver: "The outbox was last looked at",
  });
  const refreshing = work.watched("refresh", refresh);
  const delivering = work.watched("deliver", send);

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
      await sweep();
      await sweepReviews();
      await sweepFields();
    },
    /** Serves and works until {@link stop}. @returns the port it listens on. */
    async start(): Promise<{ port: number }> {
      work.started();
      const { server, port } = await listen(http, config);
      // Local mode is on loopback, where the address is known without being set.
      if (config.bot.kind === "local") publicUrl ??= `http://${config.host}:${port}`;
      const jobs = startJobs(
        [
          { name: "refresh", everyMs: refreshMs, run: refreshing },
          { name: "refresh-slow", everyMs: slowRefreshMs, run: refreshSlow },
          { name: "deliver", everyMs: deliverMs, run: delivering },
          { name: "imports", everyMs: importMs, run: goOn },
          { name: "dates-review", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: reviewDates },
          { name: "plan-upkeep", everyMs: datesReviewMs, firstMs: tidyFirstMs, run: keepPlan },
          { name: "tidy", everyMs: dayMs, firstMs: tidyFirstMs, run: tidyUp },
        ],
        log,
      );
      running = { server, stopJobs: () => jobs.stop() };
      return { port };
    },
    /** One turn of every clock-driven job, now. */
    async tick(): Promise<void> {
      await Promise.all([refreshing(), refreshSlow()]);
      await goOn();
      await reviewDates();
      await keepPlan();
      await delivering();
    },
    refreshPeople: refreshSlow,
    health,
    async stop(): Promise<void> {
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

/** News about a consultation, put in the queue: any worker, of any instance, may deliver it. */
function notices(put: (message: Message) => Promise<void>): StatusNotices {
  return {
    statusChanged: (to, news) =>
      put({
        about: `status of ${news.consultation.reference}`,
        to: to.id,
        summary: `${news.consultation.reference} is now ${news.to}`,
        card: statusChanged(news),
      }),
    approvedOwn: async (people, news) => {
      for (const person of people)
        await put({
          about: `own approval of ${news.consultation.reference}`,
          to: person.id,
          summary: `${news.consultation.reference} was approved by its own lead officer`,
          card: approvedOwn(news),
        });
    },
    pastGate: async (people, news, gates) => {
      for (const person of people)
        await put({
          about: `gate of ${news.consultation.reference}`,
          to: person.id,
          summary: `${news.consultation.reference} went past its gate`,
          card: pastGate(news, gates),
        });
    },
    ruleBroken: async (people, news, broken) => {
      for (const person of people)
        await put({
          about: `rule broken for ${news.consultation.reference}`,
          to: person.id,
          summary: `${news.consultation.reference} was changed against the rules`,
          card: ruleBroken(news, broken),
        });
    },
  };
}

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
