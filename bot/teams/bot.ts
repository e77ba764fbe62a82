import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from "botbuilder";
import { z } from "zod";
import { Failure } from "../common/failure";
import { type PersonId, toPersonId } from "../common/ids";
import type { Person } from "../common/person";
import { planInputs, recordInputs } from "../consultations";
import { actionInputs } from "./actions/add";
import { type Card, cardSize, largestCard } from "./cards/card";
import { shorten } from "./cards/words";
import { closingInputs } from "./consultations/record-closing";
import { seeRecord } from "./consultations/see-record";
import type { Conversations } from "./conversations";
import { rowInputs } from "./feedback/keep-row";
import { publishInputs } from "./feedback/publish";
import { welcomeCard } from "./help/help";
import { canCarry, problem, type Retry } from "./help/problem";
import { logFailure } from "./log-failure";
import { matchCommand } from "./match-command";
import { isMessageExtension, messageExtension } from "./message-extension";
import { claim, finish, release, type SeenTurns } from "./once";
import { onceMore } from "./once-more";
import { commandHandlers, pressHandlers } from "./routes";
import { ask } from "./toolkit/ask";
import type { Reply, TeamsDeps, Turn } from "./turn";

export interface BotDeps extends TeamsDeps {
  conversations: Conversations;
  seen: SeenTurns;
}

const cardType = "application/vnd.microsoft.card.adaptive";
/** Shown beside the card, which stays as it is with all that was typed in it. */
const textType = "application/vnd.microsoft.activity.message";

/** Hears everything Teams sends, finds the handler, and answers. No rule about the product lives here. */
export function createBot(deps: BotDeps) {
  return async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    switch (activity.type) {
      case ActivityTypes.Message:
        await remember(deps, activity);
        await once(deps, context, () => heard(deps, context));
        return;
      case ActivityTypes.Invoke:
        if (activity.name === "adaptiveCard/action")
          await Promise.all([rememberPress(deps, activity), answerPress(deps, context)]);
        else if (isMessageExtension(activity.name)) await answerExtension(deps, context);
        else await respond(context, { status: 501 });
        return;
      case ActivityTypes.InstallationUpdate:
        await installation(deps, context);
        return;
      case ActivityTypes.ConversationUpdate:
        if (activity.membersAdded?.length) await remember(deps, activity);
        return;
    }
  };
}

async function heard(deps: BotDeps, context: TurnContext): Promise<void> {
  // Action.Submit: a client that cannot do Action.Execute sends the button's data as a message without text.
  const submitted = submittedSchema.safeParse(context.activity.value);
  if (!submitted.success) return said(deps, context);
  const { verb, ...data } = submitted.data;
  const answer = await press(deps, context.activity, verb, data);
  await send(deps, context, "card" in answer ? { ...answer, summary: "Here is your card" } : answer);
}

async function said(deps: BotDeps, context: TurnContext): Promise<void> {
  let reply: Reply;
  try {
    const turn = await turnOf(deps, context.activity);
    const linked = linkedRecord(deps, turn.text);
    if (linked) return await send(deps, context, await seeRecord(deps, { ...turn, text: linked }));
    const command = matchCommand(turn.text);
    const handler = command ? commandHandlers[command.name] : undefined;
    // What somebody owes is not for everybody in the channel to read.
    const inPublic = command && turn.where !== "personal" && !command.scopes.includes("team");
    reply = inPublic
      ? { text: `I show that only to you. Open our own chat and type: ${command.title}` }
      : await (handler ?? ask)(deps, turn);
  } catch (failure) {
    const answer = failed(deps, failure, context.activity);
    reply = "card" in answer ? { ...answer, summary: "That did not work" } : answer;
  }
  await send(deps, context, reply);
}

/** A link to a row of the list, pasted as a message, asks for that record. */
function linkedRecord({ consultations }: BotDeps, text: string): string | undefined {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  return link && consultations.findByLink(link)?.reference;
}

const submittedSchema = z.looseObject({ verb: z.string().catch("") });
const executedSchema = z.looseObject({
  action: z.looseObject({ verb: z.string().catch(""), data: z.looseObject({}).catch({}) }),
});

async function answerPress(deps: BotDeps, context: TurnContext): Promise<void> {
  const read = executedSchema.safeParse(context.activity.value);
  if (!read.success) {
    await respond(context, { status: 400 });
    return;
  }
  const { verb, data } = read.data.action;
  const key = keyOf(context.activity);
  const { first, before } = await claim(deps, key);
  // A second copy that comes while the first is at work does it again: every verb is safe to hear twice.
  const answer = before ? (JSON.parse(before) as Answer) : await press(deps, context.activity, verb, data);
  if (first) await finish(deps, key, JSON.stringify(answer));
  const { type, value } =
    "card" in answer ? { type: cardType, value: answer.card } : { type: textType, value: answer.text };
  await respond(context, { status: 200, body: { statusCode: 200, type, value } });
}

async function answerExtension(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const turnHere = () => turnOf(deps, activity);
  const asked = { name: activity.name, value: activity.value as unknown };
  await respond(context, { status: 200, body: await messageExtension(deps, { turnOf: turnHere, asked }) });
}

/** What a pressed button gets: a card in place of its own, or words beside it that leave it as it is. */
type Answer = { card: Card } | { text: string };

async function press(deps: BotDeps, activity: Activity, verb: string, data: unknown): Promise<Answer> {
  try {
    const handler = Object.hasOwn(pressHandlers, verb) ? pressHandlers[verb] : undefined;
    if (!handler) throw new Failure("invalid", "That button is from an older version. Type: help");
    return { card: sized(deps, await handler(deps, await turnOf(deps, activity), data), verb) };
  } catch (failure) {
    return failed(deps, failure, activity, { verb, data });
  }
}

async function installation(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (activity.action?.startsWith("remove")) return await removed(deps, activity);
  await remember(deps, activity);
  if (activity.action !== "add") return;
  await once(deps, context, async () => {
    const where = activity.conversation.conversationType === "personal" ? "personal" : "channel";
    const card = welcomeCard({ councilName: deps.settings().councilName, where });
    await send(deps, context, { card, summary: "Welcome" });
  });
}

/** Messages heard twice are answered once. One that could not be answered may be heard again. */
async function once(deps: BotDeps, context: TurnContext, work: () => Promise<void>): Promise<void> {
  const key = keyOf(context.activity);
  const { first } = await claim(deps, key);
  if (!first) return;
  try {
    await work();
  } catch (error) {
    await release(deps, key);
    throw error;
  }
}

/** Undefined where Teams named nothing to know a second copy by. */
function keyOf({ id, conversation, type }: Activity): string | undefined {
  return id ? `${conversation?.id}|${type}|${id}` : undefined;
}

/** After a removal nobody can be written to there. A new version is removed and comes back at once. */
async function removed({ conversations, log }: BotDeps, activity: Activity): Promise<void> {
  const personId = ownChatOf(activity);
  if (activity.action !== "remove" || !personId) return;
  try {
    await conversations.leave(personId);
  } catch (error) {
    // The next message to them finds it out.
    log.error("conversation.not-left", error);
  }
}

const automaticSchema = z.looseObject({ trigger: z.literal("automatic") });

/** Whoever presses a button reads what they are sent. When Teams refreshes a card by itself, nobody pressed. */
async function rememberPress(deps: BotDeps, activity: Activity): Promise<void> {
  if (!automaticSchema.safeParse(activity.value).success) await remember(deps, activity);
}

async function remember({ conversations, log }: BotDeps, activity: Activity): Promise<void> {
  const personId = ownChatOf(activity);
  if (!personId || !activity.serviceUrl) return;
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
  const id = writerOf(activity);
  const found = id ? await directory.find(id) : undefined;
  if (!found)
    throw new Failure(
      "not_allowed",
      "I work only with this council's people, and I cannot find you in its list.",
    );
  const person: Person = { ...found, name: found.name || activity.from.name };
  return {
    ...{ person, text: withoutMention(activity), where: whereOf(activity) },
    teamsId: activity.from.id,
  };
}

/** Whose own chat with us it is. A card can also be pressed in a chat of two people, which Teams calls personal too. */
function ownChatOf(activity: Activity): PersonId | undefined {
  const { conversationType, id = "" } = activity.conversation ?? {};
  return conversationType === "personal" && !id.startsWith("19:") ? writerOf(activity) : undefined;
}

/** Absent for guests, other bots and whatever else has no account of its own in the tenant. */
function writerOf({ from }: Activity) {
  const id: unknown = from?.aadObjectId;
  return typeof id === "string" ? toPersonId(id) : undefined;
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
  const message: Partial<Activity> =
    "text" in reply
      ? { type: ActivityTypes.Message, text: reply.text }
      : {
          type: ActivityTypes.Message,
          summary: reply.summary,
          attachments: [{ contentType: cardType, content: sized(deps, reply.card, "reply") }],
        };
  await onceMore(() => context.sendActivity({ ...message }));
}

const respond = (context: TurnContext, value: InvokeResponse) =>
  context.sendActivity({ type: "invokeResponse", value });

/** The one place where a failure becomes words for the person, and a line in the log. */
function failed(deps: BotDeps, failure: unknown, activity: Activity, again?: Retry): Answer {
  const errorId = (activity.id ?? "").slice(-12) || "unknown";
  if (failure instanceof Failure) {
    logFailure(deps.log, failure, { errorId, verb: again?.verb });
    const typed = typedIn(again?.data);
    // Said again in a channel it would be everybody's; the card stays there, with what was typed.
    if (failure.code !== "unavailable" && typed && whereOf(activity) !== "personal")
      return { text: failure.message };
    // The card stays, but Microsoft's Playground empties its boxes: what was typed is said, to be copied.
    if (failure.code !== "unavailable" && typed)
      return { text: `${failure.message} You typed: ${shorten(typed, 4_000)}` };
    return answerOf({ message: failure.message, again: failure.code === "unavailable" ? again : undefined });
  }
  deps.log.error("turn.bug", failure, { errorId, verb: again?.verb });
  return answerOf({
    message: "Something went wrong on our side. Nothing you typed is lost.",
    errorId,
    again,
  });
}

/** Everything a card asks for. A button alone, such as one of a list, carries none of it. */
const typedInputs = [
  ...planInputs,
  ...recordInputs,
  ...closingInputs,
  ...rowInputs,
  ...publishInputs,
  "evidence",
  "reason",
  "toWhom",
  ...actionInputs,
  "statusNote",
  "legalWho",
];
const typedIn = (data: unknown): string =>
  Object.entries(data ?? {})
    .filter(([input, said]) => typedInputs.includes(input) && typeof said === "string" && said !== "")
    .map(([, said]) => said)
    .join("; ");

/** Where what was typed is too much for a button to carry, the card it was typed on stays as it is. */
function answerOf(trouble: { message: string; errorId?: string; again?: Retry }): Answer {
  if (!trouble.again || canCarry(trouble.again)) return { card: problem(trouble) };
  const number = trouble.errorId ? ` If it happens again, say this number: ${trouble.errorId}` : "";
  return { text: `${trouble.message} What you typed is still on the card: press its button again.${number}` };
}

/** Teams drops a card that is too large without a word, so one is never sent. */
function sized(deps: BotDeps, card: Card, verb: string): Card {
  const bytes = cardSize(card);
  if (bytes < largestCard) return card;
  deps.log.error("card.too-large", new Error(`${bytes} bytes`), { verb });
  return problem({ message: "There is too much on this card to show here. Open it in the list or the tab." });
}
