import { everyNode, words } from "../../support/cards";
import {
  adele,
  alex,
  buildConsultation,
  grady,
  mention,
  press,
  reference,
  submit,
} from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, started } from "./beside-teams";

besideTeams();

const councillor = { ...grady, roles: ["member"] as const };
const linksOn = (card: Parameters<typeof everyNode>[0]) =>
  everyNode(card)
    .filter(({ node }) => node["type"] === "Action.OpenUrl")
    .map(({ node }) => [node["title"], node["url"]]);
const links = (of: string) =>
  (["xlsx", "csv"] as const).map((format) => [
    format === "xlsx" ? "Excel" : "CSV",
    `https://forum.example/documents/register-${of}.${format}-for-${alex.id}`,
  ]);
const verb = "consultations.exportRegister";
const rows = [buildConsultation(), buildConsultation({ reference: reference("2027-00043") })];

describe("export the register", () => {
  it.each(["export the register", "Export register please", "download the register"])(
    "%j gives links that open without signing in",
    async (text) => {
      await started({ consultations: rows });
      const card = await cardSaid(text);
      expect(linksOn(card)).toEqual(links("whole"));
      expect(words(card)).toContain("2 consultations");
      expect(words(card)).toContain("work for 15 minutes");
    },
  );

  it.each([
    "export the register 2027",
    "export register for 2027",
    "Export 2027",
    "please download the register of 2027",
  ])("%j is about that year", async (text) => {
    await started({ consultations: rows });
    const card = await cardSaid(text);
    expect(linksOn(card)).toEqual(links("2027"));
    expect(words(card)).toContain("The register of 2027");
  });

  it.each([
    ["export the register 27", "Write the year with four numbers"],
    ["export the register 1999", "Nothing on the register touches 1999."],
  ])("%j says what to do", async (text, said) => {
    await started({ consultations: rows });
    const card = await cardSaid(text);
    expect(words(card)).toContain(said);
    expect(linksOn(card)).toEqual([]);
  });

  it("of an empty register says so", async () => {
    await started({ consultations: [] });
    expect(words(await cardSaid("export the register"))).toContain("The register is empty.");
  });

  it("makes new links of the same year when asked, also where only Action.Submit is known", async () => {
    await started({ consultations: rows });
    const { card } = await bot.post(press({ ...here(), verb, data: { year: "2027" } }));
    expect(linksOn(card)).toEqual(links("2027"));
    await bot.post(submit({ ...here(), verb, data: { year: "" } }));
    expect(linksOn(connector.cards().at(-1) as never)).toEqual(links("whole"));
  });

  it("makes no link for a councillor, typed or pressed", async () => {
    let made = 0;
    await started({ consultations: rows, people: [alex, councillor] }, (given) => {
      given.takeAwayLink = async () => `https://forum.example/${++made}`;
    });
    expect(words(await cardSaid("export the register", { by: councillor }))).toContain(
      "The whole register is for officers.",
    );
    const { card } = await bot.post(press({ ...here(), by: councillor, verb, data: { year: "" } }));
    expect(words(card)).toContain("The whole register is for officers.");
    expect(made).toBe(0);
  });

  it("makes no link where others can read it, typed or pressed", async () => {
    await started({ consultations: rows });
    await bot.post(mention({ ...here(), text: "export the register 2027" }));
    expect(JSON.stringify(connector.heard.at(-1)?.body)).toContain(
      "Open our own chat and type: export the register",
    );
    for (const where of ["channel", "groupChat"] as const) {
      const { card } = await bot.post(press({ ...here(), where, verb, data: { year: "" } }));
      expect(words(card)).toContain("Open our own chat and type: export the register");
    }
    expect(JSON.stringify(connector.heard)).not.toContain("forum.example/documents");
  });

  it.each([undefined, {}, { year: 2027 }, { year: "20271" }, { year: "2027-00042" }, { year: ["2027"] }])(
    "refuses a forged button (%j) without a fault in the log",
    async (data) => {
      await started({ consultations: rows });
      const { card } = await bot.post(press({ ...here(), verb, data: data as never }));
      expect(linksOn(card)).toEqual([]);
      expect(words(card)).toContain("This card is too old to use.");
      expect(errors()).toEqual([]);
    },
  );
});

describe("import a register", () => {
  it.each([
    [adele, "You can do this: your role lets you."],
    [alex, "Only the engagement lead or an administrator can do this. Ask one of them."],
  ])("says what the file needs and who may do it", async (by, said) => {
    await started({ people: [alex, adele] });
    const card = await cardSaid("import a register", { by });
    expect(words(card)).toContain(said);
    expect(words(card)).toContain("A column for the title.");
    expect(words(card)).toContain("choose Register");
  });

  it("is not for a councillor", async () => {
    await started({ people: [alex, councillor] });
    const card = await cardSaid("import a register", { by: councillor });
    expect(words(card)).toContain("Only the engagement lead or an administrator can bring in a spreadsheet.");
    expect(product.lines.map(({ event }) => event)).not.toContain("turn.bug");
  });
});
