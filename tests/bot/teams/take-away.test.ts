import { Failure } from "../../../bot/common/failure";
import { everyNode, words } from "../../support/cards";
import { alex, buildConsultation, grady, mention, press, reference, submit } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, say, started } from "./beside-teams";

besideTeams();

const councillor = { ...grady, roles: ["member"] as const };
const linksOn = (card: Parameters<typeof everyNode>[0]) =>
  everyNode(card)
    .filter(({ node }) => node["type"] === "Action.OpenUrl")
    .map(({ node }) => [node["title"], node["url"]]);
const link = (kind: string, of = "2027-00042", by = alex) =>
  `https://forum.example/documents/${kind}-of-${of}-for-${by.id}`;

describe("download", () => {
  it.each([
    "download 2027-00042",
    "document 2027-00042",
    "Download 2027-00042 please",
    "evidence pack 2027-00042",
  ])("%j gives a link to the plan and one to the evidence pack", async (text) => {
    await started({ consultations: [buildConsultation()] });
    const card = await cardSaid(text);
    expect(linksOn(card)).toEqual([
      ["The plan (Word)", link("plan")],
      ["The evidence pack (Word)", link("evidence-pack")],
    ]);
    expect(words(card)).toContain("Parks strategy");
    expect(words(card)).toContain("work for 15 minutes");
  });

  it("without a reference is about the one consultation somebody leads, else asks which", async () => {
    const other = buildConsultation({ reference: reference("2027-00043"), leadOfficer: undefined });
    await started({ consultations: [buildConsultation(), other] });
    expect(linksOn(await cardSaid("download"))).toHaveLength(2);
    await say("download", { by: grady });
    expect(connector.heard.at(-1)?.body["text"]).toBe(
      "Say which one, with its reference, such as: download 2027-00042. To see yours, type: my consultations",
    );
  });

  it("gives a councillor the plan alone, and says why", async () => {
    await started({ consultations: [buildConsultation()], people: [alex, councillor] });
    const card = await cardSaid("download 2027-00042", { by: councillor });
    expect(linksOn(card)).toEqual([["The plan (Word)", link("plan", "2027-00042", grady)]]);
    expect(words(card)).toContain("The evidence pack is for officers.");
  });

  it("gives no link where others can read it, typed or pressed", async () => {
    await started({ consultations: [buildConsultation()] });
    await bot.post(mention({ ...here(), text: "download 2027-00042" }));
    expect(connector.heard.at(-1)?.body["text"]).toContain("Open our own chat and type: download");
    const data = { reference: "2027-00042" };
    for (const where of ["channel", "groupChat"] as const) {
      const { card } = await bot.post(press({ ...here(), where, verb: "consultations.takeAway", data }));
      expect(words(card)).toContain("Open our own chat and type: download 2027-00042");
      expect(linksOn(card)).toEqual([]);
    }
    expect(JSON.stringify(connector.heard)).not.toContain("forum.example/documents");
  });

  it("of a consultation that is not there says so", async () => {
    await started();
    expect(words(await cardSaid("download 2027-09999"))).toContain("There is no consultation 2027-09999");
  });

  it("makes new links when asked, also on a client that only knows Action.Submit", async () => {
    await started({ consultations: [buildConsultation()] });
    const data = { reference: "2027-00042" };
    const { card } = await bot.post(press({ ...here(), verb: "consultations.takeAway", data }));
    expect(linksOn(card)).toHaveLength(2);
    await bot.post(submit({ ...here(), verb: "consultations.takeAway", data }));
    expect(linksOn(connector.cards().at(-1) as never)).toHaveLength(2);
  });

  it.each([undefined, {}, { reference: 7 }, { reference: "2027-00042/../x" }])(
    "refuses a forged button (%j) without a fault in the log",
    async (data) => {
      await started({ consultations: [buildConsultation()] });
      const { card } = await bot.post(press({ ...here(), verb: "consultations.takeAway", data }));
      expect(linksOn(card)).toEqual([]);
      expect(words(card)).toContain("This card is too old to use. Type: download");
      expect(errors()).toEqual([]);
    },
  );

  it("says what to do when no link can be made", async () => {
    await started({ consultations: [buildConsultation()] }, (given) => {
      given.takeAwayLink = async () => {
        throw new Failure("unavailable", "I cannot make links yet. Open the tab.");
      };
    });
    expect(words(await cardSaid("download 2027-00042"))).toContain("I cannot make links yet.");
    expect(product.lines.map(({ event }) => event)).not.toContain("turn.bug");
  });
});
