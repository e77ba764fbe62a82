import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ok, openTab } from "./open-tab";
import { buildAction, buildRecord, buildRow, buildWork } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(() => {
  resetTeams();
  said.subPageId = "my-work";
});

const itemsUnder = async (heading: string) =>
  within(await screen.findByRole("list", { name: heading })).getAllByRole("listitem");

test("puts what is late first with how late, then this week, then the rest", async () => {
  // 1 March 2027 is a Monday.
  const actions = [
    buildAction({ id: "1", title: "No date" }),
    buildAction({ id: "2", title: "Next Monday", dueDate: "2027-03-08" }),
    buildAction({ id: "3", title: "This Sunday", dueDate: "2027-03-07", status: "Blocked" }),
    buildAction({ id: "4", title: "Today", dueDate: "2027-03-01" }),
    buildAction({ id: "5", title: "Yesterday", dueDate: "2027-02-28", late: true }),
    buildAction({ id: "6", title: "Friday before", dueDate: "2027-02-26", late: true }),
  ];
  await openTab({ backend: { "/api/my-work": ok(buildWork({ actions })) } });
  const late = await itemsUnder("Late (2)");
  expect(late.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Friday before.*3 days late.*Due 26 Feb 2027/),
    expect.stringMatching(/^Yesterday.*1 day late/),
  ]);
  const week = await itemsUnder("This week (2)");
  expect(week.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Today.*Due todayDone/),
    expect.stringMatching(/^This Sunday.*BlockedDone/),
  ]);
  const later = await itemsUnder("Later (2)");
  expect(later.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Next Monday/),
    expect.stringMatching(/^No date.*No due dateDone/),
  ]);
});

test("counts days in London: half past eleven in the evening UTC is already tomorrow in summer", async () => {
  const actions = [buildAction({ id: "1", title: "Send it", dueDate: "2027-06-30" })];
  await openTab({
    backend: { "/api/my-work": ok(buildWork({ asOf: "2027-06-30T23:30:00Z", actions })) },
  });
  expect((await itemsUnder("Late (1)"))[0]?.textContent).toContain("1 day late");
});

test("shows how far each consultation is, and leads to its record and back", async () => {
  const consultations = [{ ...buildRow(), stepsDone: 4, stepsTotal: 14 }];
  const person = userEvent.setup();
  await openTab({
    backend: {
      "/api/my-work": ok(buildWork({ consultations })),
      "/api/consultations/2027-00042": ok(buildRecord()),
    },
  });
  expect(await screen.findByText("4 of 14 steps done")).toBeTruthy();
  expect(screen.getByRole("progressbar", { name: "Progress of Library opening hours" })).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Open Library opening hours" }));
  const heading = await screen.findByRole("heading", { level: 2, name: "Library opening hours" });
  expect(document.activeElement).toBe(heading);
  await person.click(screen.getByRole("button", { name: "Back to My work" }));
  expect(await screen.findByText("4 of 14 steps done")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "My work", selected: true }));
});

test("says what to do next when there is nothing to do", async () => {
  await openTab();
  expect(await screen.findByText("Nothing is waiting for you")).toBeTruthy();
  expect(screen.getByText("Type ‘plan a consultation’ to the bot in chat.")).toBeTruthy();
});

test("moves between the two views with the arrow keys", async () => {
  const person = userEvent.setup();
  await openTab();
  await screen.findByText("Nothing is waiting for you");
  screen.getByRole("tab", { name: "My work" }).focus();
  await person.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Forward plan", selected: true }));
  expect(await screen.findByText("Library opening hours")).toBeTruthy();
});
