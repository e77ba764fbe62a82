import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Clock } from "../../../bot/common/clock";
import { createAnswerGraph } from "./answer-graph";
import { controlHttp } from "./control-http";
import { entraHttp } from "./entra-http";
import { createFaults } from "./faults";
import { graphHttp } from "./graph-http";
import { onlyLoopbackHost } from "./loopback-only";
import { openTenant } from "./open-tenant";
import { listPages } from "./pages";
import type { LocalGroup, LocalPerson } from "./people";
import { createQuota } from "./quota";
import { createRecorder, type RecordedRequest } from "./recorder";
import { sharePointRest } from "./rest";
import { routeFinder } from "./route";
import { graphRoutes } from "./routes";
import { createSignIn } from "./sign-in";
import { openDatabase } from "./store/database";
import { sitePath } from "./tenant";

export type { LocalGroup, LocalPerson } from "./people";
export type { RecordedRequest } from "./recorder";

/**
 * Microsoft Graph, SharePoint's lists and Entra's sign-in, on loopback, for running the whole product with
 * no tenant. It is only worth what it refuses: see the tests for what real SharePoint enforces.
 */
export interface GraphStandIn {
  url: string;
  /** Steered by `POST /control/clock`; the bot uses it as its clock in local mode. */
  clock: Clock;
  /** Called, and waited for, by `POST /control/tick`. */
  onTick(handler: () => Promise<void>): void;
  /** Every Graph request so far, oldest first; at most the last 20,000. */
  requests(): readonly RecordedRequest[];
  /** The same for SharePoint's own REST, which is no part of Graph. */
  sharePointRequests(): readonly RecordedRequest[];
  forgetRequests(): void;
  close(): Promise<void>;
  /** Empties all data, faults and clock, then waits for the handlers of onReset. */
  reset(): Promise<void>;
  onReset(handler: () => Promise<void>): void;
}

export async function startGraphStandIn(options: {
  /** 0 takes any free one. */
  port: number;
  /** Holds graph.db; survives a restart. */
  dataDir: string | ":memory:";
  tenantId: string;
  people: LocalPerson[];
  groups: LocalGroup[];
  /** App id the tab's tokens are for. */
  audience: string;
  siteTitle: string;
}): Promise<GraphStandIn> {
  const { port, dataDir, tenantId, people, groups, audience, siteTitle } = options;
  const db = openDatabase(dataDir);
  const app = express();
  app.disable("x-powered-by");
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // A caller that uses a connection again must not meet us closing it.
    server.keepAliveTimeout = 250_000;
    server.listen(port, "127.0.0.1", resolve);
  }).catch((error: unknown) => {
    db.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const signIn = await createSignIn({ db, url, tenantId, audience });
  const { tenant, empty, expireDeltaTokens, close } = openTenant({
    ...{ db, url, tenantId, appId: audience, siteTitle, people, groups },
  });
  const faults = createFaults();
  const quota = createQuota();
  const recorder = createRecorder();
  const restRecorder = createRecorder();
  const { callerOf } = signIn;
  const answer = createAnswerGraph({
    find: routeFinder(graphRoutes(tenant)),
    callerOf,
    faults,
    quota,
    recorder,
  });

  const onTick: (() => Promise<void>)[] = [];
  const onReset: (() => Promise<void>)[] = [];
  const inTurn = async (handlers: readonly (() => Promise<void>)[]) => {
    for (const handler of handlers) await handler();
  };

  async function reset(): Promise<void> {
    empty();
    faults.set({});
    quota.forget();
    recorder.forget();
    restRecorder.forget();
    await inTurn(onReset);
  }

  app.use(onlyLoopbackHost);
  app.use("/v1.0", graphHttp({ url, answer, callerOf, faults, recorder }));
  app.use(`/${sitePath}/_api`, sharePointRest({ tenant, callerOf, faults, recorder: restRecorder }));
  app.use(
    "/control",
    controlHttp({ tenant, signIn, faults, recorder, tick: () => inTurn(onTick), reset, expireDeltaTokens }),
  );
  app.use(entraHttp({ url, tenantId, appId: audience, signIn }));
  app.use(listPages(tenant));

  return {
    url,
    clock: tenant.clock,
    onTick: (handler) => void onTick.push(handler),
    onReset: (handler) => void onReset.push(handler),
    requests: recorder.all,
    sharePointRequests: restRecorder.all,
    forgetRequests() {
      recorder.forget();
      restRecorder.forget();
    },
    reset,
    async close() {
      close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      db.close();
    },
  };
}
