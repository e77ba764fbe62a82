import { day } from "../../../../bot/common/days";
import { type Card, handedOver, handOverNews } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { cardProblems, inputs, words } from "../../../support/cards";
import { adele, alex, grady } from "../../../support/teams";
import { change, council, kept, owed, press, pressed, said, titles } from "./pressing";

const offer = { owner: { ...grady }, offeredTo: { ...alex }, offeredBy: { ...grady } };
const about = { by: grady, title: "Parks strategy", now: new Date("2027-03-01T09:00:00Z") };
const checked = (card: Card): Card => {
  expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  return card;
};
const card = () => checked(handedOver({ ...about, action: owed(1, offer) }));

describe("the card of an offer", () => {
  it("says who asks, what for, and that nothing has changed yet", () => {
    expect(words(card())).toContain("Grady Archie asks you to take it over. Due Wed 3 Mar 2027.");
    expect(words(card())).toContain("It stays with Grady Archie until you accept.");
  });

  it("says who has it until then, where somebody else offers it, or nobody has it", () => {
    const others = handedOver({ ...about, action: owed(1, { ...offer, owner: { ...adele } }) });
    expect(words(others)).toContain("It stays with Adele Vance until you accept.");
    const nobodys = handedOver({ ...about, action: owed(1, { ...offer, owner: undefined }) });
    expect(words(nobodys)).toContain("Nobody owes it until you accept.");
  });

  it("accepts with one tap and says so in its place", async () => {
    const product = council([owed(1, offer)]);
    const answered = await pressed(product, card(), "Accept");
    expect(words(answered)).toContain("You accepted it");
    expect(titles(answered)).not.toContain("Accept");
    expect(kept(product, 1)?.owner?.id).toBe(alex.id);
  });

  it("declines with a reason; one that is missing or too long stays in its box", async () => {
    const product = council([owed(1, offer)]);
    expect(words(await pressed(product, card(), "Decline"))).toContain("Say why you decline it.");
    const long = await pressed(product, card(), "Decline", { typed: { reason: "r".repeat(700) } });
    expect(words(long)).toContain("The reason has 700 characters.");
    expect(String(inputs(long)["reason"])).toMatch(/^r{300,}$/);
    const answered = await pressed(product, long, "Decline", { typed: { reason: "I am away" } });
    expect(words(answered)).toMatch(/You declined it[\s\S]*stays with Grady Archie/);
    expect(kept(product, 1)).toMatchObject({ owner: { id: grady.id }, offeredTo: undefined });
  });

  it("that is over says so, whichever button is pressed", async () => {
    for (const changed of [{ offeredTo: undefined }, { offeredTo: { ...grady } }]) {
      const product = council([owed(1, offer)]);
      await change(product, 1, changed);
      expect(words(await pressed(product, card(), "Accept"))).toMatch(
        /This offer is over[\s\S]*not offered to you any more/,
      );
      expect(words(await pressed(product, card(), "Decline"))).toContain("Nothing was changed.");
      expect(kept(product, 1)?.owner?.id).toBe(grady.id);
    }
  });

  it("of something done meanwhile is not taken", async () => {
    const product = council([owed(1, offer)]);
    await change(product, 1, { status: "Done", doneBy: { ...grady }, doneOn: day("2027-03-01") });
    expect(words(await pressed(product, card(), "Accept"))).toContain("was done by Grady Archie");
  });

  it("of something deleted says that it is gone", async () => {
    await expect(pressed(council([]), card(), "Accept")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the answer", () => {
  it.each([
    ["accepted", "Grady Archie accepted it, and owes it from now on."],
    ["declined", "Grady Archie declined it. It stays with Alex Wilber."],
    ["taken back", "Grady Archie took the offer back."],
    ["taken over", "Grady Archie took it over."],
  ] as const)("%s is told in one sentence", (what, sentence) => {
    const told = checked(handOverNews({ ...about, action: owed(1), what, reason: "" }));
    expect(words(told)).toContain(sentence);
  });

  it("declined of what nobody owes does not name an owner", () => {
    const told = handOverNews({
      ...about,
      action: owed(1, { owner: undefined }),
      what: "declined",
      reason: "",
    });
    expect(words(told)).toContain("Grady Archie declined it. Nobody owes it yet.");
  });

  it("gives the reason as it was typed", () => {
    const told = handOverNews({ ...about, action: owed(1), what: "declined", reason: "**I** am away" });
    expect(words(told)).toContain("They said: **I** am away");
  });
});

describe("somebody who asked for quiet", () => {
  const quietly = (over: Parameters<typeof owed>[1] = {}) => {
    const product = council([owed(1, over)]);
    product.quiet.add(grady.id);
    return product;
  };
  const notTold = "Grady Archie asked me to be quiet, so I sent nothing. Please tell them yourself.";

  it("is not said to be told of an offer", async () => {
    const product = quietly();
    const data = { id: "1", from: "mine", toWhom: "grady" };
    const list = words(await press(product, { verb: "actions.handOver", data }));
    expect(list).toContain(`It stays with Alex Wilber until they accept. ${notTold}`);
    expect(list).not.toContain("I am telling");
  });

  it("is named when an offer is answered, taken back or taken over", async () => {
    for (const [title, over] of [
      ["Accept", offer],
      ["Take it back", { offeredTo: { ...grady }, offeredBy: { ...alex } }],
    ] as const) {
      const product = quietly(over);
      expect(words(await pressed(product, await said(product, "my-actions"), title))).toContain(notTold);
    }
    const taken = { verb: "actions.handOver", data: { id: "1", from: "mine", toWhom: "adele" } };
    expect(words(await press(quietly({ owner: { ...grady } }), taken, { by: adele }))).toContain(
      `Task 1 is yours now. ${notTold}`,
    );
  });
});
