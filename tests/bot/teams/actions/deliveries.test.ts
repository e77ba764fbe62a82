import { day } from "../../../../bot/common/days";
import type { Person } from "../../../../bot/common/person";
import type { DeliveryRow } from "../../../../bot/teams";
import { words } from "../../../support/cards";
import { adele, alex, grady, type Product } from "../../../support/teams";
import { council, megan, owed, press, pressed, said, titles } from "./pressing";

const admin: Person = { ...grady, roles: ["officer", "administrator"] };
const row = (state: DeliveryRow["state"], over: Partial<DeliveryRow> = {}): DeliveryRow => ({
  ...{ day: day("2027-03-01"), to: alex.id, kind: "reminder", about: "", state, why: "", tries: 1 },
  at: new Date("2027-03-01T09:00:00Z"),
  ...over,
});
const withRows = (...rows: DeliveryRow[]): Product => {
  const product = council([], { people: [alex, adele, admin, megan] });
  product.deliveryRows.push(...rows);
  return product;
};

describe("deliveries", () => {
  it("say how many went out, and who did not get theirs and why, in words", async () => {
    const product = withRows(
      ...Array.from({ length: 40 }, () => row("sent")),
      row("blocked", { why: "403 ConversationBlockedByUser" }),
      row("failed", { to: grady.id, kind: "news/1", about: "hand-over of action 7", why: "413", tries: 2 }),
      row("unknown", { to: "00000000-0000-0000-0000-000000000999", why: "its worker stopped" }),
    );
    const card = words(await said(product, "deliveries", "", adele));
    expect(card).toContain("43 messages to 3 people");
    expect(card).toMatch(
      /Could not be sent \(1\)[\s\S]*Not known \(1\)[\s\S]*Blocked \(1\)[\s\S]*Sent \(40\)/,
    );
    expect(card).toContain("Alex Wilber: reminder. They have blocked the app.");
    expect(card).toContain("Grady Archie: hand-over of action 7. It was too large for Teams. After 2 tries.");
    expect(card).toContain("Somebody I do not know: reminder. Its worker stopped.");
  });

  it("are sent again by their state, by name of whoever asked", async () => {
    const product = withRows(row("failed"), row("failed", { to: grady.id }), row("sent"));
    const card = await said(product, "deliveries", "", megan);
    const again = await pressed(product, card, "Send again to these 2", { by: megan });
    expect(words(again)).toContain("2 messages go out again now.");
    expect(product.sentAgain).toEqual([{ day: "2027-03-01", states: ["failed"], by: megan.id }]);
  });

  it("that went out again already are not counted to go out once more", async () => {
    const product = withRows(
      row("failed"),
      row("failed", { kind: "reminder/again-1" }),
      row("failed", { to: grady.id }),
      row("failed", { to: grady.id, kind: "reminder/again-1" }),
      row("sent", { to: grady.id, kind: "reminder/again-2" }),
      row("blocked"),
    );
    const card = await said(product, "deliveries", "", megan);
    expect(words(card)).toContain("Could not be sent (4)");
    expect(titles(card)).toContain("Send again to these 1");
    expect(titles(card).filter((title) => title.startsWith("Send again"))).toHaveLength(1);
  });

  it("offer no second sending of what arrived, whoever forges it", async () => {
    const product = withRows(row("sent"), row("not needed"), row("quiet"));
    const card = await said(product, "deliveries", "", admin);
    expect(titles(card).join()).not.toContain("Send again");
    for (const state of ["sent", "quiet", "acted", "nothing", undefined])
      await expect(
        press(product, { verb: "actions.sendAgain", data: { day: "2027-03-01", state } }, { by: admin }),
      ).rejects.toThrow("These cannot be sent again.");
    expect(product.sentAgain).toEqual([]);
  });

  it("of 500 that failed are looked through page by page", async () => {
    const product = withRows(...Array.from({ length: 500 }, () => row("failed")));
    const card = await said(product, "deliveries", "", adele);
    expect(words(card)).toContain("And 497 more.");
    const only = await pressed(product, card, "Show only these", { by: adele });
    expect(words(only).match(/Alex Wilber: reminder/g)).toHaveLength(8);
    expect(words(await pressed(product, only, "Show the next", { by: adele }))).toContain("Page 2 of 63");
    expect(words(await pressed(product, only, "Show all", { by: adele }))).toContain("And 497 more.");
  });

  it("are there for other days too", async () => {
    const product = withRows(row("sent", { day: day("2027-02-28") }));
    const card = await said(product, "deliveries", "", adele);
    expect(words(card)).toContain("Nothing was planned or sent that day.");
    expect(words(await pressed(product, card, "The day before", { by: adele }))).toContain(
      "What was sent on Sun 28 Feb 2027",
    );
  });

  it("show what could not be read at all", async () => {
    const product = withRows();
    product.deadLetters.push({
      id: "1",
      text: "not json **x**",
      why: "It is not JSON",
      at: new Date("2027-03-01"),
    });
    const card = words(await said(product, "deliveries", "", admin));
    expect(card).toContain("Messages I could not read (1)");
    expect(card).toContain("Mon 1 Mar 2027: It is not JSON. It said: not json **x**");
  });

  it("show it as it was put in the queue, to administrators alone", async () => {
    const product = withRows();
    product.deadLetters.push({
      ...{ id: "1", why: "Taken 5 times, and never finished.", at: new Date("2027-03-01") },
      text: Buffer.from('{"message":{"kind":"news/Ünï"},"waited":0}').toString("base64"),
    });
    const card = words(await said(product, "deliveries", "", admin));
    expect(card).toContain(
      'Taken 5 times, and never finished. It said: {"message":{"kind":"news/Ünï"},"waited":0}',
    );
    for (const by of [adele, megan]) {
      const theirs = words(await said(product, "deliveries", "", by));
      expect(theirs).toContain("What was sent today");
      expect(theirs).not.toMatch(/could not read|news/);
    }
  });

  it("end no sentence twice, however long the reason", async () => {
    const product = withRows(
      row("failed", { why: "its worker stopped." }),
      row("failed", { why: `because ${"it did not work ".repeat(20)}` }),
    );
    expect(words(await said(product, "deliveries", "", admin))).not.toMatch(/[.…]\./);
  });

  it("say of what was not needed no more than is known", async () => {
    const card = await said(withRows(row("not needed", { why: "its day is over" })), "deliveries", "", admin);
    expect(words(card)).toContain("There was no reason left to send it that day.");
  });

  it("are for administrators, managers and engagement leads, in their own chat", async () => {
    for (const verb of ["seeDeliveries", "sendAgain", "seeDryRun"]) {
      const data = { state: "failed" };
      await expect(press(withRows(), { verb: `actions.${verb}`, data })).rejects.toThrow(
        "Only those who look after this app",
      );
      await expect(
        press(withRows(), { verb: `actions.${verb}`, data }, { by: admin, where: "channel" }),
      ).rejects.toThrow("I show that only to you.");
    }
  });
});

describe("what would be sent", () => {
  it("says who, when, what and why, and who gets nothing", async () => {
    const product = withRows();
    const item = { as: "owner", stage: "late", dueInWorkingDays: -2, unowned: false } as const;
    product.wouldBeSent.push(
      {
        ...{ to: alex.id, name: "Alex Wilber", sendAt: "09:00" },
        items: [
          { ...item, action: owed(1) },
          { ...item, action: owed(2), stage: "on the day", dueInWorkingDays: 0 },
          { ...item, action: owed(3), as: "manager" },
          { ...item, action: owed(4) },
        ],
      },
      {
        ...{ to: grady.id, name: "Grady Archie", sendAt: "10:30", skipped: "on leave" },
        items: [{ ...item, action: owed(5), stage: "before", dueInWorkingDays: 1 }],
      },
    );
    const card = await pressed(
      product,
      await said(product, "deliveries", "", adele),
      "What would be sent today?",
      {
        by: adele,
      },
    );
    expect(words(card)).toContain("Mon 1 Mar 2027: 1 card, and 1 held back. Nothing is sent by looking.");
    expect(words(card)).toMatch(
      /Alex Wilber\nAt 09:00\nTask 1: 2 working days late\nTask 2: due today\nTask 3: .*they hear as the manager\nAnd 1 more\./,
    );
    expect(words(card)).toMatch(/Grady Archie\nNothing: they are away\nTask 5: due in 1 working day/);
    expect(product.sentAgain).toEqual([]);
  });
});
