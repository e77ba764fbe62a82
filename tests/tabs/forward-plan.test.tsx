import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ForwardPlanRow } from "../../bot/contract";
import { offline, ok, openTab, problem } from "./open-tab";
import { buildMe, buildPlan, buildRecord, buildRow, hostile, hostileRows } from "./sample";
import { heard, resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(resetTeams);

const titles = () => screen.getAllByRole("rowheader").map((header) => header.textContent ?? "");
const sections = () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);

test("shows what is open first, then what is coming, then what has no dates, then what is over", async () => {
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan([...hostileRows].reverse())) } });
  await screen.findByText("6 consultations");
  expect(sections()).toEqual(["Open now", "Coming up", "No dates yet", "Closed"]);
  expect(titles()[0]).toContain(hostile.long);
  expect(screen.getByText("Marlbury Council")).toBeTruthy();
});

test("says dates as people here write them", async () => {
  const row = buildRow({ startDate: "2027-03-28", endDate: "2027-10-31", decisionDate: "2028-01-01" });
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan([row])) } });
  expect(await screen.findByText("28 Mar 2027 to 31 Oct 2027")).toBeTruthy();
  expect(screen.getByText("Decision: 1 Jan 2028, Cabinet")).toBeTruthy();
});

test("finds by words, service, area and timing, and clears again", async () => {
  const person = userEvent.setup();
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan(hostileRows)) } });
  await person.type(await screen.findByLabelText("Search"), "megan 00102");
  expect(await screen.findByText("1 consultation")).toBeTruthy();
  expect(screen.getByText(hostile.rightToLeft)).toBeTruthy();

  await person.click(screen.getByRole("button", { name: "Clear filters" }));
  await person.selectOptions(screen.getByLabelText("Service"), "<i>Planning</i>");
  expect(await screen.findByText("1 consultation")).toBeTruthy();
  expect(screen.getByText(hostile.markup)).toBeTruthy();

  await person.click(screen.getByRole("button", { name: "Clear filters" }));
  await person.selectOptions(screen.getByLabelText("Area"), "Fernhill");
  expect(await screen.findByText("1 consultation")).toBeTruthy();

  await person.click(screen.getByRole("button", { name: "Clear filters" }));
  await person.click(screen.getByRole("button", { name: "Closed (1)" }));
  expect(sections()).toEqual(["Closed"]);
  expect(screen.getByRole("button", { name: "Closed (1)", pressed: true })).toBeTruthy();

  await person.type(screen.getByLabelText("Search"), "nothing has this");
  expect(await screen.findByText("Nothing matches")).toBeTruthy();
});

test("sorts by start date both ways, and keeps what has none at the end", async () => {
  const person = userEvent.setup();
  const rows = ["2027-05-01", undefined, "2027-04-01", "2027-06-01"].map((startDate, at) =>
    buildRow({ reference: `2027-0000${at}`, title: `Starts ${startDate}`, startDate }),
  );
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan(rows)) } });
  await screen.findByText("4 consultations");
  const starts = () => titles().map((title) => /Starts (\S+)2027-0000/.exec(title)?.[1]);
  expect(starts()).toEqual(["2027-04-01", "2027-05-01", "2027-06-01", "undefined"]);
  await person.selectOptions(screen.getByLabelText("Sort by"), "Start, latest first");
  expect(starts()).toEqual(["2027-06-01", "2027-05-01", "2027-04-01", "undefined"]);
});

test("finds by audience and by quarter, and what concerns the whole area concerns every ward", async () => {
  const person = userEvent.setup();
  const row = (title: string, part: Partial<ForwardPlanRow>) =>
    buildRow({ reference: title, title, ...part });
  const rows = [
    row("Over", { startDate: "2026-10-01", endDate: "2026-12-31", audiences: ["Tenants"] }),
    row("Until today", { startDate: "2026-10-01", endDate: "2027-01-01", areas: ["Whole borough"] }),
    row("Last day of March", { startDate: "2027-03-31", endDate: undefined }),
    row("First of April", { startDate: "2027-04-01", endDate: "2027-04-30", areas: ["Dunmere"] }),
    row("July", { startDate: "2027-07-01", endDate: "2027-08-01" }),
    row("No date", { startDate: undefined, endDate: undefined }),
  ];
  await openTab({
    backend: {
      "/api/forward-plan": ok(buildPlan(rows)),
      "/api/me": ok(buildMe({ wholeArea: "Whole borough" })),
    },
  });
  const period = await screen.findByLabelText("Period");
  const shown = () =>
    screen.queryAllByRole("rowheader").map((each) => each.querySelector("bdi")?.textContent);
  await person.selectOptions(period, "This quarter");
  await screen.findByText("2 consultations");
  expect(shown().sort()).toEqual(["Last day of March", "Until today"]);
  await person.selectOptions(period, "Next quarter");
  await waitFor(() => expect(shown().sort()).toEqual(["First of April", "Last day of March"]));
  await person.selectOptions(period, "Next 12 months");
  await waitFor(() => expect(shown().sort()).toEqual(["First of April", "July", "Last day of March"]));
  await person.click(screen.getByRole("button", { name: "Clear filters" }));
  await screen.findByText("6 consultations");
  await person.selectOptions(screen.getByLabelText("Audience"), "Tenants");
  await waitFor(() => expect(shown()).toEqual(["Over"]));
  await person.click(screen.getByRole("button", { name: "Clear filters" }));
  await person.selectOptions(screen.getByLabelText("Area"), "Dunmere");
  await waitFor(() => expect(shown().sort()).toEqual(["First of April", "Until today"]));
});

test("opens a record from its row, and comes back to that row with the filters as they were", async () => {
  const person = userEvent.setup();
  await openTab({
    backend: {
      "/api/forward-plan": ok(buildPlan([buildRow(), ...hostileRows])),
      "/api/consultations/2027-00042": ok(buildRecord()),
    },
  });
  await person.type(await screen.findByLabelText("Search"), "library");
  await person.click(await screen.findByRole("button", { name: "Open Library opening hours" }));
  await screen.findByRole("heading", { level: 2, name: "Library opening hours" });
  await person.click(screen.getByRole("button", { name: "Back to Forward plan" }));
  const row = (await screen.findByRole("rowheader", { name: /Library opening hours/ })).closest("tr");
  expect(document.activeElement).toBe(row);
  expect((screen.getByLabelText("Search") as HTMLInputElement).value).toBe("library");
  await person.click(screen.getByRole("tab", { name: "My work" }));
  await screen.findByText("Nothing is waiting for you");
  await person.click(screen.getByRole("tab", { name: "Forward plan" }));
  expect(((await screen.findByLabelText("Search")) as HTMLInputElement).value).toBe("library");
});

test("opens the record a link names", async () => {
  said.subPageId = "consultation/2027-00042";
  await openTab({ backend: { "/api/consultations/2027-00042": ok(buildRecord()) } });
  expect(await screen.findByRole("heading", { level: 2, name: "Library opening hours" })).toBeTruthy();
});

test("says that the consultation of a link is not there, and leads to the plan", async () => {
  said.subPageId = "consultation/2027-99999";
  const person = userEvent.setup();
  await openTab({
    backend: {
      "/api/consultations/2027-99999": problem(404, "not_found", "There is no consultation 2027-99999."),
    },
  });
  expect((await screen.findByRole("alert")).textContent).toContain("There is no consultation 2027-99999.");
  await person.click(screen.getByRole("button", { name: "Back to Forward plan" }));
  expect(await screen.findByText("2027-99999 is not in this forward plan.")).toBeTruthy();
});

test("opens SharePoint through Teams, and makes no link of an address that is not of the web", async () => {
  const person = userEvent.setup();
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan(hostileRows)) } });
  await person.click(await screen.findByRole("link", { name: `Open ${hostile.emoji} in SharePoint` }));
  expect(heard.opened).toEqual([buildRow().listUrl]);
  const forged = screen.getByText(hostile.markup).closest("tr") as HTMLElement;
  expect(within(forged).queryByRole("link")).toBeNull();
});

test("shares a link to one consultation", async () => {
  await openTab();
  await userEvent.click(await screen.findByRole("button", { name: "Share a link to Library opening hours" }));
  expect(heard.shared).toEqual([
    { subPageId: "consultation/2027-00042", subPageLabel: "Library opening hours" },
  ]);
});

test("says what to do next when there is no consultation yet", async () => {
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan([])) } });
  expect(await screen.findByText(/‘plan a consultation’/)).toBeTruthy();
});

test("warns that the register is old, and how old", async () => {
  jest.useFakeTimers({ advanceTimers: true, now: new Date("2027-03-01T11:05:00Z") });
  try {
    await openTab({ backend: { "/api/forward-plan": ok(buildPlan([buildRow()], { stale: true })) } });
    expect(await screen.findByText(/Last updated 2 hours ago, at 1 Mar, 09:00\./)).toBeTruthy();
  } finally {
    jest.useRealTimers();
  }
});

test("says what went wrong with the number to quote, and tries again when asked", async () => {
  await openTab({
    backend: {
      "/api/forward-plan": [
        problem(403, "not_allowed", "Only people of this council can see the plan."),
        ok(buildPlan([buildRow()])),
      ],
    },
  });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Only people of this council can see the plan.");
  expect(alert.textContent).toContain("Reference: req-42");
  await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Library opening hours")).toBeTruthy();
});

test("keeps what it had, and says so, when a refresh fails", async () => {
  await openTab({
    backend: { "/api/forward-plan": [ok(buildPlan([buildRow()])), offline] },
  });
  await screen.findByText("Library opening hours");
  jest.useFakeTimers({ advanceTimers: true, now: Date.now() + 60_000 });
  try {
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByText(/We could not refresh this page\./, {}, { timeout: 4_000 })).toBeTruthy();
    expect(screen.getByText("Library opening hours")).toBeTruthy();
  } finally {
    jest.useRealTimers();
  }
});

test("says when its owner last checked it, and nothing before anybody did", async () => {
  await openTab({ backend: { "/api/forward-plan": ok(buildPlan([buildRow()])) } });
  await screen.findByText(/1 consultation/);
  expect(screen.queryByText(/Last checked/)).toBeNull();
  cleanup();
  const plan = buildPlan([buildRow()], { lastChecked: "2027-04-01" });
  await openTab({ backend: { "/api/forward-plan": ok(plan) } });
  expect(await screen.findByText("Last checked on 1 Apr 2027.")).toBeTruthy();
});
