import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/dates";
import "../../tabs/src/features/engaged";
import "../../tabs/src/features/more";
import "../../tabs/src/features/register";
import {
  type DatesToAvoid,
  type DateToAvoidView,
  datesToAvoidSchema,
  type WhoWeEngagedWithAnswer,
  whoWeEngagedWithSchema,
} from "../../bot/contract";
import { calls, ok, openTab, problem } from "./open-tab";
import { asOf, hostile } from "./sample";
import { heard, resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const buildYear = (part: Partial<WhoWeEngagedWithAnswer> = {}): WhoWeEngagedWithAnswer =>
  whoWeEngagedWithSchema.parse({
    ...{ year: 2027, asOf, stale: false, consultations: 2, responses: "50 to 99" },
    byStatus: [{ status: "Open", consultations: 2 }],
    audiences: [{ name: "Library members", consultations: 2 }],
    areas: [{ name: "Ashby", consultations: 1 }],
    groups: [{ name: "Carers", sought: 2, reached: 1, partly: 0, notReached: 1, people: "fewer than 5" }],
    methods: [
      { name: "Focus group", consultations: 2, rating: 4.5, ratings: 2 },
      { name: "Survey", consultations: 1, ratings: 0 },
    ],
    of: [{ reference: "2027-00042", title: hostile.markup, status: "Open", responses: "" }],
    ...part,
  });

const buildDate = (part: Partial<DateToAvoidView> = {}): DateToAvoidView => ({
  ...{ name: "Eid al-Fitr", kind: "Faith festival", severity: "high", from: "2027-03-10", to: "2027-03-10" },
  ...{ eveningBefore: true, mayMoveDays: 1, community: "Muslim", areas: [], audiences: [] },
  ...{ advice: "Hold no event then.", source: "", listUrl: "http://127.0.0.1:3979/dates/1" },
  ...part,
});
const buildDates = (dates: DateToAvoidView[], uncheckedYears: number[] = []): DatesToAvoid =>
  datesToAvoidSchema.parse({ dates, uncheckedYears });

const engaged = (year: number) => `/api/measures/who-we-engaged-with?year=${year}`;
const dates = (from: string, to: string) => `/api/dates-to-avoid?from=${from}&to=${to}`;

beforeEach(() => {
  resetTeams();
  jest.useFakeTimers({ advanceTimers: true, now: new Date("2027-03-01T11:05:00Z") });
});
afterEach(() => jest.useRealTimers());

const person = () => userEvent.setup({ advanceTimers: jest.advanceTimersByTime });

describe("who we engaged with", () => {
  beforeEach(() => {
    said.subPageId = "more/engaged";
  });

  it("shows this year by group, method and area, people in bands alone", async () => {
    await openTab({ backend: { [engaged(2027)]: ok(buildYear()) } });
    const groups = within(await screen.findByRole("table", { name: "Groups we seldom hear from" }));
    const cells = groups.getAllByRole("row").map(({ textContent }) => textContent);
    expect(cells[1]).toBe("Carers2101fewer than 5");
    expect(screen.getByText("2 consultations · Responses: 50 to 99")).toBeTruthy();
    const methods = within(screen.getByRole("table", { name: "Methods" }));
    expect(methods.getByText("4.5 (2 rated)")).toBeTruthy();
    expect(methods.getByText("Not rated")).toBeTruthy();
    expect(screen.getByRole("table", { name: "Areas" })).toBeTruthy();
    expect(screen.getByRole("table", { name: "Audiences" })).toBeTruthy();
  });

  it("shows another year, also as a Word file, and says when there was nothing", async () => {
    let name = "";
    URL.createObjectURL = () => "blob:1";
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = function click() {
      name = this.download;
    };
    const nothing = buildYear({ year: 2024, consultations: 0, of: [], groups: [], methods: [] });
    await openTab({
      backend: {
        [engaged(2027)]: ok(buildYear()),
        [engaged(2024)]: ok(nothing),
        "/api/measures/who-we-engaged-with.docx?year=2024": ok("the file"),
      },
    });
    await person().selectOptions(await screen.findByLabelText("Year"), "2024");
    expect(await screen.findByText("No consultation opened in 2024")).toBeTruthy();
    await person().click(
      screen.getByRole("button", { name: "Download who we engaged with in 2024 as a Word file" }),
    );
    await screen.findByText("Download as Word");
    expect(name).toBe("Who we engaged with 2024.docx");
  });

  it("says why it did not load", async () => {
    await openTab({ backend: { [engaged(2027)]: problem(403, "not_allowed", "This is not for you.") } });
    expect((await screen.findByRole("alert")).textContent).toContain("This is not for you.");
  });
});

describe("dates to avoid", () => {
  beforeEach(() => {
    said.subPageId = "more/dates";
  });

  it("lists them by month, with how serious they are and that they may move in words", async () => {
    const all = [
      buildDate({ name: "Winter closure", from: "2027-02-20", to: "2027-03-02", severity: "medium" }),
      buildDate(),
      buildDate({ name: hostile.markup, from: "2027-05-06", to: "2027-05-07", severity: "block" }),
    ];
    await openTab({ backend: { [dates("2027-03-01", "2027-08-31")]: ok(buildDates(all, [2027])) } });
    const march = within(await screen.findByRole("list", { name: "March 2027" }));
    expect(march.getAllByRole("listitem")).toHaveLength(2);
    expect(march.getByText("20 Feb 2027 to 2 Mar 2027")).toBeTruthy();
    expect(march.getByText("Avoid")).toBeTruthy();
    expect(march.getAllByText("It may move by a day either way.")).toHaveLength(2);
    expect(march.getAllByText("It begins at sunset the evening before.")).toHaveLength(2);
    const may = within(screen.getByRole("list", { name: "May 2027" }));
    expect(may.getByText(hostile.markup)).toBeTruthy();
    expect(may.getByText("Do not open or close then")).toBeTruthy();
    expect(screen.getByText("Nobody has checked the dates of 2027 yet")).toBeTruthy();
    await person().click(march.getByRole("link", { name: "Open Eid al-Fitr in the list" }));
    expect(heard.opened).toEqual(["http://127.0.0.1:3979/dates/1"]);
  });

  it("turns to later months, and says when there are none", async () => {
    await openTab({
      backend: {
        [dates("2027-03-01", "2027-08-31")]: ok(buildDates([buildDate()])),
        [dates("2027-09-01", "2028-02-29")]: ok(buildDates([])),
      },
    });
    await screen.findByText("Eid al-Fitr");
    await person().click(screen.getByRole("button", { name: "Later" }));
    expect(await screen.findByText("No dates to avoid in these months")).toBeTruthy();
    expect(screen.getByText("September 2027 to February 2028")).toBeTruthy();
  });
});

it("moves between the pages under More, and fetches none before it is asked for", async () => {
  said.entityId = "more";
  await openTab({ backend: { [engaged(2027)]: ok(buildYear()) } });
  const pages = within(await screen.findByRole("navigation", { name: "More pages" }));
  expect(pages.getByRole("button", { name: "Register", current: "page" })).toBeTruthy();
  expect(calls.filter(({ path }) => path.includes("who-we-engaged-with"))).toEqual([]);
  await person().click(pages.getByRole("button", { name: "Who we engaged with" }));
  expect(await screen.findByRole("table", { name: "Methods" })).toBeTruthy();
  expect(pages.getByRole("button", { name: "Who we engaged with", current: "page" })).toBeTruthy();
});
