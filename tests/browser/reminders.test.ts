import type { Browser, Page } from "playwright-core";
import { launchBrowser, newPage, type WatchedPage } from "../support/browser";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { owe } from "../support/owe";
import {
  cardShowing,
  fillInput,
  goTo,
  newestCard,
  onTheClock,
  openPlayground,
  press,
  replyTo,
  say,
  textOf,
} from "../support/playground";
import { alex } from "../support/teams";

jest.setTimeout(180_000);

describe("what needs somebody today, in the Playground", () => {
  let product: LocalProduct;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startLocalProduct({ playground: true, sample: false, now: "2027-03-01T09:00:00Z" }),
      launchBrowser(),
    ]);
    watched = await newPage(browser, { width: 1400, height: 1200, zone: "Europe/London" });
    page = watched.page;
    await owe(product, { title: "Book the hall", due: "2027-03-01", owner: alex });
    await owe(product, { title: "Send Sue the map", due: "2027-03-08", owner: alex });
    await openPlayground(page, product.urls.playground ?? "");
    await goTo(page, "Personal Chat");
    // Before anything is typed: the client draws its chat anew for each message.
    await product.tick();
    await cardShowing(page, "What needs you today");
  });
  afterAll(async () => {
    await watched?.close();
    await browser?.close();
    await product?.stop();
  });

  const row = async (title: string) =>
    (await product.rows("Actions")).find((fields) => fields["Title"] === title) ?? {};

  test("the card of the day says what is due and who writes, and a tap on Done finishes it", async () => {
    const card = await cardShowing(page, "What needs you today");
    const said = await textOf(card);
    expect(said).toMatch(/Mon 1 Mar 2027\. On this card: 1 due today/);
    expect(said).toMatch(/Due today\s.*Book the hall/s);
    expect(said).toMatch(/Coming up\s.*Send Sue the map/s);
    expect(said).toContain("I am the engagement forum of");
    await card.getByRole("button", { name: "Done", exact: true }).first().click();
    const after = await cardShowing(page, "is done.");
    expect(await textOf(after)).toMatch(/Coming up\s.*Send Sue the map.*Done\s.*Book the hall/s);
    expect(await row("Book the hall")).toMatchObject({ Status: "Done", DoneById: alex.id });
  });

  test("More and Next week put one off", async () => {
    await replyTo(page, () => say(page, "my actions"));
    await press(await cardShowing(page, "You owe 1 action"), "More");
    await cardShowing(page, "A note on how far it is");
    await press(newestCard(page), "Next week");
    await cardShowing(page, "I will not remind you of Send Sue the map until Mon 8 Mar 2027.");
    expect(String((await row("Send Sue the map"))["SnoozedUntil"])).toContain("2027-03-08");
  });

  test("settings that were saved are shown again, and hold", async () => {
    await replyTo(page, () => say(page, "settings"));
    const form = await cardShowing(page, "How I remind you");
    await fillInput(form, "How often?", "Only when something is late");
    await fillInput(form, "At what time? Leave it empty for 09:00", "10:30");
    await press(form, "Save");
    await cardShowing(page, "Saved. I will write at 10:30, and only when something is late.");

    const again = await replyTo(page, () => say(page, "settings"));
    await again.getByText("How I remind you").waitFor();
    await expect(again.getByLabel("Only when something is late").isChecked()).resolves.toBe(true);
    await expect(again.locator(".fui-TimePicker input").first().inputValue()).resolves.toBe(
      onTheClock("10:30"),
    );

    await owe(product, { title: "Return the keys", due: "2027-03-04", owner: alex });
    await product.control("clock", { now: "2027-03-08T10:20:00Z" });
    await product.tick();
    await expect(page.getByText("Return the keys").count()).resolves.toBe(0);
    await product.control("clock", { now: "2027-03-08T10:30:01Z" });
    await product.tick();
    const late = await textOf(await cardShowing(page, "Return the keys"));
    expect(late).toMatch(/Mon 8 Mar 2027\. On this card: 1 late/);
    // Due that very day, it is not late yet.
    expect(late).not.toContain("Send Sue the map");
  });
});
