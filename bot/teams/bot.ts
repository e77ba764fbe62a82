import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from "botbuilder";
import { z } from "zod";
import { Failure } from "../common/failure";
import { toPersonId } from "../common/ids";
import type { Directory, Person } from "../common/person";
import { type Card, cardSize, largestCard } from "./cards/card";
import type { Conversations } from "./conversations";
import { notUnderstood, welcomeCard } from "./help/help";
import { problem } from "./help/problem";
import { matchCommand } from "./match-command";
import type { SeenTurns } from "./once";
import { commandHandlers, pressHandlers } from "./routes";
import type { Reply, TeamsDeps, Turn } from "./turn";

export interface BotDeps extends TeamsDeps {
  directory: Directory;
  conversations: Conversations;
  seen: SeenTurns;
}

const cardType = "application/vnd.microsoft.card.adaptive";

/** Hears everything Teams sends, finds the handler, and answers. No rule about the product lives here. */
export function createBot(deps: BotDeps) {
  return async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    switch (activity.type) {
      case ActivityTypes.Message:
        await remember(deps, activity);
        // A client that cannot do Action.Execute sends the button's data as a message without text.
        await once(deps, context, () => (activity.value ? pressed(deps, context) : said(deps, context)));
        return;
      case ActivityTypes.Invoke:
        if (activity.name === "adaptiveCard/action") await answerPress(deps, context);
        else await respond(context, { status: 501 });
        return;
      case ActivityTypes.InstallationUpdate:
        await installation(deps, context);
        return;
      case ActivityTypes.ConversationUpdate:
        await remember(deps, activity);
        return;
    }
  };
}

async function said(deps: BotDeps, context: TurnContext): Promise<void> {
  let reply: Reply;
  try {
    const turn = await turnOf(deps, context.activity);
    const command = matchCommand(turn.text);
    const handler = command ? commandHandlers[command.name] : undefined;
    reply = await (handler ?? notUnderstood)(deps, turn);
  } catch (failure) {
    reply = { card: failed(deps, failure, context.activity), summary: "That did not work" };
  }
  await send(deps, context, reply);
}

/** Action.Submit: the same buttons on older clients. There the answer is a new message. */
async function pressed(deps: BotDeps, context: TurnContext): Promise<void> {
  const { verb, ...data } = submittedSchema.parse(context.activity.value ?? {});
  const card = await press(deps, context.activity, verb, data);
  await send(deps, context, { card, summary: "Here is your card" });
}

const submittedSchema = z.looseObject({ verb: z.string().catch("") });
const executedSchema = z.looseObject({
  action: z.looseObject({ verb: z.string().catch(""), data: z.unknown().optional() }),
});

async function answerPress(deps: BotDeps, context: TurnContext): Promise<void> {
  const read = executedSchema.safeParse(context.activity.value);
  if (!read.success) {
    await respond(context, { status: 400 });
    return;
  }
  const { verb, data } = read.data.action;
  const key = keyOf(context.activity);
  const first = await deps.seen.claim(key);
  const before = first ? undefined : await deps.seen.resultOf(key);
  // A second copy that comes while the first is at work does it again: every verb is safe to hear twice.
  const card = before ? (JSON.parse(before) as Card) : await press(deps, context.activity, verb, data);
  if (first) await deps.seen.finish(key, JSON.stringify(card));
  await respond(context, { status: 200, body: { statusCode: 200, type: cardType, value: card } });
}

async function press(deps: BotDeps, activity: Activity, verb: string, data: unknown): Promise<Card> {
  try {
    const handler = pressHandlers[verb];
    if (!handler) throw new Failure("invalid", "That button is from an older version. Type: help");
    return sized(deps, await handler(deps, await turnOf(deps, activity), data), verb);
  } catch (failure) {
    return failed(deps, failure, activity, { verb, data });
  }
}

async function installation(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  await remember(deps, activity);
  if (activity.action !== "add" && activity.action !== "add-upgrade") return;
  if (activity.action === "add-upgrade") return;
  await once(deps, context, async () => {
    const where = activity.conversation.conversationType === "personal" ? "personal" : "channel";
    const card = welcomeCard({ councilName: deps.settings().councilName, where });
    await send(deps, context, { card, summary: "Welcome" });
  });
}

/** Messages heard twice are answered once. */
async function once(deps: BotDeps, context: TurnContext, work: () => Promise<void>): Promise<void> {
  if (await deps.seen.claim(keyOf(context.activity))) await work();
}

const keyOf = (activity: Activity): string =>
  `${activity.conversation.id}|${activity.type}|${activity.id ?? activity.timestamp}`;

async function remember({ conversations, log }: BotDeps, activity: Activity): Promise<void> {
  const personId = toPersonId(activity.from?.aadObjectId);
  if (!personId || activity.conversation?.conversationType !== "personal" || !activity.serviceUrl) return;
  try {
    await conversations.save({
      personId,
      conversationId: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      tenantId: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? "",
      botId: activity.recipient.id,
      channelId: activity.channelId,
    });
  } catch (error) {
    // Somebody is waiting for an answer; knowing where to write to them later can wait for their next message.
    log.error("conversation.not-kept", error);
  }
}

async function turnOf({ directory }: BotDeps, activity: Activity): Promise<Turn> {
  const id = toPersonId(activity.from?.aadObjectId);
  const found = id ? await directory.find(id) : undefined;
  if (!found)
    throw new Failure(
      "not_allowed",
      "I only work with people of this council, and I cannot find you in its directory.",
    );
  const person: Person = { ...found, name: found.name || activity.from.name };
  return { person, text: withoutMention(activity), where: whereOf(activity) };
}

function withoutMention(activity: Activity): string {
  return (activity.text ?? "")
    .replace(/<at>[^<]*<\/at>/g, " ")
    .replace(/&nbsp;/g, " ")
    .trim();
}

function whereOf(activity: Activity): Turn["where"] {
  if (activity.conversation.conversationType === "channel") return "channel";
  return activity.conversation.conversationType === "groupChat" ? "group" : "personal";
}

async function send(deps: BotDeps, context: TurnContext, reply: Reply): Promise<void> {
  if ("text" in reply) await context.sendActivity(reply.text);
  else
    await context.sendActivity({
      type: ActivityTypes.Message,
      summary: reply.summary,
      attachments: [{ contentType: cardType, content: sized(deps, reply.card, "reply") }],
    });
}

const respond = (context: TurnContext, value: InvokeResponse) =>
  context.sendActivity({ type: "invokeResponse", value });

/** The one place where a failure becomes words for the person, and a line in the log. */
function failed(
  deps: BotDeps,
  failure: unknown,
  activity: Activity,
  again?: { verb: string; data: unknown },
): Card {
  const errorId = (activity.id ?? "").slice(-12) || "unknown";
  if (failure instanceof Failure) {
    deps.log.warn("turn.failed", { code: failure.code, errorId, verb: again?.verb });
    if (failure.cause) deps.log.error("turn.cause", failure.cause, { errorId });
    return problem({ message: failure.message, again: failure.code === "unavailable" ? again : undefined });
  }
  deps.log.error("turn.bug", failure, { errorId, verb: again?.verb });
  return problem({ message: "Something went wrong on our side. Nothing you typed is lost.", errorId, again });
}

/** Teams drops a card that is too large without a word, so one is never sent. */
function sized(deps: BotDeps, card: Card, verb: string): Card {
  const bytes = cardSize(card);
  if (bytes < largestCard) return card;
  deps.log.error("card.too-large", new Error(`${bytes} bytes`), { verb });
  return problem({ message: "There is too much on this card to show here. Open it in the list or the tab." });
}
