import { day } from "../../../bot/common/days";
import { named, people } from "../../support/build";
import { acting, leaver } from "./acting";

const { alex, grady, adele, megan, lee } = people;
const offered = { offeredTo: named(grady), offeredBy: named(alex) };
const noOffer = { offeredTo: undefined, offeredBy: undefined };

describe("accepting a step that is offered", () => {
  it("makes it theirs, and tells who offered it", async () => {
    const { accept, now, news, lines } = acting(offered);
    expect(await accept()).toMatchObject({ how: "accepted", told: true });
    expect(now()).toMatchObject({ owner: named(grady), ...noOffer, status: "Open" });
    expect(news).toEqual([{ to: "Alex Wilber", by: "Grady Archie", what: "accepted", reason: "" }]);
    expect(lines()).toEqual([["Step 0.2 handed over", "Grady Archie", "Alex Wilber", "Grady Archie"]]);
  });

  it("heard twice is once: one line and one card", async () => {
    const { accept, news, lines } = acting(offered);
    await accept();
    expect(await accept()).toMatchObject({ how: "accepted" });
    expect(lines()).toHaveLength(1);
    expect(news).toHaveLength(1);
  });

  it("pressed on two devices at once is once", async () => {
    const { accept, news, lines, meanwhile } = acting(offered);
    meanwhile(() => accept());
    await accept();
    expect(lines()).toHaveLength(1);
    expect(news).toHaveLength(1);
  });

  it("tells its owner too when somebody else gave it away", async () => {
    const { accept, news } = acting({ ...offered, offeredBy: named(adele) });
    await accept();
    expect(news.map(({ to }) => to).sort()).toEqual(["Adele Vance", "Alex Wilber"]);
  });

  it("tells nobody who has left", async () => {
    const { accept, news } = acting({ ...offered, owner: leaver, offeredBy: named(adele) });
    expect(await accept()).toMatchObject({ told: true });
    expect(news.map(({ to }) => to)).toEqual(["Adele Vance"]);
  });

  it("begins with no snooze: that was the other's", async () => {
    const { accept, now } = acting({ ...offered, snoozedUntil: day("2027-06-10") });
    await accept();
    expect(now().snoozedUntil).toBeUndefined();
  });

  it("says who of those who should hear of it asked for quiet", async () => {
    const { accept, askForQuiet } = acting({ ...offered, offeredBy: named(adele) });
    askForQuiet(alex);
    expect(await accept()).toMatchObject({ told: false, untold: [{ name: "Alex Wilber", why: "quiet" }] });
  });

  it("keeps it theirs though nobody can be told, and says so", async () => {
    const { accept, now, breakQueue } = acting(offered);
    breakQueue();
    expect(await accept()).toMatchObject({
      ...{ how: "accepted", told: false },
      untold: [{ name: "Alex Wilber", why: "not sent" }],
    });
    expect(now().owner).toEqual(named(grady));
  });

  it.each([
    ["is not offered", {}],
    ["is offered to another", { ...offered, offeredTo: named(megan) }],
  ])("that %s is refused, and the owner stays", async (_, over) => {
    const { accept, now } = acting(over);
    await expect(accept()).rejects.toMatchObject({
      code: "conflict",
      message: "Step 0.2 is not offered to you any more. To see what you owe, type: my actions",
    });
    expect(now().owner).toEqual(named(alex));
  });

  it("that was taken back at that moment is refused", async () => {
    const { accept, now, actions, step, meanwhile, news } = acting(offered);
    meanwhile(() => actions.takeBack({ id: step.id, by: alex }));
    await expect(accept()).rejects.toMatchObject({ code: "conflict" });
    expect(now()).toMatchObject({ owner: named(alex), ...noOffer });
    expect(news.map(({ what }) => what)).toEqual(["taken back"]);
  });

  it("that is done meanwhile says by whom", async () => {
    const { accept } = acting({ ...offered, status: "Done", doneBy: named(alex) });
    await expect(accept()).rejects.toThrow("Step 0.2 was done by Alex Wilber");
  });

  it("is no councillor's, though the list offers it to one", async () => {
    const { accept } = acting({ ...offered, offeredTo: named(lee) });
    await expect(accept(lee)).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("declining it", () => {
  it("leaves it with its owner, and tells who offered it why", async () => {
    const { decline, now, news, lines } = acting(offered);
    expect(await decline()).toMatchObject({ how: "declined", told: true });
    expect(now()).toMatchObject({ owner: named(alex), ...noOffer });
    expect(news).toEqual([
      { to: "Alex Wilber", by: "Grady Archie", what: "declined", reason: "I am away in June" },
    ]);
    expect(lines()).toEqual([
      ["Step 0.2 declined", "Grady Archie", "Offered to Grady Archie", "I am away in June"],
    ]);
  });

  it("asks why, and changes nothing until it is said", async () => {
    const { decline, now, step } = acting(offered);
    await expect(decline(" \u200b ")).rejects.toMatchObject({
      code: "invalid",
      message: "Say why you decline it. A few words are enough.",
    });
    await expect(decline("x".repeat(501))).rejects.toMatchObject({ code: "invalid" });
    expect(now()).toBe(step);
  });

  it("heard twice is once", async () => {
    const { decline, news, lines } = acting(offered);
    await decline();
    expect(await decline()).toMatchObject({ how: "not offered" });
    expect(lines()).toHaveLength(1);
    expect(news).toHaveLength(1);
  });

  it("after accepting says that it is theirs", async () => {
    const { accept, decline, now } = acting(offered);
    await accept();
    await expect(decline()).rejects.toThrow("Step 0.2 is yours already. To give it away, hand it over.");
    expect(now().owner).toEqual(named(grady));
  });

  it("at the very moment it is accepted: the first answer stands", async () => {
    const { accept, decline, now, news, meanwhile } = acting(offered);
    meanwhile(() => accept());
    await expect(decline()).rejects.toMatchObject({ code: "conflict" });
    expect(now().owner).toEqual(named(grady));
    expect(news.map(({ what }) => what)).toEqual(["accepted"]);
  });

  it("of what was never theirs changes nothing", async () => {
    const { decline, now, step, news } = acting(offered);
    expect(await decline("No", megan)).toMatchObject({ how: "not offered" });
    expect(now()).toBe(step);
    expect(news).toEqual([]);
  });

  it("is possible when the work was stopped", async () => {
    const { decline, now } = acting(offered, { ended: "stopped" });
    await decline();
    expect(now().offeredTo).toBeUndefined();
  });
});
