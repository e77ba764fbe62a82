import { inputs, words } from "../../../support/cards";
import { alex } from "../../../support/teams";
import { council, press, pressed, said } from "./pressing";

const mine = (product: ReturnType<typeof council>) => product.preferences.get(alex.id);

describe("settings of reminders", () => {
  it("begin as the council has them", async () => {
    const card = await said(council([]), "settings");
    expect(inputs(card)).toMatchObject({ frequency: "daily", quiet: "false", sendAt: "", leave: "" });
    expect(words(card)).toContain("Leave it empty for 09:00");
    expect(words(card)).toContain("Leave both empty for 18:00 to 08:00");
  });

  it("are kept, said back, and undone", async () => {
    const product = council([]);
    const card = await said(product, "settings");
    const saved = await pressed(product, card, "Save", {
      typed: { frequency: "weekly", sendAt: "10:30", quietFrom: "17:00", quietTo: "09:00" },
    });
    expect(words(saved)).toContain("Saved. I will write at 10:30, once a week.");
    expect(mine(product)).toEqual({
      ...{ frequency: "weekly", quiet: false, sendAt: "10:30", leave: [] },
      quietHours: { from: "17:00", to: "09:00" },
    });
    expect(words(await pressed(product, saved, "Undo"))).toContain("It is as it was before.");
    expect(mine(product)).toMatchObject({ frequency: "daily", leave: [] });
  });

  it("keep somebody's name from colleagues, and put it back", async () => {
    const product = council([]);
    const card = await said(product, "settings");
    expect(inputs(card)["named"]).toBe("true");
    const saved = await pressed(product, card, "Save", { typed: { named: "false" } });
    expect(mine(product)).toMatchObject({ unnamed: true, quiet: false });
    expect(inputs(saved)["named"]).toBe("false");
    // A card of before this could be chosen does not name anybody again.
    await press(product, { verb: "actions.saveSettings", data: { frequency: "daily" } });
    expect(mine(product)?.unnamed).toBe(true);
    await pressed(product, saved, "Save", { typed: { named: "true" } });
    expect(mine(product)?.unnamed).toBeUndefined();
  });

  it("hold several days away, added one by one and removed by their line", async () => {
    const product = council([]);
    let card = await said(product, "settings");
    card = await pressed(product, card, "Save", {
      typed: { leaveFrom: "2027-06-02", leaveTo: "2027-06-13" },
    });
    card = await pressed(product, card, "Save", { typed: { leaveFrom: "2027-04-01" } });
    expect(inputs(card)).toMatchObject({
      ...{ leave: "1 Apr 2027\n2 Jun 2027 to 13 Jun 2027", leaveFrom: "", leaveTo: "" },
    });
    await pressed(product, card, "Save", { typed: { leave: "2 Jun 2027 to 13 Jun 2027" } });
    expect(mine(product)?.leave).toEqual([{ from: "2027-06-02", to: "2027-06-13" }]);
  });

  it("pause until a day, and stop everything for whoever wants quiet", async () => {
    const product = council([]);
    const card = await said(product, "settings");
    const paused = { frequency: "paused", pausedUntil: "2027-04-01" };
    expect(words(await pressed(product, card, "Save", { typed: paused }))).toContain(
      "I will not remind you until Thu 1 Apr 2027.",
    );
    expect(words(await pressed(product, card, "Save", { typed: { quiet: "true" } }))).toContain(
      "I will send you nothing that you did not ask for.",
    );
    expect(mine(product)?.quiet).toBe(true);
  });

  it.each([
    ["remind me weekly", { frequency: "weekly" }],
    ["pause my reminders please", { frequency: "paused" }],
    ["only late", { frequency: "only late" }],
    ["remind me daily", { frequency: "daily" }],
    ["be quiet", { quiet: "true" }],
  ])("%j typed chooses it and waits for Save", async (text, chosen) => {
    const product = council([]);
    const card = await said(product, "settings", text);
    expect(inputs(card)).toMatchObject(chosen);
    expect(words(card)).toContain("Press Save to keep what you asked for.");
    expect(mine(product)).toBeUndefined();
  });

  it.each([
    [{ frequency: "paused", pausedUntil: "2027-02-01" }, /has gone by/],
    [{ quietFrom: "17:00" }, /Quiet hours need two times/],
    [{ sendAt: "07:00" }, /in the quiet hours/],
    [{ sendAt: "25:99" }, /is not a time/],
    [{ leaveFrom: "2027-06-13", leaveTo: "2027-06-02" }, /ends before it begins/],
    [{ leave: "some day soon" }, /is not leave I can read/],
    [{ frequency: "hourly" }, /Choose how often/],
    [{ leave: "a".repeat(50_000) }, /is not leave I can read/],
  ])("that cannot be kept are refused, with all that was typed: %#", async (typed, sentence) => {
    const product = council([]);
    const boxes = { frequency: "weekly", sendAt: "", ...typed };
    const card = await press(product, { verb: "actions.saveSettings", data: boxes });
    expect(words(card)).toMatch(sentence);
    expect(mine(product)).toBeUndefined();
    for (const [name, value] of Object.entries(typed))
      if (value.length < 100 && !["hourly", "25:99"].includes(value)) expect(inputs(card)[name]).toBe(value);
  });

  it.each(["", "{", "[]", "null", '{"frequency":"hourly"}'])(
    "do not undo what is forged: %j",
    async (before) => {
      const product = council([]);
      await expect(press(product, { verb: "actions.undoSettings", data: { before } })).rejects.toMatchObject({
        code: "invalid",
      });
      expect(mine(product)).toBeUndefined();
    },
  );
});
