import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Clashes, RecordAnswer } from "../../bot/contract";
import { type Backend, calls, offline, ok, openTab, problem } from "./open-tab";
import { buildMe, buildRecord } from "./sample";
import { heard, resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const at = "/api/consultations/2027-00042";
const written = (method: string) => calls.filter((call) => call.method === method).map(({ body }) => body);

beforeEach(() => {
  resetTeams();
  said.subPageId = "consultation/2027-00042";
});

async function openRecord(record: RecordAnswer, backend: Backend = {}) {
  const person = userEvent.setup();
  await openTab({ backend: { [at]: ok(record), ...backend } });
  await screen.findByRole("heading", { level: 2, name: record.title });
  return person;
}
const section = (name: string) => screen.getByRole("region", { name });
const refusedEdit = (message: string, problems: { name: string; message: string }[]) => ({
  status: 400,
  body: { error: { code: "invalid", message, requestId: "req-42" }, problems },
});
const moved = (part: object) =>
  ok({ reference: "2027-00042", workflowStatus: "Approved", changed: true, moves: [], ...part });

test("shows how it stands, with dates as people here write them", async () => {
  await openRecord(buildRecord());
  const facts = section("At a glance");
  for (const text of [
    "29 Mar 2027 to 21 Jun 2027. Confirmed.",
    "9 Sept 2027",
    "Consult. Standard checklist.",
  ])
    expect(within(facts).getByText(text)).toBeTruthy();
  expect(screen.getByText("Idea")).toBeTruthy();
  expect(within(section("Purpose")).getByText("Not filled in: What people can change.")).toBeTruthy();
});

test("shows what is tried for the first time, and what came of it, only where something is", async () => {
  const tryingOut = "We think that walks work.";
  await openRecord(buildRecord({ tryingOut, triedResult: "Twice as many came." }));
  const facts = within(section("At a glance"));
  expect(facts.getByText("Trying something new")).toBeTruthy();
  expect(facts.getByText(tryingOut)).toBeTruthy();
  expect(facts.getByText("Twice as many came.")).toBeTruthy();
});

test("says nothing of trying where nothing is tried", async () => {
  await openRecord(buildRecord());
  expect(screen.queryByText("Trying something new")).toBeNull();
  expect(screen.queryByText("What came of trying it")).toBeNull();
});

test("changes one field in its place, and sends no other", async () => {
  const after = buildRecord({ title: "Library hours" });
  const person = await openRecord(buildRecord(), {
    [`PATCH ${at}`]: ok({ record: after, changed: ["Title"] }),
  });
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  const box = screen.getByRole("textbox", { name: "Title" });
  await person.clear(box);
  await person.type(box, "Library hours");
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved: Title.")).toBeTruthy();
  expect(written("PATCH")).toEqual([{ title: "Library hours" }]);
  expect(screen.getByRole("heading", { level: 2, name: "Library hours" })).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Edit Purpose" })),
  );
});

test("sends nothing while a date box holds what is no day, which only the browser sees", async () => {
  const person = await openRecord(buildRecord());
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  await person.type(screen.getByRole("textbox", { name: "Title" }), "!");
  const asked = jest.spyOn(HTMLFormElement.prototype, "reportValidity").mockReturnValueOnce(false);
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(asked).toHaveBeenCalledTimes(1);
  expect(written("PATCH")).toEqual([]);
  asked.mockRestore();
});

test("says what is wrong beside the box, goes there, and keeps what was typed", async () => {
  const wrong = { name: "title", message: "Title needs at least 5 letters." };
  const person = await openRecord(buildRecord(), {
    [`PATCH ${at}`]: [
      refusedEdit(wrong.message, [wrong]),
      problem(409, "conflict", "Somebody else just changed it."),
    ],
  });
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  const box = screen.getByRole("textbox", { name: "Title" }) as HTMLInputElement;
  await person.clear(box);
  await person.type(box, "Hi");
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(wrong.message)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect([box.value, box.getAttribute("aria-invalid")]).toEqual(["Hi", "true"]);

  await person.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByText(/Somebody else just changed it\./)).closest("[role=alert]")).toBeTruthy();
  expect([box.value, screen.queryByText(wrong.message)]).toEqual(["Hi", null]);
});

test("asks to look again before everybody reads it, keeps what was typed, and saves it as it is", async () => {
  const found = "Small counts can point at somebody: “Two residents”. Say “a few people” instead.";
  const person = await openRecord(buildRecord(), {
    [`PATCH ${at}`]: [
      refusedEdit(found, [{ name: "lookAgain", message: found }]),
      ok({ record: buildRecord(), changed: ["What people can change"] }),
    ],
  });
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What people can change" });
  await person.type(box, "Two residents said");
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByText(found)).closest("[role=alert]")).toBeTruthy();
  expect(screen.getByText("Look again before everybody reads it")).toBeTruthy();
  expect([box.value, screen.queryByText("Not saved")]).toEqual(["Two residents said", null]);
  // Other words are to be looked at anew.
  await person.type(box, " so");
  expect(screen.queryByText(found)).toBeNull();
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved: What people can change.")).toBeTruthy();
  expect(written("PATCH")).toEqual([
    { whatCanChange: "Two residents said" },
    { whatCanChange: "Two residents said so" },
  ]);
});

test("saves as it is what was shown once more", async () => {
  const found = "Is this somebody's name? “Mrs Jones”. Leave it out if so.";
  const person = await openRecord(buildRecord(), {
    [`PATCH ${at}`]: [
      refusedEdit(found, [{ name: "lookAgain", message: found }]),
      ok({ record: buildRecord(), changed: ["What people can change"] }),
    ],
  });
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  await person.type(screen.getByRole("textbox", { name: "What people can change" }), "Mrs Jones said");
  await person.click(screen.getByRole("button", { name: "Save" }));
  await person.click(await screen.findByRole("button", { name: "Save as it is" }));
  expect(await screen.findByText("Saved: What people can change.")).toBeTruthy();
  expect(written("PATCH")[1]).toEqual({ whatCanChange: "Mrs Jones said", asItIs: "yes" });
});

test("keeps what somebody typed while it was being saved, and says so", async () => {
  let answer: (body: unknown) => void = () => undefined;
  const body = new Promise((resolve) => {
    answer = resolve;
  });
  const after = buildRecord({ title: "Library hours" });
  const first = after.parts[0]?.boxes[0];
  if (first) first.value = "Library hours";
  const person = await openRecord(buildRecord(), { [`PATCH ${at}`]: ok(body) });
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  const title = screen.getByRole("textbox", { name: "Title" });
  await person.clear(title);
  await person.type(title, "Library hours");
  await person.click(screen.getByRole("button", { name: "Save" }));
  await person.type(screen.getByRole("textbox", { name: "What people can change" }), "The hours");
  answer({ record: after, changed: ["Title"] });
  expect(
    await screen.findByText("Saved: Title. What you typed since is still here. Save it too."),
  ).toBeTruthy();
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What people can change" });
  expect(box.value).toBe("The hours");
});

test("keeps what was typed while somebody looks elsewhere, until they cancel", async () => {
  const person = await openRecord(buildRecord());
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  await person.type(screen.getByRole("textbox", { name: "What people can change" }), "The hours");
  await person.click(screen.getByRole("button", { name: "Back to Forward plan" }));
  await person.click(await screen.findByRole("button", { name: "Open Library opening hours" }));
  const box = await screen.findByRole("textbox", { name: "What people can change" });
  expect((box as HTMLTextAreaElement).value).toBe("The hours");
  await person.click(screen.getByRole("button", { name: "Cancel" }));
  await person.click(screen.getByRole("button", { name: "Edit Purpose" }));
  expect((screen.getByRole("textbox", { name: "What people can change" }) as HTMLTextAreaElement).value).toBe(
    "",
  );
  expect(written("PATCH")).toEqual([]);
});

test("chooses among names with commas in them, and keeps one the council has no more", async () => {
  const record = buildRecord();
  const areas = record.parts[1]?.boxes[0];
  if (areas) areas.value = "Ashby, Old Town, Birch Vale, east";
  const person = await openRecord(record, { [`PATCH ${at}`]: ok({ record, changed: ["Areas"] }) });
  await person.click(screen.getByRole("button", { name: "Edit People and places" }));
  const group = screen.getByRole("group", { name: "Areas" });
  const ticked = within(group).getAllByRole<HTMLInputElement>("checkbox", { checked: true });
  expect(ticked.map((box) => box.labels?.[0]?.textContent)).toEqual([
    "Ashby",
    "Birch Vale, east",
    "Old Town",
  ]);
  await person.click(within(group).getByRole("checkbox", { name: "Ashby" }));
  await person.selectOptions(screen.getByRole("combobox", { name: "Who may see it" }), "Internal");
  await person.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Saved: Areas.");
  expect(written("PATCH")).toEqual([{ areas: "Birch Vale, east, Old Town", visibility: "Internal" }]);
});

test("leads from what is missing to its box, and away again once it is saved", async () => {
  const after = buildRecord({ next: undefined });
  const box = after.parts[0]?.boxes[1];
  if (box) box.value = "The hours";
  const person = await openRecord(buildRecord(), {
    [`PATCH ${at}`]: ok({ record: after, changed: ["What people can change"] }),
  });
  const missing = section("Before it can be Submitted");
  expect(within(missing).getByText("It still needs 2 things:")).toBeTruthy();
  expect(within(missing).getByText(/Type ‘consultation 2027-00042’/)).toBeTruthy();
  await person.click(within(missing).getByRole("button", { name: "Fill in What people can change" }));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "What people can change" })),
  );
  await person.keyboard("The hours");
  await person.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved: What people can change.")).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "What people can change" })).toBeNull();
  expect(screen.queryByRole("region", { name: "Before it can be Submitted" })).toBeNull();
});

const forReview = () =>
  buildRecord({
    workflowStatus: "Submitted",
    next: undefined,
    parts: [],
    moves: [
      { to: "Approved", needsNote: false },
      { to: "Changes requested", needsNote: true },
      { to: "Stopped", needsNote: true },
    ],
  });

test("approves with a note or without, and says who was told", async () => {
  const person = await openRecord(forReview(), {
    [`POST ${at}/status`]: moved({ told: { name: "Alex Wilber", reached: true } }),
  });
  await person.click(screen.getByRole("button", { name: "Approve" }));
  await person.type(screen.getByRole("textbox", { name: "Note, if you wish" }), "Good work");
  await person.click(screen.getByRole("button", { name: "Approve" }));
  expect(await screen.findByText("It is now: Approved. We told Alex Wilber.")).toBeTruthy();
  expect(written("POST")).toEqual([{ to: "Approved", note: "Good work" }]);
});

test("asks for a note before changes are asked for", async () => {
  const person = await openRecord(forReview(), {
    [`POST ${at}/status`]: moved({ workflowStatus: "Changes requested" }),
  });
  await person.click(screen.getByRole("button", { name: "Ask for changes" }));
  await person.click(screen.getByRole("button", { name: "Ask for changes" }));
  expect(await screen.findByText(/Write a note first\./)).toBeTruthy();
  expect(written("POST")).toEqual([]);
  await person.type(screen.getByRole("textbox", { name: "What should change?" }), "Say what it costs");
  await person.click(screen.getByRole("button", { name: "Ask for changes" }));
  expect(await screen.findByText("It is now: Changes requested.")).toBeTruthy();
});

test("asks again before it is stopped", async () => {
  const person = await openRecord(forReview(), {
    [`POST ${at}/status`]: moved({ workflowStatus: "Stopped" }),
  });
  await person.click(screen.getByRole("button", { name: "Stop it" }));
  expect(screen.getByText(/Do you want to stop it\?/)).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Cancel" }));
  expect(written("POST")).toEqual([]);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("What you can do now"));
  await person.click(screen.getByRole("button", { name: "Stop it" }));
  await person.type(screen.getByRole("textbox", { name: "Why does it stop?" }), "No money");
  await person.click(screen.getByRole("button", { name: "Yes, stop it" }));
  expect(await screen.findByText("It is now: Stopped.")).toBeTruthy();
  expect(written("POST")).toEqual([{ to: "Stopped", note: "No money" }]);
});

test("sends a change again once, with a fresh token, when the token had just expired", async () => {
  const person = await openRecord(buildRecord(), {
    [`POST ${at}/status`]: [
      problem(401, "signed_out", "Sign in again."),
      moved({ workflowStatus: "Submitted", reviewers: [] }),
    ],
  });
  await person.click(screen.getByRole("button", { name: "Send for review" }));
  expect(
    await screen.findByText(
      "It is now: Submitted. Nobody can review it yet. Ask your engagement team who should.",
    ),
  ).toBeTruthy();
  expect(written("POST")).toHaveLength(2);
});

test("shows a refusal as the server says it, and keeps the note", async () => {
  const gate = "Two steps come first: 2.4 Write the equality assessment; 2.5 Book the venue.";
  const person = await openRecord(forReview(), {
    [`POST ${at}/status`]: [problem(409, "conflict", gate), offline],
  });
  await person.click(screen.getByRole("button", { name: "Approve" }));
  await person.type(screen.getByRole("textbox", { name: "Note, if you wish" }), "Good work");
  await person.click(screen.getByRole("button", { name: "Approve" }));
  expect((await screen.findByRole("alert")).textContent).toContain(gate);
  await person.click(screen.getByRole("button", { name: "Approve" }));
  expect(await screen.findByText(/We did not hear back/)).toBeTruthy();
  const note = screen.getByRole("textbox", { name: "Note, if you wish" }) as HTMLTextAreaElement;
  expect(note.value).toBe("Good work");
});

test("shows a councillor what is public, with nothing to change", async () => {
  await openRecord(buildRecord({ parts: [], moves: [], next: undefined, forOfficers: undefined }), {
    "/api/me": ok(buildMe({ roles: ["member"] })),
  });
  expect(within(section("Purpose")).getByText("New hours for six libraries.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Edit|Approve|Show history|Check clashes/ })).toBeNull();
});

const clashes: Clashes = {
  findings: [
    {
      ...{ kind: "sameAudience", severity: "medium", from: "2027-04-01", to: "2027-05-01" },
      ...{ what: "Parks strategy asks the same people.", why: "They may tire.", reference: "2027-00007" },
    },
    {
      ...{ kind: "openingDay", severity: "block", from: "2027-03-29", to: "2027-03-29" },
      ...{ what: "It opens before an election.", why: "Staff must stay neutral.", refuses: "unless-noted" },
    },
    {
      ...{ kind: "uncheckedDates", severity: "medium", from: "2027-03-29", to: "2027-06-21" },
      ...{ what: "Nobody has checked the dates of 2027", why: "Some may be missing." },
    },
  ],
  alternatives: [{ startDate: "2027-05-10", endDate: "2027-08-02", why: "After the election." }],
};

test("checks its dates, the worst first, in words, with better dates and where to change them", async () => {
  said.appId = "00000000-0000-0000-0000-0000000000aa";
  const person = await openRecord(buildRecord(), { "POST /api/consultations/clashes": ok(clashes) });
  await person.click(screen.getByRole("button", { name: "Check clashes" }));
  const found = within(await screen.findByRole("list", { name: "Clashes" })).getAllByRole("listitem");
  expect(found.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Needs a reason29 Mar 2027It opens before an election/),
    expect.stringMatching(/^Take care1 Apr 2027 to 1 May 2027Parks strategy/),
  ]);
  expect(screen.getByText("2 clashes")).toBeTruthy();
  const also = within(screen.getByRole("list", { name: "Also to know" })).getAllByRole("listitem");
  expect(also.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^To know29 Mar 2027 to 21 Jun 2027Nobody has checked/),
  ]);
  expect(screen.getByText("10 May 2027 to 2 Aug 2027")).toBeTruthy();
  expect(written("POST")).toMatchObject([
    { startDate: "2027-03-29", endDate: "2027-06-21", reference: "2027-00042", track: "standard" },
  ]);
  expect(screen.getByText(/type ‘change dates 2027-00042’/)).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Open the chat" }));
  expect(heard.opened).toEqual([`https://teams.microsoft.com/l/entity/${said.appId}/conversations`]);
});

test("fetches the history when it is asked for, the newest first", async () => {
  const line = (what: string, when: string) => ({ what, when, who: "Alex Wilber", from: "", to: "Idea" });
  const person = await openRecord(buildRecord(), {
    [`${at}/history`]: ok({
      lines: [line("Logged", "2027-01-02T09:00:00Z"), line("Title changed", "2027-02-02T09:00:00Z")],
    }),
  });
  expect(calls.some(({ path }) => path.endsWith("/history"))).toBe(false);
  await person.click(screen.getByRole("button", { name: "Show history" }));
  const lines = within(await screen.findByRole("list", { name: "History" })).getAllByRole("listitem");
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Title changed Alex Wilber, 2 Feb 2027, 09:00/),
    expect.stringMatching(/^Logged/),
  ]);
});

test("copies it as next year's, and leads to the chat", async () => {
  const chatUrl = "https://teams.microsoft.com/l/chat/0/0?users=28:bot";
  const person = await openRecord(buildRecord(), {
    [`POST ${at}/copy`]: [
      problem(403, "not_allowed", "Ask the engagement lead."),
      ok({ planId: "one", title: "Library", say: "plan a consultation", chatUrl }),
    ],
  });
  await person.click(screen.getByRole("button", { name: "Copy as next year's" }));
  expect(await screen.findByText("Ask the engagement lead.")).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Copy as next year's" }));
  const copied = await screen.findByText(/Type there: ‘plan a consultation’\./);
  expect(within(copied).getByRole("link").getAttribute("href")).toBe(chatUrl);
});
