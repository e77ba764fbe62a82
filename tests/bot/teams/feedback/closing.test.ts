import { Failure } from "../../../../bot/common/failure";
import type { Person } from "../../../../bot/common/person";
import type { Consultation } from "../../../../bot/consultations";
import type { Card } from "../../../../bot/teams";
import { matchCommand } from "../../../../bot/teams/match-command";
import { commandHandlers, pressHandlers } from "../../../../bot/teams/routes";
import type { Turn } from "../../../../bot/teams/turn";
import { personId } from "../../../support/build";
import { button, buttons, filled, inputs, words } from "../../../support/cards";
import { adele, alex, buildConsultation, buildProduct, grady } from "../../../support/teams";

const lee: Person = { id: personId(23), name: "Lee Gu", roles: ["member"] };
const turnOf = (person = alex, text = ""): Turn => ({ person, text, where: "personal" });

function closed(given: Partial<Consultation> = {}) {
  const deps = buildProduct({
    now: "2027-05-20T09:00:00Z",
    people: [alex, adele, grady, lee],
    consultations: [
      buildConsultation({
        ...{ workflowStatus: "Decided", methods: ["Focus group"], seldomHeard: ["Carers"], ...given },
      }),
    ],
  });
  const chat = {
    ...deps,
    row: () => deps.register.consultations.all()[0] as Consultation,
    async say(text: string, person = alex): Promise<Card> {
      const entry = matchCommand(text);
      const reply = await commandHandlers[entry?.name ?? ""]?.(deps, turnOf(person, text));
      if (!reply || "text" in reply) throw new Error(reply?.text ?? `No command in: ${text}`);
      return reply.card;
    },
    /** Presses a button of the card, having typed this. */
    async press(card: Card, title: string, typed: Record<string, string> = {}, turn = turnOf()) {
      const { verb, data } = filled(card, title, typed);
      const handler = pressHandlers[verb];
      if (!handler) throw new Error(`Nobody answers ${verb}`);
      return handler(deps, turn, data);
    },
    async open(title: string, at = 0) {
      const card = await chat.say("close the loop 2027-00042");
      const found = buttons(card).filter((each) => each.title === title)[at];
      return pressHandlers[found?.verb ?? ""]?.(deps, turnOf(), found?.data) as Promise<Card>;
    },
  };
  return chat;
}

describe("close the loop, in chat", () => {
  it("shows the five parts, what is owed, and by when people were promised to hear", async () => {
    const { say } = closed();
    const card = await say("close the loop 2027-00042");
    expect(words(card)).toContain("Owed: the number of responses");
    expect(words(card)).toContain("Nobody promised a day.");
    expect(words(card)).toContain("Mon 2 Aug 2027");
    expect(buttons(card).filter(({ title }) => title === "Record")).toHaveLength(4);
    expect(buttons(await say("close the loop 2027-00042", grady)).map(({ title }) => title)).toEqual([
      "See you said, we did",
      "Checklist",
    ]);
  });

  it("is found by what people type", () => {
    for (const [text, name] of [
      ["you said we did 2027-00042", "you-said-we-did"],
      ["You said, we did", "you-said-we-did"],
      ["evaluate 2027-00042", "evaluate"],
      ["participation 2027-00042", "participation"],
      ["who we engaged with 2027", "who-we-engaged-with"],
      ["who did we engage with in 2027?", "who-we-engaged-with"],
      ["promise feedback", "promise-feedback"],
    ])
      expect(matchCommand(text as string)?.name).toBe(name);
  });

  it("asks which one when nobody can tell", async () => {
    const deps = buildProduct();
    expect(await commandHandlers["close-the-loop"]?.(deps, turnOf(alex, "close the loop"))).toMatchObject({
      text: expect.stringContaining("close the loop 2027-00042"),
    });
  });

  it("records who took part, one group at a time", async () => {
    const { open, press, row } = closed();
    const form = await open("Record");
    const typed = { responses: "60", group: "Carers", reached: "yes", groupCount: "3", how: "Tea" };
    const again = await press(form, "Save", typed);
    expect(words(again)).toContain("Carers: reached, 3 took part");
    expect(inputs(again)).toMatchObject({ responses: "60", group: "", groupCount: "" });
    expect(row()).toMatchObject({ responses: 60, groupsReached: [{ group: "Carers", count: 3 }] });
  });

  it("keeps what was typed when it is wrong, and says all of it", async () => {
    const { open, press, row } = closed();
    const typed = {
      responses: "about 40",
      otherGroup: "Students",
      reached: "",
      groupCount: "-3",
      how: "Tea",
    };
    const card = await press(await open("Record"), "Save", typed);
    expect(words(card)).toContain("Some things to put right");
    expect(words(card)).toContain("“about 40”");
    expect(inputs(card)).toMatchObject(typed);
    expect(row().responses).toBeUndefined();
  });

  it("shows bands in a channel, and takes nothing there", async () => {
    const deps = closed({
      responses: 60,
      groupsReached: [{ group: "Carers", reached: "yes", count: 3, how: "Tea" }],
    });
    const channel: Turn = { ...turnOf(), where: "channel" };
    const card = (await pressHandlers["consultations.seeClosing"]?.(deps, channel, {
      reference: "2027-00042",
    })) as Card;
    expect(words(card)).toContain("Carers: reached, fewer than 5 took part");
    const form = (await pressHandlers["consultations.askParticipation"]?.(deps, channel, {
      reference: "2027-00042",
    })) as Card;
    expect(words(form)).toContain("Do this in our own chat");
    expect(words(form)).not.toContain("3 took part");
    // Refused beside the card, which stays as it is with what was typed on it.
    for (const [verb, typed] of [
      ["consultations.recordParticipation", { responses: "4" }],
      ["feedback.keepRow", { theme: "Seats" }],
      ["feedback.publish", { nothingChanged: "Nobody asked." }],
    ] as const)
      await expect(
        pressHandlers[verb]?.(deps, channel, { reference: "2027-00042", ...typed }),
      ).rejects.toMatchObject({ code: "not_allowed" });
    expect(deps.row().responses).toBe(60);
  });

  it("rates each method; a card older than the choice of methods rates none", async () => {
    const deps = closed();
    const form = await deps.open("Record", 3);
    const typed = { evalScore: "5", costActual: "£1,234.50", rating0: "6", worked: "Tea" };
    deps.register.put({ ...deps.row(), methods: ["Online survey"] });
    const warned = await deps.press(form, "Save", typed);
    expect(words(warned)).toContain("The methods have changed");
    expect(deps.row()).toMatchObject({ evalScore: 5, costActual: 1_234.5 });
    expect(deps.row().methodRatings ?? []).toEqual([]);
    await deps.press(await deps.say("evaluate 2027-00042"), "Save", { rating0: "4" });
    expect(deps.row().methodRatings).toEqual([{ method: "Online survey", rating: 4 }]);
    expect(deps.row().lessons).toContain("What worked: Tea");
  });

  it("offers no box for what is too long for a card, so that saving loses nothing", async () => {
    const lessons = `What worked: ${"😀".repeat(1_500)}`;
    const deps = closed({ lessons });
    const form = await deps.say("evaluate 2027-00042");
    expect(Object.keys(inputs(form))).not.toContain("worked");
    expect(words(form)).toContain("too long to change here");
    await deps.press(form, "Save", { evalScore: "4" });
    expect(deps.row()).toMatchObject({ evalScore: 4, lessons });
  });

  it("adds a row, changes it, and publishes after a look", async () => {
    const { say, press, row } = closed();
    const list = await say("you said we did 2027-00042");
    expect(words(list)).toContain("Nothing is published yet.");
    const form = await press(list, "Add a row");
    expect(inputs(form)["owner"]).toBe("Alex Wilber");
    const typed = { theme: "Seats", said: "More.", outcome: "will", answer: "Buy chairs.", dueDate: "" };
    const refused = await press(form, "Save", typed);
    expect(words(refused)).toContain("Choose the day it will be done by.");
    expect(inputs(refused)).toMatchObject({ theme: "Seats", answer: "Buy chairs.", outcome: "will" });
    const saved = await press(refused, "Save", { dueDate: "2027-08-01" });
    expect(words(saved)).toContain("Due Sun 1 Aug 2027, with Alex Wilber.");
    // The same press again is no second row.
    await press(refused, "Save", { dueDate: "2027-08-01" });
    expect(
      buttons(await say("you said we did 2027-00042")).filter(({ title }) => title === "Edit"),
    ).toHaveLength(1);
    const edited = await press(await press(saved, "Edit"), "Save", { answer: "Buy ten chairs." });
    const preview = await press(edited, "Publish");
    expect(words(preview)).toContain("1 row will be read as below.");
    const published = await press(preview, "Publish now");
    expect(words(published)).toContain("Published: 1 row.");
    expect(row().workflowStatus).toBe("Feedback published");
    expect(words(await say("you said we did 2027-00042", lee))).toContain("We will: Buy ten chairs.");
  });

  it("publishes that nothing changed only with a reason", async () => {
    const { say, press, row } = closed();
    const preview = await press(await say("you said we did 2027-00042"), "Publish");
    const refused = await press(preview, "Publish now");
    expect(words(refused)).toContain("say why nothing changed");
    await press(refused, "Publish now", { nothingChanged: "Nobody asked for another way." });
    expect(row().workflowStatus).toBe("Feedback published");
  });

  it("loses nothing when the list is out of reach", async () => {
    const deps = closed();
    const form = await deps.press(await deps.say("you said we did 2027-00042"), "Add a row");
    deps.feedbackRows.failNext(
      new Failure("unavailable", "SharePoint does not answer. Try again in a minute."),
    );
    const typed = { theme: "Seats", said: "More.", outcome: "could not", answer: "No money." };
    const card = await deps.press(form, "Save", typed);
    expect(words(card)).toContain("SharePoint does not answer.");
    expect(inputs(card)).toMatchObject(typed);
    await deps.press(card, "Save");
    expect(deps.feedbackRows.of(deps.row().reference)).toHaveLength(1);
  });

  it("keeps what was typed on a row that somebody took out meanwhile", async () => {
    const deps = closed();
    const typed = { theme: "Seats", said: "More.", outcome: "could not", answer: "No money." };
    const list = await deps.press(
      await deps.press(await deps.say("you said we did 2027-00042"), "Add a row"),
      "Save",
      typed,
    );
    const form = await deps.press(list, "Edit");
    await deps.press(list, "Take out");
    const again = await deps.press(form, "Save", { answer: "No money this year." });
    expect(words(again)).toContain("taken out meanwhile");
    expect(inputs(again)).toMatchObject({ ...typed, answer: "No money this year." });
    await deps.press(again, "Save");
    expect(deps.feedbackRows.of(deps.row().reference).map(({ answer }) => answer)).toContain(
      "No money this year.",
    );
  });

  it("keeps what was typed where it was completed meanwhile", async () => {
    const deps = closed();
    const list = await deps.say("you said we did 2027-00042");
    const form = await deps.press(list, "Add a row");
    const preview = await deps.press(list, "Publish");
    const findings = await deps.open("Record", 1);
    deps.register.put({ ...deps.row(), workflowStatus: "Complete" });
    const typed = { theme: "Seats", said: "More.", outcome: "could not", answer: "No money." };
    const refused = await deps.press(form, "Save", typed);
    expect(words(refused)).toContain("until it is complete");
    expect(inputs(refused)).toMatchObject(typed);
    const nothing = { nothingChanged: "Nobody asked for it." };
    expect(inputs(await deps.press(preview, "Publish now", nothing))).toMatchObject(nothing);
    const said = { findingsSummary: "Most want evenings." };
    expect(inputs(await deps.press(findings, "Save", said))).toMatchObject(said);
  });

  it("asks to look again at small counts and names before they are published", async () => {
    const deps = closed({ findingsSummary: "Only 3 deaf people came." });
    const form = await deps.press(await deps.say("you said we did 2027-00042"), "Add a row");
    const typed = {
      theme: "Seats",
      said: "Mrs Jones wants more.",
      outcome: "could not",
      answer: "No money.",
    };
    const kept = await deps.press(form, "Save", typed);
    expect(words(kept)).toContain("“Mrs Jones”");
    const preview = await deps.press(kept, "Publish");
    expect(words(preview)).toContain("“3 deaf people”");
    expect(words(preview)).toContain("“Mrs Jones”");
    const said = { findingsSummary: "Two young women asked for lights." };
    const saved = await deps.press(await deps.open("Change"), "Save", said);
    expect(words(saved)).toContain("“Two young women”");
  });

  it("says after the decision and the lessons what to look at again", async () => {
    const deps = closed();
    const decision = {
      outcomeSummary: "Open.",
      decisionReasons: "Mrs Jones asked.",
      outcomeDate: "2027-05-18",
    };
    expect(words(await deps.press(await deps.open("Record", 2), "Save", decision))).toContain("“Mrs Jones”");
    const lessons = { evalScore: "5", worked: "Two carers came." };
    const evaluated = await deps.press(await deps.say("evaluate 2027-00042"), "Save", lessons);
    expect(words(evaluated)).toContain("“Two carers”");
  });

  it("shows findings, decision and reasons before they are published", async () => {
    const deps = closed({
      ...{
        findingsSummary: "Most want evenings.",
        outcomeSummary: "Open late.",
        decisionReasons: "Asked for.",
      },
    });
    const preview = await deps.press(await deps.say("you said we did 2027-00042"), "Publish");
    for (const text of ["Most want evenings.", "Open late.", "Asked for."])
      expect(words(preview)).toContain(text);
  });

  it("needs one more press where something was found, and another once it is something else", async () => {
    const deps = closed({ decisionReasons: "Mrs Jones asked." });
    const preview = await deps.press(await deps.say("you said we did 2027-00042"), "Publish");
    const typed = { nothingChanged: "No money." };
    const asked = await deps.press(preview, "Publish now", typed);
    expect(words(asked)).toContain("“Mrs Jones”");
    expect(inputs(asked)).toMatchObject(typed);
    expect(deps.row().workflowStatus).toBe("Decided");
    deps.register.put({ ...deps.row(), outcomeSummary: "As Mr Bell asked." });
    const again = await deps.press(asked, "Publish as it is", typed);
    expect(words(again)).toContain("“Mr Bell”");
    expect(deps.row().workflowStatus).toBe("Decided");
    await deps.press(again, "Publish as it is", typed);
    expect(deps.row().workflowStatus).toBe("Feedback published");
  });

  it("offers the audiences and the seldom heard as groups, beside another group", async () => {
    const deps = closed({ audiences: ["Students"], seldomHeard: ["Carers"] });
    const form = JSON.stringify(await deps.open("Record"));
    for (const name of ["Students", "Carers"]) expect(form).toContain(`"title":"${name}","value":"${name}"`);
    expect(form).toContain("Or another group");
  });

  it("tells what a response cost, where that gives no small count away", async () => {
    const known = closed({ responses: 60, costActual: 270, evalScore: 5 });
    expect(words(await known.say("close the loop 2027-00042"))).toContain("Each response cost £4.50.");
    expect(words(await known.say("who we engaged with 2027"))).toContain(
      "Each response cost £4.50, over the 1",
    );
    const record = (await known.say("consultation 2027-00042", grady)) as Card;
    expect(words(record)).toContain("£4.50");
    const few = closed({ responses: 4, costActual: 270 });
    expect(words(await few.say("who we engaged with 2027"))).not.toContain("£");
    expect(words(await few.say("consultation 2027-00042", grady))).not.toContain("£");
  });

  it("tells who we engaged with in a year, with its source", async () => {
    const { say } = closed({
      responses: 60,
      groupsReached: [{ group: "Carers", reached: "yes", count: 3, how: "Tea" }],
    });
    const card = await say("who we engaged with 2027");
    expect(words(card)).toContain("Responses in all: 50 to 99.");
    expect(words(card)).toContain(
      "Carers: sought by 1, reached by 1, partly by 0, not by 0; fewer than 5 people",
    );
    expect(words(card)).toContain("Equality Act 2010, section 149");
    expect(words(card)).toContain("Source seen.");
    expect(button(card, "Year before").data["year"]).toBe("2026");
  });

  it("refuses a forged card", async () => {
    const deps = closed();
    for (const verb of ["consultations.seeClosing", "feedback.keepRow", "feedback.strikeRow"])
      for (const data of [undefined, { reference: 7 }, { reference: "x".repeat(50) }])
        await expect(pressHandlers[verb]?.(deps, turnOf(), data)).rejects.toThrow("too old to use");
    const forged = { reference: "2027-00042", row: "1", once: "a", theme: "x", said: "y" };
    const card = (await pressHandlers["feedback.keepRow"]?.(deps, turnOf(grady), forged)) as Card;
    expect(words(card)).toContain("This is for its lead officer");
    expect(deps.feedbackRows.of(deps.row().reference)).toEqual([]);
  });
});
