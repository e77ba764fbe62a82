import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Backend, calls, ok, openTab, problem } from "./open-tab";
import { buildMe, buildRecord, buildReviewRow, buildReviews } from "./sample";
import { resetTeams } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(resetTeams);

const first = buildReviewRow({ daysWaiting: 5, clashes: 2, missingSteps: 1 });
const second = buildReviewRow({ reference: "2027-00050", title: "Bus routes", daysWaiting: 1 });
const others = buildReviewRow({ reference: "2027-00060", title: "Parking", whose: "others", reviewers: [] });
const manager: Backend = { "/api/me": ok(buildMe({ name: "Megan Bowen", roles: ["manager"] })) };

test("is not offered to an officer, who is not asked about it either", async () => {
  await openTab();
  await screen.findByText("Library opening hours");
  expect(screen.queryByRole("tab", { name: /To review/ })).toBeNull();
  expect(calls.some(({ path }) => path === "/api/reviews")).toBe(false);
});

test("counts what waits for a manager, and lists it with what waits longest first", async () => {
  const person = userEvent.setup();
  await openTab({ backend: { ...manager, "/api/reviews": ok(buildReviews([second, others, first])) } });
  await person.click(await screen.findByRole("tab", { name: "To review (2)" }));
  const list = await screen.findByRole("list", { name: "Waiting for you (2)" });
  expect(
    within(list)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(/Waiting for 5 daysLibrary opening hours.*2 clashes1 step missing$/),
    expect.stringMatching(/Waiting for 1 dayBus routes.*No clashesNo step missing$/),
  ]);
  expect(screen.getByText("Nobody can review it. Tell your engagement team.")).toBeTruthy();
});

test("decides one, offers the next, and no longer lists the first", async () => {
  const person = userEvent.setup();
  const moves = [{ to: "Approved", needsNote: false }];
  const record = (reference: string, title: string) =>
    ok(buildRecord({ reference, title, workflowStatus: "Submitted", parts: [], moves }));
  await openTab({
    backend: {
      ...manager,
      "/api/reviews": [ok(buildReviews([first, second])), ok(buildReviews([second]))],
      "/api/consultations/2027-00042": record("2027-00042", first.title),
      "/api/consultations/2027-00050": record("2027-00050", second.title),
      "POST /api/consultations/2027-00042/status": ok({
        ...{ reference: "2027-00042", workflowStatus: "Approved", changed: true, moves: [] },
      }),
    },
  });
  await person.click(await screen.findByRole("tab", { name: "To review (2)" }));
  await person.click(await screen.findByRole("button", { name: "Review Library opening hours" }));
  await person.click(await screen.findByRole("button", { name: "Approve" }));
  await person.click(screen.getByRole("button", { name: "Approve" }));
  expect(await screen.findByText("It is now: Approved.")).toBeTruthy();
  expect(await screen.findByRole("tab", { name: "To review (1)" })).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Next to review: Bus routes" }));
  expect(await screen.findByRole("heading", { level: 2, name: "Bus routes" })).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Back to To review" }));
  expect(await screen.findByRole("list", { name: "Waiting for you (1)" })).toBeTruthy();
});

test("says so when nothing waits, and when it could not be loaded", async () => {
  const person = userEvent.setup();
  const refused = problem(503, "unavailable", "SharePoint is not answering. Try again in a minute.");
  await openTab({ backend: { ...manager, "/api/reviews": [refused, refused, ok(buildReviews([]))] } });
  await person.click(await screen.findByRole("tab", { name: "To review" }));
  const alert = await screen.findByRole("alert", {}, { timeout: 5_000 });
  expect(alert.textContent).toContain("SharePoint is not answering.");
  await person.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Nothing waits for you")).toBeTruthy();
});
