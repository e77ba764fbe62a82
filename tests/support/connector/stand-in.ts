import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { type Fault, noFaults, type Shares, seededFaults } from "./faults";
import { type Report, recorder } from "./report";

/** Why Teams never takes a message for somebody, by the code it says. */
export const refusals = {
  blocked: { status: 403, code: "ConversationBlockedByUser" },
  uninstalled: { status: 403, code: "BotNotInConversationRoster" },
  disabled: { status: 403, code: "BotDisabledByAdmin" },
  gone: { status: 404, code: "ConversationNotFound" },
} as const;
export type Refusal = keyof typeof refusals;

export interface ConnectorOptions {
  /** 0 takes any free port. */
  port?: number;
  seed?: number;
  shares?: Shares;
  /** Faults of the next requests, one each, before any by chance. */
  first?: readonly (Fault | undefined)[];
  /** People whom Teams refuses every message. */
  refuses?: (person: string) => Refusal | undefined;
  /** In ms since 1970. */
  now?: () => number;
}

export interface ConnectorStandIn {
  /** A bot's service URL. */
  url: string;
  report(): Report;
  close(): Promise<void>;
}

/** UTF-16, all in: what Teams says of the size of a message. */
const largestBytes = 100 * 1024;

const account = z.looseObject({ id: z.string().min(1), name: z.string().optional() });
const conversationAsk = z.looseObject({
  isGroup: z.literal(false),
  bot: account,
  members: z.tuple([account]),
  tenantId: z.guid(),
});
const activityAsk = z.looseObject({
  type: z.literal("message"),
  from: account.optional(),
  summary: z.string().optional(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.looseObject({}) })).optional(),
});
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A person's chat with the bot, known before it was begun: whoever wrote to the bot has one. */
export const chatOf = (person: string): string => `a:${person}`;
const personIn = (conversation: string): string | undefined => /^a:(.+)$/.exec(conversation)?.[1];

/**
 * Teams' connector, as far as messages to one person go. Every request counts as soon as it comes off the
 * socket, so that retries hidden in a library are seen. It holds what comes to Teams' limits and shapes.
 */
export async function startConnectorStandIn(options: ConnectorOptions = {}): Promise<ConnectorStandIn> {
  const records = recorder();
  const now = options.now ?? Date.now;
  const byChance = seededFaults(options.seed ?? 1, options.shares ?? noFaults);
  const given = [...(options.first ?? [])];
  const nextFault = () => (given.length > 0 ? given.shift() : byChance());
  let lastId = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      process.stderr.write(`The connector stand-in failed: ${String(error)}\n`);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = now();
    const path = new URL(request.url ?? "/", "http://stand-in").pathname;
    if (request.method === "GET" && path === "/report") return json(response, 200, records.report());
    if (request.method === "GET" && path === "/count") return json(response, 200, records.count());
    const asked = routeOf(request.method, path);
    if (!asked) return refuse(response, 404, "NotFound");

    // What is taken off the socket counts now; a create names its thread only in its body.
    const text = asked.what === "create" ? await textOf(request) : undefined;
    const read = text === undefined ? undefined : conversationAsk.safeParse(parsed(text));
    const thread = asked.what === "send" ? asked.conversation : (read?.data?.members[0].id ?? "nobody");
    const { what } = asked;
    const holds = records.arrived({ at, thread, what });
    const ended = (status: number | "reset", retryAfterSeconds?: number) =>
      records.answered({ status, at, thread, what, retryAfterSeconds });

    if (!holds) {
      ended(429, 1);
      return refuse(response, 429, "TooManyRequests", { "Retry-After": "1" });
    }
    const fault = nextFault();
    if (fault) records.injected(fault);
    if (fault?.kind === "reset") {
      ended("reset");
      request.socket.resetAndDestroy();
      return;
    }
    const body = text ?? (await textOf(request));
    if (fault?.kind === "status") {
      ended(fault.status, fault.retryAfterSeconds);
      const wait = fault.retryAfterSeconds;
      const headers = wait === undefined ? {} : { "Retry-After": String(wait) };
      return refuse(response, fault.status, "MadeByTheStandIn", headers);
    }
    const outcome = asked.what === "create" ? begin(body) : take(asked.conversation, body);
    if ("code" in outcome) {
      ended(outcome.status);
      return refuse(response, outcome.status, outcome.code);
    }
    const unanswered = fault?.kind === "accepted then reset";
    if (outcome.message)
      records.delivered(outcome.message.person, { at, summary: outcome.message.summary, unanswered });
    if (unanswered) {
      ended("reset");
      request.socket.resetAndDestroy();
      return;
    }
    ended(201);
    json(response, 201, { id: outcome.id });
  }

  function begin(body: string): Outcome {
    const read = conversationAsk.safeParse(parsed(body));
    if (!read.success) return { status: 400, code: "BadSyntax" };
    const [{ id: person }] = read.data.members;
    if (!objectId.test(person)) return { status: 400, code: "BadArgument" };
    const refusal = options.refuses?.(person);
    // Teams tells of an app that is not installed when the conversation is begun; of the rest, on sending.
    if (refusal === "uninstalled") return { status: 403, code: "ForbiddenOperationException" };
    return { id: chatOf(person) };
  }

  function take(conversation: string, body: string): Outcome {
    if (body.length * 2 > largestBytes) return { status: 413, code: "MessageSizeTooBig" };
    const read = activityAsk.safeParse(parsed(body));
    if (!read.success) return { status: 400, code: "BadSyntax" };
    const person = personIn(conversation);
    if (!person) return refusals.gone;
    const refusal = options.refuses?.(person);
    if (refusal) return refusals[refusal];
    return { id: `1:${++lastId}`, message: { person, summary: read.data.summary ?? "" } };
  }

  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, "127.0.0.1", listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    report: () => records.report(),
    close: () => closed(server),
  };
}

type Outcome =
  | { id: string; message?: { person: string; summary: string } }
  | { status: number; code: string };

type Asked = { what: "create" } | { what: "send"; conversation: string };

/** A message, an answer to one and a change of one all count as sending. */
function routeOf(method: string | undefined, path: string): Asked | undefined {
  if (method === "POST" && path === "/v3/conversations") return { what: "create" };
  const [, conversation, activity] = /^\/v3\/conversations\/([^/]+)\/activities(\/[^/]+)?$/.exec(path) ?? [];
  if (conversation === undefined) return undefined;
  if (method !== "POST" && !(method === "PUT" && activity)) return undefined;
  return { what: "send", conversation: decodeURIComponent(conversation) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, code: string, headers = {}): void =>
  json(response, status, { error: { code, message: "Said by the stand-in" } }, headers);

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
