import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/deliveries";
import "../../tabs/src/features/more";
import {
  type DeliveriesAnswer,
  type DeliveryRows,
  deadLettersSchema,
  deliveriesSchema,
  deliveryRowsSchema,
  type WouldBeSent,
  wouldBeSentSchema,
} from "../../bot/contract";
import { type Backend, calls, ok, openTab, problem } from "./open-tab";
import { buildMe, hostile } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(() => {
  resetTeams();
  said.subPageId = "more/deliveries";
  jest.useFakeTimers({ advanceTimers: true, now: new Date("2027-03-01T11:05:00Z") });
});
afterEach(() => jest.useRealTimers());

const person = () => userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
const of = (day: string) => `/api/deliveries?day=${day}`;
const rowsOf = (state: string, page = 1) => `/api/deliveries/rows?day=2027-03-01&state=${state}&page=${page}`;
const wouldBe = (page = 1, day = "2027-03-01") => `/api/reminders/would-be-sent?day=${day}&page=${page}`;

const buildDay = (groups: DeliveriesAnswer["groups"], day = "2027-03-01") =>
  ok(
    deliveriesSchema.parse({
      ...{ day, today: "2027-03-01", groups, people: 2 },
      messages: groups.reduce((sum, { count }) => sum + count, 0),
    }),
  );
const failed = {
  state: "failed",
  name: "Could not be sent",
  about: "Teams refused these, and I stopped trying.",
  ...{ count: 2, canSendAgain: true, again: 2 },
} as const;
const sent = { state: "sent", name: "Sent", about: "", count: 51, canSendAgain: false, again: 0 } as const;
const unknown = { ...failed, state: "unknown", name: "Not known", count: 1, again: 1 } as const;
const buildRows = (rows: Partial<DeliveryRows["rows"][number]>[], paging = { page: 1, pages: 1 }) =>
  ok(
    deliveryRowsSchema.parse({
      ...paging,
      rows: rows.map((row, at) => ({
        ...{ id: String(at), name: "Grady Archie", isReminder: true, about: "what they owe", why: "" },
        ...{ tries: 1, at: "2027-03-01T09:00:05Z" },
        ...row,
      })),
    }),
  );

const manager: Backend = { "/api/me": ok(buildMe({ name: "Megan Bowen", roles: ["officer", "manager"] })) };
const administrator: Backend = { "/api/me": ok(buildMe({ roles: ["officer", "administrator"] })) };
const someFailed: Backend = {
  [of("2027-03-01")]: buildDay([failed, sent]),
  [rowsOf("failed")]: buildRows([
    { why: "Teams was too busy.", tries: 8 },
    { name: "", isReminder: false, about: hostile.markup },
  ]),
};

describe("messages sent", () => {
  it("are not offered to an officer, who asks for none", async () => {
    await openTab({ backend: {} });
    expect(await screen.findByRole("button", { name: "My reminders" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Messages sent" })).toBeNull();
    expect(calls.some(({ path }) => path.startsWith("/api/deliveries"))).toBe(false);
  });

  it("show a manager who did not get what and why, and the rest when asked", async () => {
    await openTab({
      backend: {
        ...{ ...manager, ...someFailed },
        [rowsOf("sent")]: buildRows([{ actedAt: "2027-03-01T10:00:00Z" }], { page: 1, pages: 2 }),
        [rowsOf("sent", 2)]: buildRows([{ name: "Lee Gu" }], { page: 2, pages: 2 }),
      },
    });
    expect(await screen.findByText("53 messages to 2 people")).toBeTruthy();
    const table = within(await screen.findByRole("table", { name: "Could not be sent (2)" }));
    expect(table.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
      "WhoWhatWhyWhen",
      expect.stringMatching(/^Grady ArchieReminderTeams was too busy. After 8 tries.1 Mar, 09:00$/),
      expect.stringContaining(`Somebody I do not know${hostile.markup}`),
    ]);
    expect(screen.queryByRole("table", { name: "Sent (51)" })).toBeNull();
    await person().click(screen.getByRole("button", { name: "Show who: Sent" }));
    expect(await screen.findByText("Acted on 1 Mar, 10:00")).toBeTruthy();
    const pages = within(screen.getByRole("navigation", { name: "Pages of Sent" }));
    await person().click(pages.getByRole("button", { name: "Next" }));
    expect(await screen.findByText("Lee Gu")).toBeTruthy();
    expect(screen.queryByText("Messages I could not read")).toBeNull();
    expect(calls.some(({ path }) => path.endsWith("dead-letters"))).toBe(false);
  });

  it("are sent again only when that is said twice", async () => {
    await openTab({
      backend: {
        ...{ ...manager, ...someFailed },
        "POST /api/deliveries/send-again": ok({ count: 2 }),
      },
    });
    await person().click(await screen.findByRole("button", { name: "Send again to these 2" }));
    const ask = within(screen.getByRole("group", { name: "Send these 2 messages once more?" }));
    await person().click(ask.getByRole("button", { name: "Not now" }));
    expect(calls.some(({ method }) => method === "POST")).toBe(false);
    await person().click(screen.getByRole("button", { name: "Send again to these 2" }));
    await person().click(screen.getByRole("button", { name: "Yes, send again" }));
    expect(await screen.findByText("2 messages go out again now.")).toBeTruthy();
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
      ...{ day: "2027-03-01", states: ["failed"] },
    });
  });

  it("warn of a second copy where they may have arrived, and say why it was refused", async () => {
    await openTab({
      backend: {
        ...manager,
        [of("2027-03-01")]: buildDay([unknown]),
        [rowsOf("unknown")]: buildRows([{}]),
        "POST /api/deliveries/send-again": problem(503, "unavailable", "Storage is not answering."),
      },
    });
    await person().click(await screen.findByRole("button", { name: "Send again to these 1" }));
    expect(screen.getByText(/would get a second copy/)).toBeTruthy();
    await person().click(screen.getByRole("button", { name: "Yes, send again" }));
    expect((await screen.findByRole("alert")).textContent).toBe("Storage is not answering.");
  });

  it("of another day are a press away, and an empty day says so", async () => {
    await openTab({
      backend: {
        ...{ ...manager, ...someFailed },
        [of("2027-02-28")]: buildDay([], "2027-02-28"),
      },
    });
    await person().click(await screen.findByRole("button", { name: "Day before" }));
    expect(await screen.findByText("Nothing was sent on this day")).toBeTruthy();
  });

  it("that could not be read are shown to an administrator, with when and why", async () => {
    const letter = { id: "1", why: "It is not JSON.", at: "2027-02-28T08:00:00Z", text: hostile.markup };
    await openTab({
      backend: {
        ...{ ...administrator, [of("2027-03-01")]: buildDay([]) },
        "/api/deliveries/dead-letters": ok(deadLettersSchema.parse({ count: 60, letters: [letter] })),
      },
    });
    const table = within(await screen.findByRole("table", { name: "Messages I could not read (60)" }));
    expect(table.getByText(hostile.markup)).toBeTruthy();
    expect(table.getByText("28 Feb 2027, 08:00")).toBeTruthy();
    expect(screen.getByText("And 59 more.")).toBeTruthy();
  });

  it("say so when the server refuses them", async () => {
    const refused = problem(403, "not_allowed", "Only an administrator sees what was sent.");
    await openTab({ backend: { ...manager, [of("2027-03-01")]: refused } });
    expect((await screen.findByRole("alert")).textContent).toContain("Only an administrator sees");
  });
});

describe("what would be sent", () => {
  const item = {
    title: "Book the hall",
    as: "owner",
    stage: "late",
    dueInWorkingDays: -2,
    unowned: false,
  } as const;
  const build = (part: Partial<WouldBeSent> = {}) =>
    ok(
      wouldBeSentSchema.parse({
        ...{ day: "2027-03-01", cards: 1, skipped: 1, page: 1, pages: 1 },
        rows: [
          {
            ...{ id: "a", name: "Alex Wilber", sendAt: "09:00", more: 3 },
            items: [
              item,
              { ...item, title: "Ring them", as: "manager", dueInWorkingDays: -5 },
              { ...item, title: "Ask", stage: "before", dueInWorkingDays: 5, unowned: true },
            ],
          },
          { id: "b", name: "", sendAt: "10:30", skipped: "on leave", more: 0, items: [item] },
        ],
        ...part,
      }),
    );

  it("says who gets what, when and why, and who is left out and why", async () => {
    await openTab({ backend: { ...manager, ...someFailed, [wouldBe()]: build() } });
    await person().click(await screen.findByRole("button", { name: "What would be sent" }));
    expect(await screen.findByText("1 person gets a card. 1 is left out.")).toBeTruthy();
    const [, first, second] = within(screen.getByRole("table", { name: "What would be sent" })).getAllByRole(
      "row",
    );
    const items = within(first as HTMLElement).getAllByRole("listitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      ...["Book the hall: 2 working days late", "Ring them: 5 working days late; they hear as the manager"],
      ...["Ask: due in 5 working days; nobody owes it", "And 3 more."],
    ]);
    expect(first?.textContent).toContain("At 09:00");
    expect(second?.textContent).toContain("Somebody I do not knowNothing: they are away");
  });

  it("of a day on which nobody hears says so", async () => {
    await openTab({
      backend: { ...manager, ...someFailed, [wouldBe()]: build({ cards: 0, skipped: 0, rows: [] }) },
    });
    await person().click(await screen.findByRole("button", { name: "What would be sent" }));
    expect(await screen.findByText("Nobody has anything to hear of on this day")).toBeTruthy();
  });
});
