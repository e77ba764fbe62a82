import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import { myRemindersSchema, problemSchema, wouldBeSentSchema } from "../../../bot/contract";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import { adele, alex, buildAction, buildProduct, grady, type Product } from "../../support/teams";

const { megan, lee, diego } = people;
const mine = "/api/reminders/mine";
const chosen = { frequency: "weekly", quiet: false, leave: [] };

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({ people: [alex, adele, grady, megan, lee, diego] });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const put = (by: Person | undefined, body: unknown) => api.ask(by, "PUT", mine, body);
const dryRun = (by: Person | undefined, query = "") =>
  api.ask(by, "GET", `/api/reminders/would-be-sent${query}`);

describe("my reminders in the tab", () => {
  it("are for whoever is signed in", async () => {
    expect((await api.ask(undefined, "GET", mine)).status).toBe(401);
    expect((await put(undefined, chosen)).status).toBe(401);
  });

  it.each([
    ["nothing", undefined, "frequency"],
    ["half of something", '{"freq', "could not be read"],
    ["no frequency there is", { ...chosen, frequency: "hourly" }, "Choose how often"],
    ["a pause that is over", { ...chosen, frequency: "paused", pausedUntil: "2027-03-01" }, "gone by"],
    ["no day", { ...chosen, frequency: "paused", pausedUntil: "soon" }, "“soon” is not a day"],
    ["no time", { ...chosen, sendAt: "25:00" }, "“25:00” is not a time"],
    ["one end of quiet hours", { ...chosen, quietFrom: "20:00" }, "need two times"],
    ["a time in the quiet hours", { ...chosen, sendAt: "07:00" }, "in the quiet hours, 18:00 to 08:00"],
    [
      "leave that ends first",
      { ...chosen, leave: [{ from: "2027-06-09", to: "2027-06-02" }] },
      "ends before",
    ],
    ["leave as a novel", { ...chosen, leave: [{ from: "x".repeat(300), to: "" }] }, "Send"],
    ["leave in two lines", { ...chosen, leave: [{ from: "2027-06-09\n1", to: "" }] }, "not leave I can read"],
  ])("refuse %s in words, and keep what was", async (_, body, message) => {
    const refused = await put(alex, body);
    expect(refused.status).toBe(400);
    expect(problemSchema.parse(refused.body).error.message).toContain(message);
    expect(product.preferences.size).toBe(0);
  });

  it("are everybody's own, also a councillor's, and come back as they were kept", async () => {
    const before = myRemindersSchema.parse((await api.ask(lee, "GET", mine)).body);
    expect(before).toEqual({
      ...{ frequency: "daily", quiet: false, named: true, leave: [] },
      usual: { at: "09:00", quietFrom: "18:00", quietTo: "08:00" },
    });
    const { status, body } = await put(lee, {
      ...{ frequency: "paused", pausedUntil: "2027-04-01", quiet: true, sendAt: "10.30" },
      ...{ quietFrom: "19:00", quietTo: "09:00" },
      leave: [
        { from: "2027-06-02", to: "2027-06-13" },
        { from: "", to: "2027-05-04" },
        { from: "", to: "" },
      ],
    });
    expect(status).toBe(200);
    expect(body).toEqual(myRemindersSchema.parse(body));
    expect(body).toMatchObject({
      ...{ frequency: "paused", pausedUntil: "2027-04-01", quiet: true, sendAt: "10:30" },
      quietHours: { from: "19:00", to: "09:00" },
      leave: [
        { from: "2027-05-04", to: "2027-05-04" },
        { from: "2027-06-02", to: "2027-06-13" },
      ],
    });
    expect((await api.ask(lee, "GET", mine)).body).toEqual(body);
    expect((await api.ask(alex, "GET", mine)).body).toEqual(before);
  });

  it("keep somebody unnamed until they say otherwise, whatever else is saved", async () => {
    expect((await put(alex, { ...chosen, named: false })).body).toMatchObject({ named: false });
    expect((await put(alex, chosen)).body).toMatchObject({ named: false });
    expect((await put(alex, { ...chosen, named: true })).body).toMatchObject({ named: true });
  });
});

describe("what would be sent, in the tab", () => {
  it("is for those who look after it", async () => {
    expect((await dryRun(undefined)).status).toBe(401);
    for (const by of [alex, lee]) expect((await dryRun(by)).status).toBe(403);
    for (const by of [adele, megan, diego]) expect((await dryRun(by)).status).toBe(200);
  });

  it.each([
    "?day=soon",
    "?day=2027-02-30",
    "?day=2099-01-01",
    "?day=1900-01-01",
    "?day=",
    "?page=0",
    "?page=x",
    "?day=2027-03-01&day=2027-03-02",
  ])("is asked for a day and a page, not %s", async (query) => {
    expect((await dryRun(adele, query)).status).toBe(400);
  });

  it("says who hears when, of what and why, and who is left out", async () => {
    const item = {
      ...({ as: "owner", stage: "late", dueInWorkingDays: -2, unowned: false } as const),
      action: buildAction(),
    };
    product.wouldBeSent.push(
      { to: alex.id, name: "Alex Wilber", sendAt: "09:00", items: Array.from({ length: 7 }, () => item) },
      { to: grady.id, name: grady.id, sendAt: "10:30", items: [item], skipped: "on leave" },
    );
    const { body } = await dryRun(adele, "?day=2027-03-02");
    expect(body).toEqual(wouldBeSentSchema.parse(body));
    expect(body).toMatchObject({ day: day("2027-03-02"), cards: 1, skipped: 1, page: 1, pages: 1 });
    const [first, second] = wouldBeSentSchema.parse(body).rows;
    expect([first?.items.length, first?.more, first?.items[0]?.dueInWorkingDays]).toEqual([5, 2, -2]);
    expect(second).toMatchObject({ name: "", skipped: "on leave", more: 0 });
  });
});
