import type { TurnContext } from "botbuilder";
import { z } from "zod";
import { send } from "./answer";
import type { BotDeps } from "./bot-deps";
import { seeRecord } from "./consultations/see-record";
import { keepsQuiet } from "./forum/be-quiet";
import { hasForum } from "./forum/forum-chat";
import { replyByMention } from "./forum/reply";
import { matchCommand } from "./match-command";
import { press } from "./pressed";
import { commandHandlers } from "./routes";
import { sayFailure } from "./say-failure";
import { ask } from "./toolkit/ask";
import type { Reply } from "./turn";
import { turnOf } from "./who-wrote";

const submittedSchema = z.looseObject({ verb: z.string().catch("") });

/** A message for the bot: something typed, or a button of a client that sends those as messages. */
export async function heard(deps: BotDeps, context: TurnContext): Promise<void> {
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
    if (!command) {
      // Told to be quiet it still keeps what is said to it.
      const kept = hasForum(deps) && (await replyByMention(deps, turn));
      if (await keepsQuiet(deps, turn)) return;
      if (kept) return await send(deps, context, kept);
    }
    const inPublic = command && turn.where !== "personal" && !command.scopes.includes("team");
    reply = inPublic
      ? { text: `I show that only to you. Open our own chat and type: ${command.title}` }
      : await (handler ?? ask)(deps, turn);
  } catch (failure) {
    const answer = sayFailure(deps, failure, context.activity);
    reply = "card" in answer ? { ...answer, summary: "That did not work" } : answer;
  }
  await send(deps, context, reply);
}

/** A link to a row of the list, pasted as a message, asks for that record. */
function linkedRecord({ consultations }: BotDeps, text: string): string | undefined {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  return link && consultations.findByLink(link)?.reference;
}
