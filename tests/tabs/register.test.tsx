import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/more";
import "../../tabs/src/features/register";
import { type ImportRow, type RegisterImport, registerImportSchema } from "../../bot/contract";
import { councilSpreadsheet } from "../support/council-spreadsheet";
import { type Backend, calls, offline, ok, openTab, problem } from "./open-tab";
import { buildMe, hostile } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const id = "0b6cf54c-0b3c-4c7e-9f5a-3f4d2d7c9a11";
const lead = ok(buildMe({ roles: ["officer", "engagementLead"] }));
const counts = { add: 2, change: 1, same: 1, cannot: 1, duplicate: 0 };
const none = { rowsDone: 0, rows: 5, added: 0, changed: 0, same: 0, left: 0, failed: 0 };

const buildImportRow = (part: Partial<ImportRow> & { line: number }): ImportRow => ({
  ...{ what: "add", title: `Consultation ${part.line}`, changes: [], notes: [], ...part },
});

const rows: ImportRow[] = [
  buildImportRow({ line: 3, title: hostile.markup }),
  buildImportRow({
    ...{ line: 4, what: "change", reference: "2027-00042", title: "Library opening hours" },
    changes: [{ field: "Closing date", from: "21 Jun 2027", to: "30 Jun 2027" }],
  }),
  buildImportRow({ line: 5, what: "cannot", title: "", notes: ["There is no title."] }),
];

const buildImport = (part: Partial<RegisterImport> = {}): RegisterImport =>
  registerImportSchema.parse({
    ...{ id, fileName: "plan.csv", uploadedBy: "Adele Vance", uploadedAt: "2027-03-01T09:00:00Z" },
    ...{ state: "checked", counts, progress: none, page: 1, pages: 1, rows },
    columns: [
      { heading: "Consultation name", readAs: "Title" },
      { heading: "Budget code", readAs: "" },
    ],
    notes: ['Services that are not in Settings are kept as typed: "Communities".'],
    ...part,
  });

const first = `/api/imports/${id}?page=1`;
const openRegister = (backend: Backend = {}) =>
  openTab({
    backend: { "/api/me": lead, "/api/reviews": ok({ asOf: "", stale: false, rows: [] }), ...backend },
  });

/** What the browser was asked to save. */
let saved: string[];

beforeEach(() => {
  resetTeams();
  said.subPageId = "more/register";
  window.localStorage.clear();
  saved = [];
  URL.createObjectURL = () => "blob:1";
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
});

const upload = (name: string, content: string) =>
  fireEvent.change(screen.getByLabelText("Spreadsheet file"), {
    target: { files: [new File([content], name, { type: "text/csv" })] },
  });

describe("taking the register away", () => {
  it("is of all years, or of the one that was chosen", async () => {
    const year = new Date().getFullYear();
    await openRegister({ "/api/register.csv": ok("all"), [`/api/register.xlsx?year=${year}`]: ok("one") });
    await userEvent.click(await screen.findByRole("button", { name: "Download CSV" }));
    await waitFor(() => expect(saved).toEqual(["Register.csv"]));
    await userEvent.selectOptions(screen.getByLabelText("Year"), String(year));
    await userEvent.click(screen.getByRole("button", { name: "Download Excel" }));
    await waitFor(() => expect(saved).toEqual(["Register.csv", `Register ${year}.xlsx`]));
  });

  it("gives what the public may read in four formats, and says why there is none", async () => {
    await openRegister({ "/api/public-plan.ics": problem(503, "unavailable", "Try again in a minute.") });
    const names = ["Web page", "CSV", "JSON", "Calendar"];
    for (const name of names)
      expect(
        await screen.findByRole("button", { name: `Download what the public may read: ${name}` }),
      ).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /Calendar/ }));
    expect((await screen.findByRole("alert")).textContent).toContain("Try again in a minute.");
    expect(saved).toEqual([]);
  });

  it("says what is marked public and not out yet, and why", async () => {
    const waiting = [{ reference: "2027-00042", title: hostile.markup, why: "It has no opening day." }];
    await openRegister({ "/api/public-plan": ok({ isOn: false, records: 0, waiting, more: 2 }) });
    await userEvent.click(await screen.findByText("3 are marked public and not out yet"));
    expect(screen.getByRole("button", { name: `Open ${hostile.markup}` })).toBeTruthy();
    expect(screen.getByText(/It has no opening day\./)).toBeTruthy();
    expect(screen.getByText(/In them now: none\. The public address is switched off/)).toBeTruthy();
  });

  it("is not offered to a councillor, and bringing in not to an officer", async () => {
    await openRegister({ "/api/me": ok(buildMe({ roles: ["officer"] })) });
    expect(await screen.findByRole("button", { name: "Download CSV" })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Bring in a spreadsheet" })).toBeNull();
  });
});

it("offers a councillor the other pages alone", async () => {
  await openRegister({
    "/api/me": ok(buildMe({ roles: ["member"] })),
    [`/api/measures/who-we-engaged-with?year=${new Date().getFullYear()}`]: offline,
  });
  expect(await screen.findByRole("button", { name: "Who we engaged with", current: "page" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Register" })).toBeNull();
});

describe("bringing in a spreadsheet", () => {
  it.each([
    ["plan.xls", "x", /save it as \.xlsx/],
    ["plan.pdf", "x", /Choose a \.xlsx or a CSV file/],
    ["plan.csv", "", /This file is empty/],
  ])("refuses %s before it is sent", async (name, content, why) => {
    await openRegister();
    await screen.findByRole("button", { name: "Choose a file" });
    upload(name, content);
    expect((await screen.findByRole("alert")).textContent).toMatch(why);
    expect(calls.filter(({ method }) => method)).toEqual([]);
  });

  it("sends the file as it is, and shows what it would do: counts, words and rows", async () => {
    await openRegister({ "POST /api/imports": ok(buildImport()), [first]: ok(buildImport()) });
    await screen.findByRole("button", { name: "Choose a file" });
    upload("Forward plan – Süd.csv", councilSpreadsheet);
    expect(await screen.findByRole("button", { name: "Would add (2)" })).toBeTruthy();
    const sent = calls.find(({ method }) => method === "POST");
    expect(sent?.body).toMatchObject({ size: new Blob([councilSpreadsheet]).size });
    for (const name of ["All rows (5)", "Would change (1)", "Stay as they are (1)", "Cannot come in (1)"])
      expect(screen.getByRole("button", { name })).toBeTruthy();
    expect(screen.getByText("1 column is not understood, so it is left out")).toBeTruthy();
    expect(screen.getByText(/not in Settings/)).toBeTruthy();
    const list = within(screen.getByRole("list", { name: "Rows of the file" }));
    expect(list.getByText(hostile.markup)).toBeTruthy();
    expect(list.getByText("21 Jun 2027").parentElement?.parentElement?.textContent).toBe(
      "from 21 Jun 2027 to 30 Jun 2027",
    );
    expect(list.getByText("There is no title.")).toBeTruthy();
    expect(list.getByText("Row 5")).toBeTruthy();
  });

  it("keeps the file when the upload fails, and sends it again when asked", async () => {
    await openRegister({
      "POST /api/imports": [problem(400, "invalid", "There is no column for the title."), ok(buildImport())],
      [first]: ok(buildImport()),
    });
    await screen.findByRole("button", { name: "Choose a file" });
    upload("plan.csv", "a,b");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("There is no column for the title.");
    await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("button", { name: "Bring these in" })).toBeTruthy();
  });

  it("shows rows of one kind, and turns pages", async () => {
    const page = (at: number, what = "") => `/api/imports/${id}?page=${at}${what && `&what=${what}`}`;
    const one = (line: number, part: Partial<RegisterImport> = {}) =>
      ok(buildImport({ rows: [buildImportRow({ line })], pages: 500, ...part }));
    said.subPageId = `more/register/${id}`;
    await openRegister({
      [page(1)]: one(3),
      [page(2)]: one(103, { page: 2 }),
      [page(1, "cannot")]: ok(buildImport({ rows: [] })),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Next" }));
    expect(await screen.findByText("Row 103")).toBeTruthy();
    expect(screen.getByText("Page 2 of 500")).toBeTruthy();
    expect(screen.queryByText("Row 3")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Cannot come in (1)" }));
    expect(await screen.findByText("There are no such rows")).toBeTruthy();
  });

  it("asks with the numbers before it writes, says how far it is, and what became of it", async () => {
    said.subPageId = `more/register/${id}`;
    const running = buildImport({ state: "running", progress: { ...none, rowsDone: 2 } });
    const done = buildImport({
      state: "done",
      progress: { ...none, rowsDone: 5, added: 1, changed: 1, failed: 1 },
      rows: [buildImportRow({ line: 3, outcome: "failed", why: "The list did not take it." })],
    });
    await openRegister({
      [first]: [ok(buildImport()), ok(running), ok(done)],
      [`POST /api/imports/${id}/run`]: ok(running),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Bring these in" }));
    const asked = screen.getByRole("group", {
      name: "This adds 2 consultations and changes 1 consultation. Bring them in?",
    });
    expect(calls.filter(({ method }) => method)).toEqual([]);
    await userEvent.click(within(asked).getByRole("button", { name: "Yes, bring in 3 rows" }));
    expect(await screen.findByRole("progressbar", { name: "How far it is" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Bring these in" })).toBeNull();
    expect(
      await screen.findByText(/Added: 1\. Changed: 1\. Failed: 1\./, {}, { timeout: 5_000 }),
    ).toBeTruthy();
    expect(screen.getByText("The list did not take it.")).toBeTruthy();
    expect(screen.getByText(/You can upload the same file again/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Not brought in (1)" })).toBeTruthy();
  });

  it("finds the rows that were not written, however many there are", async () => {
    said.subPageId = `more/register/${id}`;
    const progress = { ...none, rowsDone: 5, added: 2, left: 1 };
    const left = buildImportRow({ line: 4, what: "change", outcome: "left", why: "Somebody changed it." });
    await openRegister({
      [first]: ok(buildImport({ state: "done", progress })),
      [`${first}&what=unwritten`]: ok(buildImport({ state: "done", progress, rows: [left] })),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Not brought in (1)" }));
    expect(await screen.findByText("Somebody changed it.")).toBeTruthy();
  });

  it("says that there is nothing to bring in", async () => {
    said.subPageId = `more/register/${id}`;
    await openRegister({ [first]: ok(buildImport({ counts: { ...counts, add: 0, change: 0 } })) });
    expect(await screen.findByText(/There is nothing to bring in/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Bring these in" })).toBeNull();
  });

  it("throws an upload away when asked twice, and takes another file", async () => {
    said.subPageId = `more/register/${id}`;
    await openRegister({
      [first]: ok(buildImport()),
      [`POST /api/imports/${id}/discard`]: { status: 204, body: undefined },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Throw this away" }));
    await userEvent.click(screen.getByRole("button", { name: "Keep it" }));
    expect(calls.filter(({ method }) => method)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Throw this away" }));
    await userEvent.click(screen.getByRole("button", { name: "Yes, throw it away" }));
    expect(await screen.findByRole("button", { name: "Choose a file" })).toBeTruthy();
    expect(window.localStorage.getItem("register-import")).toBeNull();
  });

  it("is there again after leaving and coming back", async () => {
    await openRegister({ "POST /api/imports": ok(buildImport()), [first]: ok(buildImport()) });
    await screen.findByRole("button", { name: "Choose a file" });
    upload("plan.csv", "a,b");
    await screen.findByText("plan.csv");
    await userEvent.click(screen.getByRole("tab", { name: "My work" }));
    await screen.findByText("Nothing is waiting for you");
    await userEvent.click(screen.getByRole("tab", { name: "More" }));
    expect(await screen.findByText("plan.csv")).toBeTruthy();
  });

  it("says when the upload is gone, and takes another file", async () => {
    said.subPageId = `more/register/${id}`;
    const gone = problem(404, "not_found", "That upload is not here any more. Upload the file again.");
    await openRegister({ [first]: gone });
    await userEvent.click(await screen.findByRole("button", { name: "Choose another file" }));
    expect(await screen.findByRole("button", { name: "Choose a file" })).toBeTruthy();
  });
});
