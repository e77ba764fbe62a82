import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser, newPage, type WatchedPage } from "../support/browser";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { owe } from "../support/owe";
import {
  cardShowing,
  fillInput,
  goTo,
  newestCard,
  openPlayground,
  press,
  replyTo,
  say,
  textOf,
} from "../support/playground";
import { alex } from "../support/teams";

jest.setTimeout(300_000);

/** Pictures go to the README only when asked for, so that a test run leaves the work tree as it was. */
const pictures = process.env["UPDATE_PICTURES"] ? join(__dirname, "pictures") : undefined;

interface RealWork {
  title: string;
  overview: string;
  decisionDate: string;
  decisionMaker: string;
  service: string;
  areas: string[];
  audiences: string[];
  answers: Record<string, string>;
  also: string[];
  level: string;
  /** Somebody else's work asks the same people then, so both leads are asked to talk. */
  joinUp: boolean;
}

const ask = {
  open: "What is still open?",
  duty: "Must you consult, by law, promise or practice?",
  impact: "How big is the effect?",
  protected: "Could it hit a protected or seldom-heard group harder?",
  share: "What will the decision-maker let people do?",
};

/** Three pieces of work that councils describe in their own papers; the dates are ours. */
const realWork: readonly RealWork[] = [
  {
    // Watford's delivery plan 2023-26, theme 1 action 2 and theme 4 action 2.
    title: "Voluntary Sector Commissioning Framework review",
    overview:
      "Which strategic priorities the next Voluntary Sector Commissioning Framework sets, so that key partners find and connect with groups not yet known to us.",
    decisionDate: "2027-11-09",
    decisionMaker: "Cabinet",
    service: "Community and Commissioning",
    areas: ["Whole borough"],
    audiences: ["Voluntary and community groups", "Partner organisations"],
    answers: {
      [ask.open]: "Some of it",
      [ask.duty]: "Not sure",
      [ask.impact]: "Closing, cuts, charges, key decision or 2+ wards",
      [ask.protected]: "Yes or maybe",
      [ask.share]: "Help shape options",
    },
    also: ["Voluntary group funding"],
    level: "Level: Involve (full track)",
    joinUp: false,
  },
  {
    // The same plan, theme 4 action 3.
    title: "Community Asset Strategy",
    overview:
      "A new Community Asset Strategy: how our policy and processes change so that communities can make the most of council assets.",
    decisionDate: "2027-09-14",
    decisionMaker: "Cabinet",
    service: "Property and Assets",
    areas: ["Whole borough"],
    audiences: ["Residents", "Voluntary and community groups"],
    answers: {
      [ask.open]: "All of it",
      [ask.duty]: "No",
      [ask.impact]: "One group, service or ward",
      [ask.protected]: "No",
      [ask.share]: "Help shape options",
    },
    also: [],
    level: "Level: Involve (standard track)",
    joinUp: true,
  },
  {
    // Ashfield's Cabinet report of 21 July 2020: a key decision, all wards, finalised by the portfolio holder.
    title: "Community Engagement Strategy",
    overview:
      "Whether the draft Community Engagement Strategy is right, and what staff and communities would change before it is final.",
    decisionDate: "2027-10-21",
    decisionMaker: "Portfolio holder",
    service: "Health and Wellbeing",
    areas: ["Whole borough"],
    audiences: ["Residents", "Council staff", "Partner organisations"],
    answers: {
      [ask.open]: "Some of it",
      [ask.duty]: "No",
      [ask.impact]: "Closing, cuts, charges, key decision or 2+ wards",
      [ask.protected]: "Yes or maybe",
      [ask.share]: "Give views",
    },
    also: ["Key decision"],
    level: "Level: Consult (full track)",
    joinUp: true,
  },
];

describe("planning a consultation in the Playground", () => {
  let product: LocalProduct;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startLocalProduct({ playground: true, now: "2027-01-11T10:00:00Z" }),
      launchBrowser(),
    ]);
    watched = await newPage(browser, { width: 1400, height: 1500, zone: "Europe/London" });
    page = watched.page;
    // Three plans for the same people, and the sample's: here that many are asked without a reason.
    const limit = (await product.rows("Settings")).find(({ Title }) => Title === "fatigueReasonAt");
    await product.patch("Settings", String(limit?.["id"]), { Value: "50" });
    await dueOn("2027-01-11", "Send the panel its papers");
    await openPlayground(page, product.urls.playground ?? "");
    await goTo(page, "Personal Chat");
    await theDaysReminder();
  });

  afterAll(async () => {
    await watched?.close();
    await browser?.close();
    await product?.stop();
  });

  /** Whatever the sample holds by then, the day has a reminder. */
  const dueOn = (due: string, title: string) => owe(product, { title, due, owner: alex });
  /** The client draws its chat anew for each message, without what was typed: this one has to be here first. */
  async function theDaysReminder(): Promise<void> {
    await product.tick();
    await cardShowing(page, "What needs you today");
  }

  async function picture(name: string, of: Page | Locator = page): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await of.screenshot({ path: join(pictures, `${name}.png`) });
  }

  async function describeIt(work: RealWork): Promise<void> {
    // Not the newest: a card about somebody else's work may come between.
    const card = await cardShowing(page, "1 of 4");
    await fillInput(card, "Working title", work.title);
    await fillInput(card, "What is being decided?", work.overview);
    await fillInput(card, "When will the decision be taken?", work.decisionDate);
    await fillInput(card, "Who takes it?", work.decisionMaker);
    await fillInput(card, "Which service is asking?", work.service);
    await fillInput(card, "Which areas does it affect?", work.areas);
    await fillInput(card, "Whom do you want to hear from?", work.audiences);
  }

  test.each(realWork)("takes $title from four cards to the register", async (work) => {
    await replyTo(page, () => say(page, "Plan a consultaton"));
    await describeIt(work);
    if (work === realWork[0]) await picture("1-what-it-is-about", await cardShowing(page, "1 of 4"));
    await press(await cardShowing(page, "1 of 4"), "Next: the level");

    const questions = await cardShowing(page, "2 of 4");
    for (const [question, answer] of Object.entries(work.answers))
      await fillInput(questions, question, answer);
    if (work.also.length > 0)
      await fillInput(questions, "Tick what applies: the usual ones are ticked.", work.also);
    if (work === realWork[1]) {
      // The two rare questions are folded away, and open when asked.
      await press(questions, "See both");
      await fillInput(questions, "Did you ask the same people the same thing in the last 12 months?", "No");
    }
    await press(questions, "Next: the dates");

    const dates = await cardShowing(page, "3 of 4");
    expect(await textOf(dates)).toContain(work.level);
    if (work === realWork[0]) await picture("2-level-and-dates", dates);
    await press(dates, "Next: confirm");

    const confirm = await cardShowing(page, "4 of 4");
    expect(await textOf(confirm)).toContain(work.title);
    await press(confirm, "Confirm");

    const number = realWork.indexOf(work) + 1;
    const logged = await cardShowing(page, `Logged as 2027-0000${number}`);
    expect(await textOf(logged)).toContain("Your first 3 steps");
    if (work === realWork[0]) await picture("3-logged", logged);

    const row = (await product.rows("Consultations")).find((fields) => fields["Title"] === work.title);
    expect(row).toMatchObject({
      Reference: `2027-0000${number}`,
      WorkflowStatus: "Idea",
      Service: work.service,
      LeadOfficerId: "00000000-0000-0000-0000-000000000020",
      Areas: work.areas,
    });
    const owed = (await product.rows("Actions")).filter(
      (fields) => fields["Consultation"] === row?.["Reference"],
    );
    expect(owed.length).toBeGreaterThan(40);

    // As with the day's reminder: it has to be here before anything is typed.
    if (work.joinUp) await cardShowing(page, `It overlaps with yours, 2027-0000${number}`);
  });

  test("keeps bad input on its card, says what is wrong, and keeps it through going back", async () => {
    await replyTo(page, () => say(page, "plan a consultation"));
    await fillInput(await cardShowing(page, "1 of 4"), "Working title", "Bins");
    await press(await cardShowing(page, "1 of 4"), "Next: the level");
    const again = await cardShowing(page, "Give it a working title of at least five letters.");
    await fillInput(again, "What is being decided?", "Which day each street has its bins emptied.");
    await fillInput(again, "Working title", "Bin days");
    await fillInput(again, "When will the decision be taken?", "2027-06-15");
    await fillInput(again, "Who takes it?", "Cabinet");
    await fillInput(again, "Which service is asking?", "Environment and Parks");
    await fillInput(again, "Which areas does it affect?", ["Abbey", "Castle"]);
    await fillInput(again, "Whom do you want to hear from?", ["Residents"]);
    await press(again, "Next: the level");
    await press(await cardShowing(page, "2 of 4"), "Back");
    const back = await cardShowing(page, "1 of 4");
    await expect(back.getByLabel("Working title").inputValue()).resolves.toBe("Bin days");
  });

  test("offers an unfinished plan again after the chat is opened anew, days later", async () => {
    await page.reload();
    await goTo(page, "Personal Chat");
    await dueOn("2027-01-15", "Ring the hall about the chairs");
    await product.control("clock", { now: "2027-01-15T09:00:00Z" });
    await theDaysReminder();
    await replyTo(page, () => say(page, "plan a consultation"));
    const offer = await cardShowing(page, "You have an unfinished plan");
    expect(await textOf(offer)).toContain("Bin days");
    await press(offer, "Carry on");
    const card = await cardShowing(page, "1 of 4");
    await expect(card.getByLabel("Working title").inputValue()).resolves.toBe("Bin days");
  });

  test("ticks a step with its evidence, and undoes it", async () => {
    await replyTo(page, () => say(page, "checklist 2027-00002"));
    // Not the last row: the manager's answer is ticked by approving alone.
    const list = await cardShowing(page, "Checklist 2027-00002");
    await list.getByRole("button", { name: "Open", exact: true }).first().click();
    const step = await cardShowing(page, "What counts as evidence");
    await fillInput(step, "Evidence: a short note or a link", "Agreed with Cabinet on 12 January");
    const name = (await textOf(step)).split("\n")[0] ?? "";
    await press(step, "Mark as done");
    await cardShowing(page, "is done.");
    await picture("4-checklist", newestCard(page));
    const done = (await product.rows("Actions")).filter((fields) =>
      fields["Evidence"]?.toString().startsWith("Agreed with"),
    );
    expect(done).toHaveLength(1);
    expect(done[0]).toMatchObject({
      Status: "Done",
      StepId: name.split(" ")[0],
      DoneById: "00000000-0000-0000-0000-000000000020",
    });
    await press(page, "Undo");
    await cardShowing(page, "is open again");
    const open = (await product.rows("Actions")).find((fields) => fields["id"] === done[0]?.["id"]);
    expect(open).toMatchObject({ Status: "Open" });
  });

  test("answers a question from the toolkit, with its sources, and offers the forum", async () => {
    await replyTo(page, () => say(page, "do I need an equality impact assessment?"));
    const answers = await cardShowing(page, "Ask the forum");
    expect(await textOf(answers)).toContain("Equality Act 2010");
    await picture("8-answers", answers);
    await replyTo(page, () => say(page, "How do I reach young people?"));
    expect(await textOf(await cardShowing(page, "Children and young people"))).toContain("Youth council");
  });

  test("shows what moves before new dates are kept", async () => {
    await replyTo(page, () => say(page, "change dates 2027-00003"));
    const asked = await cardShowing(page, "Show what moves");
    await fillInput(asked, "Decision", "2027-11-18");
    await press(asked, "Show what moves");
    const moves = await cardShowing(page, "Keep the change");
    await picture("9-what-moves", moves);
    const decided = async () =>
      (await product.rows("Consultations")).find((fields) => fields["Reference"] === "2027-00003")?.[
        "DecisionDate"
      ];
    expect(await decided()).toMatch(/^2027-10-2[01]/);
    await press(moves, "Keep the change");
    await cardShowing(page, "The new dates are kept");
    expect(await decided()).toMatch(/^2027-11-1[78]/);
  });

  test("tells the officer in chat what a manager changed in the list itself", async () => {
    const list = await watched.page.context().newPage();
    await list.goto(`${product.urls.lists}/lists/Consultations`);
    await list.getByLabel("You are editing as").selectOption({ label: "Megan Bowen" });
    await list.getByRole("button", { name: "Switch" }).click();
    await list.getByRole("link", { name: "Community Asset Strategy" }).click();
    await list.getByLabel("Status").selectOption("Approved");
    await list.getByRole("button", { name: "Save" }).click();
    await list.getByText("Saved").first().waitFor();
    await list.goto(`${product.urls.lists}/lists/Consultations`);
    await picture("5-the-list", list);
    await list.close();
    await product.tick();
    const news = await textOf(await cardShowing(page, "Now: Approved"));
    expect(news).toContain("Community Asset Strategy");
    expect(news).toContain("Megan Bowen changed it in the list");
    // Saving the form changed what she changed, and nothing else.
    const row = (await product.rows("Consultations")).find((fields) => fields["Reference"] === "2027-00002");
    expect(row).toMatchObject({ Areas: ["Whole borough"], Audiences: realWork[1]?.audiences });
  });

  test("shows them in the tab, as Teams would show it", async () => {
    const host = await newPage(browser, { width: 1180, height: 900, zone: "Europe/London" });
    await host.page.goto(product.urls.tab);
    const tab = host.page.frameLocator("iframe");
    for (const { title } of realWork) await tab.getByText(title).first().waitFor();
    await picture("6-the-tab", host.page);
    await tab.getByRole("tab", { name: "My work" }).click();
    await tab.getByText("Voluntary Sector Commissioning Framework review").first().waitFor();
    await picture("7-my-work", host.page);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
