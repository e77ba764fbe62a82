import type { Locator, Page } from "playwright-core";

/**
 * Drives Microsoft's Agents Playground 0.2.28 as a person would. Everything that depends on its page
 * is here. Reloading the page forgets what was said and greets the bot again (installationUpdate).
 */
/** Long enough for a machine that does other work as well; a wait ends as soon as it can. */
const waitMs = 60_000;
const composer = "[data-lexical-editor=true]"; // the log panel is contenteditable too
const chatMessage = ".fai-OutputCard"; // the bot's, in chats; posts in channels have no mark of their own
const card = ".ac-adaptiveCard";

/** A chat by its name in the list on the left: `Personal Chat`, `Group chat`, `General`, `Consultations`. */
export type Place = string;

export async function openPlayground(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator(composer).first().waitFor({ timeout: waitMs });
}

export async function goTo(page: Page, place: Place): Promise<void> {
  // A chat's accessible name grows with its last message, a channel's starts with its team.
  const exact = place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const item = page.getByRole("treeitem", { name: new RegExp(`^${exact}|- ${exact}$`) });
  await item.first().click({ timeout: waitMs });
  await page.locator(composer).first().waitFor({ timeout: waitMs });
}

/** Types and sends in the open chat. In a channel it starts a new post. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator(composer).first().click({ timeout: waitMs });
  await page.keyboard.insertText(text);
  await send(page);
}

/** As `say`, mentioning the bot first: in a channel it hears nothing else. */
export async function mention(page: Page, botName: string, text: string): Promise<void> {
  await page.locator(composer).first().click({ timeout: waitMs });
  // Typed, not inserted: the list of names opens on key presses.
  await page.keyboard.type(`@${botName.slice(0, 3)}`);
  await page.getByRole("menuitem", { name: botName }).first().click({ timeout: waitMs });
  await page.keyboard.insertText(` ${text}`);
  await send(page);
}

async function send(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: /^(Send Message|Post)$/ }).first();
  await button.click({ timeout: waitMs });
}

/** Does something and gives the first message of the bot that comes after it, in the open chat. */
export async function replyTo(page: Page, act: () => Promise<void>): Promise<Locator> {
  const messages = page.locator(chatMessage);
  const before = await messages.count();
  await act();
  const reply = messages.nth(before);
  await reply.waitFor({ timeout: waitMs });
  return reply;
}

/** The newest post of the open channel with its answers: a channel has its newest at the top. */
export const newestPost = (page: Page): Locator =>
  page
    .getByRole("group")
    .filter({ has: page.getByRole("button", { name: "Send Message" }) })
    .first();

/** Starts a post that mentions the bot, and gives that post once the bot has answered in it. */
export async function postTo(page: Page, botName: string, text: string): Promise<Locator> {
  const posts = page.getByRole("button", { name: "Send Message" });
  const before = await posts.count();
  await mention(page, botName, text);
  await posts.nth(before).waitFor({ timeout: waitMs });
  const post = newestPost(page);
  await post.locator(`${card}, p[node]`).first().waitFor({ timeout: waitMs });
  return post;
}

/**
 * What somebody at another client did: the client's user is fixed when it starts. It shows none of this, only
 * what the bot does then.
 */
export async function sayAsAnother(
  url: string,
  { activity, botId }: { activity: Record<string, unknown>; botId: string },
): Promise<void> {
  const recipient = { ...(activity["recipient"] as object), id: botId };
  const entities = ((activity["entities"] ?? []) as Record<string, unknown>[]).map((entity) =>
    entity["type"] === "mention" ? { ...entity, mentioned: recipient } : entity,
  );
  const response = await fetch(`${url}/_internal/v1/customActivities`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...activity, recipient, entities }),
  });
  if (!response.ok) throw new Error(`The Playground answered ${response.status}`);
}

/** In a chat only; in a channel the newest is in `newestPost`. */
export const newestMessage = (page: Page): Locator => page.locator(chatMessage).last();
export const newestCard = (page: Page): Locator => page.locator(card).last();
/** The newest card that shows this text; waits for it, since a pressed card is replaced in place. */
export async function cardShowing(page: Page, text: string | RegExp): Promise<Locator> {
  const found = page.locator(card).filter({ hasText: text }).last();
  await found.waitFor({ timeout: waitMs });
  return found;
}

/** Presses a button: of one card, or of the newest card that has it. */
export async function press(within: Page | Locator, title: string): Promise<void> {
  const button = within
    .locator(`${card} .ac-pushButton-content, .ac-pushButton-content`)
    .filter({ hasText: new RegExp(`^\\s*${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`) });
  await button.last().click({ timeout: waitMs });
}

/**
 * Fills an input of a card found by its label. A text, number or day is typed, a day as `2027-03-01`,
 * a time of a half hour as `10:30`.
 * Choices are picked by their titles; a toggle takes true or false.
 */
export async function fillInput(
  within: Page | Locator,
  label: string,
  value: string | readonly string[] | boolean,
): Promise<void> {
  const page = "keyboard" in within ? within : within.page();
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // A required input's label ends in a star of its own.
  const labelled = page
    .locator("label.ac-richTextBlock")
    .filter({ hasText: new RegExp(`^\\s*${escaped}\\s*\\*?\\s*$`) });
  const field = within.locator("div:has(> label.ac-richTextBlock)").filter({ has: labelled }).last();
  await field.waitFor({ timeout: waitMs });
  const holds = async (selector: string) => (await field.locator(selector).count()) > 0;

  if (typeof value === "boolean") {
    await field.locator("input[type=checkbox]").setChecked(value);
  } else if (await holds(".fui-DatePicker")) {
    const input = field.locator(".fui-DatePicker input");
    await input.fill(String(value));
    // The calendar opens over the card and hides the rest of it from a screen reader, and from us.
    await input.press("Tab");
    await page.keyboard.press("Escape");
  } else if (await holds(".fui-TimePicker")) {
    await pick(page, field, [onTheClock(String(value))]);
  } else if (await holds(".fui-Combobox, .fui-Dropdown")) {
    await pick(page, field, typeof value === "string" ? [value] : value);
  } else if (await holds("input[type=radio], input[type=checkbox]")) {
    for (const choice of typeof value === "string" ? [value] : value) {
      await field
        .getByLabel(choice, { exact: true })
        .or(field.getByText(choice, { exact: true }))
        .first()
        .click();
    }
  } else {
    await field.locator("input, textarea").first().fill(String(value));
  }
}

/** `10:30 AM`, as the client shows a time. */
export function onTheClock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

async function pick(page: Page, field: Locator, choices: readonly string[]): Promise<void> {
  await field.locator("input, button").first().click();
  // The list hangs at the end of the page, not in the card.
  for (const choice of choices) {
    const single = page.getByRole("option", { name: choice, exact: true });
    const oneOfMany = page.getByRole("menuitemcheckbox", { name: choice, exact: true });
    await single.or(oneOfMany).first().click({ timeout: waitMs });
  }
  await page.keyboard.press("Escape");
}

/** As it is shown: hidden parts left out, lines apart. */
export async function textOf(within: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would run lines together
  return (await within.innerText()).trim();
}
