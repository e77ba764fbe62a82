import { day } from "../../../../bot/common/days";
import { ofType, words } from "../../../support/cards";
import { adele, alex, grady } from "../../../support/teams";
import { change, council, kept, late, later, owed, press, pressed, said, titles } from "./pressing";

const offered = { owner: { ...grady }, offeredTo: { ...alex }, offeredBy: { ...grady } };
const given = { offeredTo: { ...grady }, offeredBy: { ...alex } };
const rowsOf = (text: string): string[] => text.match(/Task \d+/g) ?? [];

describe("my actions", () => {
  it("stand as late, this week and later, each with how many; later ones wait folded", async () => {
    const product = council([owed(1, late), owed(2), owed(3), ...[4, 5, 6].map((id) => owed(id, later))]);
    const card = await said(product, "my-actions");
    expect(words(card)).toContain("You owe 6 actions, 1 late");
    expect(words(card)).toMatch(/Late \(1\)[\s\S]*Task 1\n[\s\S]*This week \(2\)[\s\S]*Task 2[\s\S]*Task 3/);
    expect(words(card)).not.toContain("Task 4");
    const open = await pressed(product, card, "Show later (3)");
    expect(words(open)).toMatch(/Later \(3\)[\s\S]*Task 4[\s\S]*Task 6/);
    expect(titles(open).join()).not.toContain("Show later");
  });

  it("of which all are for later are shown at once", async () => {
    expect(words(await said(council([owed(1, later)]), "my-actions"))).toMatch(/Later \(1\)[\s\S]*Task 1/);
  });

  it("of 118 have at most 8 rows on a card, and each comes once", async () => {
    const product = council(
      Array.from({ length: 118 }, (_, at) => owed(at + 1, at < 20 ? late : at < 30 ? {} : later)),
    );
    let card = await pressed(product, await said(product, "my-actions"), "Show later (88)");
    const seen = rowsOf(words(card));
    expect(seen).toHaveLength(8);
    while (titles(card).includes("More rows")) {
      card = await pressed(product, card, "More rows");
      expect(rowsOf(words(card)).length).toBeLessThanOrEqual(8);
      seen.push(...rowsOf(words(card)));
    }
    expect(new Set(seen).size).toBe(118);
    expect(seen).toHaveLength(118);
  });

  it("are finished in two taps: the box opens under its own row, and evidence is asked for there", async () => {
    const product = council([owed(1), owed(2)]);
    const asked = await pressed(product, await said(product, "my-actions"), "Done", { of: 2 });
    expect(words(asked)).toContain("Task 1");
    expect(ofType(asked, "Input.Text").map(({ id }) => id)).toEqual(["evidence"]);
    const refused = await pressed(product, asked, "Mark as done");
    expect(words(refused)).toContain("Say what shows this is done");
    const done = await pressed(product, refused, "Mark as done", {
      typed: { evidence: "Agreed on 1 March" },
    });
    expect(words(done)).toMatch(/Task 2 is done\.[\s\S]*Task 1/);
    expect(kept(product, 2)).toMatchObject({ status: "Done", evidence: "Agreed on 1 March" });
    expect(words(await pressed(product, done, "Undo"))).toContain("Task 2 is open again.");
  });

  it("that somebody wrote down themselves are done with one tap, and can be undone", async () => {
    const product = council([owed(1, { key: "hand/11111111-1111-1111-1111-111111111111" })]);
    const done = await pressed(product, await said(product, "my-actions"), "Done");
    expect(words(done)).toContain("Task 1 is done.");
    await pressed(product, done, "Undo");
    expect(kept(product, 1)?.status).toBe("Open");
  });

  it("keep evidence that is too long, on the row it was typed for", async () => {
    const product = council([owed(1)]);
    const asked = await pressed(product, await said(product, "my-actions"), "Done");
    const refused = await pressed(product, asked, "Mark as done", {
      typed: { evidence: "a".repeat(10_000) },
    });
    expect(words(refused)).toMatch(/has 10000 characters\. Shorten it/);
    expect(String(ofType(refused, "Input.Text")[0]?.["value"])).toMatch(/^a{600,}$/);
    expect(words(refused)).toContain("What you typed is too long for this card.");
  });

  it("that a colleague closed meanwhile say so, and keep what was typed in sight", async () => {
    const product = council([owed(1), owed(2)]);
    const asked = await pressed(product, await said(product, "my-actions"), "Done", { of: 1 });
    await press(
      product,
      { verb: "actions.complete", data: { id: "1", evidence: "Adele's note" } },
      { by: adele },
    );
    const card = await pressed(product, asked, "Mark as done", { typed: { evidence: "My own note" } });
    expect(words(card)).toMatch(/already marked as done by Adele Vance.*You typed: My own note/);
    expect(kept(product, 1)?.evidence).toBe("Adele's note");
  });

  it.each(["complete", "snooze", "note", "handOver", "openPart", "takeBack", "acceptOffer", "declineOffer"])(
    "deleted in SharePoint while on screen are said to be gone, with what is left: %s",
    async (verb) => {
      const product = council([owed(2)]);
      const data = {
        id: "1",
        from: "mine",
        part: "more",
        until: "tomorrow",
        note: "Half a note",
        evidence: "x",
      };
      const card = await press(product, { verb: `actions.${verb}`, data });
      expect(words(card)).toContain("That action is no longer on the list.");
      expect(words(card)).toContain("Task 2");
      if (verb === "note") expect(words(card)).toContain("Half a note");
    },
  );

  it.each([{}, { page: "-1", later: {} }, { page: 1e9, later: "x" }, { from: 5 }, { from: "mine ${x}" }])(
    "are shown whatever a card asks for: %j",
    async (data) => {
      expect(words(await press(council([owed(1)]), { verb: "actions.listMine", data }))).toContain("Task 1");
    },
  );

  it("are shown to nobody in a channel", async () => {
    for (const verb of [
      "listMine",
      "listUnowned",
      "seeReminder",
      "seeSettings",
      "saveSettings",
      "askAdd",
      "add",
    ])
      await expect(
        press(council([owed(1)]), { verb: `actions.${verb}`, data: {} }, { where: "channel" }),
      ).rejects.toThrow("I show that only to you.");
  });
});

it("an action of one's own list is not answered in a channel, so nothing is done to it there", async () => {
  const product = council([owed(1, { reference: "2027-00042" as never })]);
  for (const verb of ["complete", "snooze", "note", "openPart", "handOver"]) {
    const data = {
      ...{ id: "1", from: "mine", part: "more" },
      evidence: "Done it",
      until: "tomorrow",
      note: "Mine",
    };
    await expect(press(product, { verb: `actions.${verb}`, data }, { where: "channel" })).rejects.toThrow(
      "I show that only to you.",
    );
  }
  expect(product.register.history).toEqual([]);
});

describe("more of an action", () => {
  const more = async (product: ReturnType<typeof council>, id = 1) =>
    pressed(product, await said(product, "my-actions"), "More", { of: id });

  it.each([
    ["Tomorrow", "2027-03-02", "Tue 2 Mar 2027"],
    ["Next week", "2027-03-08", "Mon 8 Mar 2027"],
  ])("puts it off: %s", async (title, until, inWords) => {
    const product = council([owed(1, later), owed(2)]);
    const open = await pressed(product, await said(product, "my-actions"), "Show later (1)");
    const card = await pressed(product, await pressed(product, open, "More", { of: 1 }), title);
    expect(words(card)).toContain(`I will not remind you of Task 1 until ${inWords}.`);
    expect(words(card)).toContain(`snoozed until ${inWords}`);
    expect(kept(product, 1)?.snoozedUntil).toBe(until);
  });

  it("beyond its due day asks once more, and does what is then pressed", async () => {
    const product = council([owed(1)]);
    const asked = await pressed(product, await more(product), "Snooze until that day", {
      typed: { snoozeDay: "2027-03-10", note: "Half a note" },
    });
    expect(words(asked)).toContain("It is due on Wed 3 Mar 2027, so it would be late by then.");
    expect(ofType(asked, "Input.Text").find(({ id }) => id === "note")?.["value"]).toBe("Half a note");
    expect(kept(product, 1)?.snoozedUntil).toBeUndefined();
    await pressed(product, asked, "Snooze it all the same");
    expect(kept(product, 1)?.snoozedUntil).toBe("2027-03-10");
  });

  it.each([
    ["", /Choose a day first/],
    ["2027-02-01", /not ahead of us/],
    ["2099-01-01", /more than five years away/],
    ["31 February", /not a day in the calendar/],
  ])("takes %j for no day to be reminded again", async (snoozeDay, sentence) => {
    const product = council([owed(1)]);
    const data = { id: "1", from: "mine", part: "more", until: "day", snoozeDay };
    expect(words(await press(product, { verb: "actions.snooze", data }))).toMatch(sentence);
    expect(kept(product, 1)?.snoozedUntil).toBeUndefined();
  });

  it("keeps a note with the action, and shows it there", async () => {
    const product = council([owed(1)]);
    const card = await pressed(product, await more(product), "Add the note", {
      typed: { note: "Waiting for the printer **now**" },
    });
    expect(words(card)).toContain("Your note is kept with Task 1.");
    const opened = await pressed(product, card, "Open", { of: 1 });
    expect(words(opened)).toMatch(/Notes\n.*Alex Wilber: Waiting for the printer \*\*now\*\*/);
  });

  it("opens the message it came from, and the action itself", async () => {
    const url = "https://teams.microsoft.com/l/message/19:x/1";
    const product = council([owed(1, { origin: { url, text: "Please book the hall" } })]);
    const card = await more(product);
    expect(ofType(card, "Action.OpenUrl")).toMatchObject([{ title: "Open the message", url }]);
    expect(words(await pressed(product, card, "Open it"))).toContain("From a message: Please book the hall");
  });

  it("is closed again without a trace", async () => {
    const product = council([owed(1)]);
    const card = await said(product, "my-actions");
    expect(await pressed(product, await pressed(product, card, "More"), "Close this")).toEqual(card);
  });
});

describe("nobody's actions", () => {
  const nobodys = [owed(1, { owner: undefined }), owed(2, { owner: undefined, ...late }), owed(3)];

  it("are the engagement lead's, with why, and are handed over there", async () => {
    const product = council(nobodys);
    const mine = await said(product, "my-actions", "", adele);
    const card = await pressed(product, mine, "Nobody's actions", { by: adele });
    expect(words(card)).toMatch(/2 actions with no owner[\s\S]*Task 2[\s\S]*It has no owner[\s\S]*Task 1/);
    expect(words(card)).not.toContain("Task 3");
    const open = await pressed(product, card, "More", { of: 1, by: adele });
    const handed = await pressed(product, open, "Hand it over", { typed: { toWhom: "grady" }, by: adele });
    expect(words(handed)).toContain("is offered to Grady Archie");
    expect(words(handed)).toContain("Nobody's actions");
    expect(kept(product, 1)).toMatchObject({ owner: undefined, offeredTo: { id: grady.id } });
  });

  it("are shown to nobody else", async () => {
    const product = council(nobodys);
    expect(titles(await said(product, "my-actions"))).not.toContain("Nobody's actions");
    await expect(press(product, { verb: "actions.listUnowned", data: {} })).rejects.toThrow(
      "Only the engagement lead sees what has no owner.",
    );
  });

  it("take in what an owner was cleared from by hand", async () => {
    const product = council([owed(1)]);
    await change(product, 1, { owner: undefined });
    expect(words(await said(product, "my-actions"))).toContain("You owe nothing");
    expect(words(await said(product, "nobodys-actions", "", adele))).toContain("Task 1");
  });
});

describe("handing over", () => {
  it("is an offer: it stays with whoever gave it, who sees it and may take it back", async () => {
    const product = council([owed(1)]);
    const more = await pressed(product, await said(product, "my-actions"), "More");
    const card = await pressed(product, more, "Hand it over", { typed: { toWhom: "grady" } });
    expect(words(card)).toContain(
      "Task 1 is offered to Grady Archie. It stays with Alex Wilber until they accept.",
    );
    expect(words(card)).toMatch(/What you offered \(1\)[\s\S]*To Grady Archie, who has not answered yet/);
    const back = await pressed(product, card, "Take it back");
    expect(words(back)).toContain("Task 1 is not offered to anybody now.");
    expect(kept(product, 1)).toMatchObject({ owner: { id: alex.id }, offeredTo: undefined });
  });

  it.each([
    ["alex", /already with Alex Wilber/],
    ["nobody at all", /I know nobody by that name/],
    ["lee", /is a councillor/],
    ["", /Type your colleague's name/],
  ])("to %j is refused on the same row, with what was typed", async (toWhom, sentence) => {
    const product = council([owed(1)]);
    const more = await pressed(product, await said(product, "my-actions"), "More");
    const card = await pressed(product, more, "Hand it over", { typed: { toWhom, note: "Half a note" } });
    expect(words(card)).toMatch(sentence);
    expect(ofType(card, "Input.Text").find(({ id }) => id === "note")?.["value"]).toBe("Half a note");
    expect(kept(product, 1)?.offeredTo).toBeUndefined();
  });

  it("is accepted with one tap from the top of the list", async () => {
    const product = council([owed(1, offered), owed(2)]);
    const card = await said(product, "my-actions");
    expect(words(card)).toMatch(/Offered to you \(1\)[\s\S]*From Grady Archie[\s\S]*This week \(1\)/);
    const accepted = await pressed(product, card, "Accept");
    expect(words(accepted)).toContain("Task 1 is yours now.");
    expect(kept(product, 1)).toMatchObject({ owner: { id: alex.id }, offeredTo: undefined });
  });

  it("is declined with a reason, which is asked for under the offer", async () => {
    const product = council([owed(1, offered)]);
    const asked = await pressed(product, await said(product, "my-actions"), "Decline");
    const refused = await pressed(product, asked, "Decline it");
    expect(words(refused)).toContain("Say why you decline it.");
    const card = await pressed(product, refused, "Decline it", { typed: { reason: "I am away" } });
    expect(words(card)).toContain("Task 1 stays with Grady Archie.");
    expect(kept(product, 1)).toMatchObject({ owner: { id: grady.id }, offeredTo: undefined });
  });

  it("that was taken back meanwhile says so", async () => {
    const product = council([owed(1, { owner: { ...grady } })]);
    const data = { id: "1", from: "mine", part: "decline", reason: "I am away" };
    expect(words(await press(product, { verb: "actions.acceptOffer", data }))).toContain(
      "is not offered to you any more",
    );
    expect(words(await press(product, { verb: "actions.declineOffer", data }))).toContain(
      "Nothing was changed.",
    );
  });

  it("of many shows three offers, and counts the rest", async () => {
    const product = council([1, 2, 3, 4, 5].map((id) => owed(id, offered)));
    expect(words(await said(product, "my-actions"))).toContain("And 2 more offers after these.");
    const givenMany = council([1, 2, 3, 4].map((id) => owed(id, { ...given, dueDate: day("2027-03-03") })));
    expect(words(await said(givenMany, "my-actions"))).toContain("And 1 more offer after these.");
  });
});
