import { words } from "../../support/cards";
import { alex, buildConsultation, grady, mention, press, reference } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, here, product, say, started } from "./beside-teams";

besideTeams();

const councillor = { ...grady, roles: ["member"] as const };
const open = {
  visibility: "Public",
  workflowStatus: "Open",
  publicSummary: "We ask how parks should be looked after.",
} as const;

describe("public plan", () => {
  it("shows what anybody may read, and what is marked public but waits, with the reason", async () => {
    await started({
      settings: { publicPlan: true },
      consultations: [
        buildConsultation(open),
        buildConsultation({
          ...open,
          reference: reference("2027-00043"),
          title: "Markets",
          publicSummary: "",
        }),
        buildConsultation({ reference: reference("2027-00044"), title: "Not for outside" }),
      ],
    });
    const said = words(await cardSaid("public plan"));
    expect(said).toContain("Anybody may read");
    expect(said).toContain("Parks strategy");
    expect(said).toMatch(/Markets.*2027-00043.*once it has a public summary/s);
    expect(said).not.toContain("Not for outside");
  });

  it("says how it is switched on while it is off, and gives no link that would not work", async () => {
    await started({ consultations: [buildConsultation(open)] });
    const card = await cardSaid("public plan");
    expect(words(card)).toContain("publicPlan, On");
    expect(JSON.stringify(card)).not.toContain("/public/consultations");
  });

  it("is not for councillors, who have the forward plan", async () => {
    await started({ consultations: [buildConsultation(open)], people: [alex, councillor] });
    const card = await cardSaid("public plan", { by: councillor });
    expect(words(card)).toContain("type: forward plan");
  });
});

describe("calendar feed", () => {
  it("gives a link once, then says only that there is one, until it is stopped", async () => {
    await started({});
    expect(words(await cardSaid("calendar feed"))).toContain("You have no link just now.");
    const { card: made } = await bot.post(
      press({ ...here(), verb: "consultations.makeCalendarFeed", data: {} }),
    );
    expect(words(made)).toContain(".ics");
    expect(words(made)).toContain("Do not pass it on.");
    const again = await cardSaid("calendar feed");
    expect(words(again)).toContain("You made a link on");
    expect(words(again)).not.toContain(".ics");
    const { card: stopped } = await bot.post(
      press({ ...here(), verb: "consultations.stopCalendarFeed", data: {} }),
    );
    expect(words(stopped)).toContain("stopped working");
    expect(await product.calendarFeeds.since(alex)).toBeUndefined();
  });

  it("gives no link where others can read it, typed or pressed", async () => {
    await started({});
    await bot.post(mention({ ...here(), text: "calendar feed" }));
    expect(connector.heard.at(-1)?.body["text"]).toContain("Open our own chat and type: calendar feed");
    for (const where of ["channel", "groupChat"] as const) {
      const { card } = await bot.post(
        press({ ...here(), where, verb: "consultations.makeCalendarFeed", data: {} }),
      );
      expect(words(card)).toContain("Open our own chat and type: calendar feed");
    }
    expect(await product.calendarFeeds.since(alex)).toBeUndefined();
    await say("calendar feed");
  });
});
