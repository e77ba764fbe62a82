import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { activityZodSchema } from "@microsoft/agents-activity";
import {
  type Action,
  createActions,
  type DryRunRow,
  type ReminderPreferences,
  usualPreferences,
} from "../../bot/actions";
import { createCalendar, type DateToAvoid } from "../../bot/calendar";
import { day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import { asActionId, asStepId, type PersonId, type Reference, toReference } from "../../bot/common/ids";
import type { Log, LogFields } from "../../bot/common/log";
import type { Person } from "../../bot/common/person";
import { englandWorkingDays } from "../../bot/common/working-days";
import {
  type Consultation,
  type ConsultationsDeps,
  createConsultations,
  createCouncilDates,
  followedVersion,
  noDetails,
  workBehind,
} from "../../bot/consultations";
import { createFeedback, type NoPromiseNews, type NotPublishedNews } from "../../bot/feedback";
import { createHttp, type HttpDeps, listen } from "../../bot/http";
import { searchEverything } from "../../bot/search";
import type { CouncilSettings } from "../../bot/settings";
import {
  type BotDeps,
  type BotIdentity,
  type Card,
  type ConversationAddress,
  type Conversations,
  createAdapter,
  createBot,
  type DeliveryRow,
  type SeenTurns,
  type TeamsAdapter,
} from "../../bot/teams";
import {
  type Circumstance,
  cannotSkip,
  content,
  createAsk,
  createEditions,
  createMethodLibrary,
  decideLevel,
  describeLevel,
  type Editions,
  type ForumTopic,
  overrideLevel,
  passagesOf,
  shippedContent,
  stepChanges,
  synonyms,
} from "../../bot/toolkit";
import {
  type MemoryDates,
  memoryDates,
  memoryToldPeople,
  memoryToldProblems,
  memoryUpkeep,
} from "./memory-dates";
import { memoryDocumentLibrary } from "./memory-document-library";
import { memoryEditions } from "./memory-editions";
import { type MemoryFeedback, memoryFeedback } from "./memory-feedback";
import { memoryImports } from "./memory-imports";
import {
  type MemoryRegister,
  memoryDirectory,
  memoryKnownBases,
  memoryKnownStatuses,
  memoryPairMarks,
  memoryPlans,
  memoryRegister,
  memorySubmissions,
  memoryToldMarks,
} from "./memory-stores";

/* People and rows */

export const tenantId = "00000000-0000-0000-0000-000000000001";
const id = (ending: number) => `00000000-0000-0000-0000-0000000000${ending}` as PersonId;
export const alex: Person = { id: id(20), name: "Alex Wilber", roles: ["officer"] };
export const adele: Person = { id: id(22), name: "Adele Vance", roles: ["officer", "engagementLead"] };
export const grady: Person = { id: id(25), name: "Grady Archie", roles: ["officer"] };

export function reference(text: string): Reference {
  const found = toReference(text);
  if (!found) throw new Error(`${text} is not a reference`);
  return found;
}

export const referenceNumber = (number: number): Reference =>
  reference(`2027-${String(number).padStart(5, "0")}`);

export const buildConsultation = (given: Partial<Consultation> = {}): Consultation => ({
  reference: reference("2027-00042"),
  title: "Parks strategy",
  overview: "How parks are looked after for the next ten years.",
  service: "Parks",
  leadOfficer: { id: alex.id, name: alex.name },
  decisionMaker: "Cabinet",
  decisionDate: day("2027-07-01"),
  areas: ["Riverside"],
  audiences: ["Residents"],
  engagementLevel: "consult",
  levelReason: "People can still change some of it.",
  levelAnswers: '{"open":"some"}',
  track: "standard",
  startDate: day("2027-03-29"),
  endDate: day("2027-05-10"),
  ...noDetails,
  ...{ whyConsulting: "To look after them well.", whatCanChange: "What comes first." },
  whatCannotChange: "That they stay open to all.",
  dateCertainty: "Anticipated",
  statutoryDuty: false,
  keyDecision: false,
  feedbackPromised: undefined,
  workflowStatus: "Approved",
  templateVersion: "1",
  externalId: "plan-42",
  listUrl: "https://example.sharepoint.com/sites/engagement/Lists/Consultations/DispForm.aspx?ID=42",
  changedBy: { byApp: true, person: undefined },
  changedAt: new Date("2027-02-01T09:00:00Z"),
  ...given,
});

export const buildAction = (given: Partial<Action> = {}): Action => ({
  id: asActionId("1"),
  title: "Find out if the law makes you consult",
  source: "Checklist",
  reference: reference("2027-00042"),
  stepId: asStepId("1.1"),
  phase: "Decide how to engage",
  gate: undefined,
  owner: { id: alex.id, name: alex.name },
  dueDate: day("2027-03-10"),
  status: "Open",
  evidence: "",
  doneBy: undefined,
  doneOn: undefined,
  waivedReason: "",
  listUrl: "https://example.sharepoint.com/sites/engagement/Lists/Actions/DispForm.aspx?ID=1",
  ...given,
});

export const buildSettings = (given: Partial<CouncilSettings> = {}): CouncilSettings => ({
  councilName: "Westhaven Council",
  services: ["Parks", "Libraries", "Adult social care"],
  areas: ["Riverside", "Old Town", "Hillside"],
  wholeArea: "Whole borough",
  forumChannel: "Engagement forum",
  publicPlan: false,
  audiences: ["Residents", "Businesses", "Service users"],
  decisionMakers: ["Cabinet", "Full council"],
  reviewers: [],
  skills: ["Chairing", "Reaching consensus"],
  periodWeeks: { light: 2, standard: 6, full: 8 },
  decisionGap: { light: 15, standard: 30, full: 45 },
  feedbackWeeks: 12,
  extensions: { bankHolidayDays: 1, schoolHolidayDays: 5, schoolHolidayWeeks: 1, quietSeasonWeeks: 2 },
  fatigue: { warnAt: 2, reasonAt: 4, withinDays: 90 },
  similarTopicMonths: 24,
  alternativesDays: 90,
  communities: ["Christian", "Muslim", "Jewish", "Hindu", "Sikh"],
  datesReviewMonth: 9,
  reminders: {
    ...{ before: 5, after: 2, every: 5, managerAfter: 5, engagementLeadAfter: 10 },
    ...{ at: "09:00", quietHours: { from: "18:00", to: "08:00" } },
  },
  planAheadMonth: 10,
  forum: { askChampionsAfter: 2, roundUpBefore: 5, digestDay: 1, councillorsRead: true },
  ...given,
});

/* Everything behind the bot: the real rules over memory */

export interface Logged {
  level: "info" | "warn" | "error";
  event: string;
  error?: unknown;
  fields?: LogFields;
}

export function memoryLog(): { log: Log; lines: Logged[] } {
  const lines: Logged[] = [];
  return {
    lines,
    log: {
      info: (event, fields) => lines.push({ level: "info", event, fields }),
      warn: (event, fields) => lines.push({ level: "warn", event, fields }),
      error: (event, error, fields) => lines.push({ level: "error", event, error, fields }),
    },
  };
}

export function memoryTurns(): SeenTurns {
  const turns = new Map<string, string | undefined>();
  return {
    async claim(key) {
      if (turns.has(key)) return false;
      turns.set(key, undefined);
      return true;
    },
    async finish(key, answer) {
      turns.set(key, answer);
    },
    resultOf: async (key) => turns.get(key),
    release: async (key) => void turns.delete(key),
  };
}

export function memoryConversations() {
  const kept = new Map<PersonId, ConversationAddress>();
  const left: PersonId[] = [];
  return {
    ...{ kept, left },
    async leave(person) {
      left.push(person);
    },
    async save(address) {
      kept.set(address.personId, address);
    },
    find: async (person) => kept.get(person),
  } satisfies Conversations & Record<string, unknown>;
}

function memoryCalendarFeeds(clock: { now(): Date }): BotDeps["calendarFeeds"] {
  const since = new Map<string, Date>();
  return {
    async make({ id }) {
      since.set(id, clock.now());
      return `http://127.0.0.1:3978/calendars/${"a".repeat(43)}.ics`;
    },
    since: async ({ id }) => since.get(id),
    stop: async ({ id }) => void since.delete(id),
  };
}

const none = (): never => {
  throw new Failure("not_found", "This test has no documents.");
};

/** No documents: for tests that are about something else. Parts of http that come later go in here too. */
export const noDocuments: Pick<
  HttpDeps,
  | "documents"
  | "tickets"
  | "calendarLinks"
  | "checkClashes"
  | "calendar"
  | "reminders"
  | "deliveries"
  | "clock"
> = {
  documents: {
    whoWeEngagedWith: async () => none(),
    takeAway: async () => none(),
    meetingNotes: async () => none(),
    registerFile: async () => none(),
    readSpreadsheet: async () => none(),
    publicPlan: none,
    staffCalendar: none,
  },
  tickets: { find: async () => undefined },
  calendarLinks: { find: async () => undefined },
  checkClashes: () => ({ findings: [], alternatives: [] }),
  calendar: { seeDates: () => [], uncheckedIn: () => [] },
  reminders: {
    preferencesOf: async () => usualPreferences,
    savePreferences: async () => undefined,
    dryRun: async () => [],
  },
  deliveries: { of: async () => [], sendAgain: async () => 0, deadLetters: async () => [] },
  clock: { now: () => new Date("2027-03-01T09:00:00Z") },
};

export interface Product extends BotDeps {
  register: MemoryRegister;
  /** The toolkit in all its versions; as shipped until a test gives it edits. */
  editions: Editions;
  /** The list of dates to avoid. */
  dates: MemoryDates;
  /** The rows of "you said, we did". */
  feedbackRows: MemoryFeedback;
  /** Whom the rows and the promise were told to. */
  feedbackNews: ({ to: Person } & (NoPromiseNews | NotPublishedNews))[];
  conversations: ReturnType<typeof memoryConversations>;
  /** How people want to be reminded; whoever is not in it never chose. */
  preferences: Map<PersonId, ReminderPreferences>;
  /** Reminders whose buttons were pressed. */
  actedOn: Parameters<BotDeps["acted"]>[0][];
  /** Who asked for nothing that they did not ask for. */
  quiet: Set<PersonId>;
  /** The ledger, as a test fills it; what was sent again. */
  deliveryRows: DeliveryRow[];
  sentAgain: Parameters<BotDeps["deliveries"]["sendAgain"]>[0][];
  deadLetters: Awaited<ReturnType<BotDeps["deliveries"]["deadLetters"]>>[number][];
  wouldBeSent: DryRunRow[];
  plans: ReturnType<typeof memoryPlans>;
  lines: Logged[];
  /** Moves the clock. */
  setNow(instant: string): void;
  setSettings(given: Partial<CouncilSettings>): void;
}

const noClashes: ConsultationsDeps["clashCheck"] = () => ({ findings: [], alternatives: [] });

export interface ProductGiven {
  /** What stands against dates; nothing unless told. */
  clashCheck?: ConsultationsDeps["clashCheck"];
  now?: string;
  settings?: Partial<CouncilSettings>;
  consultations?: Consultation[];
  actions?: Action[];
  topics?: ForumTopic[];
  people?: readonly Person[];
  /** Days to keep clear of; none unless told. */
  dates?: readonly DateToAvoid[];
}

export function buildProduct(given: ProductGiven = {}): Product {
  let now = new Date(given.now ?? "2027-03-01T09:00:00Z");
  let settings = buildSettings(given.settings);
  const clock = { now: () => now };
  const register = memoryRegister({ clock, consultations: given.consultations, actions: given.actions });
  const { log, lines } = memoryLog();
  const plans = memoryPlans();
  const directory = memoryDirectory(given.people ?? [alex, adele, grady]);
  const workingDays = englandWorkingDays();
  let lastPlan = 0;
  const editions = createEditions({
    shipped: { version: "2026.11", content: shippedContent },
    store: memoryEditions(),
    onUnknown: () => undefined,
  });
  const library = createMethodLibrary(() => editions.current().content);
  const quiet = new Set<PersonId>();
  const actions = createActions({
    ...{ actions: register.actions, clock, directory },
    notices: { handedOver: async () => undefined },
    wantsQuiet: (person) => quiet.has(person),
    workBehind: (of) => {
      const consultation = register.consultations.find(of);
      return consultation && workBehind(consultation);
    },
    findStep: (stepId, version = "") => editions.of(followedVersion(version)).findStep(stepId),
    followedUp: (action, by) => feedback.noticeAction({ action: { ...action, key: action.key ?? "" }, by }),
  });
  const consultations = createConsultations({
    clock,
    plans,
    register: register.consultations,
    record: register.planRecord,
    knownStatuses: memoryKnownStatuses(),
    toolkit: {
      decideLevel,
      describeLevel,
      cannotSkip: (about) => cannotSkip({ ...about, circumstances: known(about.circumstances) }),
      planSteps: ({ version, ...about }) =>
        (version === undefined ? editions.current() : editions.of(followedVersion(version))).planSteps({
          ...about,
          circumstances: known(about.circumstances),
          workingDays,
        }),
      version: () => editions.current().version,
      changesSince: (version) => stepChanges(editions.changes(version, editions.current().version)),
      overrideLevel,
    },
    workingDays,
    settings: () => settings,
    feedbackWeeks: () => settings.feedbackWeeks,
    councilDates: createCouncilDates({ dates: () => [], settings: () => settings, workingDays }),
    fulfilStep: actions.fulfil,
    newId: () => `plan-${++lastPlan}`,
    directory,
    history: { append: async (line) => void register.history.push(line) },
    notices: {
      statusChanged: async () => undefined,
      approvedOwn: async () => undefined,
      pastGate: async () => undefined,
      ruleBroken: async () => undefined,
    },
    gateSteps: actions.gateSteps,
    recordApproval: actions.recordApproval,
    imports: memoryImports(),
    recordImport: register.recordImport,
    breathe: async () => undefined,
    methodRules: library,
    documentLibrary: memoryDocumentLibrary(),
    publishedRows: (of) => feedback.publishedRows({ reference: of }),
    clashCheck: (ask) => (given.clashCheck ?? noClashes)(ask),
    saved: () => undefined,
    pairMarks: memoryPairMarks(),
    overlapNotices: { overlap: async () => undefined },
    overlapAnswered: async () => undefined,
    toldRefusedDates: memoryToldMarks(),
    refusedDatesNotices: { refusedDates: async () => undefined },
    review: {
      reviewerLines: () => settings.reviewers,
      pastOf: async (of) => register.history.filter((line) => line.reference === of),
      submissions: memorySubmissions(),
      notices: { toReview: async () => undefined, nobodyToReview: async () => undefined },
      look: () => undefined,
    },
    writer: register.consultationWriter,
    checklist: register.actions,
    replanRecord: register.replanRecord,
    countedBases: memoryKnownBases(),
    replanNotices: { replanned: async () => undefined },
    toldStepsBehind: memoryToldMarks(),
    stepsBehindNotices: { stepsBehind: async () => undefined },
    upkeep: memoryUpkeep(),
  });
  const told = new Set<string>();
  const feedbackNews: Product["feedbackNews"] = [];
  const feedbackRows = memoryFeedback({ history: register.history });
  const feedback = createFeedback({
    rows: feedbackRows,
    work: consultations,
    followUps: actions,
    settings: () => settings,
    ...{ directory, clock },
    history: {
      append: async (line, { key }) => {
        if (told.has(key)) return;
        told.add(key);
        register.history.push(line);
      },
      of: async (of) => register.history.filter((line) => line.reference === of),
    },
    told: {
      async claim({ reference: of, what }) {
        if (told.has(`${of} ${what}`)) return false;
        told.add(`${of} ${what}`);
        return true;
      },
      release: async ({ reference: of, what }) => void told.delete(`${of} ${what}`),
    },
    notices: {
      noPromise: async (to, news) => void feedbackNews.push({ to, ...news }),
      notPublished: async (to, news) => void feedbackNews.push({ to, ...news }),
    },
  });
  const dates = memoryDates(given.dates);
  const calendar = createCalendar({
    ...{ dates, directory, workingDays, clock, settings: () => settings },
    ...{ toldPeople: memoryToldPeople(), toldProblems: memoryToldProblems() },
    notices: { datesReview: async () => undefined, dateProblems: async () => undefined },
  });
  const preferences = new Map<PersonId, ReminderPreferences>();
  const actedOn: Product["actedOn"] = [];
  const deliveryRows: DeliveryRow[] = [];
  const sentAgain: Product["sentAgain"] = [];
  const deadLetters: Product["deadLetters"] = [];
  const wouldBeSent: DryRunRow[] = [];
  const passages = () => shippedPassages;
  const topics = given.topics ?? [];
  const own = searchEverything({
    ...{ synonyms, passages: () => [], topics: () => topics },
    consultations: onlyWhenChanged(() => register.consultations.all()),
  });
  const search: typeof own = {
    asksSomething: (question) => ofToolkit.asksSomething(question) || own.asksSomething(question),
    search: (question, asked) => (asked.kind === "toolkit" ? ofToolkit : own).search(question, asked),
    refresh: own.refresh,
  };
  return {
    consultations,
    actions,
    calendar,
    dates,
    feedback,
    feedbackRows,
    feedbackNews,
    settings: () => settings,
    editions,
    findStep: (stepId, version = "") => editions.of(followedVersion(version)).findStep(stepId),
    library,
    ask: createAsk({ search, passages, topics: () => topics }),
    preferences,
    reminders: {
      preferencesOf: async (person) => preferences.get(person) ?? usualPreferences,
      savePreferences: async (person, chosen) => void preferences.set(person, chosen),
      dryRun: async () => wouldBeSent,
    },
    deliveries: {
      of: async (of) => deliveryRows.filter((row) => row.day === of),
      sendAgain: async (ask) => {
        sentAgain.push(ask);
        return deliveryRows.filter(({ day: of, state }) => of === ask.day && ask.states.includes(state))
          .length;
      },
      deadLetters: async () => deadLetters,
    },
    ...{ actedOn, quiet, deliveryRows, sentAgain, deadLetters, wouldBeSent },
    acted: async (delivery) => void actedOn.push(delivery),
    searchRegister: ({ text, most, only }) =>
      search.search(text, { kind: "register", most, only }).map(({ id }) => id),
    calendarFeeds: memoryCalendarFeeds(clock),
    publicAddress: (format) => `http://127.0.0.1:3978/public/consultations.${format}`,
    takeAwayLink: async ({ by, ...file }) =>
      `https://forum.example/documents/${
        file.kind === "register"
          ? `register-${file.year ?? "whole"}.${file.format}`
          : `${file.kind}-of-${file.reference}`
      }-for-${by.id}`,
    clock,
    log,
    lines,
    directory,
    conversations: memoryConversations(),
    seen: memoryTurns(),
    register,
    plans,
    setNow: (instant) => {
      now = new Date(instant);
    },
    setSettings: (changed) => {
      settings = { ...settings, ...changed };
    },
  };
}

const shippedPassages = passagesOf(content);
/** The same for every product of a test, and slow to read: one index for all of them. */
const ofToolkit = searchEverything({
  ...{ synonyms, passages: () => shippedPassages },
  ...{ consultations: () => [], topics: () => [] },
});

/** The same array until a row is another, as the list's copy in memory gives it. */
function onlyWhenChanged<Row>(rows: () => readonly Row[]): () => readonly Row[] {
  let last: readonly Row[] = [];
  return () => {
    const now = rows();
    if (now.length !== last.length || now.some((row, at) => row !== last[at])) last = now;
    return last;
  };
}

const known = (circumstances: ReadonlySet<string>) => circumstances as ReadonlySet<Circumstance>;

/* What Teams sends */

export type ActivityJson = Record<string, unknown> & { id: string };

let lastActivity = 0;

export interface Said {
  serviceUrl: string;
  by?: Person;
  where?: "personal" | "channel" | "groupChat";
  conversationId?: string;
  id?: string;
}

/** What every activity of Teams has; shaped like the ones it really sends. */
function activityOf({
  serviceUrl,
  by = alex,
  where = "personal",
  conversationId,
  id: given,
}: Said): ActivityJson {
  lastActivity++;
  const { id: aadObjectId, name } = by;
  return {
    id: given ?? `1${String(lastActivity).padStart(12, "0")}`,
    timestamp: "2027-03-01T09:00:00.000Z",
    localTimestamp: "2027-03-01T09:00:00.000+00:00",
    channelId: "msteams",
    serviceUrl,
    from: { id: `29:${aadObjectId}`, name, aadObjectId },
    recipient: { id: "28:bot", name: "Engagement forum" },
    conversation: {
      id: conversationId ?? (where === "personal" ? `a:${aadObjectId}` : "19:general@thread.tacv2"),
      conversationType: where,
      tenantId,
      isGroup: where !== "personal",
    },
    channelData: {
      tenant: { id: tenantId },
      ...(where === "channel"
        ? { team: { id: "19:team@thread.tacv2" }, teamsChannelId: "19:general@thread.tacv2" }
        : {}),
    },
    locale: "en-GB",
    entities: [{ type: "clientInfo", locale: "en-GB", country: "GB", platform: "Windows" }],
  };
}

const checked = (activity: ActivityJson): ActivityJson => {
  activityZodSchema.parse(activity);
  return activity;
};

export const message = ({ text, ...said }: Said & { text: string }): ActivityJson =>
  checked({ ...activityOf(said), type: "message", text, textFormat: "plain" });

/** Said in a channel, where a bot only hears what mentions it. */
export function mention({ text, ...said }: Said & { text: string }): ActivityJson {
  const bot = "<at>Engagement forum</at>";
  const base = activityOf({ where: "channel", ...said });
  return checked({
    ...base,
    type: "message",
    text: `${bot}&nbsp;${text}\n`,
    textFormat: "plain",
    entities: [{ type: "mention", text: bot, mentioned: { id: "28:bot", name: "Engagement forum" } }],
  });
}

/** A pressed Action.Execute. */
export const press = ({ verb, data, ...said }: Said & { verb: string; data?: unknown }): ActivityJson =>
  checked({
    ...activityOf(said),
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", verb, data: data ?? {} }, trigger: "manual" },
  });

/** The same button pressed on a client that only knows Action.Submit. */
export const submit = ({ verb, data, ...said }: Said & { verb: string; data?: object }): ActivityJson =>
  checked({ ...activityOf(said), type: "message", value: { verb, ...data }, replyToId: "1" });

/** A search from the box where people write, or a link pasted into it. */
export const extension = ({
  name,
  value,
  ...said
}: Said & { name: "query" | "queryLink" | "fetchTask" | "submitAction"; value?: unknown }): ActivityJson =>
  checked({ ...activityOf(said), type: "invoke", name: `composeExtension/${name}`, value });

export const installed = ({ action = "add", ...said }: Said & { action?: string }): ActivityJson =>
  checked({ ...activityOf(said), type: "installationUpdate", action });

export const added = (said: Said): ActivityJson => {
  const base = activityOf(said);
  return checked({ ...base, type: "conversationUpdate", membersAdded: [base["recipient"]] });
};

/* Where the bot sends to */

export interface Heard {
  method: string;
  path: string;
  body: Record<string, unknown>;
  /** When it arrived, in ms since 1970. */
  at: number;
}

export interface Connector {
  url: string;
  /** Every request that arrived at the socket, also those that were answered badly. */
  heard: Heard[];
  /** The cards among them, oldest first. */
  cards(): Card[];
  /** How the next requests are answered, or only the very next; `reset` closes the connection without a word. */
  answer(how: "well" | "reset" | { status: number; headers?: Record<string, string>; once?: true }): void;
  close(): Promise<void>;
}

/** Stands in for Teams' own service, which a bot posts its messages to. */
export async function startConnector(): Promise<Connector> {
  const heard: Heard[] = [];
  let how: Parameters<Connector["answer"]>[0] = "well";
  const server = createServer(async (request, response) => {
    const at = Date.now();
    const body = JSON.parse((await read(request)) || "{}");
    heard.push({ method: request.method ?? "", path: request.url ?? "", body, at });
    reply(response);
  });
  function reply(response: ServerResponse): void {
    if (how === "reset") {
      response.destroy();
      return;
    }
    const { status, headers } = how === "well" ? { status: 201, headers: {} } : how;
    if (how !== "well" && how.once) how = "well";
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(
      JSON.stringify(
        status < 300
          ? { id: `sent-${heard.length}` }
          : { error: { code: "Fault", message: "Made by the test" } },
      ),
    );
  }
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    cards: () => heard.flatMap(({ body }) => cardsIn(body)),
    answer: (next) => {
      how = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

export function cardsIn(activity: Record<string, unknown>): Card[] {
  const attachments = (activity["attachments"] ?? []) as { contentType: string; content: Card }[];
  return attachments
    .filter(({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive")
    .map(({ content }) => content);
}

/* The bot, listening */

export interface Answer {
  status: number;
  body: unknown;
  /** The card in an invoke's answer. */
  card: Card;
}

export interface RunningBot {
  url: string;
  teams: TeamsAdapter;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** The rooms `http` and `teams` joined as `app.ts` joins them, on a free port of loopback. */
export async function startBot(
  product: Product,
  { identity = { kind: "local" }, http = {} }: { identity?: BotIdentity; http?: Partial<HttpDeps> } = {},
): Promise<RunningBot> {
  const teams = createAdapter({ identity, tenantId, log: product.log });
  const onTurn = createBot(product);
  let lastRequest = 0;
  const app = createHttp({
    consultations: product.consultations,
    actions: product.actions,
    feedback: product.feedback,
    settings: product.settings,
    signIn: {
      issuer: "https://issuer.example",
      keysUrl: "http://127.0.0.1:9/keys",
      audiences: ["nobody"],
      tenantId,
      directory: product.directory,
    },
    receive: (request, response) => teams.receive(request, response, onTurn),
    health: async () => ({ bot: { state: "ok" } }),
    ...noDocuments,
    ...{ reminders: product.reminders, deliveries: product.deliveries, clock: product.clock },
    tabDirectory: "no-such-folder",
    tabHostOrigins: [],
    newId: () => `request-${++lastRequest}`,
    log: product.log,
    ...http,
  });
  const { server, port } = await listen(app, { host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    teams,
    async post(body, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const read = text.startsWith("{") ? JSON.parse(text) : text;
      return { status: response.status, body: read, card: read?.value as Card };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
