import { day } from "../../../../bot/common/days";
import { asPanelId, type Panel } from "../../../../bot/forum";
import { decidePanel, endPanel, noteMet, resumePanel, seePanel } from "../../../../bot/teams/forum/panel";
import { panelDecided } from "../../../../bot/teams/forum/panel-news";
import { askPanel, requestPanel } from "../../../../bot/teams/forum/panel-request";
import { pressSeePanels, seePanels } from "../../../../bot/teams/forum/panels-seen";
import { pressHandlers } from "../../../../bot/teams/routes";
import type { Command, Turn } from "../../../../bot/teams/turn";
import { named, people } from "../../../support/build";
import { buttons, cardProblems, filled, inputs, markdownProblems, words } from "../../../support/cards";
import { buildPanel } from "../../../support/memory-panels";
import { buildProduct } from "../../../support/teams";
import { hostileWords, marker } from "../every-card";
import { everyPanelCard } from "../every-panel-card";
import { meetingCouncil } from "./meeting-council";

const { alex, megan, lee, grady } = people;
const turn = (person = alex, where: Turn["where"] = "personal"): Turn => ({ person, text: "", where });
type Product = ReturnType<typeof meetingCouncil>["product"];
async function said(command: Command, product: Product, by = turn()) {
  const reply = await command(product, by);
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}
const titles = (card: Parameters<typeof buttons>[0]) => buttons(card).map(({ title }) => title);
const council = (...panels: Panel[]) => {
  const made = meetingCouncil({ panels, services: ["Housing", "Parks"] });
  const settings = made.product.settings();
  made.product.settings = () => ({ ...settings, services: ["Housing", "Parks"], areas: ["Castle"] });
  return made;
};
const asked = buildPanel({
  ...{ status: "Requested", requestedBy: named(alex), requestedOn: day("2027-06-01"), lastMet: undefined },
});
const form = {
  ...{ panelTitle: "Riverside youth panel", panelPurpose: "To hear from young people." },
  ...{ panelService: "Parks", panelRhythm: "Monthly", panelMembers: "12" },
};

describe("the cards of forums and panels", () => {
  const verbs = Object.keys(pressHandlers);

  it.each([["ordinary words", "Parks strategy"], ["no words", undefined], ...Object.entries(hostileWords)])(
    "stay whole and harmless when the words are %s",
    async (_what, of) => {
      const problems = Object.entries(await everyPanelCard(of)).flatMap(([name, card]) =>
        cardProblems(card, { verbs }).map((problem) => `${name}: ${problem}`),
      );
      expect(problems).toEqual([]);
    },
  );

  it("show a person's words as typed, never as markdown", async () => {
    const found = Object.entries(await everyPanelCard(hostileWords["markdown"])).flatMap(([name, card]) =>
      markdownProblems(card, marker).map((problem) => `${name}: ${problem}`),
    );
    expect(found).toEqual([]);
  });
});

describe("a forum by cards alone", () => {
  it("is asked for, approved, meets, ends and runs again", async () => {
    const { product, panels } = council();
    const blank = await said(askPanel, product);
    const { verb, data } = filled(blank, "Ask for it", form);
    expect(verb).toBe("forum.requestPanel");
    const request = await requestPanel(product, turn(), data);
    expect(words(request)).toContain("Asked for. I tell you here what is decided.");
    expect(titles(request)).toEqual(["All forums and panels"]);
    await requestPanel(product, turn(), data);
    expect(panels.panels.all()).toHaveLength(1);

    const review = await seePanel(product, turn(megan), { id: "1" });
    expect(words(review)).toContain("Alex Wilber asked for it on Tue 1 Jun 2027.");
    const yes = filled(review, "Approve", { reason: "Nobody asks them yet" });
    const approved = await decidePanel(product, turn(megan), yes.data);
    expect(words(approved)).toContain("Approved. It is on the map now.");
    const own = await seePanel(product, turn(), { id: "1" });
    expect(words(own)).toContain("Why: Nobody asks them yet");
    const met = await noteMet(product, turn(), filled(own, "It met", { metOn: "2027-06-01" }).data);
    expect(words(met)).toContain("Noted: it met on Tue 1 Jun 2027.");
    const ended = await endPanel(product, turn(), filled(met, "End it", { reason: "Too few came" }).data);
    expect(words(ended)).toContain("A forum that has ended");
    expect(titles(ended)).not.toContain("Run it again");
    const past = await seePanel(product, turn(megan), { id: "1" });
    const again = await resumePanel(product, turn(megan), filled(past, "Run it again").data);
    expect(words(again)).toContain("It runs again.");
  });

  it("that is like another shows that one first, and keeps what was typed", async () => {
    const { product, panels } = council(buildPanel({ title: "Youth voice of Riverside", service: "Parks" }));
    const first = filled(await said(askPanel, product), "Ask for it", {
      ...{ ...form, panelAreas: "Castle", panelAudiences: "Tenants,Residents" },
    });
    const shown = await requestPanel(product, turn(), first.data);
    expect(words(shown)).toContain("There is already one like it");
    expect(words(shown)).toContain("Youth voice of Riverside");
    expect(titles(shown)).not.toContain("Ask for it");
    expect(inputs(shown)).toMatchObject({ ...form, panelAreas: "Castle" });
    await requestPanel(product, turn(), filled(shown, "Ask for it all the same").data);
    expect(panels.panels.all()).toMatchObject([
      {},
      { title: "Riverside youth panel", areas: ["Castle"], audiences: ["Tenants", "Residents"] },
    ]);
  });

  it("gives back what was typed, with what is wrong with it", async () => {
    const { product } = council(asked);
    const wrong = await requestPanel(product, turn(), { ...form, panelMembers: "many" });
    expect(words(wrong)).toContain("Give the number of members as digits");
    expect(inputs(wrong)).toMatchObject({ ...form, panelMembers: "many" });
    const no = await decidePanel(product, turn(megan), { id: "1", decision: "decline" });
    expect(words(no)).toContain("Say why not, in a few words.");
    const own = await decidePanel(product, turn(grady), {
      id: "1",
      decision: "approve",
      reason: "I want it",
    });
    expect(words(own)).toContain("A manager or the engagement lead decides this.");
  });

  it.each([[{}], [{ id: "x" }], [{ id: "1" }], [{ id: "1", decision: "burn" }], [null]])(
    "takes no decision from %j",
    async (forged) => {
      const { product, panels } = council(asked);
      await expect(decidePanel(product, turn(megan), forged)).rejects.toMatchObject({ code: "invalid" });
      expect(panels.panels.changes).toBe(0);
    },
  );
});

describe("the map in chat", () => {
  const rows = [
    buildPanel({ lastMet: day("2027-01-01"), areas: ["Castle"] }),
    buildPanel({ id: asPanelId("2"), title: "Landlords", owner: undefined }),
    { ...asked, id: asPanelId("3"), title: "A wish", service: "Parks", audiences: [] },
  ];

  it("says which overlap, have no owner, or have stopped meeting", async () => {
    const map = words(await said(seePanels, council(...rows).product));
    expect(map).toContain("2 run now. 1 request to decide on.");
    expect(map).toContain("Look at these: 2 may overlap, 1 without an owner, 1 not met for too long.");
    expect(map).toContain("No meeting noted since Fri 1 Jan 2027.");
    expect(map).toContain("May overlap with Landlords: Housing, Tenants, in Castle.");
    expect(map).toContain("Nobody runs it.");
    expect(map).toContain("A wish");
  });

  it("shows a councillor and a channel those that run, and nothing amiss", async () => {
    for (const by of [turn(lee), turn(megan, "channel")]) {
      const card = await said(seePanels, council(...rows).product, by);
      expect(words(card)).toContain("Tenants' voice");
      for (const hidden of ["A wish", "overlap with", "Look at these", "Nobody runs it"])
        expect(words(card)).not.toContain(hidden);
    }
    expect(titles(await said(seePanels, council(...rows).product, turn(lee)))).not.toContain(
      "Request a forum",
    );
  });

  it("goes from page to page", async () => {
    const many = Array.from({ length: 8 }, (_, at) =>
      buildPanel({ id: asPanelId(String(at + 1)), title: `F${at}` }),
    );
    const { product } = council(...many);
    const first = await said(seePanels, product);
    const next = await pressSeePanels(product, turn(), filled(first, "More rows").data);
    expect(words(next)).toContain("F7");
    expect(words(next)).not.toContain("F5");
  });

  it("says that there is none, and where there is no forum says so", async () => {
    expect(words(await said(seePanels, council().product))).toContain("There is none in the list yet.");
    await expect(seePanels(buildProduct(), turn())).rejects.toMatchObject({ code: "unavailable" });
  });
});

it("tells whoever asked what was decided, by whom and why", () => {
  const news = panelDecided({
    panel: buildPanel({ status: "Declined", decidedBy: named(megan), why: "Join Tenants' voice" }),
  });
  expect(words(news)).toContain("Your forum was declined");
  expect(words(news)).toContain("Megan Bowen: Join Tenants' voice");
});
