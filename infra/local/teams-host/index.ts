import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express, { type NextFunction, type Request, type Response } from "express";

export interface HostPerson {
  id: string;
  displayName: string;
  userPrincipalName: string;
  role: string;
}

export interface TeamsHostOptions {
  /** 0 takes any free port. */
  port: number;
  /** Such as `http://127.0.0.1:3978/tab/`. */
  tabUrl: string;
  configureUrl: string;
  appId: string;
  tenantId: string;
  people: HostPerson[];
  /** Id of the person signed in at first. */
  currentUser: string;
  /** The token Teams would hand to the tab for that person. */
  issueToken: (personId: string) => Promise<string>;
  /** Absent when roles cannot be changed here; the role switch is then hidden. */
  setRole?: (personId: string, role: string) => Promise<void>;
  links: { label: string; url: string }[];
  /** Teams' own service, which a bot posts to, under `/connector`. */
  connector?: (request: Request, response: Response, path: string) => Promise<void>;
}

const roles = ["officer", "engagementLead", "manager", "member", "administrator"];
const loopback = new Set(["127.0.0.1", "localhost"]);

/**
 * A page on loopback that frames the tab and answers it as Teams does, in teams-js's own protocol.
 * The tab must be told to trust its exact origin (`hostOrigins`), which is the returned `url`.
 */
export async function startTeamsHost(
  options: TeamsHostOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const people = options.people.map((person) => ({ ...person }));
  const page = express();
  page.disable("x-powered-by");
  page.use(loopbackOnly);
  const { connector } = options;
  if (connector) page.use("/connector", (request, response) => connector(request, response, request.url));
  page.use(express.json());

  page.get("/settings.json", (_request, response) => {
    response.set("cache-control", "no-store").json({
      tabUrl: options.tabUrl,
      configureUrl: options.configureUrl,
      appId: options.appId,
      tenantId: options.tenantId,
      currentUser: options.currentUser,
      people,
      roles: options.setRole ? roles : [],
      links: options.links,
    });
  });

  page.post("/token", async (request, response) => {
    const person = people.find(({ id }) => id === request.body?.personId);
    if (!person) return void response.status(404).json({ reason: "UnknownUser" });
    response.set("cache-control", "no-store").json({ token: await options.issueToken(person.id) });
  });

  page.post("/role", async (request, response) => {
    const person = people.find(({ id }) => id === request.body?.personId);
    const role: unknown = request.body?.role;
    if (!person || !options.setRole || typeof role !== "string" || !roles.includes(role)) {
      return void response.status(400).json({ reason: "No such person or role" });
    }
    await options.setRole(person.id, role);
    person.role = role;
    response.json({ role });
  });

  page.use(
    express.static(join(__dirname, "page"), {
      setHeaders: (response) => response.setHeader("cache-control", "no-store"),
    }),
  );
  page.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(500).json({ reason: error.message });
  });

  const server = page.listen(options.port, "127.0.0.1");
  await new Promise<void>((listening, failed) => {
    server.once("listening", listening);
    server.once("error", failed);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };

  function loopbackOnly(request: Request, response: Response, next: NextFunction) {
    const host = request.headers.host ?? "";
    const name = host.replace(/:\d+$/, "");
    if (!loopback.has(name)) return void response.status(403).send("This page answers on 127.0.0.1 only.");
    // The tab trusts one exact origin, so everybody is brought to it.
    if (name === "localhost" && request.method === "GET") {
      return void response.redirect(`http://${host.replace("localhost", "127.0.0.1")}${request.originalUrl}`);
    }
    const origin = request.headers.origin;
    // Another page on this computer must not be able to ask for tokens.
    if (request.method !== "GET" && origin !== undefined && origin !== `http://${host}`) {
      return void response.status(403).send("Ask from this page only.");
    }
    response.set({
      "content-security-policy": `default-src 'self'; frame-src ${new URL(options.tabUrl).origin} ${new URL(options.configureUrl).origin}; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    next();
  }
}
