import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { personalChatId } from "./playground-config";

export interface LocalConnectorOptions {
  dataDir: string;
  /** Whoever sits at the Playground, and its own connector; nobody does when it is off. */
  seat: { personId: string; connectorUrl: string } | undefined;
}

export interface LocalConnector {
  /** Answers `/v3/…` as Teams' connector does. The path is what follows the service URL. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** Drops what is kept: it is about data that is gone. */
  forget(): void;
}

/** One message for somebody who could not see it. */
interface Kept {
  conversationId: string;
  activity: unknown;
  at: string;
}

/** The newest; local mode is for trying things out. */
const mostKept = 500;
const personalChat = /^a:personal-/;

/**
 * Teams' connector in local mode. The Playground is one person's client and knows nobody by an object id:
 * it takes `POST /v3/conversations` with 201, then answers 500 to what is sent there. It shows what is for
 * anybody else nowhere, and what came before its page was opened neither. So all that is kept here until
 * they sit down (`PLAYGROUND_USER`) and do something, and everything else is passed on as it stands.
 */
export function localConnector({ dataDir, seat }: LocalConnectorOptions): LocalConnector {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "kept-messages.json");
  let kept = read(file);
  let lastId = 0;
  const seatedChat = seat && personalChatId(seat.personId);

  function save(messages: readonly Kept[]): void {
    kept = messages.slice(-mostKept);
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  }

  /** Whoever is answered has the page open. */
  let isOpen = false;
  const isTheirs = (conversationId: string) => conversationId === seatedChat;

  async function passOn(method: string, path: string, body: string, response: ServerResponse) {
    if (!seat) return json(response, 404, problem("ConversationNotFound"));
    const answer = await fetch(`${seat.connectorUrl}${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(body ? { body } : {}),
    });
    const type = answer.headers.get("Content-Type");
    response.writeHead(answer.status, type ? { "Content-Type": type } : {}).end(await answer.text());
  }

  return {
    async answer(request, response, path) {
      const method = request.method ?? "GET";
      const body = await textOf(request);
      if (method === "POST" && path === "/v3/conversations") {
        const { members } = parsed(body) as { members?: { id?: string }[] };
        const personId = members?.[0]?.id?.replace(/^29:/, "");
        if (!personId) return json(response, 400, problem("BadSyntax"));
        return json(response, 201, { id: personalChatId(personId) });
      }
      const { conversationId, activity, isAnswer } = partsOf(path);
      const isPersonal = personalChat.test(conversationId);
      const mayShow = isTheirs(conversationId) ? isOpen || isAnswer : !isPersonal;
      if (!mayShow && activity && method === "POST") {
        save([...kept, { conversationId, activity: parsed(body), at: new Date().toISOString() }]);
        return json(response, 201, { id: `kept-${++lastId}` });
      }
      if (isPersonal && !isTheirs(conversationId))
        return json(response, 404, problem("ActivityNotFoundInConversation"));
      if (isTheirs(conversationId) && !isOpen) {
        isOpen = true;
        // What cannot be shown now stays kept.
        await handOver().catch(() => undefined);
      }
      await passOn(method, path, body, response);
    },
    forget: () => save([]),
  };

  async function handOver(): Promise<void> {
    for (const message of kept.filter((each) => isTheirs(each.conversationId))) {
      const path = `/v3/conversations/${encodeURIComponent(message.conversationId)}/activities`;
      const { ok } = await fetch(`${seat?.connectorUrl}${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(message.activity),
      });
      if (!ok) return;
      save(kept.filter((each) => each !== message));
    }
  }
}

function partsOf(path: string) {
  const [, name = "", activity, answered] =
    /^\/v3\/conversations\/([^/]+)(\/activities)?(\/[^/]+)?$/.exec(path) ?? [];
  return {
    conversationId: decodeURIComponent(name),
    activity: activity !== undefined,
    isAnswer: answered !== undefined,
  };
}

function read(file: string): Kept[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept[];
  } catch {
    return []; // nothing kept yet
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const problem = (code: string) => ({ error: { code, message: "Said by local mode" } });

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
