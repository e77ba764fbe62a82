import { QueueClient } from "@azure/storage-queue";
import type { App } from "../../bot/app";
import { type Day, day, dayOf } from "../../bot/common/days";
import type { Person } from "../../bot/common/person";
import { jsonLog } from "../../bot/log";
import { createStorage, type Storage } from "../../bot/storage";
import { waitUntil } from "../../infra/local/processes";
import { people } from "../support/build";
import { button, buttons, type Node, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { owe } from "../support/owe";
import { reminderSummary, talkTo } from "../support/talk";
import { alex, type Connector, cardsIn, grady, startConnector } from "../support/teams";

jest.setTimeout(180_000);

const { adele, megan, diego } = people;

describe("reminders", () => {
  let product: LocalProduct;
  let teams: Connector;
  let talk: ReturnType<typeof talkTo>;
  let storage: Storage;
  let other: App;
  let now = new Date("2027-03-01T08:30:00Z");
  const clock = { now: () => now };

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ sample: false, now: now.toISOString() }),
      startConnector(),
    ]);
    talk = talkTo(product, teams);
    const log = jsonLog({ clock, write: () => undefined });
    storage = createStorage({ connectionString: product.storage }, { clock, log });
    other = await product.another(clock);
    // All but Grady, who never wrote.
    for (const by of [alex, megan, adele, diego]) await talk.say("help", by);
  });
  afterAll(async () => {
    await other?.stop();
    await product?.stop();
    await teams?.close();
  });
  // What one test leaves undone is not the next one's to hear of.
  afterEach(async () => {
    teams.answer("well");
    for (const { id } of await product.rows("Actions")) await product.remove("Actions", String(id));
    await product.tick();
  });

  async function at(instant: string): Promise<void> {
    now = new Date(instant);
    await product.control("clock", { now: instant });
    await product.tick();
  }
  /** How many cards of the day somebody has by now, since a moment ago. */
  const since = (person: Person) => {
    const before = talk.remindersOf(person).length;
    return () => talk.remindersOf(person).slice(before);
  };
  const state = async (of: Person, kind = "reminder", on: Day = dayOf(now)) =>
    (await storage.deliveries.get({ day: on, to: of.id, kind }))?.state;
  const ended = (of: Person, wanted: string, kind = "reminder") =>
    waitUntil(async () => {
      if ((await state(of, kind)) !== wanted) return false;
      // Written after the state; the next day's planner goes by it.
      return wanted !== "sent" || (await storage.deliveries.lastTold()).get(of.id) === dayOf(now);
    }, 60_000);
  const deliveries = () => talk.say("deliveries", diego, "What was sent today");

  test("one card on a working morning, however many instances plan and send", async () => {
    const hall = await owe(product, { title: "Book the hall", due: "2027-03-01", owner: alex });
    await owe(product, { title: "Print the posters", due: "2027-03-08", owner: alex });
    const cards = since(alex);
    await at("2027-03-01T08:59:00Z");
    expect(cards()).toEqual([]);

    now = new Date("2027-03-01T09:00:01Z");
    await product.control("clock", { now: now.toISOString() });
    await Promise.all([product.tick(), other.tick()]);
    await ended(alex, "sent");
    await Promise.all([product.tick(), other.tick()]);
    await at("2027-03-01T15:00:00Z");
    expect(cards()).toHaveLength(1);
    const [card] = cards();
    const said = words(card as never);
    expect(said).toContain("Book the hall");
    expect(said).toContain("Print the posters");
    expect(words(await deliveries())).toMatch(/^Sent \(\d+\)$/m);
    const rows = (await storage.deliveries.of(dayOf(now))).filter(({ to }) => to === alex.id);
    expect(rows).toMatchObject([{ kind: "reminder", state: "sent", tries: 1 }]);

    // Pressed hours later, when the list says otherwise.
    await product.patch("Actions", hall, { Status: "Done", Evidence: "By telephone" });
    await product.tick();
    const { verb, data } = (card as unknown as { refresh: { action: Node } }).refresh.action;
    const present = await talk.click(String(verb), data as object, alex);
    expect(words(present)).toMatch(/\nDone\n.*Book the hall/s);
    expect(buttons(present).some(({ title, data }) => title === "Done" && data["id"] === hall)).toBe(false);
    // Looking is not acting; a press is.
    expect(await state(alex)).toBe("sent");
    await talk.type(present, "See all my actions", {}, alex);
    expect(await state(alex)).toBe("acted");
  });

  test("somebody who never wrote gets a conversation, and an introduction with the first card alone", async () => {
    const kept = () =>
      product
        .kept()
        .filter(({ to, activity }) => to === grady.id && activity["summary"] === reminderSummary)
        .flatMap(({ activity }) => cardsIn(activity));
    await owe(product, { title: "Ring the landlords", due: "2027-03-02", owner: grady });
    await at("2027-03-02T09:00:01Z");
    await ended(grady, "sent");
    await owe(product, { title: "Count the forms", due: "2027-03-03", owner: grady });
    await at("2027-03-03T09:00:01Z");
    await ended(grady, "sent");
    const [first, second] = kept();
    expect(kept()).toHaveLength(2);
    expect(words(first as never)).toContain("Ring the landlords");
    expect(words(first as never)).toContain("I am the engagement forum of");
    expect(words(first as never)).toContain("type: settings");
    expect(words(second as never)).not.toContain("I am the engagement forum of");
  });

  test("what was done between planning and sending is not reminded of", async () => {
    const id = await owe(product, { title: "Order the chairs", due: "2027-03-03", owner: alex });
    const cards = since(alex);
    teams.answer({ status: 429, headers: { "Retry-After": "2" } });
    await at("2027-03-03T09:10:00Z");
    await ended(alex, "waiting");
    await product.patch("Actions", id, { Status: "Done", Evidence: "Ordered" });
    await product.tick();
    const refused = cards().length;
    teams.answer("well");
    await ended(alex, "not needed");
    expect(cards()).toHaveLength(refused);
    expect(words(await deliveries())).toContain("Not needed any more (1)");
  });

  test("snoozed past its day, it is silent until then, and told once", async () => {
    const id = await owe(product, { title: "Write to the panel", due: "2027-03-11", owner: alex });
    const cards = since(alex);
    await at("2027-03-04T09:00:01Z");
    await ended(alex, "sent");
    const boxes = await talk.onRow(cards()[0] as never, id, "Snooze", alex);
    const asked = await talk.type(boxes, "Snooze until that day", { snoozeDay: "2027-03-15" }, alex);
    expect(words(asked)).toContain("so it would be late by then");
    const snoozed = await talk.type(asked, "Snooze it all the same", {}, alex);
    expect(words(snoozed)).toContain("I will not remind you of Write to the panel until");
    for (const on of ["05", "08", "09", "10", "11", "12"]) await at(`2027-03-${on}T09:30:00Z`);
    expect(cards()).toHaveLength(1);
    await at("2027-03-15T09:00:01Z");
    await ended(alex, "sent");
    await at("2027-03-15T12:00:00Z");
    await at("2027-03-16T09:30:00Z");
    expect(cards()).toHaveLength(2);
    expect(words(cards()[1] as never)).toContain("Write to the panel");
  });

  test("silent on weekends and bank holidays, and at nine by the clock on the wall", async () => {
    await owe(product, { title: "Check the ramp", due: "2027-03-25", owner: alex });
    await owe(product, { title: "Thank the school", due: "2027-03-26", owner: alex });
    const cards = since(alex);
    await at("2027-03-25T08:59:00Z");
    expect(cards()).toEqual([]);
    await at("2027-03-25T09:00:01Z");
    await ended(alex, "sent");
    // Good Friday, a weekend on which the clocks change, Easter Monday.
    for (const on of ["26", "27", "28", "29"]) await at(`2027-03-${on}T10:00:00Z`);
    await at("2027-03-30T07:59:00Z");
    expect(cards()).toHaveLength(1);
    await at("2027-03-30T08:00:01Z");
    await ended(alex, "sent");
    expect(cards()).toHaveLength(2);
    expect(words(cards()[1] as never)).toContain("Thank the school");
  });

  test("after three days in which nothing ran there is one card, and it has all", async () => {
    await at("2027-04-05T17:00:00Z");
    const titles = ["Monday's", "Tuesday's", "Wednesday's", "Thursday's"];
    for (const [nth, title] of titles.entries())
      await owe(product, { title, due: `2027-04-0${6 + nth}`, owner: alex });
    const cards = since(alex);
    await at("2027-04-09T08:30:00Z");
    await ended(alex, "sent");
    await at("2027-04-09T11:00:00Z");
    expect(cards()).toHaveLength(1);
    for (const title of titles) expect(words(cards()[0] as never)).toContain(title);
    for (const on of ["2027-04-06", "2027-04-07", "2027-04-08"])
      expect(await storage.deliveries.of(day(on))).toEqual([]);
  });

  test("five working days late its manager hears, at ten the engagement lead", async () => {
    await product.insert("Consultations", {
      ...{ Title: "Park gates", Reference: "2027-00001", WorkflowStatus: "Approved", Service: "Parks" },
      ...{ StartDate: "2027-05-10T12:00:00Z", EndDate: "2027-06-21T12:00:00Z", ExternalId: "journey-1" },
      ...{ DecisionDate: "2027-10-12T12:00:00Z", EngagementLevel: "Consult", Track: "Standard" },
    });
    const reference = "2027-00001";
    await owe(product, { title: "Measure the gates", due: "2027-04-12", owner: alex, reference });
    const [managers, leads] = [since(megan), since(adele)];
    await at("2027-04-16T09:30:00Z");
    expect([managers(), leads()]).toEqual([[], []]);
    await at("2027-04-19T09:30:00Z");
    await ended(megan, "sent");
    expect(words(managers()[0] as never)).toMatch(/Late in your team.*Measure the gates/s);
    await at("2027-04-23T09:30:00Z");
    expect([managers().length, leads().length]).toEqual([1, 0]);
    await at("2027-04-26T09:30:00Z");
    await ended(adele, "sent");
    expect(words(leads()[0] as never)).toContain("Measure the gates");
  });

  test("pause and quiet are kept, and whoever looks after it sees why", async () => {
    const paused = await talk.say("pause reminders", alex, "How I remind you");
    expect(words(await talk.type(paused, "Save", {}, alex))).toContain("Saved. I will not remind you");
    const quiet = await talk.say("be quiet", megan, "How I remind you");
    await talk.type(quiet, "Save", { quiet: "true" }, megan);
    await owe(product, { title: "Find a venue", due: "2027-04-27", owner: alex });
    await owe(product, { title: "Sign the letter", due: "2027-04-27", owner: megan });
    const [alexs, megans] = [since(alex), since(megan)];
    await at("2027-04-27T09:30:00Z");
    const dryRun = words(await talk.type(await deliveries(), "What would be sent today?", {}, diego));
    expect(dryRun).toMatch(/Alex Wilber.*paused/is);
    expect(dryRun).toMatch(/Megan Bowen.*quiet/is);

    // News as well: somebody offers her a step.
    const mine = await talk.say("my actions", alex, "Find a venue");
    expect(words(mine)).not.toContain("Sign the letter");
    const [venue] = (await product.rows("Actions")).filter(({ Title }) => Title === "Find a venue");
    const more = await talk.onRow(mine, String(venue?.["id"]), "More", alex);
    await talk.type(more, "Hand it over", { toWhom: "Megan Bowen" }, alex);
    await waitUntil(
      async () =>
        (await storage.deliveries.of(day("2027-04-27"))).some(
          (row) => row.to === megan.id && row.state === "quiet",
        ),
      60_000,
    );
    expect(words(await deliveries())).toMatch(/Held back \(1\).*asked for quiet/s);
    expect([alexs(), megans()]).toEqual([[], []]);
    expect(teams.heard.filter(({ body }) => JSON.stringify(body).includes("offered to you"))).toEqual([]);

    for (const by of [alex, megan]) {
      const again = await talk.say("settings", by, "How I remind you");
      await talk.type(again, "Save", { frequency: "daily", quiet: "false" }, by);
    }
  });

  test("a refusal is asked about again before it is believed, then stands with its reason and can be sent again", async () => {
    await owe(product, { title: "Lock the shed", due: "2027-04-28", owner: alex });
    const cards = since(alex);
    teams.answer({ status: 403 });
    await at("2027-04-28T09:30:00Z");
    await ended(alex, "waiting");
    expect((await storage.threads.get(alex.id)).suspended).toMatchObject({ confirmed: false });
    expect(cards()).toHaveLength(1);

    // An hour later, by the clock that Teams goes by.
    const { etag, ...thread } = await storage.threads.get(alex.id);
    if (!thread.suspended) throw new Error("Nothing is suspended");
    const suspended = { ...thread.suspended, since: new Date(thread.suspended.since.getTime() - 3_600_000) };
    await storage.threads.replace(alex.id, { ...thread, suspended }, etag);
    await at("2027-04-29T09:30:00Z");
    await ended(alex, "uninstalled");
    expect(cards()).toHaveLength(2);

    teams.answer("well");
    const card = await deliveries();
    expect(words(card)).toMatch(
      /Removed \(1\).*Alex Wilber: reminder\. The app is not there for them any more\./s,
    );
    const again = await talk.type(card, "Send again to these 1", {}, diego);
    expect(words(again)).toContain("1 message goes out again now.");
    await ended(alex, "sent", "reminder/again-1");
    expect(words(cards()[2] as never)).toContain("Lock the shed");
    expect((await storage.threads.get(alex.id)).suspended).toBeUndefined();
    // Pressed twice, it is one card.
    await talk.click("actions.sendAgain", button(card, "Send again to these 1").data, diego);
    await product.tick();
    expect(cards()).toHaveLength(3);
  });

  test("an owner cleared by hand puts it in the engagement lead's queue", async () => {
    const id = await owe(product, { title: "Empty the box", due: "2027-04-30", owner: alex });
    await at("2027-04-30T07:00:00Z");
    await product.patch("Actions", id, { OwnerLookupId: null });
    const [alexs, leads] = [since(alex), since(adele)];
    await at("2027-04-30T09:30:00Z");
    await ended(adele, "sent");
    expect(alexs()).toEqual([]);
    expect(words(leads()[0] as never)).toMatch(/Empty the box\nNobody owes it/);
    const queue = words(await talk.say("nobody's actions", adele, "Nobody's actions"));
    expect(queue).toMatch(/Empty the box\nIt has no owner/);
  });

  test("a message that nobody can read is put aside where administrators see it, and others go on", async () => {
    const queue = new QueueClient(product.storage, "outbox");
    await queue.sendMessage("this is not JSON {");
    await owe(product, { title: "Read the meter", due: "2027-05-04", owner: alex });
    const cards = since(alex);
    await at("2027-05-04T09:30:00Z");
    await ended(alex, "sent");
    expect(cards()).toHaveLength(1);
    await waitUntil(async () => (await storage.deadLetters.all()).length > 0, 60_000);
    expect(words(await deliveries())).toMatch(/Messages I could not read \(1\).*this is not JSON \{/s);
  });

  test("nine o'clock stays nine o'clock when summer time ends", async () => {
    await owe(product, { title: "Turn the clocks", due: "2027-11-01", owner: alex });
    const cards = since(alex);
    await at("2027-10-31T09:30:00Z");
    await at("2027-11-01T08:59:00Z");
    expect(cards()).toEqual([]);
    await at("2027-11-01T09:00:01Z");
    await ended(alex, "sent");
    expect(cards()).toHaveLength(1);
  });
});
