import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { RecordAnswer } from "../../bot/contract";
import { type Backend, calls, offline, ok, openTab, problem } from "./open-tab";
import { buildBox, buildRecord } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const at = "/api/consultations/2027-00042";
const url = "https://council.sharepoint.example/plan.pdf";

beforeEach(() => {
  resetTeams();
  said.subPageId = "consultation/2027-00042";
});

function recordWith(
  documents: { title: string; url: string; isPublic?: true }[],
  value?: string,
): RecordAnswer {
  const { forOfficers, ...record } = buildRecord();
  if (!forOfficers) throw new Error("The sample is for officers");
  const lines = documents.map(({ title, url }) => `${title} | ${url}`).join("\n");
  return {
    ...record,
    forOfficers: { ...forOfficers, supportingDocuments: documents },
    parts: [
      {
        ...{ name: "links", label: "Documents and links" },
        boxes: [
          buildBox({ name: "supportingDocuments", label: "Documents", kind: "text", value: value ?? lines }),
        ],
      },
    ],
  };
}

async function openLinks(record: RecordAnswer, backend: Backend = {}) {
  await openTab({ backend: { [at]: ok(record), ...backend } });
  await screen.findByRole("button", { name: "Attach a file" });
  return within(screen.getByRole("region", { name: "Documents and links" }));
}
const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText("File to attach"), { target: { files: [file] } });
const sent = () => calls.filter(({ method }) => method === "POST");
const plan = new File(["the plan"], "Cynllun ŵ.pdf", { type: "application/pdf" });

test("attaches a file, says so, and shows it among the documents", async () => {
  const after = recordWith([{ title: "Cynllun ŵ.pdf", url }]);
  const part = await openLinks(recordWith([]), { [`POST ${at}/documents`]: ok(after) });
  choose(plan);
  expect(await part.findByText("Cynllun ŵ.pdf is attached.")).toBeTruthy();
  const list = part.getByRole("list", { name: "Documents" });
  expect(within(list).getByRole("link", { name: "Cynllun ŵ.pdf" }).getAttribute("href")).toBe(url);
  expect(sent().map(({ path, body }) => [path, body])).toEqual([[`${at}/documents`, plan]]);
});

test("says why a file was not taken, beside the button, and takes the next one", async () => {
  const after = recordWith([{ title: "Cynllun ŵ.pdf", url }]);
  const refused = problem(400, "invalid", "A .exe file can run. Attach a PDF instead.");
  const part = await openLinks(recordWith([]), { [`POST ${at}/documents`]: [refused, offline, ok(after)] });
  choose(new File(["x"], "plan.exe"));
  expect((await part.findByRole("alert")).textContent).toBe("A .exe file can run. Attach a PDF instead.");
  choose(plan);
  await waitFor(() => expect(part.getByRole("alert").textContent).toContain("We did not hear back"));
  choose(plan);
  expect(await part.findByText("Cynllun ŵ.pdf is attached.")).toBeTruthy();
  expect(part.queryByRole("alert")).toBeNull();
});

test("refuses an empty file and one of more than 25 MB before anything is sent", async () => {
  const part = await openLinks(recordWith([]));
  choose(new File([], "empty.pdf"));
  expect((await part.findByRole("alert")).textContent).toContain("This file is empty.");
  const large = new File(["x"], "large.pdf");
  Object.defineProperty(large, "size", { value: 25 * 1024 * 1024 + 1 });
  choose(large);
  expect(part.getByRole("alert").textContent).toContain("bigger than 25 MB");
  expect(sent()).toEqual([]);
});

test("keeps what was typed by hand in sight, and goes away while the part is a form", async () => {
  const person = userEvent.setup();
  const part = await openLinks(
    recordWith([{ title: "Plan", url, isPublic: true }], `Plan | ${url}\nsee Ann’s drive`),
  );
  expect(part.getByText(/see Ann’s drive/)).toBeTruthy();
  expect(part.getByText(/\(public\)/)).toBeTruthy();
  await person.click(part.getByRole("button", { name: "Edit Documents and links" }));
  expect(screen.queryByRole("button", { name: "Attach a file" })).toBeNull();
});

test("is not offered to whoever may not change the record", async () => {
  await openTab({ backend: { [at]: ok(buildRecord({ parts: [] })) } });
  await screen.findByRole("heading", { level: 2, name: "Library opening hours" });
  expect(screen.queryByRole("button", { name: "Attach a file" })).toBeNull();
});
