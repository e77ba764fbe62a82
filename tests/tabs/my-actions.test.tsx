import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/actions";
import { type UnownedItem, unownedSchema } from "../../bot/contract";
import { type Backend, calls, ok, openTab, problem } from "./open-tab";
import { asOf, buildAction, buildMe, buildWork, hostile } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(() => {
  resetTeams();
  said.subPageId = "my-work";
});

const hall = buildAction({ id: "7", title: "Book the hall", dueDate: "2027-03-03" });
const changed = { id: "7", title: "Book the hall", status: "Open" as const };
const none = ok(buildWork());
const written = () => calls.filter(({ method }) => method);
const button = (name: string) => screen.findByRole("button", { name });

type Answers = Backend[string];
/** What my work is before and after, and what else is answered, by its path. */
interface Given {
  before?: ReturnType<typeof buildWork>;
  after?: typeof none;
  [path: `${string}/${string}`]: Answers;
}

async function opened({ before = buildWork({ actions: [hall] }), after = none, ...backend }: Given = {}) {
  await openTab({ backend: { "/api/my-work": [ok(before), after], ...backend } });
  return userEvent.setup();
}

describe("an action", () => {
  it("is done with its evidence, says so where the keyboard is, and can be undone", async () => {
    const person = await opened({
      "POST /api/actions/7/done": ok({ action: { ...changed, status: "Done" } }),
      "POST /api/actions/7/undo": ok({ action: changed }),
    });
    await person.click(await button("Done: Book the hall"));
    await person.type(screen.getByLabelText("What shows that it is done?"), "See the minutes");
    await person.click(await button("Mark as done"));
    const bar = await screen.findByText("Done: Book the hall.");
    expect(document.activeElement).toBe(screen.getByRole("status"));
    expect(document.activeElement?.contains(bar)).toBe(true);
    expect(screen.getByText("Nothing is waiting for you")).toBeTruthy();
    await person.click(await button("Undo: Book the hall"));
    expect(await screen.findByText("Open again: Book the hall.")).toBeTruthy();
    expect(written().map(({ path, body }) => [path, body])).toEqual([
      ["/api/actions/7/done", { evidence: "See the minutes" }],
      ["/api/actions/7/undo", {}],
    ]);
  });

  it("keeps what was typed when it is refused, and says why; Escape goes back to its button", async () => {
    const refused = problem(409, "conflict", "Step 2.4 was done by Megan Bowen on Mon 1 Mar 2027.");
    const person = await opened({
      after: ok(buildWork({ actions: [hall] })),
      "POST /api/actions/7/done": refused,
    });
    await person.click(await button("Done: Book the hall"));
    await person.type(screen.getByLabelText("What shows that it is done?"), "See the minutes");
    await person.click(await button("Mark as done"));
    expect((await screen.findByRole("alert")).textContent).toContain("was done by Megan Bowen");
    const box = screen.getByLabelText<HTMLTextAreaElement>("What shows that it is done?");
    expect(box.value).toBe("See the minutes");
    await person.type(box, "{Escape}");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Done"));
    expect(screen.queryByRole("form", { name: "Done: Book the hall" })).toBeNull();
  });

  it("that needs no evidence is done with two presses of the keyboard", async () => {
    const own = { ...hall, needsEvidence: false };
    const person = await opened({
      before: buildWork({ actions: [own] }),
      "POST /api/actions/7/done": ok({ action: { ...changed, status: "Done" } }),
    });
    (await button("Done: Book the hall")).focus();
    await person.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByLabelText("Anything to add? You can leave this empty."));
    await person.tab();
    await person.keyboard("{Enter}");
    expect(await screen.findByText("Done: Book the hall.")).toBeTruthy();
  });

  it("is snoozed until tomorrow with two taps", async () => {
    const person = await opened({
      after: ok(buildWork({ actions: [{ ...hall, snoozedUntil: "2027-03-02" }] })),
      "POST /api/actions/7/snooze": ok({ action: { ...changed, snoozedUntil: "2027-03-02" } }),
    });
    await person.click(await button("Snooze: Book the hall"));
    await person.click(await button("Until tomorrow"));
    expect(await screen.findByText("No reminder until 2 Mar 2027: Book the hall.")).toBeTruthy();
    const later = within(screen.getByRole("list", { name: "Later (1)" }));
    expect(later.getByText("Snoozed until 2 Mar 2027")).toBeTruthy();
    expect(written()[0]?.body).toEqual({ until: "tomorrow" });
  });

  it("is snoozed beyond its due day only when somebody says so", async () => {
    const person = await opened({
      "POST /api/actions/7/snooze": [
        ok({ beyondDue: { dueDate: "2027-03-03", until: "2027-03-12" } }),
        ok({ action: { ...changed, snoozedUntil: "2027-03-12" } }),
      ],
      after: ok(buildWork({ actions: [hall] })),
    });
    await person.click(await button("Snooze: Book the hall"));
    await person.click(await button("Snooze until that day"));
    expect(screen.getByText("Choose a day first.")).toBeTruthy();
    await person.type(screen.getByLabelText("Or choose a day"), "2027-03-12");
    await person.click(await button("Snooze until that day"));
    expect(await screen.findByText("It is due on 3 Mar 2027, so it would be late by then.")).toBeTruthy();
    await person.click(await button("Snooze it all the same"));
    expect(await screen.findByText("No reminder until 12 Mar 2027: Book the hall.")).toBeTruthy();
    expect(written().map(({ body }) => body)).toEqual([
      { until: "2027-03-12" },
      { until: "2027-03-12", beyondDue: true },
    ]);
  });

  it("is offered to the colleague who is meant, of several with that name", async () => {
    const choose = [
      { id: "a", name: "Grady Archie", email: "grady@x.example" },
      { id: "b", name: "Grady Archie", email: "grady2@x.example" },
    ];
    const person = await opened({
      "POST /api/actions/7/hand-over": [
        problem(400, "invalid", "I know nobody by that name."),
        ok({ choose }),
        ok({ action: changed, to: "Grady Archie", how: "offered", told: false }),
      ],
      after: ok(buildWork({ actions: [{ ...hall, offeredTo: "Grady Archie", can: ["takeBack"] }] })),
    });
    await person.click(await button("Hand over: Book the hall"));
    const box = screen.getByLabelText("Name or e-mail address of a colleague");
    await person.type(box, "Gradi");
    await person.click(await button("Offer it"));
    expect((await screen.findByRole("alert")).textContent).toContain("I know nobody by that name.");
    await person.type(box, "{Backspace}y");
    await person.click(await button("Offer it"));
    await person.click(await screen.findByLabelText("Grady Archie, grady2@x.example"));
    await person.click(await button("Offer it"));
    expect(await screen.findByText(/I could not tell them. Please do so.$/)).toBeTruthy();
    expect(written().map(({ body }) => body)).toEqual([{ to: "Gradi" }, { to: "Grady" }, { toId: "b" }]);
    expect(screen.getByText("Offered to Grady Archie, who has not answered yet.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Take back: Book the hall" })).toBeTruthy();
  });

  it("shows what people noted, and takes another note", async () => {
    const noted = { ...hall, note: `Mon 1 Mar 2027, Alex Wilber: ${hostile.markup}`, moreNotes: true };
    const person = await opened({
      before: buildWork({ actions: [noted] }),
      after: ok(buildWork({ actions: [noted] })),
      "POST /api/actions/7/note": ok({ action: changed }),
    });
    await person.click(await screen.findByText("Notes"));
    expect(screen.getByText(noted.note)).toBeTruthy();
    expect(screen.getByRole("link", { name: "See all notes of Book the hall" })).toBeTruthy();
    await person.click(await button("Add a note: Book the hall"));
    await person.type(screen.getByLabelText("Your note"), "Rang them");
    await person.click(await button("Save the note"));
    expect(await screen.findByText("Your note is kept: Book the hall.")).toBeTruthy();
    expect(written()[0]).toMatchObject({ path: "/api/actions/7/note", body: { text: "Rang them" } });
  });

  it("offers only what this person may do with it, and a link of Teams alone", async () => {
    const closed = { ...hall, can: [], origin: { url: "javascript:alert(1)", text: hostile.rightToLeft } };
    const person = await opened({ before: buildWork({ actions: [closed] }) });
    await person.click(await screen.findByText("From a message"));
    expect(screen.getByText(hostile.rightToLeft)).toBeTruthy();
    expect(screen.queryByRole("link", { name: /Open the message/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /: Book the hall$/ })).toBeNull();
  });
});

describe("what is offered to me", () => {
  const offered = buildWork({
    offered: [{ ...hall, offeredTo: "Alex Wilber", offeredBy: "Grady Archie", can: ["answer"] }],
  });

  it("stands on top, and is accepted with one tap", async () => {
    const person = await opened({
      before: offered,
      after: ok(buildWork({ actions: [hall] })),
      "POST /api/actions/7/answer": ok({ action: changed, how: "accepted", told: true }),
    });
    const list = within(await screen.findByRole("list", { name: "Offered to you (1)" }));
    expect(list.getByText("Grady Archie offers you this.")).toBeTruthy();
    await person.click(list.getByRole("button", { name: "Accept: Book the hall" }));
    expect(await screen.findByText("It is yours now: Book the hall.")).toBeTruthy();
    expect(screen.getByRole("list", { name: "This week (1)" })).toBeTruthy();
    expect(written()[0]?.body).toEqual({ accept: true });
  });

  it("is declined with a reason", async () => {
    const person = await opened({
      before: offered,
      "POST /api/actions/7/answer": [
        problem(400, "invalid", "Say why you decline it. A few words are enough."),
        ok({ action: changed, how: "declined", told: true }),
      ],
    });
    await person.click(await button("Decline: Book the hall"));
    await person.click(await button("Decline it"));
    expect((await screen.findByRole("alert")).textContent).toContain("Say why you decline it.");
    await person.type(screen.getByLabelText("Why do you decline it?"), "I am away");
    await person.click(await button("Decline it"));
    expect(await screen.findByText("You declined it: Book the hall.")).toBeTruthy();
    expect(written().at(-1)?.body).toEqual({ accept: false, reason: "I am away" });
  });

  it("that was taken back meanwhile says so where the button is", async () => {
    const person = await opened({
      before: offered,
      "POST /api/actions/7/answer": problem(409, "conflict", "It is not offered to you any more."),
    });
    await person.click(await button("Accept: Book the hall"));
    expect((await screen.findByRole("alert")).textContent).toBe("It is not offered to you any more.");
  });
});

describe("adding an action", () => {
  it("keeps what was typed when it is refused, and sends the same key again", async () => {
    const person = await opened({
      before: buildWork(),
      after: ok(buildWork({ actions: [hall] })),
      "POST /api/actions": [
        problem(400, "invalid", "That day is over, so this would be late at once."),
        ok({ action: changed, offeredTo: "Grady Archie", told: true }),
      ],
    });
    await person.click(await button("Add an action"));
    await person.type(screen.getByLabelText("What is to be done?"), "Book the hall");
    await person.type(screen.getByLabelText("Due day"), "2027-02-01");
    await person.type(screen.getByLabelText("For whom?"), "Grady");
    await person.click(await button("Add it"));
    expect((await screen.findByRole("alert")).textContent).toContain("That day is over");
    expect(screen.getByLabelText<HTMLInputElement>("What is to be done?").value).toBe("Book the hall");
    await person.clear(screen.getByLabelText("Due day"));
    await person.click(await button("Add it"));
    expect(
      await screen.findByText("Added: Book the hall. It is yours until Grady Archie accepts it."),
    ).toBeTruthy();
    const [first, second] = written().map(({ body }) => body as { key: string; dueDate: string });
    expect(first?.key).toMatch(/^hand\/[0-9a-f-]{36}$/);
    expect([second?.key, second?.dueDate]).toEqual([first?.key, ""]);
  });

  it("is not offered to a councillor", async () => {
    await opened({ before: buildWork({ canAdd: false }), after: ok(buildWork({ canAdd: false })) });
    expect(await screen.findByText("Nothing is waiting for you")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Add an action" })).toBeNull();
    expect(screen.queryByRole("region", { name: /Nobody/ })).toBeNull();
  });
});

it("folds a long list of what is due later, and unfolds it", async () => {
  const actions = Array.from({ length: 118 }, (_, at) =>
    buildAction({ id: String(at), title: `Step ${at}`, dueDate: "2027-09-01" }),
  );
  const person = await opened({ before: buildWork({ actions: [hall, ...actions] }) });
  expect(await screen.findByRole("list", { name: "This week (1)" })).toBeTruthy();
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  await person.click(screen.getByRole("button", { name: "Show later (118)" }));
  expect(within(screen.getByRole("list", { name: "Later (118)" })).getAllByRole("listitem")).toHaveLength(
    118,
  );
  await person.click(screen.getByRole("button", { name: "Hide later" }));
  expect(screen.queryByRole("list", { name: "Later (118)" })).toBeNull();
});

describe("what nobody owes", () => {
  const unowned = (rows: Partial<UnownedItem>[]) =>
    ok(
      unownedSchema.parse({
        ...{ asOf, stale: false },
        rows: rows.map((row) => ({
          ...hall,
          owner: undefined,
          needs: "no owner",
          can: ["handOver", "note"],
          ...row,
        })),
      }),
    );
  const lead = buildWork({ seesUnowned: true });

  it("is taken by the engagement lead, or waits for whom it is offered to", async () => {
    const me = buildMe({ name: "Adele Vance", roles: ["officer", "engagementLead"] });
    const person = await opened({
      ...{ before: lead, after: ok(lead), "/api/me": ok(me) },
      "/api/actions/unowned": [
        unowned([{}, { id: "8", title: "Ring them", needs: "owner left", offeredTo: "Grady Archie" }]),
        unowned([]),
      ],
      "POST /api/actions/7/hand-over": ok({ action: changed, to: "Adele Vance", how: "taken", told: true }),
    });
    const list = within(await screen.findByRole("list", { name: "Nobody’s actions (2)" }));
    expect(list.getByText("It has no owner.")).toBeTruthy();
    expect(
      list.getByText("Its owner has left. Offered to Grady Archie, who has not answered yet."),
    ).toBeTruthy();
    await person.click(list.getByRole("button", { name: "Take it: Book the hall" }));
    expect(await screen.findByText("It is yours now: Book the hall.")).toBeTruthy();
    expect(written()[0]?.body).toEqual({ toId: me.id });
    expect(screen.getByText("Every action has somebody who owes it.")).toBeTruthy();
  });

  it("says why it did not load, beside one’s own", async () => {
    await opened({
      ...{ before: lead, after: ok(lead) },
      "/api/actions/unowned": problem(503, "unavailable", "SharePoint is not answering."),
    });
    expect((await screen.findByRole("alert")).textContent).toContain("SharePoint is not answering.");
    expect(screen.getByText("Nothing is waiting for you")).toBeTruthy();
  });
});
