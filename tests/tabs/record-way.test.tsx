import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { RecordAnswer } from "../../bot/contract";
import { type Backend, ok, openTab } from "./open-tab";
import { buildRecord } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const at = "/api/consultations/2027-00042";
beforeEach(() => {
  resetTeams();
  said.subPageId = "consultation/2027-00042";
});

async function openRecord(part: Partial<RecordAnswer>, backend: Backend = {}) {
  const person = userEvent.setup();
  const record = buildRecord(part);
  await openTab({ backend: { [at]: ok(record), ...backend } });
  await screen.findByRole("heading", { level: 2, name: record.title });
  return person;
}
const section = (name: string) => screen.getByRole("region", { name });
const titles = (name: string) =>
  within(section(name))
    .getAllByRole("button")
    .map(({ textContent }) => textContent);

const gate = (holds: boolean, mine = true): NonNullable<RecordAnswer["next"]>["gate"] => ({
  ...{ name: "G1", before: "Approved", holds },
  steps: [
    { stepId: "0.2", title: "Say what will be decided", owner: "Alex Wilber", mine },
    { stepId: "0.3", title: "Look for answers", owner: "Megan Bowen", mine: false },
    { stepId: "0.4", title: "Check for clashes", owner: "", mine: false },
  ],
});
const review = {
  ...{ workflowStatus: "Submitted", parts: [] },
  moves: [
    { to: "Approved", needsNote: false },
    { to: "Changes requested", needsNote: true },
    { to: "Stopped", needsNote: true },
  ],
};

test("an approval that a gate would refuse is not offered: its steps are, and who owes each", async () => {
  await openRecord({ ...review, next: { to: "Approved", missing: [], gate: gate(true, false) } });
  expect(titles("What you can do now")).toEqual(["Ask for changes", "Stop it"]);
  const moves = within(section("What you can do now"));
  expect(moves.getByText("Gate G1 waits for 3 steps:")).toBeTruthy();
  expect(moves.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "0.2 Say what will be decided owed by Alex Wilber",
    "0.3 Look for answers owed by Megan Bowen",
    "0.4 Check for clashes owed by nobody yet",
  ]);
  expect(moves.getByText("It can be Approved once these are done or waived.")).toBeTruthy();
  expect(moves.getByText(/‘checklist 2027-00042’/)).toBeTruthy();
});

test("nor one that lacks what the record must say, until it is filled in", async () => {
  await openRecord({ ...review, next: { to: "Approved", missing: ["Why you are asking"] } });
  expect(titles("What you can do now")).toEqual(["Ask for changes", "Stop it"]);
  expect(screen.getByText("It can be approved once what is missing below is filled in.")).toBeTruthy();
});

test("an approval that nothing stands against is offered first", async () => {
  await openRecord({ ...review, next: { to: "Approved", missing: [] } });
  expect(titles("What you can do now")).toEqual(["Approve", "Ask for changes", "Stop it"]);
});

test("what somebody owes leads to their own work", async () => {
  const person = await openRecord({ next: { to: "Submitted", missing: [], gate: gate(false) } });
  const moves = within(section("What you can do now"));
  expect(moves.getByRole("button", { name: "Send for review" })).toBeTruthy();
  expect(moves.getByText(/This does not hold up the next move\./)).toBeTruthy();
  expect(moves.getByText("owed by you")).toBeTruthy();
  await person.click(moves.getByRole("button", { name: "Go to My work" }));
  await waitFor(() =>
    expect(screen.getByRole("tab", { name: /My work/ }).getAttribute("aria-selected")).toBe("true"),
  );
});

test("a gate is shown to whoever may move nothing, too", async () => {
  await openRecord({ moves: [], next: { to: "Submitted", missing: [], gate: gate(true) } });
  expect(within(section("What comes first")).getByText("Gate G1 waits for 3 steps:")).toBeTruthy();
});

test("says where it stands against a rule, and what to do", async () => {
  const what = "Its own lead officer approved it in the list. Nobody may approve their own.";
  const todo = "Set it back to Submitted in the list. Then ask another manager to review it.";
  await openRecord({ workflowStatus: "Approved", warnings: [{ what, todo }] });
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain(what);
  expect(alert.textContent).toContain(todo);
});

test("is late by the words of the list, and not open as well", async () => {
  await openRecord({ workflowStatus: "Submitted", timing: "notOpen", late: "opening" });
  expect(screen.getByText("Not open")).toBeTruthy();
  expect(screen.getByText("Late: its opening day has passed, and it is not approved.")).toBeTruthy();
  expect(screen.queryByText("Open now")).toBeNull();
});

test("once all that is left is to tell people, the way is to close the loop", async () => {
  const person = await openRecord({
    ...{ workflowStatus: "Decided", closing: "owed" },
    moves: [{ to: "Feedback published", needsNote: false }],
    next: { to: "Feedback published", missing: ["Feedback published on"] },
  });
  expect(titles("What you can do now")).toEqual(["Close the loop"]);
  await person.click(screen.getByRole("button", { name: "Close the loop" }));
  const closing = await screen.findByRole("heading", { name: "Closing the loop" });
  expect(document.activeElement?.contains(closing)).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
});
