import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import express, { type Express, type Request, type Response } from "express";
import type { Actions } from "../actions";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type { Consultations } from "../consultations";
import type { Me, TabSettings } from "../contract";
import type { CouncilSettings } from "../settings";
import { getMyWork } from "./actions/my-work";
import { getForwardPlan } from "./consultations/forward-plan";
import { noDocumentPage } from "./consultations/no-document-page";
import { type Documents, getByTicket, getDocument, type Tickets } from "./consultations/take-away";
import { answerErrors, answerErrorsWithPage, requestId } from "./errors";
import { getHealth, type Health } from "./health";
import { personOf, type SignInOptions, signIn } from "./sign-in";
import { postToolkitLevel } from "./toolkit/level";

export interface HttpDeps {
  consultations: Consultations;
  actions: Actions;
  settings: () => CouncilSettings;
  documents: Documents;
  tickets: Tickets;
  signIn: SignInOptions;
  /** Takes what Teams sends to the bot. */
  receive: (request: Request, response: Response) => Promise<void>;
  health: Health;
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
  app.use("/tab", tab(deps));
  app.use(answerErrors(deps.log));
  return app;
}

function api({ consultations, actions, settings, documents, signIn: options }: HttpDeps) {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  router.use(signIn(options));
  router.get("/me", (request: Request, response: Response<Me>) => {
    const { id, name, roles } = personOf(request);
    response.json({ id, name, roles: [...roles], councilName: settings().councilName });
  });
  router.get("/forward-plan", getForwardPlan(consultations));
  router.get("/my-work", getMyWork({ consultations, actions }));
  router.post("/toolkit/level", express.json({ limit: "16kb" }), postToolkitLevel());
  router.get("/consultations/:reference/plan.docx", getDocument(documents, "plan"));
  router.get("/consultations/:reference/evidence-pack.docx", getDocument(documents, "evidence-pack"));
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
