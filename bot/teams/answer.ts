import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from "botbuilder";
import type { Log } from "../common/log";
import { type Card, cardSize, largestCard } from "./cards/card";
import { problem } from "./help/problem";
import { onceMore } from "./once-more";
import type { Reply } from "./turn";

export const cardType = "application/vnd.microsoft.card.adaptive";
/** Shown beside the card, which stays as it is with all that was typed in it. */
export const textType = "application/vnd.microsoft.activity.message";

/** What a pressed button gets: a card in place of its own, or words beside it that leave it as it is. */
export type Answer = { card: Card } | { text: string };

export async function send(deps: { log: Log }, context: TurnContext, reply: Reply): Promise<void> {
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

export const respond = (context: TurnContext, value: InvokeResponse) =>
  context.sendActivity({ type: "invokeResponse", value });

/** Teams drops a card that is too large without a word, so one is never sent. */
export function sized({ log }: { log: Log }, card: Card, verb: string): Card {
  const bytes = cardSize(card);
  if (bytes < largestCard) return card;
  log.error("card.too-large", new Error(`${bytes} bytes`), { verb });
  return problem({ message: "There is too much on this card to show here. Open it in the list or the tab." });
}
