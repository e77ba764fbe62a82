import { listViews } from "../../../../bot/sharepoint/views/list-views";
import { people, type StandIn, startStandIn } from "../../../support/stand-in";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.provisionViews();
  await standIn.steer("2027-03-10T12:00:00Z");
}, 60_000);
afterAll(() => standIn.close());

/** A register of many years: nearly all of it over, as it is in a council. */
const finished = (at: number) => ({
  Title: `Finished ${at}`,
  Reference: `2020-${String(at).padStart(5, "0")}`,
  WorkflowStatus: "Complete",
  StartDate: "2020-03-02T00:00:00Z",
  EndDate: "2020-04-02T00:00:00Z",
  FeedbackPromised: "2020-07-02T00:00:00Z",
});
const day = (text: string) => `${text}T00:00:00Z`;
const waiting = [
  {
    Title: "To review",
    WorkflowStatus: "Submitted",
    StartDate: day("2027-05-04"),
    EndDate: day("2027-06-04"),
  },
  { Title: "Running", WorkflowStatus: "Open", StartDate: day("2027-03-01"), EndDate: day("2027-03-10") },
  { Title: "Not closed", WorkflowStatus: "Open", StartDate: day("2027-01-04"), EndDate: day("2027-03-09") },
  {
    Title: "Never approved",
    WorkflowStatus: "Submitted",
    StartDate: day("2027-03-09"),
    EndDate: day("2027-06-01"),
  },
  {
    Title: "Not decided",
    WorkflowStatus: "Closed",
    EndDate: day("2027-01-09"),
    DecisionDate: day("2027-03-09"),
  },
  {
    Title: "No answer yet",
    WorkflowStatus: "Decided",
    EndDate: day("2026-11-09"),
    FeedbackPromised: day("2027-03-09"),
  },
  {
    Title: "Answer due today",
    WorkflowStatus: "Decided",
    EndDate: day("2026-11-08"),
    FeedbackPromised: day("2027-03-10"),
  },
  {
    Title: "Answered",
    WorkflowStatus: "Feedback published",
    EndDate: day("2026-10-09"),
    FeedbackPromised: day("2026-12-09"),
  },
  { Title: "Old idea", WorkflowStatus: "Idea", StartDate: day("2027-01-09"), EndDate: day("2027-02-09") },
  { Title: "Undated", WorkflowStatus: "Idea" },
  { Title: "Stopped", WorkflowStatus: "Stopped", StartDate: day("2027-03-02"), EndDate: day("2027-04-02") },
];

async function fill(list: string, rows: readonly object[]): Promise<void> {
  const { id: site } = await standIn.graphGet("/sites/127.0.0.1:/sites/local");
  const { id } = await standIn.listNamed(list);
  for (let at = 0; at < rows.length; at += 20) {
    const requests = rows.slice(at, at + 20).map((fields, index) => ({
      ...{ id: String(index), method: "POST", url: `/sites/${site}/lists/${id}/items`, body: { fields } },
      headers: { "Content-Type": "application/json" },
    }));
    const answer = await fetch(`${standIn.graph.url}/v1.0/$batch`, {
      method: "POST",
      headers: { Authorization: `Bearer ${await standIn.token()}`, "Content-Type": "application/json" },
      body: JSON.stringify({ requests }),
    });
    const { responses } = (await answer.json()) as { responses: { status: number; body: unknown }[] };
    const bad = responses.find(({ status }) => status !== 201);
    if (bad) throw new Error(JSON.stringify(bad));
  }
}
const pageOf = async (list: string, title: string): Promise<string> =>
  (
    await fetch(`${standIn.graph.url}/sites/local/Lists/${list}/${encodeURIComponent(title)}.aspx`, {
      headers: { Cookie: `editing-as=${people.alex.id}` },
    })
  ).text();
const titles = async (title: string) => [
  ...new Set(
    [...(await pageOf("Consultations", title)).matchAll(/items\/\d+">([^<]+)<\/a><\/div>/g)].map(
      ([, name]) => name,
    ),
  ),
];

describe("on a register of more than 5,000 rows", () => {
  beforeAll(async () => {
    await fill("Consultations", [
      ...Array.from({ length: 5_001 }, (_, at) => finished(at)),
      ...waiting.map((row, at) => ({ ...row, Reference: `2027-${String(at).padStart(5, "0")}` })),
    ]);
    await fill(
      "Actions",
      Array.from({ length: 12 }, (_, at) => ({
        Title: `Step ${at}`,
        Status: at < 9 ? "Open" : "Done",
        DueDate: day("2020-03-02"),
        Consultation: `2020-0000${at % 3}`,
      })),
    );
  }, 120_000);

  it.each(
    listViews
      .filter(({ list }) => list === "Consultations" || list === "Actions")
      .flatMap(({ list, views }) => views.map(({ title }) => [list, title] as const)),
  )("%s: %s can be displayed", async (list, title) => {
    const page = await pageOf(list, title);
    expect(page).toContain(`<h1>${list}: ${title}</h1>`);
    expect(page).not.toContain("cannot be displayed");
  });

  it("each shows what it promises, the last days of things included", async () => {
    expect(await titles("Awaiting review")).toEqual(["To review", "Never approved"]);
    expect(await titles("Open now")).toEqual(["Running"]);
    expect(await titles("Late")).toEqual(["No answer yet", "Not decided", "Not closed", "Never approved"]);
    expect(await titles("Waiting for feedback")).toEqual(["No answer yet", "Answer due today"]);
    expect(await titles("No dates yet")).toEqual(["Undated"]);
    expect(await titles("This year")).not.toContain("Finished 1");
    expect(await titles("This year")).toEqual(expect.arrayContaining(["To review", "Stopped", "Running"]));
    expect(await pageOf("Actions", "Overdue")).toContain("9 items");
  });

  it("says late where it is, and only there", async () => {
    const page = await pageOf("Consultations", "Late");
    expect(page.match(/Late: Tue 9 Mar 2027/g)).toHaveLength(4);
    expect(await pageOf("Consultations", "Waiting for feedback")).toContain("Today: Wed 10 Mar 2027");
    expect(await pageOf("Consultations", "Awaiting review")).not.toContain("Late: Fri 4 Jun");
  });
});
