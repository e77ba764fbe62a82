import { asActionId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import {
  actionAddedSchema,
  actionChangedSchema,
  handedOverSchema,
  myWorkSchema,
  offerAnsweredSchema,
  problemSchema,
  snoozedSchema,
  takenBackSchema,
  unownedSchema,
} from "../../../bot/contract";
import { people } from "../../support/build";
import { type Answered, startTabApi, type TabApi } from "../../support/signed-in";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  referenceNumber,
} from "../../support/teams";

const { lee } = people;
const otherGrady: Person = { ...grady, id: people.diego.id, email: "grady2@contoso.example" };
const key = "hand/0b1c2d3e-0000-0000-0000-000000000001";

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({
    people: [alex, adele, grady, lee],
    consultations: [
      buildConsultation(),
      buildConsultation({ reference: referenceNumber(8), workflowStatus: "Idea", title: "Closing a pool" }),
    ],
    actions: [
      buildAction({ dueDate: "2027-03-10" as never }),
      buildAction({ id: asActionId("2"), title: "Book the hall", stepId: undefined, key: "hand/12345678" }),
      buildAction({ id: asActionId("3"), owner: undefined }),
      buildAction({ id: asActionId("8"), reference: referenceNumber(8) }),
    ],
  });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const post = (by: Person | undefined, path: string, body: unknown = {}) =>
  api.ask(by, "POST", `/api/actions${path}`, body);
const problem = ({ body }: Answered) => problemSchema.parse(body).error.message;
const row = (id: string) => product.actions.find(asActionId(id));
/** By the contract's shape, and with nothing in it besides. */
function exactly<Shape>(schema: { parse: (body: unknown) => Shape }, { status, body }: Answered): Shape {
  expect([status, body]).toEqual([200, expect.anything()]);
  const read = schema.parse(body);
  expect(body).toEqual(read);
  return read;
}

const verbs = ["done", "undo", "note", "snooze", "hand-over", "take-back", "answer"];

describe("actions in the tab", () => {
  it("are for whoever is signed in", async () => {
    for (const path of ["", ...verbs.map((verb) => `/1/${verb}`)])
      expect([path, (await post(undefined, path)).status]).toEqual([path, 401]);
    expect((await api.ask(undefined, "GET", "/api/actions/unowned")).status).toBe(401);
  });

  it.each([
    ["/1/done", { evidence: "It is done." }],
    ["/1/snooze", { until: "tomorrow" }],
    ["/1/hand-over", { to: "Adele Vance" }],
  ])("of a colleague are not for another officer: %s", async (path, body) => {
    const refused = await post(grady, path, body);
    expect([refused.status, problem(refused)]).toEqual([403, expect.stringContaining("Only Alex Wilber")]);
  });

  it("are not a councillor's, who is not told of what is hidden from them", async () => {
    expect((await post(lee, "", { title: "Ask them", key })).status).toBe(403);
    expect((await post(lee, "/1/note", { text: "Hurry up" })).status).toBe(403);
    for (const id of ["8", "999", "__proto__", "1%2F2"])
      expect([id, (await post(lee, `/${id}/done`, { evidence: "Done it" })).status]).toEqual([id, 404]);
    expect((await api.ask(lee, "GET", "/api/actions/unowned")).status).toBe(403);
    expect((await api.ask(alex, "GET", "/api/actions/unowned")).status).toBe(403);
  });

  it.each([
    ["", { title: "Book it" }],
    ["", { title: "x", key }],
    ["", { title: "Book it", key: "feedback/12345678" }],
    ["", { title: "Book it", key, dueDate: "2027-02-01" }],
    ["", { title: "Book it", key, dueDate: "2099-01-01" }],
    ["", { title: "Book it", key, dueDate: "soon" }],
    ["", { title: "Book it", key, reference: "42" }],
    ["", { title: "Book it", key, owner: "Nobody Known" }],
    ["", { title: "Book it", key, ownerId: "../alex" }],
    ["", { title: "Book it", key, owner: "Lee Gu" }],
    ["", "[]"],
    ["", '{"title":"Bo'],
    ["/1/done", {}],
    ["/1/done", { evidence: "" }],
    ["/1/done", { evidence: "javascript:alert(1)" }],
    ["/1/done", { evidence: { a: 1 } }],
    ["/1/note", { text: " " }],
    ["/1/note", { text: "x".repeat(2_001) }],
    ["/1/snooze", { until: "2027-03-01" }],
    ["/1/snooze", { until: "whenever" }],
    ["/1/snooze", {}],
    ["/1/hand-over", { to: "Alex Wilber" }],
    ["/1/hand-over", { to: "" }],
    ["/1/hand-over", { toId: "x" }],
    ["/1/answer", { accept: "yes" }],
  ])("refuse %s with %j in words, and change nothing", async (path, body) => {
    const refused = await post(alex, path, body);
    expect([refused.status, problem(refused)]).toEqual([
      400,
      expect.stringMatching(/\w+ \w+.*[.?!a-z0-9/]$/),
    ]);
    expect(row("1")).toMatchObject({ status: "Open", evidence: "" });
    expect(row("1")?.offeredTo).toBeUndefined();
    expect(product.actions.listMine({ person: alex }).rows).toHaveLength(3);
  });

  it("are done with evidence, twice is once, and can be undone", async () => {
    const done = exactly(actionChangedSchema, await post(alex, "/1/done", { evidence: "See the minutes." }));
    expect(done.action).toMatchObject({ id: "1", status: "Done" });
    expect((await post(alex, "/1/done", { evidence: "See the minutes." })).status).toBe(200);
    expect((await post(alex, "/1/snooze", { until: "tomorrow" })).status).toBe(409);
    expect(exactly(actionChangedSchema, await post(alex, "/1/undo")).action.status).toBe("Open");
    expect((await post(alex, "/2/done", { evidence: "" })).status).toBe(200);
  });

  it("are snoozed, and only knowingly beyond the day they are due", async () => {
    const next = exactly(snoozedSchema, await post(alex, "/1/snooze", { until: "next week" }));
    expect(next).toMatchObject({ action: { snoozedUntil: "2027-03-08" } });
    const beyond = exactly(snoozedSchema, await post(alex, "/1/snooze", { until: "2027-03-12" }));
    expect(beyond).toEqual({ beyondDue: { dueDate: "2027-03-10", until: "2027-03-12" } });
    expect(row("1")?.snoozedUntil).toBe("2027-03-08");
    await post(alex, "/1/snooze", { until: "2027-03-12", beyondDue: true });
    const { actions } = myWorkSchema.parse((await api.ask(alex, "GET", "/api/my-work")).body);
    expect(actions.find(({ id }) => id === "1")?.snoozedUntil).toBe("2027-03-12");
  });

  it("keep a note with who wrote it, and send the newest of a long one", async () => {
    for (let at = 1; at <= 4; at++) await post(alex, "/1/note", { text: `Note ${at} ${"x".repeat(900)}` });
    const { actions } = myWorkSchema.parse((await api.ask(alex, "GET", "/api/my-work")).body);
    const [first] = actions.filter(({ id }) => id === "1");
    expect(first?.note).toMatch(
      /^Mon 1 Mar 2027, Alex Wilber: Note 3 x+\n\nMon 1 Mar 2027, Alex Wilber: Note 4 x+$/,
    );
    expect(first?.moreNotes).toBe(true);
  });
});

describe("handing over in the tab", () => {
  it("is an offer that stays with its owner until it is accepted", async () => {
    const offered = exactly(handedOverSchema, await post(alex, "/1/hand-over", { to: "Grady Archie" }));
    expect(offered).toMatchObject({ to: "Grady Archie", how: "offered", told: true });
    expect(row("1")?.owner?.id).toBe(alex.id);
    const work = myWorkSchema.parse((await api.ask(grady, "GET", "/api/my-work")).body);
    expect(work.offered).toMatchObject([
      { id: "1", offeredBy: "Alex Wilber", can: expect.arrayContaining(["answer"]) },
    ]);
    expect(work.actions).toEqual([]);
    const given = myWorkSchema.parse((await api.ask(alex, "GET", "/api/my-work")).body).given;
    expect(given).toMatchObject([{ id: "1", offeredTo: "Grady Archie" }]);
    const accepted = exactly(offerAnsweredSchema, await post(grady, "/1/answer", { accept: true }));
    expect(accepted).toMatchObject({ how: "accepted", action: { owner: "Grady Archie" } });
  });

  it("is declined with a reason, or taken back", async () => {
    await post(alex, "/1/hand-over", { toId: grady.id });
    expect(problem(await post(grady, "/1/answer", { accept: false }))).toContain("Say why");
    const declined = await post(grady, "/1/answer", { accept: false, reason: "I am on leave." });
    expect(exactly(offerAnsweredSchema, declined).how).toBe("declined");
    await post(alex, "/1/hand-over", { toId: grady.id });
    expect((await post(grady, "/1/take-back")).status).toBe(403);
    expect(exactly(takenBackSchema, await post(alex, "/1/take-back")).told).toBe(true);
    expect((await post(grady, "/1/answer", { accept: true })).status).toBe(409);
    expect(row("1")).toMatchObject({ owner: { id: alex.id }, offeredTo: undefined });
  });

  it("asks which colleague is meant when several have that name", async () => {
    await api.close();
    product = buildProduct({ people: [alex, grady, otherGrady], actions: [buildAction()] });
    api = await startTabApi(product);
    const asked = exactly(handedOverSchema, await post(alex, "/1/hand-over", { to: "Grady Archie" }));
    expect(asked).toEqual({
      choose: [
        { id: grady.id, name: "Grady Archie" },
        { id: otherGrady.id, name: "Grady Archie", email: "grady2@contoso.example" },
      ],
    });
    const added = await post(alex, "", { title: "Book the hall", owner: "Grady Archie", key });
    expect("choose" in exactly(actionAddedSchema, added)).toBe(true);
    expect(product.actions.listMine({ person: alex }).rows).toHaveLength(1);
  });
});

describe("adding an action in the tab", () => {
  it("is once however often it is sent, and may be offered to a colleague", async () => {
    const body = { title: "Book the hall", dueDate: "2027-03-05", reference: "2027-00042", key };
    const first = exactly(actionAddedSchema, await post(alex, "", { ...body, owner: "grady archie" }));
    expect(first).toMatchObject({ offeredTo: "Grady Archie", action: { owner: "Alex Wilber" } });
    await post(alex, "", { ...body, owner: "grady archie" });
    const { actions, canAdd } = myWorkSchema.parse((await api.ask(alex, "GET", "/api/my-work")).body);
    expect(canAdd).toBe(true);
    expect(actions.filter(({ title }) => title === "Book the hall")).toHaveLength(2);
    expect(actions.filter(({ dueDate }) => dueDate === "2027-03-05")).toMatchObject([
      { title: "Book the hall", consultationTitle: "Parks strategy", needsEvidence: false },
    ]);
  });
});

describe("what nobody owes, in the tab", () => {
  it("is the engagement lead's to give away or to take", async () => {
    const seen = exactly(unownedSchema, await api.ask(adele, "GET", "/api/actions/unowned"));
    expect(seen.rows).toMatchObject([
      { id: "3", needs: "no owner", can: expect.arrayContaining(["handOver"]) },
    ]);
    expect(seen.rows[0]?.owner).toBeUndefined();
    const taken = exactly(handedOverSchema, await post(adele, "/3/hand-over", { toId: adele.id }));
    expect(taken).toMatchObject({ how: "taken", to: "Adele Vance" });
    expect(exactly(unownedSchema, await api.ask(adele, "GET", "/api/actions/unowned")).rows).toEqual([]);
  });
});
