import { setTimeout as wait } from "node:timers/promises";
import express, { type Request, type Response, Router } from "express";
import type { Faults } from "../faults";
import { GraphError } from "../graph-error";
import type { Caller } from "../people";
import type { Recorder } from "../recorder";
import type { List } from "../store/list-store";
import type { Tenant } from "../tenant";
import { RestRefusal, restError } from "./rest-error";
import type { RestRoute } from "./rest-route";
import { fieldRoutes, viewRoutes } from "./view-routes";

const inList = /^\/web\/lists\(guid'([0-9a-f-]{36})'\)(\/.*)$/i;

/**
 * SharePoint's own REST, below a site's `_api`: what Graph cannot do, views and how columns look. It takes
 * tokens for SharePoint only, and refuses what it does not know.
 */
export function sharePointRest({
  tenant,
  callerOf,
  faults,
  recorder,
}: {
  tenant: Tenant;
  callerOf(authorization: string | undefined, audience: string): Promise<Caller>;
  faults: Faults;
  recorder: Recorder;
}): Router {
  const router = Router();
  const routes: RestRoute[] = [...viewRoutes(tenant), ...fieldRoutes(tenant)];
  router.use(express.json({ limit: "1mb", strict: false, type: () => true }));

  async function answer(request: Request, path: string, method: string): Promise<unknown> {
    await callerOf(request.get("authorization"), tenant.url).catch((error: unknown) => {
      if (!(error instanceof GraphError)) throw error;
      throw new RestRefusal(401, error.message);
    });
    const refusal = faults.refusalFor({ method, path: `/_api${path}` });
    if (refusal) throw new RestRefusal(refusal.status, "The server is busy. Try again later.");
    if (faults.settings().sharePointRefuses)
      throw new RestRefusal(
        403,
        "Access denied. You do not have permission to perform this action or access this resource.",
      );
    const [, id = "", below = ""] = inList.exec(path) ?? [];
    const route = routes.find((each) => each.method === method && each.path.test(below));
    if (!route) throw unknown(method, path);
    const list = listOf(id);
    checkRequest(request, route);
    const params = route.path.exec(below)?.slice(1) ?? [];
    return selected(request, route, route.answer({ list, body: request.body, params }));
  }

  function listOf(id: string): List {
    const list = tenant.lists.all().find((each) => each.id === id.toLowerCase());
    if (!list)
      throw new RestRefusal(
        404,
        `List does not exist. The page you selected contains a list that does not exist.`,
      );
    return list;
  }

  router.use(async (request: Request, response: Response) => {
    const override = request.get("X-HTTP-Method")?.toUpperCase();
    const method = request.method === "POST" ? (override ?? "POST") : request.method;
    const { pathname } = new URL(request.originalUrl, tenant.url);
    const asked = { method, path: pathname };
    const latency = faults.latencyFor([asked]);
    if (latency > 0) await wait(latency);
    const connection = faults.connectionFor([asked]);
    if (connection === "reset") return void request.socket.resetAndDestroy();
    let status = 200;
    let body: unknown;
    try {
      body = await answer(request, decodeURIComponent(request.path), method);
      if (body === undefined) status = 204;
    } catch (error) {
      if (!(error instanceof RestRefusal || error instanceof GraphError)) throw error;
      status = error.status;
      body = status === 401 ? { error_description: error.message } : restError(status, error.message);
    }
    recorder.add({
      method,
      url: new URL(request.originalUrl, tenant.url).toString(),
      status,
      resourceUnits: 0,
      ...(request.body === undefined ? {} : { body: request.body }),
      inBatch: false,
    });
    if (connection === "acceptedThenReset") request.socket.resetAndDestroy();
    else if (body === undefined) response.status(status).end();
    else response.status(status).json(body);
  });
  return router;
}

function unknown(method: string, path: string): RestRefusal {
  process.stderr.write(`\n*** The SharePoint stand-in does not know ${method} /_api${path} ***\n\n`);
  return new RestRefusal(501, `The local stand-in does not know ${method} /_api${path}.`);
}

/** Without these SharePoint answers in XML, or refuses. */
function checkRequest(request: Request, route: RestRoute): void {
  if (!request.get("accept")?.includes("application/json;odata=nometadata"))
    throw new RestRefusal(406, "The stand-in answers only application/json;odata=nometadata.");
  const type = request.get("content-type") ?? "";
  if (route.type && !type.includes(`odata=${route.type}`))
    throw new RestRefusal(400, `The stand-in takes this body only as odata=${route.type}, not '${type}'.`);
  if (route.method === "MERGE" && request.get("if-match") !== "*")
    throw new RestRefusal(412, "A change needs the header IF-MATCH.");
}

function selected(request: Request, route: RestRoute, body: unknown): unknown {
  const { $select, ...others } = request.query as Record<string, string>;
  const other = Object.keys(others)[0];
  if (other) throw new RestRefusal(501, `The local stand-in does not know the option '${other}'.`);
  if ($select === undefined) return body;
  const names = $select.split(",");
  const odd = names.find((name) => !route.select?.includes(name));
  if (odd) throw new RestRefusal(400, `The field or property '${odd}' does not exist.`);
  const { value } = body as { value: Record<string, unknown>[] };
  return { value: value.map((each) => Object.fromEntries(names.map((name) => [name, each[name]]))) };
}
