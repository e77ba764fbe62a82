import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import express, { type Express, type Request, type Response } from "express";
import type { Actions } from "../actions";
import type { Calendar } from "../calendar";
import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { PersonId } from "../common/ids";
import type { Log } from "../common/log";
import type { Consultations } from "../consultations";
import type { Me, TabSettings } from "../contract";
import type { Feedback } from "../feedback";
import type { CouncilSettings } from "../settings";
import { actionRoutes } from "./actions/acting";
import { type Deliveries, deliveryRoutes } from "./actions/deliveries";
import { getMyWork } from "./actions/my-work";
import { type Reminders, reminderRoutes } from "./actions/reminders";
import { getDatesToAvoid } from "./calendar/dates-to-avoid";
import { attachRoutes } from "./consultations/attach-document";
import { postStatus } from "./consultations/change-status";
import { type CheckClashes, postClashes } from "./consultations/clashes";
import { postCopy } from "./consultations/clone-consultation";
import { getClosing, patchClosing } from "./consultations/closing";
import { getForwardPlan } from "./consultations/forward-plan";
import { importRoutes, type Spreadsheets } from "./consultations/imports";
import { noDocumentPage } from "./consultations/no-document-page";
import {
  getPublicFile,
  getPublicPlan,
  getStaffCalendar,
  type PublicFiles,
  seePublic,
} from "./consultations/public-plan";
import { getHistory, getRecord, patchRecord } from "./consultations/record";
import { getRegister, type RegisterFiles } from "./consultations/register-file";
import { getReviews } from "./consultations/reviews";
import { type Documents, getByTicket, getDocument, type Tickets } from "./consultations/take-away";
import {
  getWhoWeEngagedWith,
  getYearlyDocument,
  type YearlyDocument,
} from "./consultations/who-we-engaged-with";
import { answerErrors, answerErrorsWithPage, requestId } from "./errors";
import { getFeedback, postPublish, putFeedback } from "./feedback/feedback";
import type { MeetingNotes } from "./forum/meeting-notes";
import { getHealth, type Health } from "./health";
import { personOf, type SignInOptions, signIn } from "./sign-in";
import { postToolkitLevel } from "./toolkit/level";

export interface HttpDeps {
  consultations: Consultations;
  actions: Actions;
  feedback: Feedback;
  calendar: Pick<Calendar, "seeDates" | "uncheckedIn">;
  settings: () => CouncilSettings;
  documents: Documents & MeetingNotes & PublicFiles & RegisterFiles & Spreadsheets & YearlyDocument;
  tickets: Tickets;
  checkClashes: CheckClashes;
  reminders: Reminders;
  deliveries: Deliveries;
  /** Which day it is. */
  clock: Clock;
  /** Private addresses of calendar feeds. */
  calendarLinks: { find(id: string): Promise<PersonId | undefined> };
  signIn: SignInOptions;
  /** Takes what Teams sends to the bot. */
  receive: (request: Request, response: Response) => Promise<void>;
  health: Health;
  /** The bot's account in Teams; none in local mode. */
  botAppId?: string | undefined;
  tabDirectory: string;
  tabHostOrigins: readonly string[];
  newId: () => string;
  log: Log;
}

/** Microsoft's hosts that may frame a tab, as its tab requirements list them. */
const frameAncestors = [
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
  "https://outlook-sdf.office.com",
  "https://outlook-sdf.office365.com",
];

export function createHttp(deps: HttpDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestId(deps.newId));
  app.use((_request, response, next) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    next();
  });

  app.get("/healthz", getHealth(deps.health));
  app.post("/api/messages", express.json({ limit: "256kb" }), deps.receive);
  app.use("/api", api(deps));
  app.use("/documents", linkedDocuments(deps));
  app.get(
    "/public/consultations.:format",
    getPublicPlan({ files: deps.documents, isOn: () => deps.settings().publicPlan }),
  );
  app.get(
    "/calendars/:id.ics",
    getStaffCalendar({ files: deps.documents, links: deps.calendarLinks, directory: deps.signIn.directory }),
  );
  app.use("/tab", tab(deps));
  app.use(answerErrors(deps.log));
  return app;
}

function api({
  consultations,
  actions,
  feedback,
  calendar,
  settings,
  documents,
  checkClashes,
  reminders,
  deliveries,
  clock,
  signIn: options,
  botAppId,
}: HttpDeps) {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  router.use(signIn(options));
  router.get("/me", (request: Request, response: Response<Me>) => {
    const { id, name, roles } = personOf(request);
    const { councilName, wholeArea } = settings();
    response.json({ id, name, roles: [...roles], councilName, wholeArea });
  });
  router.get("/forward-plan", getForwardPlan(consultations));
  router.get("/reviews", getReviews(consultations));
  router.post("/consultations/:reference/status", express.json({ limit: "64kb" }), postStatus(consultations));
  // Room for a list that is far too long, so that it is told what is wrong with it.
  router.post("/consultations/clashes", express.json({ limit: "512kb" }), postClashes(checkClashes));
  router.get("/dates-to-avoid", getDatesToAvoid(calendar));
  router.get("/my-work", getMyWork({ consultations, actions }));
  const now = () => clock.now();
  router.use("/actions", actionRoutes({ consultations, actions }));
  router.use("/reminders", reminderRoutes({ reminders, settings, now }));
  router.use("/deliveries", deliveryRoutes({ deliveries, directory: options.directory, now }));
  router.post("/toolkit/level", express.json({ limit: "16kb" }), postToolkitLevel());
  router.get("/consultations/:reference/plan.docx", getDocument(documents, "plan"));
  router.get("/consultations/:reference/evidence-pack.docx", getDocument(documents, "evidence-pack"));
  router.get("/register.csv", getRegister(documents, "csv"));
  router.get("/register.xlsx", getRegister(documents, "xlsx"));
  router.use("/imports", importRoutes({ consultations, spreadsheets: documents }));
  router.get("/public-plan", seePublic({ consultations, isOn: () => settings().publicPlan }));
  router.get("/public-plan.:format", getPublicFile({ files: documents }));
  router.get("/consultations/:reference", getRecord({ consultations, settings }));
  router.patch(
    "/consultations/:reference",
    express.json({ limit: "512kb" }),
    patchRecord({ consultations, settings }),
  );
  router.use("/consultations/:reference/documents", attachRoutes({ consultations, settings }));
  router.post("/consultations/:reference/copy", postCopy({ consultations, botAppId }));
  router.get("/consultations/:reference/history", getHistory({ consultations }));
  const closing = "/consultations/:reference/closing";
  router.get(closing, getClosing(consultations));
  router.patch(closing, express.json({ limit: "256kb" }), patchClosing(consultations));
  const rows = "/consultations/:reference/feedback";
  router.get(rows, getFeedback(feedback));
  router.put(rows, express.json({ limit: "1mb" }), putFeedback(feedback));
  router.post(`${rows}/publish`, express.json({ limit: "64kb" }), postPublish(feedback));
  router.get("/measures/who-we-engaged-with", getWhoWeEngagedWith(consultations));
  router.get("/measures/who-we-engaged-with.docx", getYearlyDocument({ consultations, documents }));
  router.use(() => {
    throw new Failure("not_found", "There is nothing at this address.");
  });
  return router;
}

/** What a card's links lead to. A browser that opens one has no token, so the link is the key. */
function linkedDocuments({ documents, tickets, signIn: { directory }, log }: HttpDeps) {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    next();
  });
  router.get("/:ticket", getByTicket({ documents, tickets, directory }));
  router.use(answerErrorsWithPage(log, noDocumentPage));
  return router;
}

function tab({ tabDirectory, tabHostOrigins }: HttpDeps) {
  const router = express.Router();
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Fluent puts its styles into the page as it runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    // teams-js asks Microsoft for its list of hosts, and does without when it cannot.
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...frameAncestors, ...tabHostOrigins].join(" ")}`,
  ].join("; ");
  router.use((_request, response, next) => {
    response.setHeader("Content-Security-Policy", policy);
    next();
  });
  router.get("/settings.json", (_request: Request, response: Response<TabSettings>) => {
    response.setHeader("Cache-Control", "no-store");
    response.json({ hostOrigins: [...tabHostOrigins] });
  });
  const directory = resolve(tabDirectory);
  // Built files carry a hash in their name; the page that names them must always be fresh.
  router.use("/assets", express.static(resolve(directory, "assets"), { immutable: true, maxAge: "1y" }));
  router.use(
    express.static(directory, {
      cacheControl: false,
      setHeaders: (response) => response.setHeader("Cache-Control", "no-cache"),
    }),
  );
  return router;
}

/**
 * Whoever calls us closes an idle connection, not we: a request sent on one that we are just closing is lost.
 * Azure's front door lets go after four minutes.
 */
const idleMs = 250_000;

/** Listens, and answers the port it got. A port in use is a sentence, not a stack. */
export function listen(
  app: Express,
  { host, port }: { host: string; port: number },
): Promise<{ server: Server; port: number }> {
  return new Promise((done, fail) => {
    // express 5 tells both of these by the one callback.
    const server = app.listen(port, host, (error?: NodeJS.ErrnoException) => {
      if (!error) done({ server, port: (server.address() as AddressInfo).port });
      else if (error.code !== "EADDRINUSE") fail(error);
      else
        fail(
          new Failure(
            "unavailable",
            `Port ${port} is in use. Stop what uses it, or choose another with PORT.`,
            { cause: error },
          ),
        );
    });
    server.keepAliveTimeout = idleMs;
  });
}
