import { z } from "zod";
import { Failure } from "../common/failure";
import { logFailure } from "./log-failure";
import { queryHandlers, unfurl } from "./routes";
import type { Found, TeamsDeps, Turn } from "./turn";

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

const names = ["composeExtension/query", "composeExtension/queryLink"];
export const isMessageExtension = (name: string | undefined): boolean => names.includes(name ?? "");

interface Asked {
  name: string | undefined;
  value: unknown;
}

/** Answers a search from the box where people write, or a link pasted into it. It never fails: a message says what to do. */
export async function messageExtension(
  deps: TeamsDeps,
  { turnOf, asked }: { turnOf: () => Promise<Turn>; asked: Asked },
): Promise<object> {
  try {
    return asked.name === "composeExtension/query"
      ? await answerQuery(deps, turnOf, asked.value)
      : await answerLink(deps, turnOf, asked.value);
  } catch (failure) {
    if (failure instanceof Failure) {
      logFailure(deps.log, failure, { verb: asked.name });
      return message(failure.message);
    }
    deps.log.error("message-extension.bug", failure, { verb: asked.name });
    return message("Something went wrong on our side. Try again in a minute.");
  }
}

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
