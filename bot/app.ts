import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createActions } from "./actions";
import type { Clock } from "./common/clock";
import type { Log } from "./common/log";
import type { Person } from "./common/person";
import { englandWorkingDays } from "./common/working-days";
import type { Config } from "./config";
import { createConsultations, type StatusNotices } from "./consultations";
import { createHttp, listen, type PartHealth, tabHealth } from "./http";
import { deliver, lastDone, listEdits, startJobs, tidy } from "./jobs";
import { readSettings } from "./settings";
import { createSharePoint, credentialFor } from "./sharepoint";
import { createStorage } from "./storage";
import {
  approvedOwn,
  type Card,
  type Conversations,
  createAdapter,
  createBot,
  statusChanged,
  teamsNotifier,
} from "./teams";
import { type Circumstance, cannotSkip, decideLevel, describeLevel, findStep, planSteps } from "./toolkit";

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

  const settings = remembered(
    () => sharepoint.settingRows(),
    (rows) => {
      const { settings: read, problems } = readSettings(rows);
      for (const problem of problems) log.warn("settings.problem", { problem });
      return read;
    },
  );

  const actions = createActions({ actions: sharepoint.actions, clock });
  const consultations = createConsultations({
    clock,
    plans: storage.plans,
    register: sharepoint.consultations,
    record: sharepoint.planRecord,
    knownStatuses: storage.knownStatuses,
    toolkit: {
      decideLevel,
      describeLevel,
      cannotSkip: (about) => cannotSkip({ ...about, circumstances: asCircumstances(about.circumstances) }),
      planSteps: (about) =>
        planSteps({ ...about, circumstances: asCircumstances(about.circumstances), workingDays }),
    },
    workingDays,
    settings,
    newId: randomUUID,
    directory: sharepoint.directory,
    history: sharepoint.history,
    notices: notices((message) => storage.outbox.put(message)),
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
    findStep,
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

  async function refresh(): Promise<void> {
    await sharepoint.refresh();
    await edits.again();
  }

  /** What was changed in the list while no instance was running. */
  async function sweep(): Promise<void> {
    const known = await storage.knownStatuses.all();
    const rows = sharepoint.consultations.all();
    await edits.sweep(rows.filter((row) => known.get(row.reference) !== row.workflowStatus));
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
      await sweep();
    },
    /** Serves and works until {@link stop}. @returns the port it listens on. */
    async start(): Promise<{ port: number }> {
      work.started();
      const { server, port } = await listen(http, config);
      const jobs = startJobs(
        [
          { name: "refresh", everyMs: refreshMs, run: refreshing },
          { name: "refresh-slow", everyMs: slowRefreshMs, run: () => sharepoint.refreshSlow() },
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
      await Promise.all([refreshing(), sharepoint.refreshSlow()]);
      await delivering();
    },
    refreshPeople: () => sharepoint.refreshSlow(),
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
  };
}

/** The toolkit checks its own words; planning hands them on without knowing them. */
const asCircumstances = (words: ReadonlySet<string>): ReadonlySet<Circumstance> =>
  words as ReadonlySet<Circumstance>;

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
