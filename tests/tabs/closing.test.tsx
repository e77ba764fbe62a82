import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Loaded before: a page that loads late is no part of what these tests are about.
import "../../tabs/src/features/closing";
import "../../tabs/src/features/record";
import { type ClosingAnswer, closingSchema, type FeedbackAnswer, feedbackSchema } from "../../bot/contract";
import { type Backend, calls, offline, ok, openTab, problem } from "./open-tab";
import { buildRecord, hostile } from "./sample";
import { resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

const at = "/api/consultations/2027-00042";

const buildClosing = (part: Partial<ClosingAnswer> = {}): ClosingAnswer =>
  closingSchema.parse({
    ...{ reference: "2027-00042", canWrite: true, warnings: [] },
    participation: {
      ...{ exact: true, responses: "60" },
      groups: [{ group: "Carers", reached: "partly", count: "3", how: "At the club" }],
    },
    done: { participation: true, findings: false, decision: false, evaluation: false },
    feedbackDue: { by: "2027-09-13", promised: false, late: true },
    typed: {
      findings: { findingsSummary: "", resultsUrl: "" },
      decision: { outcomeSummary: "", decisionReasons: "", outcomeDate: "", decisionUrl: "" },
      evaluation: {
        ...{ evalScore: "", ratings: [{ method: "Focus group", rating: "" }], costActual: "" },
        ...{ staffDaysActual: "", socialValue: "", worked: "", didNot: "", nextTime: "" },
        ...{ repeat: "", change: "" },
      },
    },
    ...part,
  });

type Row = FeedbackAnswer["rows"][number];
const buildFeedbackRow = (part: Partial<Row> & { id: string }): Row => ({
  ...{ theme: "Hours", asked: "", said: "Open later.", outcome: "did", answer: "Open until eight." },
  ...{ done: false, published: false, lacks: "", ...part },
});
const buildFeedback = (rows: Row[], part: Partial<FeedbackAnswer> = {}): FeedbackAnswer =>
  feedbackSchema.parse({ reference: "2027-00042", canWrite: true, rows, ...part });

const two = [
  buildFeedbackRow({ id: "1" }),
  buildFeedbackRow({ id: "2", theme: "Parking", answer: "More spaces." }),
];

const refused = (problems: { name: string; message: string }[]) => ({
  status: 400,
  body: { error: { code: "invalid", message: "Put these right.", requestId: "req-42" }, problems },
});

const openRecord = (backend: Backend = {}) =>
  openTab({
    backend: {
      [at]: ok(buildRecord({ workflowStatus: "Decided" })),
      [`${at}/history`]: ok({ lines: [] }),
      [`${at}/closing`]: ok(buildClosing()),
      [`${at}/feedback`]: ok(buildFeedback(two)),
      ...backend,
    },
  });

const part = async (name: string) => within(await screen.findByRole("region", { name }));
const sent = () => calls.filter(({ method }) => method && method !== "GET").map(({ body }) => body);

beforeEach(() => {
  resetTeams();
  said.subPageId = "consultation/2027-00042";
});

it("is there from the day it opens, and not before", async () => {
  await openRecord({ [at]: ok(buildRecord({ workflowStatus: "Approved" })) });
  await screen.findByRole("heading", { name: /Library opening hours/ });
  expect(screen.queryByRole("heading", { name: "Closing the loop" })).toBeNull();
});

it("says what is done, what is owed, and that the promise is late", async () => {
  await openRecord();
  expect((await part("The promise")).getByText(/An answer is due by 13 Sept? 2027\./)).toBeTruthy();
  expect((await part("The promise")).getByText(/That day has passed/)).toBeTruthy();
  expect((await part("Who took part")).getByText("Done")).toBeTruthy();
  expect((await part("What people said")).getByText("Owed")).toBeTruthy();
  expect((await part("Who took part")).getByText(/Partly reached, 3/)).toBeTruthy();
});

it("keeps what was typed when it is refused, with each problem beside its box", async () => {
  const person = userEvent.setup();
  await openRecord({
    [`PATCH ${at}/closing`]: [
      refused([{ name: "decisionReasons", message: "Say why." }]),
      ok(buildClosing({ done: { participation: true, findings: true, decision: true, evaluation: false } })),
    ],
  });
  await person.click((await part("The decision")).getByRole("button", { name: "Record: The decision" }));
  const form = within(screen.getByRole("form", { name: "The decision" }));
  await person.type(form.getByLabelText("What was decided"), "Open later.");
  await person.click(form.getByRole("button", { name: "Save" }));
  expect(await form.findByText(/Not saved yet/)).toBeTruthy();
  const reasons = form.getByLabelText("Why, and how the responses counted");
  expect(reasons.getAttribute("aria-invalid")).toBe("true");
  expect(form.getByLabelText<HTMLTextAreaElement>("What was decided").value).toBe("Open later.");
  await person.type(reasons, "Most asked for it.");
  await person.click(form.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(sent().at(-1)).toEqual({
    decision: {
      ...{ outcomeSummary: "Open later.", decisionReasons: "Most asked for it." },
      ...{ outcomeDate: "", decisionUrl: "" },
    },
  });
});

it("sends nothing while a date box holds what is no day, which only the browser sees", async () => {
  const person = userEvent.setup();
  await openRecord();
  await person.click((await part("The decision")).getByRole("button", { name: "Record: The decision" }));
  const form = within(screen.getByRole("form", { name: "The decision" }));
  const asked = jest.spyOn(HTMLFormElement.prototype, "reportValidity").mockReturnValueOnce(false);
  await person.click(form.getByRole("button", { name: "Save" }));
  expect(asked).toHaveBeenCalledTimes(1);
  expect(sent()).toEqual([]);
  asked.mockRestore();
});

it("records groups, and says of which group a problem is", async () => {
  const person = userEvent.setup();
  await openRecord({
    [`PATCH ${at}/closing`]: refused([
      { name: "groupCount", message: "Young people: “lots” is not a number I can keep." },
    ]),
  });
  await person.click((await part("Who took part")).getByRole("button", { name: "Change: Who took part" }));
  await person.click(screen.getByRole("button", { name: "Add a group" }));
  const added = within(screen.getByRole("group", { name: "New group" }));
  await person.type(added.getByLabelText("Group"), "Young people");
  await person.selectOptions(added.getByLabelText("Did you reach them?"), "Yes");
  await person.type(added.getByLabelText("How many took part"), "lots");
  await person.click((await part("Who took part")).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(added.getByLabelText("How many took part").getAttribute("aria-invalid")).toBe("true"),
  );
  const carers = within(screen.getByRole("group", { name: "Carers" }));
  expect(carers.getByLabelText("How many took part").getAttribute("aria-invalid")).not.toBe("true");
  expect(sent()).toEqual([
    {
      participation: {
        responses: "60",
        groups: [
          { group: "Carers", reached: "partly", count: "3", how: "At the club" },
          { group: "Young people", reached: "yes", count: "lots", how: "" },
        ],
      },
    },
  ]);
});

it("says what to look at again after a part is saved, and what a response cost", async () => {
  const person = userEvent.setup();
  const found = "Small counts can point at somebody: “3 deaf people”.";
  await openRecord({
    [`${at}/closing`]: ok(buildClosing({ costPerResponse: 4.5 })),
    [`PATCH ${at}/closing`]: ok(buildClosing({ lookAgain: [found] })),
  });
  expect((await part("How it went")).getByText("Each response cost £4.50.")).toBeTruthy();
  await person.click((await part("The decision")).getByRole("button", { name: "Record: The decision" }));
  await person.click((await part("The decision")).getByRole("button", { name: "Save" }));
  expect(await screen.findByText(`Saved. ${found}`)).toBeTruthy();
});

it("rates each method, and sends what was learned", async () => {
  const person = userEvent.setup();
  await openRecord({ [`PATCH ${at}/closing`]: ok(buildClosing()) });
  await person.click((await part("How it went")).getByRole("button", { name: "Record: How it went" }));
  await person.selectOptions(screen.getByLabelText("Was the objective met?"), "5");
  await person.selectOptions(screen.getByLabelText("How well Focus group worked"), "6, fully");
  await person.click((await part("How it went")).getByRole("button", { name: "Save" }));
  await screen.findByText("Saved.");
  expect(sent()).toMatchObject([
    { evaluation: { evalScore: "5", ratings: [{ method: "Focus group", rating: "6" }] } },
  ]);
});

it("keeps what was typed while somebody looks elsewhere", async () => {
  const person = userEvent.setup();
  await openRecord();
  await person.click(
    (await part("What people said")).getByRole("button", { name: "Record: What people said" }),
  );
  await person.type(screen.getByLabelText("What people told you, in short"), "Later hours.");
  await person.click(screen.getByRole("tab", { name: "Forward plan" }));
  await person.click(await screen.findByRole("button", { name: "Open Library opening hours" }));
  const box = await screen.findByLabelText<HTMLTextAreaElement>("What people told you, in short");
  expect(box.value).toBe("Later hours.");
});

describe("you said, we did", () => {
  const edit = async () => {
    const person = userEvent.setup();
    await person.click((await part("You said, we did")).getByRole("button", { name: "Write the rows" }));
    return person;
  };
  const row = (number: number) => within(screen.getByRole("group", { name: `Row ${number}` }));

  it("adds, moves and takes out rows, and sends them all in their order", async () => {
    await openRecord({ [`PUT ${at}/feedback`]: ok(buildFeedback([two[0] as Row])) });
    const person = await edit();
    await person.click(screen.getByRole("button", { name: "Add a row" }));
    await person.type(row(3).getByLabelText("Theme"), "Cost");
    await person.type(row(3).getByLabelText("You said"), "Keep it free.");
    await person.click(row(3).getByRole("radio", { name: "We will do it" }));
    await person.type(row(3).getByLabelText("What you will do"), "Ask again.");
    await person.type(row(3).getByLabelText("Who will do it"), "Grady Archie");
    await person.type(row(3).getByLabelText("By when"), "2027-12-01");
    await person.click(screen.getByRole("button", { name: "Move row 3 up" }));
    await person.click(screen.getByRole("button", { name: "Remove row 1" }));
    expect(screen.getByText("1 row goes when you save.")).toBeTruthy();
    await person.click(screen.getByRole("button", { name: "Save the rows" }));
    await screen.findByText("Saved.");
    const [put] = sent() as { key: string; rows: { id?: string; theme: string }[] }[];
    expect(put?.rows).toMatchObject([
      { theme: "Cost", outcome: "will", owner: "Grady Archie", dueDate: "2027-12-01" },
      { id: "2", theme: "Parking" },
    ]);
    expect(put?.rows[0]).not.toHaveProperty("id");
    expect(put?.key).toMatch(/^[A-Za-z0-9-]{1,64}$/);
  });

  it("says what is wrong beside the box of its row, even when the row has moved since", async () => {
    await openRecord({
      [`PUT ${at}/feedback`]: refused([{ name: "rows.1.answer", message: "Row 2: Say what you did." }]),
    });
    const person = await edit();
    await person.clear(row(2).getByLabelText("What you did"));
    await person.click(screen.getByRole("button", { name: "Save the rows" }));
    expect(await row(2).findByText("Say what you did.")).toBeTruthy();
    await person.click(screen.getByRole("button", { name: "Move row 2 up" }));
    expect(row(1).getByText("Say what you did.")).toBeTruthy();
    expect(row(2).queryByText("Say what you did.")).toBeNull();
  });

  it("sends the same key again when no answer came, and another once the rows are others", async () => {
    await openRecord({ [`PUT ${at}/feedback`]: offline });
    const person = await edit();
    const save = () => person.click(screen.getByRole("button", { name: "Save the rows" }));
    await save();
    await screen.findByText(/We did not hear back/);
    await save();
    await waitFor(() => expect(sent()).toHaveLength(2));
    await screen.findByText(/We did not hear back/);
    await person.type(row(1).getByLabelText("Theme"), "!");
    await save();
    await waitFor(() => expect(sent()).toHaveLength(3));
    const [one, again, other] = (sent() as { key: string }[]).map(({ key }) => key);
    expect(one).toBe(again);
    expect(other).not.toBe(one);
    await screen.findByText(/We did not hear back/);
  });

  it("shows what everybody will read before it publishes, without who will do it", async () => {
    const person = userEvent.setup();
    const will = buildFeedbackRow({
      ...{ id: "3", theme: hostile.markup, outcome: "will", owner: "Grady Archie", dueDate: "2027-12-01" },
    });
    await openRecord({
      [`${at}/feedback`]: ok(buildFeedback([will])),
      [`POST ${at}/feedback/publish`]: ok(buildFeedback([will], { publishedOn: "2027-09-20" })),
    });
    await person.click(await screen.findByRole("button", { name: "Preview and publish" }));
    const preview = within(screen.getByRole("group", { name: "This is what everybody will read" }));
    expect(preview.getByText(hostile.markup)).toBeTruthy();
    expect(preview.queryByText(/Grady Archie/)).toBeNull();
    expect(sent()).toEqual([]);
    await person.click(preview.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByText(/People were told what came of it on 20 Sept? 2027/)).toBeTruthy();
    expect(sent()).toEqual([{}]);
  });

  it("shows all that is read, what to look at again, and needs one more press then", async () => {
    const person = userEvent.setup();
    const found = "Is this somebody's name? “Mrs Jones”. Leave it out if so.";
    const given = {
      lookAgain: [found],
      alsoRead: { findings: "Most want evenings.", decision: "Open late.", reasons: "Mrs Jones asked." },
    };
    await openRecord({
      [`${at}/feedback`]: ok(buildFeedback(two, given)),
      [`POST ${at}/feedback/publish`]: [
        refused([{ name: "lookAgain", message: found }]),
        ok(buildFeedback(two, { publishedOn: "2027-09-20" })),
      ],
    });
    expect((await part("You said, we did")).getByText(found)).toBeTruthy();
    await person.click(screen.getByRole("button", { name: "Preview and publish" }));
    const preview = within(screen.getByRole("group", { name: "This is what everybody will read" }));
    for (const text of ["Most want evenings.", "Open late.", "Mrs Jones asked.", found])
      expect(preview.getByText(text)).toBeTruthy();
    await person.click(preview.getByRole("button", { name: "Publish now" }));
    await person.click(await preview.findByRole("button", { name: "Publish as it is" }));
    await screen.findByText(/People were told/);
    expect(sent()).toEqual([{}, { asItIs: true }]);
  });

  it("does not publish rows that lack something, and asks why when nothing changed", async () => {
    const person = userEvent.setup();
    await openRecord({
      [`${at}/feedback`]: [
        ok(buildFeedback([buildFeedbackRow({ id: "1", lacks: "an answer" })])),
        ok(buildFeedback([])),
      ],
      [`POST ${at}/feedback/publish`]: problem(400, "invalid", "Say why nothing changed."),
    });
    await person.click(await screen.findByRole("button", { name: "Preview and publish" }));
    expect(screen.getByText("Hours: lacks an answer")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Publish now" })).toBeNull();
  });

  it("publishes even when nothing changed, with the reason", async () => {
    const person = userEvent.setup();
    await openRecord({
      [`${at}/feedback`]: ok(buildFeedback([])),
      [`POST ${at}/feedback/publish`]: [
        problem(400, "invalid", "Say why nothing changed."),
        ok(buildFeedback([], { publishedOn: "2027-09-20" })),
      ],
    });
    await person.click(await screen.findByRole("button", { name: "Preview and publish" }));
    await person.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByText("Say why nothing changed.")).toBeTruthy();
    await person.type(screen.getByLabelText("Why nothing changed"), "No money for it.");
    await person.click(screen.getByRole("button", { name: "Publish now" }));
    await screen.findByText(/People were told/);
    expect(sent()).toEqual([{}, { nothingChanged: "No money for it." }]);
  });
});

it("is only read by a councillor: bands, published rows and no button", async () => {
  const { typed: _, ...theirs } = buildClosing({
    canWrite: false,
    participation: {
      ...{ exact: false, responses: "60" },
      groups: [{ group: "Carers", reached: "yes", count: "fewer than 5", how: "" }],
    },
  });
  await openRecord({
    [`${at}/closing`]: ok(theirs),
    [`${at}/feedback`]: ok(
      buildFeedback([buildFeedbackRow({ id: "1", published: true })], { canWrite: false }),
    ),
  });
  expect((await part("Who took part")).getByText(/Reached, fewer than 5/)).toBeTruthy();
  expect(screen.getByText(/Small numbers are shown in bands/)).toBeTruthy();
  expect((await part("You said, we did")).getByText("Open until eight.")).toBeTruthy();
  const closing = within(screen.getByRole("region", { name: "Closing the loop" }));
  expect(closing.queryByRole("button")).toBeNull();
});

it("says why it did not load, and tries again", async () => {
  await openRecord({
    [`${at}/closing`]: [problem(403, "not_allowed", "This is not for you."), ok(buildClosing())],
  });
  const closing = within(await screen.findByRole("region", { name: "Closing the loop" }));
  expect((await closing.findByRole("alert")).textContent).toContain("This is not for you.");
  await userEvent.click(closing.getByRole("button", { name: "Try again" }));
  expect(await part("Who took part")).toBeTruthy();
});
