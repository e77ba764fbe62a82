import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { calls, ok, openTab, problem } from "./open-tab";
import { buildMe } from "./sample";
import { resetTeams } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const plan = "Download the plan of Library opening hours as a Word file";
const pack = "Download the evidence pack of Library opening hours as a Word file";
const address = (file: string) => `/api/consultations/2027-00042/${file}.docx`;

/** What the browser was asked to save: the file's name, and what is in it. */
let saved: { name: string; blob: Blob | undefined }[];

beforeEach(() => {
  resetTeams();
  saved = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    const made = `blob:${blobs.size}`;
    blobs.set(made, blob as Blob);
    return made;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push({ name: this.download, blob: blobs.get(this.href) });
  };
});

test("saves the plan and the evidence pack as files, fetched with the person's token", async () => {
  const person = userEvent.setup();
  await openTab({
    backend: { [address("plan")]: ok("the plan"), [address("evidence-pack")]: ok("the pack") },
  });
  await person.click(await screen.findByRole("button", { name: plan }));
  await waitFor(() => expect(saved).toHaveLength(1));
  await person.click(await screen.findByRole("button", { name: pack }));
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(saved.map(({ name, blob }) => [name, blob?.size])).toEqual([
    ["2027-00042 plan.docx", "the plan".length],
    ["2027-00042 evidence pack.docx", "the pack".length],
  ]);
  const fetched = calls.filter(({ path }) => path.endsWith(".docx"));
  expect(fetched.map(({ token }) => token?.startsWith("Bearer "))).toEqual([true, true]);
});

test("works with the keyboard alone", async () => {
  const person = userEvent.setup();
  await openTab({ backend: { [address("plan")]: ok("the plan") } });
  (await screen.findByRole("button", { name: plan })).focus();
  await person.keyboard("{Enter}");
  await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(["2027-00042 plan.docx"]));
});

test("offers a councillor the plan alone", async () => {
  await openTab({ backend: { "/api/me": ok(buildMe({ roles: ["member"] })) } });
  expect(await screen.findByRole("button", { name: plan })).toBeTruthy();
  expect(screen.queryByRole("button", { name: pack })).toBeNull();
});

test("says why there is no file, beside the button, and gives it when asked again", async () => {
  const person = userEvent.setup();
  const refused = problem(503, "unavailable", "SharePoint is not answering. Try again in a minute.");
  await openTab({ backend: { [address("plan")]: [refused, ok("the plan")] } });
  await person.click(await screen.findByRole("button", { name: plan }));
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("SharePoint is not answering. Try again in a minute.")).toBeTruthy();
  expect(saved).toEqual([]);
  await person.click(screen.getByRole("button", { name: plan }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(screen.queryByRole("alert")).toBeNull();
});
