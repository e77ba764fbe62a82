import type { RequestHandler } from "express";
import { isLoopbackHost, isLoopbackUrl } from "./loopback";

/** A name that merely points at 127.0.0.1 is another site's page reaching in (DNS rebinding). */
export const onlyLoopbackHost: RequestHandler = (request, response, next) => {
  if (isLoopbackHost(request.headers.host)) return next();
  response.status(403).json({ error: "This answers on 127.0.0.1 or localhost only." });
};

export const onlyLoopbackOrigin: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  if (origin === undefined || isLoopbackUrl(origin)) return next();
  response.status(403).json({ error: "Pages of other sites may not do this." });
};

/** Pages of this machine may steer the stand-in: the one that hosts the tab asks for tokens. */
export const answerLoopbackPages: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  if (origin !== undefined) {
    response.set({
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Headers": "Content-Type",
      "Access-Control-Allow-Methods": "GET, POST, DELETE",
      Vary: "Origin",
    });
  }
  if (request.method === "OPTIONS") response.status(204).end();
  else next();
};
