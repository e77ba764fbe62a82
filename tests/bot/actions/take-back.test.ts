import { named, people } from "../../support/build";
import { acting } from "./acting";

const { alex, grady, adele, megan } = people;
const offered = { offeredTo: named(grady), offeredBy: named(alex) };
const noOffer = { offeredTo: undefined, offeredBy: undefined };

describe("taking an offer back", () => {
  it("leaves it with its owner, and tells whom it was offered to", async () => {
    const { actions, step, now, news, lines } = acting(offered);
    await actions.takeBack({ id: step.id, by: alex });
    expect(now()).toMatchObject({ owner: named(alex), ...noOffer });
    expect(news).toMatchObject([{ to: "Grady Archie", by: "Alex Wilber", what: "taken back" }]);
    await actions.takeBack({ id: step.id, by: alex });
    expect(news).toHaveLength(1);
    expect(lines()).toEqual([["Step 0.2 not offered any more", "Alex Wilber", "Grady Archie", ""]]);
  });

  it("is too late once it is accepted", async () => {
    const { actions, step, now, accept, meanwhile } = acting(offered);
    meanwhile(() => accept());
    await expect(actions.takeBack({ id: step.id, by: alex })).rejects.toMatchObject({
      code: "conflict",
      message: "Grady Archie has accepted it already. Ask them to give it back.",
    });
    expect(now().owner).toEqual(named(grady));
  });

  it("is whoever offered it, owes it or leads", async () => {
    const own = acting({ ...offered, offeredBy: named(adele) });
    await expect(own.actions.takeBack({ id: own.step.id, by: megan })).rejects.toMatchObject({
      code: "not_allowed",
      message: "Only Adele Vance or the engagement lead can take this offer back.",
    });
    for (const by of [alex, adele]) {
      const each = acting({ ...offered, offeredBy: named(adele) });
      expect(await each.actions.takeBack({ id: each.step.id, by })).toMatchObject({ told: true });
    }
  });
});
