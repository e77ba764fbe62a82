import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import { deadLettersSchema, deliveriesSchema, deliveryRowsSchema } from "../../../bot/contract";
import { people, personId } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import { adele, alex, buildProduct, grady, type Product } from "../../support/teams";

const { megan, lee, diego } = people;
const today = day("2027-03-01");

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({ people: [alex, adele, grady, megan, lee, diego] });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const get = (by: Person | undefined, more = "") => api.ask(by, "GET", `/api/deliveries${more}`);
const again = (by: Person | undefined, body: unknown) =>
  api.ask(by, "POST", "/api/deliveries/send-again", body);
const everything = ["", "/rows?state=failed", "/dead-letters"];

type Row = Product["deliveryRows"][number];
const put = (part: Partial<Row>) =>
  product.deliveryRows.push({
    ...{ day: today, to: alex.id, kind: "reminder", about: "what Alex owes", state: "sent", why: "" },
    ...{ tries: 1, at: new Date("2027-03-01T09:00:05Z") },
    ...part,
  });

describe("messages sent, in the tab", () => {
  it("are for managers, engagement leads and administrators; what cannot be read is for the last alone", async () => {
    for (const more of everything) expect((await get(undefined, more)).status).toBe(401);
    expect((await again(undefined, { day: today, states: ["failed"] })).status).toBe(401);
    for (const by of [alex, lee]) {
      for (const more of everything) expect([more, (await get(by, more)).status]).toEqual([more, 403]);
      expect((await again(by, { day: today, states: ["failed"] })).status).toBe(403);
    }
    for (const by of [adele, megan]) expect((await get(by, "/dead-letters")).status).toBe(403);
    for (const by of [adele, megan, diego]) expect((await get(by)).status).toBe(200);
    expect(product.sentAgain).toEqual([]);
  });

  it.each([
    "?day=2027-02-30",
    "/rows",
    "/rows?state=lost",
    "/rows?state=__proto__",
    "/rows?state=sent&page=-1",
  ])("are asked for in words that make sense, not %s", async (more) => {
    expect((await get(adele, more)).status).toBe(400);
  });

  it.each([
    [{ day: today }],
    [{ day: today, states: [] }],
    [{ day: "today", states: ["failed"] }],
    [{ day: today, states: ["sent"] }],
    [{ day: today, states: ["failed", "queued"] }],
    [{ day: today, states: "failed" }],
    ['{"day'],
  ])("are not sent again for %j", async (body) => {
    expect((await again(adele, body)).status).toBe(400);
    expect(product.sentAgain).toEqual([]);
  });

  it("are counted by how they ended, what needs an eye first", async () => {
    put({});
    put({ to: grady.id, state: "failed", why: "429" });
    put({ to: grady.id, kind: "news/1", state: "failed" });
    put({ day: day("2027-02-26") });
    const { body } = await get(megan);
    expect(body).toEqual(deliveriesSchema.parse(body));
    expect(body).toEqual({
      ...{ day: today, today, messages: 3, people: 2 },
      groups: [
        {
          ...{ state: "failed", name: "Could not be sent", count: 2, canSendAgain: true, again: 2 },
          about: "Teams refused these, and I stopped trying.",
        },
        { state: "sent", name: "Sent", about: "", count: 1, canSendAgain: false, again: 0 },
      ],
    });
    expect((await get(megan, "?day=2027-02-26")).body).toMatchObject({ messages: 1 });
  });

  it("are shown by who and why, a page at a time, without anybody's id in words", async () => {
    for (let at = 0; at < 60; at++)
      put({
        to: personId(1_000 + at),
        kind: "news/1",
        about: "a status",
        state: "blocked",
        why: "403 ConversationBlockedByUser",
      });
    put({
      to: grady.id,
      kind: "reminder/again-1",
      state: "acted",
      tries: 2,
      actedAt: new Date("2027-03-01T10:00:00Z"),
    } as never);
    const { body } = await get(diego, "/rows?state=blocked&page=2");
    expect(body).toEqual(deliveryRowsSchema.parse(body));
    const { page, pages, rows } = deliveryRowsSchema.parse(body);
    expect([page, pages, rows.length]).toEqual([2, 2, 10]);
    expect(rows[0]).toMatchObject({ name: "", isReminder: false, why: "They have blocked the app." });
    const acted = deliveryRowsSchema.parse((await get(diego, "/rows?state=acted")).body).rows;
    expect(acted).toMatchObject([
      { name: "Grady Archie", isReminder: true, tries: 2, actedAt: "2027-03-01T10:00:00.000Z" },
    ]);
  });

  it("go out again to those who ended so, in the name of whoever asked", async () => {
    put({ state: "failed" });
    const { status, body } = await again(megan, { day: today, states: ["failed", "unknown"] });
    expect([status, body]).toEqual([200, { count: 1 }]);
    expect(product.sentAgain).toEqual([{ day: today, states: ["failed", "unknown"], by: megan.id }]);
  });

  it("that went out again already are not counted to go out once more", async () => {
    put({ state: "failed" });
    put({ state: "failed", kind: "reminder/again-1" });
    put({ state: "blocked", kind: "news/1" });
    put({ state: "sent", kind: "news/1/again-1" });
    expect((await get(megan)).body).toMatchObject({
      groups: [
        { state: "failed", count: 2, again: 1 },
        { state: "blocked", count: 1, again: 0 },
        { state: "sent", count: 1, again: 0 },
      ],
    });
  });

  it("that nobody could read are shown as they were put in the queue", async () => {
    product.deadLetters.push({
      ...{ id: "1", why: "Taken 5 times, and never finished.", at: new Date("2027-03-01T08:00:00Z") },
      text: Buffer.from('{"message":"Ünï"}').toString("base64"),
    });
    expect((await get(diego, "/dead-letters")).body).toMatchObject({
      letters: [{ why: "Taken 5 times, and never finished.", text: '{"message":"Ünï"}' }],
    });
  });

  it("that nobody could read are shown to an administrator, cut short", async () => {
    product.deadLetters.push({
      ...{
        id: "1",
        text: `<b>${"x".repeat(9_000)}`,
        why: "it is not JSON",
        at: new Date("2027-03-01T08:00:00Z"),
      },
    });
    const { body } = await get(diego, "/dead-letters");
    expect(body).toEqual(deadLettersSchema.parse(body));
    const { count, letters } = deadLettersSchema.parse(body);
    expect([count, letters[0]?.text.length, letters[0]?.at]).toEqual([1, 300, "2027-03-01T08:00:00.000Z"]);
  });
});
