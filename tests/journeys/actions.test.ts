import type { Person } from "../../bot/common/person";
import type { Card } from "../../bot/teams";
import { people } from "../support/build";
import { buttons, inputs, ofType, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { talkTo } from "../support/talk";
import { alex, type Connector, extension, grady, startConnector } from "../support/teams";

jest.setTimeout(180_000);

const { adele } = people;

describe("what somebody owes, from the day it is written down", () => {
  let product: LocalProduct;
  let teams: Connector;
  let talk: ReturnType<typeof talkTo>;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      // Before nine, so that no reminder comes between.
      startLocalProduct({ sample: false, now: "2027-03-01T08:00:00Z" }),
      startConnector(),
    ]);
    talk = talkTo(product, teams);
    // Else the lists were last read months before the day that it is now.
    await product.tick();
    for (const by of [alex, grady, adele]) await talk.say("help", by);
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  const row = async (title: string) => {
    const found = (await product.rows("Actions")).filter((fields) => fields["Title"] === title);
    expect(found).toHaveLength(1);
    return found[0] ?? {};
  };
  const mine = (by: Person) => talk.say("my actions", by, "My actions");
  /** Writes one down for oneself. @returns its id. */
  async function added(title: string, due: string, by = alex): Promise<string> {
    const form = await talk.say("add an action", by, "Add an action");
    const list = await talk.type(form, "Add it", { actionTitle: title, actionDue: due }, by);
    expect(words(list)).toContain(`Added: ${title}. It is yours.`);
    return String((await row(title))["id"]);
  }
  /** Offers it to Grady from the list. */
  async function offered(title: string): Promise<string> {
    const id = await added(title, "2027-03-05");
    const more = await talk.onRow(await mine(alex), id, "More", alex);
    const given = await talk.type(more, "Hand it over", { toWhom: "Grady Archie" }, alex);
    expect(words(given)).toContain("It stays with Alex Wilber until they accept.");
    expect(words(given)).toContain("What you offered (1)");
    expect(await row(title)).toMatchObject({ OwnerId: alex.id, OfferedToId: grady.id });
    return id;
  }
  const oweds = async (by: Person, title: string) => {
    const card = await mine(by);
    return buttons(card).some(({ title: each }) => each === "Done") && words(card).includes(title);
  };

  test("written down by hand, it stands in the list and among what they owe; a tap finishes it, another undoes it", async () => {
    const form = await talk.say("add an action", alex, "Add an action");
    const past = await talk.type(
      form,
      "Add it",
      { actionTitle: "Book the hall", actionDue: "2027-02-26" },
      alex,
    );
    expect(words(past)).toContain("That day is over");
    expect(inputs(past)).toMatchObject({ actionTitle: "Book the hall" });
    expect(await product.rows("Actions")).toEqual([]);

    const id = await added("Book the hall", "2027-03-05");
    const list = await mine(alex);
    expect(words(list)).toContain("This week (1)");
    const done = await talk.onRow(list, id, "Done", alex);
    expect(words(done)).toContain("You owe 0 actions");
    expect(await row("Book the hall")).toMatchObject({ Status: "Done", DoneById: alex.id });
    expect(words(await talk.type(done, "Undo", {}, alex))).toContain("You owe 1 action");
    expect(await row("Book the hall")).toMatchObject({ Status: "Open" });
    await talk.onRow(await mine(alex), id, "Done", alex);
  });

  test("offered and accepted, it is theirs, and the giver hears", async () => {
    const id = await offered("Ring the school");
    const news = await talk.told(grady, "A step is offered to you");
    expect(words(news)).toContain("Ring the school");
    const answer = await talk.type(news, "Accept", {}, grady);
    expect(words(answer)).toContain("You accepted it");
    expect(await row("Ring the school")).toMatchObject({ id, OwnerId: grady.id });
    expect(words(await talk.told(alex, "Your step was accepted"))).toContain("Grady Archie accepted it");
    expect(await oweds(alex, "Ring the school")).toBe(false);
    expect(await oweds(grady, "Ring the school")).toBe(true);
  });

  test("declined, with a reason, it stays where it was", async () => {
    const id = await offered("Paint the sign");
    const news = await talk.told(grady, "Paint the sign");
    const asked = await talk.type(news, "Decline", {}, grady);
    expect(words(asked)).toContain("Say why you decline it.");
    const answer = await talk.type(asked, "Decline", { reason: "I am away that week" }, grady);
    expect(words(answer)).toContain("You declined it");
    const told = words(await talk.told(alex, "Your step was declined"));
    expect(told).toContain("They said: I am away that week");
    const { OfferedToId, OwnerId } = await row("Paint the sign");
    expect([OwnerId, OfferedToId || ""]).toEqual([alex.id, ""]);
    await talk.click("actions.complete", { id, from: "mine", evidence: "Not needed" }, alex);
  });

  test("taken back, the offer cannot be accepted any more", async () => {
    const id = await offered("Count the chairs");
    const news = await talk.told(grady, "Count the chairs");
    const back = await talk.onRow(await mine(alex), id, "Take it back", alex);
    expect(words(back)).not.toContain("What you offered");
    expect(words(await talk.told(grady, "An offer was taken back"))).toContain("Count the chairs");
    const late = await talk.type(news, "Accept", {}, grady);
    expect(words(late)).toContain("This offer is over");
    expect(await row("Count the chairs")).toMatchObject({ OwnerId: alex.id });
  });

  test.each([
    ["Alex Wilber", "already with Alex Wilber"],
    ["Nobody Atall", "I know nobody by that name"],
    ["Lee Gu", "is a councillor"],
  ])("is not handed over to %s, and the name stays in its box", async (toWhom, sentence) => {
    const { id } = await row("Count the chairs");
    const more = await talk.onRow(await mine(alex), String(id), "More", alex);
    const refused = await talk.type(more, "Hand it over", { toWhom }, alex);
    expect(words(refused)).toContain(sentence);
    expect(JSON.stringify(refused)).toContain(toWhom);
    const { OfferedToId } = await row("Count the chairs");
    expect(OfferedToId || "").toBe("");
  });

  test("a note is added below the last, with its day and its name", async () => {
    const { id } = await row("Count the chairs");
    for (const note of ["Half done", "Two are broken"]) {
      const more = await talk.onRow(await mine(alex), String(id), "More", alex);
      await talk.type(more, "Add the note", { note }, alex);
    }
    expect((await row("Count the chairs"))["ProgressNote"]).toBe(
      "Mon 1 Mar 2027, Alex Wilber: Half done\n\nMon 1 Mar 2027, Alex Wilber: Two are broken",
    );
  });

  test("snoozed beyond its day it is asked about twice, and within it once", async () => {
    const { id } = await row("Count the chairs");
    const more = await talk.onRow(await mine(alex), String(id), "More", alex);
    const asked = await talk.type(more, "Next week", {}, alex);
    expect(words(asked)).toContain("It is due on Fri 5 Mar 2027, so it would be late by then.");
    expect((await row("Count the chairs"))["SnoozedUntil"] || "").toBe("");
    await talk.type(asked, "Snooze it all the same", {}, alex);
    expect(String((await row("Count the chairs"))["SnoozedUntil"])).toContain("2027-03-08");
    const again = await talk.onRow(await mine(alex), String(id), "More", alex);
    expect(words(await talk.type(again, "Tomorrow", {}, alex))).toContain("until Tue 2 Mar 2027");
    expect(String((await row("Count the chairs"))["SnoozedUntil"])).toContain("2027-03-02");
  });

  test("a message of Teams becomes an action that leads back to it", async () => {
    const link = "https://teams.microsoft.com/l/message/19:abc@thread.tacv2/1700000000000";
    const ask = async (name: "fetchTask" | "submitAction", value: object) => {
      const answer = await talk.post(
        extension({ serviceUrl: teams.url, by: alex, name, value: { commandId: "makeAction", ...value } }),
      );
      return answer["task"] as { type: string; value: unknown };
    };
    const dialog = await ask("fetchTask", {
      commandContext: "message",
      messagePayload: {
        id: "1700000000000",
        linkToMessage: link,
        from: { user: { id: grady.id, displayName: "Grady Archie", userIdentityType: "aadUser" } },
        body: { contentType: "html", content: "<p>Could you send <b>Sue</b> the map?</p>" },
      },
    });
    const form = (dialog.value as { card: { content: Card } }).card.content;
    expect(inputs(form)["actionTitle"]).toBe("Could you send Sue the map?");
    const data = {
      ...(ofType(form, "Action.Submit")[0]?.["data"] as object),
      ...{ ...inputs(form), actionTitle: "Send Sue the map" },
    };
    for (const _ of ["once", "and by a second tap"])
      expect(await ask("submitAction", { data })).toMatchObject({
        ...{ type: "message", value: expect.stringContaining("Added: Send Sue the map.") },
      });
    const made = await row("Send Sue the map");
    expect(made["OriginLink"]).toContain(link);
    const list = await talk.say("my actions", alex, "My actions");
    const shown = buttons(list).some(({ title }) => title.startsWith("Show later"))
      ? await talk.click("actions.listMine", { page: 1, later: true }, alex)
      : list;
    const more = await talk.onRow(shown, String(made["id"]), "More", alex);
    expect(ofType(more, "Action.OpenUrl")).toEqual(
      expect.arrayContaining([expect.objectContaining({ title: "Open the message", url: link })]),
    );
  });

  test("deleted in SharePoint while it is on screen, a press says so and the rest stays usable", async () => {
    const id = await added("Sweep the yard", "2027-03-04");
    const more = await talk.onRow(await mine(alex), id, "More", alex);
    await product.remove("Actions", id);
    const answer = await talk.type(more, "Add the note", { note: "Swept at noon" }, alex);
    expect(words(answer)).toContain("You typed: Swept at noon");
    expect(words(answer)).toContain("Somebody deleted that action from the list, so nothing was saved.");
    expect(words(answer)).toContain("Count the chairs");
    expect(words(answer)).not.toContain("Sweep the yard");
    expect((await product.rows("Actions")).some(({ Title }) => Title === "Sweep the yard")).toBe(false);
  });
});
