import type { Activity, TurnContext } from "botbuilder";
import { z } from "zod";
import { Failure } from "../common/failure";
import { type Answer, cardType, respond, sized, textType } from "./answer";
import type { BotDeps } from "./bot-deps";
import { claim, finish, keyOf } from "./once";
import { pressHandlers } from "./routes";
import { sayFailure } from "./say-failure";
import { turnOf } from "./who-wrote";

const executedSchema = z.looseObject({
  action: z.looseObject({ verb: z.string().catch(""), data: z.looseObject({}).catch({}) }),
});

export async function answerPress(deps: BotDeps, context: TurnContext): Promise<void> {
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

export async function press(deps: BotDeps, activity: Activity, verb: string, data: unknown): Promise<Answer> {
  try {
    const handler = Object.hasOwn(pressHandlers, verb) ? pressHandlers[verb] : undefined;
    if (!handler) throw new Failure("invalid", "That button is from an older version. Type: help");
    return { card: sized(deps, await handler(deps, await turnOf(deps, activity), data), verb) };
  } catch (failure) {
    return sayFailure(deps, failure, activity, { verb, data });
  }
}
