import { setTimeout as pause } from "node:timers/promises";
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
} from "botbuilder";
import { chatOf } from "../../support/connector/stand-in";
import type { Random } from "../random";

/** As Company Communicator does it: so many at once, and so many tries of what fails (`platform-facts.md` §2.1). */
const atOnce = 30;
const mostTries = 5;

/**
 * The usual loop: botbuilder as it comes, with the retries it hides, and tries of its own around them after
 * about a second, on 429 and everything from 500 on, Retry-After unread. What still fails is given up.
 * @returns whom it counts as told.
 */
export async function naiveLoop({
  people,
  serviceUrl,
  random,
}: {
  people: readonly string[];
  serviceUrl: string;
  random: Random;
}): Promise<ReadonlySet<string>> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const told = new Set<string>();
  const left = [...people];

  async function send(person: string): Promise<void> {
    const reference = {
      ...{ channelId: "msteams", serviceUrl, bot: { id: "28:bot", name: "" } },
      conversation: { id: chatOf(person) },
    } as Partial<ConversationReference>;
    await adapter.continueConversationAsync("", reference, async (context) => {
      for (let tries = 1; ; tries++)
        try {
          await context.sendActivity({ type: "message", summary: "Reminder", attachments: [] });
          told.add(person);
          return;
        } catch (error) {
          const { statusCode = 0 } = error as { statusCode?: number };
          if (tries >= mostTries || (statusCode !== 429 && statusCode < 500)) return;
          await pause(500 + random.next() * 1_000);
        }
    });
  }

  const worker = async () => {
    for (let person = left.shift(); person !== undefined; person = left.shift()) await send(person);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return told;
}
