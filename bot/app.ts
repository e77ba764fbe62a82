import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createActions } from "./actions";
import type { Clock } from "./common/clock";
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
  followedVersion,
  recordApprovals,
  type StatusNotices,
  sameBasis,
  type TakeAwayKind,
  workBehind,
} from "./consultations";
import { createDocuments } from "./documents";
import { createHttp, listen, type PartHealth, tabHealth } from "./http";
import { deliver, lastDone, listEdits, startJobs, tidy } from "./jobs";
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
  editProblems,
  handedOver,
  pastGate,
  replanTold,
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
/** The longest there is; renewed before each chore. */
const tidyLeaseSeconds = 60;
/** Teams sends an activity again within seconds, never after a day. */
const turnsKeptMs = dayMs;
/** Their record is in the register, or its owner threw it away. */
const finishedPlansKeptMs = 30 * dayMs;
const blankPlansKeptMs = 7 * dayMs;
const plansKeptMs = 365 * dayMs;

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
    recordApproval: actions.recordApproval,
    register: sharepoint.consultations,
  });
  const consultations = createConsultations({
    clock,
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
        }),
      version: () => editions.current().version,
      changesSince: (version) => stepChanges(editions.changes(version, editions.current().version)),
      overrideLevel,
    },
    workingDays,
    settings,
    newId: randomUUID,
    directory: sharepoint.directory,
    history: sharepoint.history,
    notices: notices((message) => storage.outbox.put(message)),
    gateSteps: actions.gateSteps,
    recordApproval: approvals.record,
    methodRules: library,
    writer: sharepoint.consultationWriter,
    checklist: sharepoint.actions,
    replanRecord: sharepoint.replanRecord,
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
    actions,
    findStep: (stepId, templateVersion) => editionOf(templateVersion).findStep(stepId),
    findSource: (key) => editions.current().content.sources.get(key),
    describeLevel: (level, templateVersion) => editionOf(templateVersion).describeLevel(level),
    history: sharepoint.history,
    settings,
    clock,
  });
  let publicUrl = config.publicUrl;
  async function takeAwayLink(ask: {
    reference: Reference;
    kind: TakeAwayKind;
    by: Person;
  }): Promise<string> {
    const { reference, kind, by } = ask;
    if (!publicUrl)
      throw new Failure(
        "unavailable",
        "I cannot make links yet. Open the tab: its forward plan has these documents.",
      );
    return `${publicUrl}/documents/${await storage.tickets.issue({ person: by.id, reference, kind })}`;
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
    settings,
    findStep: (stepId, templateVersion) => editionOf(templateVersion).findStep(stepId),
    library,
    takeAwayLink,
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
    settings,
    documents,
    tickets: storage.tickets,
    signIn: { ...config.signIn, tenantId: config.tenantId, directory: sharepoint.directory },
    receive: (request, response) => teams.receive(request, response, onTurn),
    health,
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

  const edits = listEdits({
    notice: (consultation) => consultations.noticeListEdit({ consultation }),
    find: (reference) => sharepoint.consultations.find(reference),
    log,
  });
  sharepoint.onConsultationChanged(({ after }) => {
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

  async function refresh(): Promise<void> {
    await sharepoint.refresh();
    search.refresh();
    await edits.again();
    await dateEdits.again();
    await approvals.again();
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
  }

  /** What was changed in the list while no instance was running. */
  async function sweep(): Promise<void> {
    const known = await storage.knownStatuses.all();
    const rows = sharepoint.consultations.all();
    await edits.sweep(rows.filter((row) => known.get(row.reference) !== row.workflowStatus));
    const counted = await storage.countedBases.all();
    await dateEdits.sweep(
      rows.filter((row) => {
        const from = counted.get(row.reference);
        return from !== undefined && !sameBasis(from, basisOf(row, workingDays));
      }),
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

  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const tidyUp = () =>
    tidy({
      hold: () => storage.leases.hold("tidy", tidyLeaseSeconds),
      chores: [
        { name: "tickets", run: () => storage.tickets.forgetBefore(clock.now()) },
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
      search.refresh();
      await sweep();
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
