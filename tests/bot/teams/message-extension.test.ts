import type { Person } from "../../../bot/common/person";
import type { Card } from "../../../bot/teams";
import { words } from "../../support/cards";
import { alex, buildConsultation, extension, grady, reference } from "../../support/teams";
import { besideTeams, bot, cardSaid, errors, here, started } from "./beside-teams";

besideTeams();

interface Shown {
  composeExtension: {
    type: string;
    text?: string;
    attachments?: {
      contentType: string;
      content: Card;
      preview: { content: { title: string; text: string } };
    }[];
  };
}
const listUrl = "https://council.sharepoint.com/sites/engagement/Lists/Consultations/DispForm.aspx?ID=42";
const rows = [
  buildConsultation({ listUrl }),
  buildConsultation({
    reference: reference("2027-00043"),
    title: "Market days",
    overview: "When stalls are up.",
    service: "Markets",
    listUrl: listUrl.replace("42", "43"),
  }),
  buildConsultation({
    reference: reference("2027-00044"),
    title: "Parks byelaws draft",
    workflowStatus: "Idea",
    listUrl: listUrl.replace("42", "44"),
  }),
];
const councillor: Person = { ...grady, roles: ["member"] };

const asked = async (
  name: "query" | "queryLink",
  value: unknown,
  by?: Person,
): Promise<Shown["composeExtension"]> => {
  const { body } = await bot.post(extension({ ...here(), ...(by && { by }), name, value }));
  return (body as Shown).composeExtension;
};
const query = (text: string, more: object = {}) => ({
  commandId: "findConsultation",
  parameters: [{ name: "query", value: text }],
  queryOptions: { skip: 0, count: 25 },
  ...more,
});
const titles = ({ attachments = [] }: Shown["composeExtension"]) =>
  attachments.map(({ preview }) => preview.content.title);

describe("a search from the box where people write", () => {
  beforeEach(() => started({ people: [alex, councillor], consultations: rows }));

  it.each([
    ["parks strategy", ["Parks strategy"]],
    ["markets", ["Market days"]],
    ["2027-00042", ["Parks strategy"]],
  ])("%j finds", async (text, expected) => {
    expect(titles(await asked("query", query(text)))).toEqual(expected);
  });

  it("offers what is open or coming up before anything is typed", async () => {
    const found = await asked("query", {
      commandId: "findConsultation",
      parameters: [{ name: "initialRun", value: "true" }],
    });
    expect(titles(found).sort()).toEqual(["Market days", "Parks strategy"]);
  });

  it("puts in a card that others may read: what, when, who, and a way to the list", async () => {
    const { attachments = [] } = await asked("query", query("2027-00042"));
    const card = attachments[0]?.content as Card;
    expect(attachments[0]?.contentType).toBe("application/vnd.microsoft.card.adaptive");
    expect(words(card)).toMatch(/Parks strategy.*2027-00042.*Alex Wilber/s);
    expect(JSON.stringify(card)).toContain(listUrl);
  });

  it("never puts in a draft, since others would read it, and says so", async () => {
    for (const by of [alex, councillor]) {
      expect(titles(await asked("query", query("byelaws"), by))).toEqual([]);
      expect(await asked("query", query("2027-00044"), by)).toEqual({
        type: "message",
        text: "I found no consultation like that. Drafts are left out, since others would read them.",
      });
    }
  });

  it("gives the next ones when Teams asks for them, and ends quietly", async () => {
    const found = async (skip: number) =>
      titles(await asked("query", query("", { queryOptions: { skip, count: 1 } })));
    expect([...(await found(0)), ...(await found(1))].sort()).toEqual(["Market days", "Parks strategy"]);
    expect(await found(2)).toEqual([]);
  });

  it.each([
    undefined,
    {},
    { commandId: "__proto__" },
    { commandId: "findConsultation", parameters: "x", queryOptions: { skip: -1, count: 1e9 } },
    query("x".repeat(5_000)),
    query("‮<at>${title}</at>{{DATE}}"),
  ])("answers a forged or broken one without failing: %#", async (value) => {
    const { type } = await asked("query", value);
    expect(["message", "result"]).toContain(type);
    expect(errors()).toEqual([]);
  });

  it("is for this council's people alone", async () => {
    const stranger: Person = { ...alex, id: "00000000-0000-0000-0000-000000000999" as never };
    expect((await asked("query", query("parks"), stranger)).text).toContain(
      "only with this council's people",
    );
  });
});

describe("a pasted link to a row of the list", () => {
  beforeEach(() => started({ people: [alex, councillor], consultations: rows }));

  it.each([
    listUrl,
    listUrl.replace("DispForm", "EditForm"),
    listUrl.replace("ID=42", "id=42&Source=%2Fsites%2Fengagement"),
    listUrl.replace("council", "COUNCIL").replace("Lists", "lists"),
  ])("becomes its card: %s", async (url) => {
    expect(titles(await asked("queryLink", { url }))).toEqual(["Parks strategy"]);
  });

  it.each([
    ["of a draft", listUrl.replace("42", "44")],
    ["of another list", listUrl.replace("Consultations", "Actions")],
    ["of another site", listUrl.replace("engagement", "other")],
    ["of another tenant", listUrl.replace("council.", "fabrikam.")],
    ["to no row", listUrl.replace("ID=42", "")],
    ["that is broken", "https://council.sharepoint.com/%E0%A4%A?ID=42"],
    ["that is none", "not a link"],
  ])("stays a link when it is one %s", async (_, url) => {
    expect(await asked("queryLink", { url })).toMatchObject({ type: "result", attachments: [] });
    expect(errors()).toEqual([]);
  });
});

it("a link to a row that is sent as a message to the bot opens its record", async () => {
  await started({ people: [alex, councillor], consultations: rows });
  const card = await cardSaid(`Can you look at ${listUrl} please?`);
  expect(words(card)).toMatch(/Parks strategy.*2027-00042/s);
});
