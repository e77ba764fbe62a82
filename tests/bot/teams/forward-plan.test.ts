import { day } from "../../../bot/common/days";
import { matchCommand } from "../../../bot/teams/match-command";
import { everyNode, words } from "../../support/cards";
import { alex, buildConsultation, grady, mention, press, reference } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, here, started } from "./beside-teams";

besideTeams();

// The clock stands in the first quarter of 2027.
const row = (last: number, title: string, from: string | undefined, to: string | undefined, over = {}) =>
  buildConsultation({
    reference: reference(`2027-0000${last}`),
    title,
    startDate: from ? day(from) : undefined,
    endDate: to ? day(to) : undefined,
    areas: ["Old Town"],
    ...over,
  });
const rows = [
  row(1, "Open in Riverside", "2027-01-10", "2027-12-01", { areas: ["Riverside"], service: "Libraries" }),
  row(2, "For everybody", "2027-02-01", "2027-12-01", { areas: ["Whole borough"] }),
  row(3, "Old Town only", "2027-02-02", "2027-12-02"),
  row(4, "Next spring", "2027-04-02", "2027-05-02"),
  row(5, "Long ago", "2026-01-02", "2026-03-02"),
  row(6, "A thought", undefined, undefined),
  row(7, "Next winter", "2027-12-20", "2028-01-30", { areas: ["Riverside"] }),
];
const titles = rows.map(({ title }) => title);
const shown = (card: Parameters<typeof words>[0]) => titles.filter((title) => words(card).includes(title));
const chosen = (card: Parameters<typeof everyNode>[0]) =>
  Object.fromEntries(
    everyNode(card)
      .filter(({ node }) => node["type"] === "Input.ChoiceSet")
      .map(({ node }) => [node["id"], node["value"]]),
  );

describe("the forward plan in chat", () => {
  beforeEach(() => started({ consultations: rows }));

  it("shows this quarter first, and says there is more", async () => {
    const card = await cardSaid("forward plan");
    expect(shown(card)).toEqual(["Open in Riverside", "For everybody", "Old Town only"]);
    expect(words(card)).toContain("This quarter:");
    expect(chosen(card)).toMatchObject({ period: "this quarter", timing: "any", area: "any" });
  });

  it.each([
    ["forward plan next quarter", ["Open in Riverside", "For everybody", "Old Town only", "Next spring"]],
    ["forward plan for Libraries", ["Open in Riverside"]],
    ["forward plan everything", titles],
    ["what is open in Riverside", ["Open in Riverside", "For everybody"]],
    ["What's open in riverside ward?", ["Open in Riverside", "For everybody"]],
    ["what is open in Riversde", ["Open in Riverside", "For everybody"]],
    ["what is open in Riversied", ["Open in Riverside", "For everybody"]],
    ["please show me what is coming up in Riverside", ["Next winter"]],
    ["what is open", ["Open in Riverside", "For everybody", "Old Town only"]],
  ])("%j is understood", async (text, expected) => {
    expect(shown(await cardSaid(text)).sort()).toEqual([...expected].sort());
  });

  it("says what is coming up there too, though only what is open is shown", async () => {
    expect(words(await cardSaid("what is open in Riverside"))).toContain(
      "2 consultations open now, 1 coming up",
    );
  });

  it("says of another council's ward that there is none, and which there are", async () => {
    const card = await cardSaid("what is open in Meriden?");
    expect(words(card)).toContain(
      'I know no area called "meriden" here. Areas I know: Riverside, Old Town, Hillside.',
    );
  });

  it("shows what is chosen in its boxes, and keeps them chosen", async () => {
    const data = { page: 1, period: "next 12 months", timing: "forthcoming", area: "Riverside", service: "" };
    const { card } = await bot.post(press({ ...here(), verb: "consultations.seeForwardPlan", data }));
    expect(shown(card)).toEqual(["Next winter"]);
    expect(chosen(card)).toMatchObject({
      period: "next 12 months",
      timing: "forthcoming",
      area: "Riverside",
    });
  });

  it.each([
    { period: "last century", timing: 7, area: ["Riverside"], page: "x" },
    { area: "Meriden", service: "__proto__" },
    undefined,
  ])("believes nothing of a forged choice: %j", async (data) => {
    const { card } = await bot.post(press({ ...here(), verb: "consultations.seeForwardPlan", data }));
    expect(shown(card)).toEqual(["Open in Riverside", "For everybody", "Old Town only"]);
  });

  it("says when nothing is in the period but something is elsewhere", async () => {
    await started({ consultations: [row(7, "Next winter", "2027-12-20", "2028-01-30")] });
    expect(words(await cardSaid("forward plan"))).toContain("1 consultation elsewhere in the plan.");
  });

  it("shows a channel and a councillor nothing that nobody agreed to", async () => {
    const councillor = { ...grady, roles: ["member"] as const };
    await started({
      people: [alex, councillor],
      consultations: [
        row(1, "Open in Riverside", "2027-01-10", "2027-12-01"),
        row(2, "For everybody", "2027-01-10", "2027-12-01", { workflowStatus: "Idea" }),
      ],
    });
    await bot.post(mention({ ...here(), text: "forward plan everything" }));
    const said = JSON.stringify(connector.heard.at(-1)?.body);
    expect(said).toContain("Open in Riverside");
    expect(said).not.toContain("For everybody");
    expect(shown(await cardSaid("what is open in Old Town", { by: councillor }))).toEqual([
      "Open in Riverside",
    ]);
  });
});

it.each([
  "what is open for debate in a consultation",
  "how do I open a consultation",
  "is the survey open to all",
])("a question with open in it stays a question: %j", (text) => {
  expect(matchCommand(text)?.name).not.toBe("forward-plan");
});
