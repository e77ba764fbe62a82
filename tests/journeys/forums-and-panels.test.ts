import { people } from "../support/build";
import { words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { talkTo } from "../support/talk";
import { alex, type Connector, cardsIn, grady, startConnector } from "../support/teams";

jest.setTimeout(180_000);

const { adele, megan, lee } = people;

describe("the council's forums and panels", () => {
  let product: LocalProduct;
  let teams: Connector;
  let talk: ReturnType<typeof talkTo>;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ sample: false, now: "2027-03-01T09:30:00Z" }),
      startConnector(),
    ]);
    talk = talkTo(product, teams);
    for (const by of [alex, grady, adele, megan, lee]) await talk.say("help", by);
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  const rows = () => product.rows("ForumsAndPanels");
  const heard = (phrase: string) =>
    teams.heard.filter(({ body }) => cardsIn(body).some((card) => words(card).includes(phrase))).length;
  const wish = {
    ...{ panelTitle: "Riverside youth panel", panelPurpose: "To hear from young people." },
    ...{ panelRhythm: "Monthly", panelMembers: "12" },
  };

  test("one is asked for, approved, put on the map, and called late when it stops meeting", async () => {
    const form = await talk.say("request a forum", alex);
    const request = await talk.type(form, "Ask for it", wish, alex);
    expect(words(request)).toContain("Asked for. I tell you here what is decided.");
    await talk.type(form, "Ask for it", wish, alex);
    expect(await rows()).toMatchObject([
      { Title: "Riverside youth panel", Status: "Requested", OwnerId: alex.id, RequestedById: alex.id },
    ]);
    expect(words(await talk.say("forums and panels", lee))).toContain("There is none in the list yet.");

    const review = await talk.told(megan, "A new forum is asked for");
    expect(words(review)).toContain("To hear from young people.");
    await talk.told(adele, "A new forum is asked for");
    const refused = await talk.type(review, "Decline", {}, megan);
    expect(words(refused)).toContain("Say why not, in a few words.");
    expect(words(await talk.type(refused, "Approve", { reason: "Nobody asks them yet" }, megan))).toContain(
      "Approved. It is on the map now.",
    );
    const news = await talk.told(alex, "Your forum may start");
    expect(words(news)).toContain("Megan Bowen: Nobody asks them yet");
    expect(await rows()).toMatchObject([
      { Status: "Running", DecidedById: megan.id, Why: "Nobody asks them yet" },
    ]);
    const tooLate = await talk.type(review, "Decline", { reason: "No" }, adele);
    expect(words(tooLate)).toContain("Megan Bowen was quicker");

    const own = await talk.type(news, "Look at it", {}, alex);
    expect(words(await talk.type(own, "It met", { metOn: "2027-03-02" }, alex))).toContain("still to come");
    expect(words(await talk.type(own, "It met", { metOn: "2027-03-01" }, alex))).toContain("Noted: it met");
    const map = await talk.say("forums and panels", grady);
    expect(words(map)).toContain("last met Mon 1 Mar 2027");
    expect(words(map)).not.toContain("No meeting noted");

    await product.control("clock", { now: "2027-05-05T09:30:00Z" });
    await product.tick();
    const later = await talk.say("forums and panels", grady);
    expect(words(later)).toContain("No meeting noted since Mon 1 Mar 2027.");
    expect(words(await talk.say("forums and panels", lee))).not.toContain("No meeting noted");
    // However often the jobs run, each heard once.
    await product.tick();
    expect(heard("A new forum is asked for")).toBe(2);
    expect(heard("Your forum may start")).toBe(1);
  });

  test("a like one is shown first; what is declined in the list itself is told too", async () => {
    const form = await talk.say("request a forum", grady);
    const like = await talk.type(form, "Ask for it", { ...wish, panelTitle: "Youth of Riverside" }, grady);
    expect(words(like)).toContain("There is already one like it");
    expect(words(like)).toContain("Riverside youth panel");
    expect(await rows()).toHaveLength(1);
    await talk.type(like, "Ask for it all the same", {}, grady);
    const made = (await rows()).find(({ Title }) => Title === "Youth of Riverside");
    expect(made).toMatchObject({ Status: "Requested", RequestedById: grady.id });

    await product.patch("ForumsAndPanels", String(made?.["id"]), { Status: "Declined", Why: "Join Alex" });
    await product.tick();
    expect(words(await talk.told(grady, "Your forum was declined"))).toContain("Join Alex");
  });
});
