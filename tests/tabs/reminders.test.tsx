import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/more";
import "../../tabs/src/features/reminders";
import { type MyReminders, myRemindersSchema } from "../../bot/contract";
import { type Backend, calls, ok, openTab, problem } from "./open-tab";
import { buildMe } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(() => {
  resetTeams();
  said.subPageId = "more/reminders";
});

const build = (part: Partial<MyReminders> = {}): MyReminders =>
  myRemindersSchema.parse({
    ...{ frequency: "daily", quiet: false, named: true, leave: [] },
    usual: { at: "09:00", quietFrom: "18:00", quietTo: "08:00" },
    ...part,
  });
const path = "/api/reminders/mine";
const open = async (backend: Backend) => {
  await openTab({ backend });
  return userEvent.setup();
};
const sent = () => calls.filter(({ method }) => method === "PUT").map(({ body }) => body);
const nothing = {
  ...{ pausedUntil: "", sendAt: "", quietFrom: "", quietTo: "", quiet: false, named: true, leave: [] },
};

it("shows a councillor too how they are reminded, and keeps another choice, which can be undone", async () => {
  const person = await open({
    "/api/me": ok(buildMe({ roles: ["member"] })),
    [path]: ok(build()),
    [`PUT ${path}`]: [ok(build({ frequency: "weekly" })), ok(build())],
  });
  expect(
    await screen.findByRole("radio", { name: "Each working day with something new to say", checked: true }),
  ).toBeTruthy();
  expect(screen.getByText("Empty is the usual time, 09:00.")).toBeTruthy();
  await person.click(screen.getByRole("radio", { name: "Once a week, on its first working day" }));
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(
    screen.getByRole("radio", { name: "Once a week, on its first working day", checked: true }),
  ).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("It is as it was before.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(sent()).toEqual([
    { ...nothing, frequency: "weekly" },
    { ...nothing, frequency: "daily" },
  ]);
});

it("takes a pause, times, leave and quiet as they are typed, and keeps them when they are refused", async () => {
  const person = await open({
    [path]: ok(build({ leave: [{ from: "2027-04-01", to: "2027-04-05" }] })),
    [`PUT ${path}`]: problem(
      400,
      "invalid",
      "Quiet hours need two times. Say when they begin and when they end.",
    ),
  });
  await person.click(await screen.findByRole("radio", { name: "Not at all, for a while" }));
  await person.type(screen.getByLabelText("Start again on"), "2027-05-04");
  await person.type(screen.getByLabelText("When?"), "10:30");
  await person.type(screen.getByLabelText("Quiet from"), "20:00");
  await person.click(screen.getByRole("button", { name: "Remove leave 1" }));
  await person.click(screen.getByRole("button", { name: "Add leave" }));
  await person.type(screen.getByLabelText("First day of leave 1"), "2027-06-02");
  await person.type(screen.getByLabelText("Last day of leave 1"), "2027-06-13");
  await person.click(screen.getByRole("checkbox", { name: "Send me nothing that I did not ask for" }));
  await person.click(screen.getByRole("checkbox", { name: "Colleagues may see my name in the forum" }));
  await person.click(screen.getByRole("button", { name: "Save" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Quiet hours need two times.");
  expect(screen.getByLabelText<HTMLInputElement>("Quiet from").value).toBe("20:00");
  expect(screen.getByLabelText<HTMLInputElement>("Last day of leave 1").value).toBe("2027-06-13");
  expect(sent()).toEqual([
    {
      ...{ frequency: "paused", pausedUntil: "2027-05-04", sendAt: "10:30", quietFrom: "20:00", quietTo: "" },
      ...{ quiet: true, named: false, leave: [{ from: "2027-06-02", to: "2027-06-13" }] },
    },
  ]);
});

it("says why it did not load, and tries again", async () => {
  const refused = problem(503, "unavailable", "Storage is not answering. Try again in a minute.");
  const person = await open({ [path]: [refused, refused, ok(build())] });
  const alert = await screen.findByRole("alert", {}, { timeout: 5_000 });
  expect(alert.textContent).toContain("Storage is not answering.");
  await person.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("No leave is planned.")).toBeTruthy();
});
