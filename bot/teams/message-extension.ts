import { z } from "zod";
import { Failure } from "../common/failure";
import { logFailure } from "./log-failure";
import { readQuotedMessage } from "./quoted-message";
import { messageActions, queryHandlers, unfurl } from "./routes";
import type { Dialog, Found, MessageAction, TeamsDeps, Turn } from "./turn";

const cardType = "application/vnd.microsoft.card.adaptive";
const previewType = "application/vnd.microsoft.card.thumbnail";
/** Teams asks for 25 at a time, and shows no more. */
const mostAtOnce = 25;

const querySchema = z.looseObject({
  commandId: z.string(),
  parameters: z
    .array(z.looseObject({ name: z.string(), value: z.unknown() }))
    .optional()
    .catch([]),
  queryOptions: z
    .looseObject({
      skip: z.number().int().min(0).max(10_000).catch(0),
      count: z.number().int().min(1).max(mostAtOnce).catch(mostAtOnce),
    })
    .optional()
    .catch(undefined),
});
const linkSchema = z.looseObject({ url: z.string().max(4_000) });

const actionSchema = z.looseObject({
  commandId: z.string(),
  messagePayload: z.unknown().optional(),
  data: z.unknown().optional(),
});

type Handler = (deps: TeamsDeps, turnOf: () => Promise<Turn>, value: unknown) => Promise<object>;
const handlers: Readonly<Record<string, Handler>> = {
  "composeExtension/query": answerQuery,
  "composeExtension/queryLink": answerLink,
  "composeExtension/fetchTask": openDialog,
  "composeExtension/submitAction": submitDialog,
};
const inDialog = (name: string | undefined): boolean => /(fetchTask|submitAction)$/.test(name ?? "");

export const isMessageExtension = (name: string | undefined): boolean => Object.hasOwn(handlers, name ?? "");

interface Asked {
  name: string | undefined;
  value: unknown;
}

/**
 * Answers a search from the box where people write, a link pasted into it, or something done with a message.
 * It never fails: a message says what to do.
 */
export async function messageExtension(
  deps: TeamsDeps,
  { turnOf, asked }: { turnOf: () => Promise<Turn>; asked: Asked },
): Promise<object> {
  const say = (text: string) => (inDialog(asked.name) ? dialog({ text }) : message(text));
  try {
    const handler = handlers[asked.name ?? ""];
    if (!handler) throw new Failure("invalid", tooOld);
    return await handler(deps, turnOf, asked.value);
  } catch (failure) {
    if (failure instanceof Failure) {
      logFailure(deps.log, failure, { verb: asked.name });
      return say(failure.message);
    }
    deps.log.error("message-extension.bug", failure, { verb: asked.name });
    return say("Something went wrong on our side. Try again in a minute.");
  }
}

const tooOld = "This is from an older version of the app. Ask IT to update it.";

async function answerQuery(deps: TeamsDeps, turnOf: () => Promise<Turn>, value: unknown): Promise<object> {
  const read = querySchema.safeParse(value ?? {});
  const handler =
    read.success && Object.hasOwn(queryHandlers, read.data.commandId)
      ? queryHandlers[read.data.commandId]
      : undefined;
  if (!read.success || !handler)
    throw new Failure("invalid", "This search is from an older version of the app. Ask IT to update it.");
  const { parameters = [], queryOptions: { skip = 0, count = mostAtOnce } = {} } = read.data;
  const typed = parameters.find(({ name }) => name === "query")?.value;
  const { found, note } = await handler(deps, await turnOf(), {
    text: typeof typed === "string" ? typed : "",
    skip,
    most: count,
  });
  // Past the last page there is nothing to say: Teams asks again while people scroll.
  if (found.length === 0 && note && skip === 0) return message(note);
  return result(found);
}

async function answerLink(deps: TeamsDeps, turnOf: () => Promise<Turn>, value: unknown): Promise<object> {
  const read = linkSchema.safeParse(value ?? {});
  const found = read.success ? await unfurl(deps, await turnOf(), read.data.url) : undefined;
  // No attachment leaves the link as it was pasted.
  return result(found ? [found] : []);
}

async function openDialog(deps: TeamsDeps, turnOf: () => Promise<Turn>, value: unknown): Promise<object> {
  const { action, messagePayload } = readAction(value);
  return dialog(await action.open(deps, await turnOf(), readQuotedMessage(messagePayload)));
}

async function submitDialog(deps: TeamsDeps, turnOf: () => Promise<Turn>, value: unknown): Promise<object> {
  const { action, data } = readAction(value);
  return dialog(await action.submit(deps, await turnOf(), data));
}

function readAction(value: unknown): { action: MessageAction; messagePayload: unknown; data: unknown } {
  const read = actionSchema.safeParse(value ?? {});
  const action =
    read.success && Object.hasOwn(messageActions, read.data.commandId)
      ? messageActions[read.data.commandId]
      : undefined;
  if (!read.success || !action) throw new Failure("invalid", tooOld);
  const { messagePayload, data } = read.data;
  return { action, messagePayload, data };
}

/** A form that stays open, or words and a button to close it. */
const dialog = (answer: Dialog): object => ({
  task:
    "text" in answer
      ? { type: "message", value: answer.text }
      : {
          type: "continue",
          value: {
            ...{ title: answer.title, width: "medium", height: "large" },
            card: { contentType: cardType, content: answer.card },
          },
        },
});

const message = (text: string): object => ({ composeExtension: { type: "message", text } });

const result = (found: readonly Found[]): object => ({
  composeExtension: {
    type: "result",
    attachmentLayout: "list",
    attachments: found.map(({ title, text, card }) => ({
      contentType: cardType,
      content: card,
      preview: { contentType: previewType, content: { title, text } },
    })),
  },
});
