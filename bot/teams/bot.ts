import { ActivityTypes, type TurnContext } from "botbuilder";
import { respond, send } from "./answer";
import type { BotDeps } from "./bot-deps";
import { isForBot, placeOf } from "./forum/channel-place";
import { forgetChannel } from "./forum/forget-channel";
import { followChange, overhear } from "./forum/overhear";
import { heard } from "./heard";
import { welcomeCard } from "./help/help";
import { isMessageExtension, messageExtension } from "./message-extension";
import { once } from "./once";
import { answerPress } from "./pressed";
import { forget, remember, rememberPress } from "./remember-chat";
import { turnOf, writer } from "./who-wrote";

/** Hears everything Teams sends, finds the handler, and answers. No rule about the product lives here. */
export function createBot(deps: BotDeps) {
  return async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    switch (activity.type) {
      case ActivityTypes.Message:
        if (placeOf(activity) && !isForBot(activity)) {
          // Kept once however often it is heard, so most of what a channel says costs nothing.
          await overhear(deps, activity, () => writer(deps, activity));
          return;
        }
        await remember(deps, activity);
        await once(deps, context, () => heard(deps, context));
        return;
      case ActivityTypes.MessageUpdate:
      case ActivityTypes.MessageDelete:
        await followChange(deps, activity, () => writer(deps, activity));
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
        await forgetChannel(deps, activity);
        return;
    }
  };
}

async function answerExtension(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const turnHere = () => turnOf(deps, activity);
  const asked = { name: activity.name, value: activity.value as unknown };
  await respond(context, { status: 200, body: await messageExtension(deps, { turnOf: turnHere, asked }) });
}

async function installation(deps: BotDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (activity.action?.startsWith("remove")) {
    await forgetChannel(deps, activity);
    return await forget(deps, activity);
  }
  await remember(deps, activity);
  if (activity.action !== "add") return;
  await once(deps, context, async () => {
    const where = activity.conversation.conversationType === "personal" ? "personal" : "channel";
    const card = welcomeCard({ councilName: deps.settings().councilName, where });
    await send(deps, context, { card, summary: "Welcome" });
  });
}
