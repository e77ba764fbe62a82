import type { Browser } from "playwright-core";
import { launchBrowser, newPage } from "../support/browser";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { cardShowing, goTo, openPlayground, replyTo, say, textOf } from "../support/playground";

jest.setTimeout(300_000);

let product: LocalProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startLocalProduct({ playground: true, now: "2027-01-11T10:00:00Z" }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("a manager reads, completes and approves in the tab, and the lead officer hears of it in chat", async () => {
  const rows = async () => {
    const all = await product.rows("Consultations");
    return all.find((fields) => fields["Title"] === "Play area at Meadows Park") ?? {};
  };
  await product.patch("Consultations", String((await rows())["id"]), { WorkflowStatus: "Submitted" });
  await product.tick();

  const chat = await newPage(browser, { width: 1400, height: 1000 });
  await openPlayground(chat.page, product.urls.playground ?? "");
  await goTo(chat.page, "Personal Chat");
  await replyTo(chat.page, () => say(chat.page, "my actions"));

  const watched = await newPage(browser, { width: 1280, height: 1000 });
  await watched.page.goto(product.urls.tab);
  const tab = watched.page.frameLocator("iframe");
  await watched.page.getByLabel("Person").selectOption({ label: "Megan Bowen (manager)" });
  await tab.getByRole("tab", { name: /^To review \(/ }).click();
  await tab.getByRole("button", { name: "Review Play area at Meadows Park" }).click();

  await tab.getByRole("button", { name: "Fill in Why you are asking" }).click();
  await tab.getByRole("textbox", { name: "Why you are asking" }).fill("The old swings are worn out.");
  await tab.getByRole("textbox", { name: "What people can change" }).fill("Which equipment is bought.");
  await tab.getByRole("textbox", { name: "What cannot change" }).fill("The budget and the place.");
  await tab.getByRole("button", { name: "Save" }).click();
  await tab.getByText(/^Saved: Why you are asking, What people can change/).waitFor();

  await tab.getByRole("button", { name: "Approve" }).click();
  await tab.getByRole("textbox", { name: "Note, if you wish" }).fill("Ask the schools too.");
  await tab.getByRole("button", { name: "Approve" }).click();
  await tab.getByText("It is now: Approved. We told Alex Wilber.").waitFor();
  expect((await rows())["WorkflowStatus"]).toBe("Approved");

  const told = await textOf(await cardShowing(chat.page, "Ask the schools too."));
  expect(told).toContain("Play area at Meadows Park");
  expect(watched.errors).toEqual([]);
});
