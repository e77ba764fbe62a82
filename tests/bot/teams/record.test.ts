import { Failure } from "../../../bot/common/failure";
import type { Person } from "../../../bot/common/person";
import type { Consultation } from "../../../bot/consultations";
import type { Card } from "../../../bot/teams";
import { seeRecord } from "../../../bot/teams/consultations/see-record";
import { matchCommand } from "../../../bot/teams/match-command";
import { pressHandlers } from "../../../bot/teams/routes";
import { buttons, filled, inputs, words } from "../../support/cards";
import { adele, alex, buildConsultation, buildProduct, grady, type Product } from "../../support/teams";

const turn = (person: Person = alex, where: "personal" | "channel" = "personal") => ({
  ...{ person, where, text: "consultation 2027-00042" },
});
const open = (over: Partial<Consultation> = {}) =>
  buildProduct({ consultations: [buildConsultation(over)], people: [alex, adele, grady] });
async function see(product: Product, ...who: Parameters<typeof turn>): Promise<Card> {
  const reply = await seeRecord(product, turn(...who));
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}
/** Presses a button with what was typed on its card. */
async function press(product: Product, card: Card, title: string, typed = {}, person = alex): Promise<Card> {
  const { verb, data } = filled(card, title, typed);
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turn(person), data);
}
const titles = (card: Card) => [...new Set(buttons(card).map(({ title }) => title))];
const rowOf = (product: Product) => product.register.consultations.all()[0];

it.each([
  "consultation 2027-00042",
  "record 2027-00042",
  "2027-00042",
  "Please show consultation 2027-00042",
])("%s asks for the record", (text) => {
  expect(matchCommand(text)?.name).toBe("consultation");
});

describe("the record in chat", () => {
  it("says what it is, when, who and what comes next, with what this person may do", async () => {
    const card = await see(open({ workflowStatus: "Idea", whyConsulting: "" }));
    const said = words(card);
    for (const part of [
      ...["Parks strategy", "Status: Idea. Coming up.", "Mon 29 Mar 2027 to Mon 10 May 2027 (anticipated)"],
      ...["Consult, standard track", "Alex Wilber", "Riverside", "Residents"],
      "Still needed before “Send for review”: Why you are asking.",
    ])
      expect(said).toContain(part);
    expect(titles(card)).toEqual(
      expect.arrayContaining([
        ...["Send for review", "Change this part", "Change dates", "Checklist", "Copy as next year's"],
      ]),
    );
  });

  it("of somebody else has nothing to change, and in a channel nothing of an idea at all", async () => {
    expect(titles(await see(open(), grady))).toEqual(["Checklist", "Copy as next year's"]);
    const councillor: Person = { ...grady, roles: ["member"] };
    const publicly = await see(open(), councillor, "channel");
    expect(titles(publicly)).toEqual(["Checklist"]);
    expect(words(publicly)).not.toContain("Still needed");
    await expect(see(open({ workflowStatus: "Idea" }), alex, "channel")).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(see(open({ workflowStatus: "Idea" }), councillor)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("without a reference is the one somebody leads", async () => {
    const reply = await seeRecord(open(), { ...turn(), text: "consultation" });
    expect(reply).toMatchObject({ summary: "Consultation 2027-00042" });
  });
});

describe("changing a part of it", () => {
  it("saves what was changed and says so; a box nobody touched changes nothing", async () => {
    const product = open();
    const form = await press(product, await see(product), "Change this part", { group: "purpose" });
    expect(inputs(form)).toMatchObject({ title: "Parks strategy", whatHappensNext: "" });
    // Somebody else changes the title meanwhile: this card's old one is not put back.
    const row = rowOf(product);
    if (row) product.register.put({ ...row, title: "Parks and greens" });
    const saved = await press(product, form, "Save", { whatHappensNext: "Cabinet decides in July." });
    expect(words(saved)).toContain("Saved: What happens next.");
    expect(rowOf(product)).toMatchObject({
      ...{ title: "Parks and greens", whatHappensNext: "Cabinet decides in July." },
    });
    expect(product.register.history.map(({ what, who }) => [what, who?.name])).toEqual([
      ["What happens next changed", "Alex Wilber"],
    ]);
  });

  it("empties a box that was emptied, and keeps ticks with commas in them", async () => {
    const product = open({ areas: ["Riverside", "St Peter's, East"], whyConsulting: "Because" });
    product.setSettings({ areas: ["Riverside", "Hillside", "St Peter's, East"] });
    const purpose = await press(product, await see(product), "Change this part", { group: "purpose" });
    await press(product, purpose, "Save", { whyConsulting: "" });
    expect(rowOf(product)?.whyConsulting).toBe("");
    const people = await press(product, await see(product), "Change this part", { group: "people" });
    await press(product, people, "Save", { areas: "Hillside,St Peter's%2C East" });
    expect(rowOf(product)?.areas).toEqual(["Hillside", "St Peter's, East"]);
  });

  it("refused comes back with what was typed and each problem beside its box", async () => {
    const product = open();
    const form = await press(product, await see(product), "Change this part", { group: "contact" });
    const typed = { contactName: "Parks team", contactEmail: "parks", participateUrl: "javascript:alert(1)" };
    const again = await press(product, form, "Save", typed);
    expect(words(again)).toContain("2 answers need another look. Nothing you typed is lost.");
    expect(words(again)).toContain('"parks" is not an e-mail address.');
    expect(inputs(again)).toMatchObject(typed);
    expect(product.register.history).toEqual([]);
    const right = { contactEmail: "parks@council.example", participateUrl: "" };
    await press(product, again, "Save", right);
    expect(rowOf(product)).toMatchObject({
      contactName: "Parks team",
      contactEmail: "parks@council.example",
    });
  });

  it("that is too long to send back leaves the card as it is, and says everything that is wrong", async () => {
    const product = open();
    const form = await press(product, await see(product), "Change this part", { group: "purpose" });
    await expect(press(product, form, "Save", { title: "t".repeat(10_000) })).rejects.toMatchObject({
      code: "invalid",
      message: "Title has 10000 characters. Shorten it to 120 or fewer.",
    });
  });

  it("keeps a long text of the record that does not fit on the card", async () => {
    const product = open({ overview: "é".repeat(9_000) });
    const form = await press(product, await see(product), "Change this part", { group: "purpose" });
    expect(inputs(form)["overview"]).toBe("");
    expect(words(form)).toContain("It has 9000 characters, too many to show here.");
    await press(product, form, "Save", { whatHappensNext: "Cabinet decides." });
    expect(rowOf(product)?.overview).toHaveLength(9_000);
  });

  it("comes back whole when the list cannot be reached", async () => {
    const product = open();
    const form = await press(product, await see(product), "Change this part", { group: "purpose" });
    product.register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    const again = await press(product, form, "Save", { whatHappensNext: "Cabinet decides." });
    expect(words(again)).toContain("SharePoint does not answer. Then press the button once more.");
    await press(product, again, "Save");
    expect(rowOf(product)?.whatHappensNext).toBe("Cabinet decides.");
  });

  it("asks once more before it saves what may point at one person, and keeps what was typed", async () => {
    const product = open();
    const form = await press(product, await see(product), "Change this part", { group: "contact" });
    const typed = { contactName: "Parks team", publicSummary: "Two residents asked for benches." };
    const asked = await press(product, form, "Save", typed);
    expect(words(asked)).toContain("Look again before everybody reads it.");
    expect(words(asked)).toContain("“Two residents”");
    expect(inputs(asked)).toMatchObject(typed);
    expect(product.register.history).toEqual([]);
    // Other words than those that were shown are asked about anew.
    const other = { publicSummary: "Mrs Jones asked for benches." };
    const anew = await press(product, asked, "Save as it is", other);
    expect(words(anew)).toContain("“Mrs Jones”");
    expect(rowOf(product)?.publicSummary).toBe("");
    expect(words(await press(product, anew, "Save as it is"))).toContain("Saved: ");
    expect(rowOf(product)).toMatchObject({ ...other, contactName: "Parks team" });
  });

  it("shows officers who stands in for its lead, and councillors not", async () => {
    const product = open({ contactDeputy: "Sam Okoro, 01632 960124" });
    expect(words(await see(product))).toContain("Sam Okoro, 01632 960124");
    const councillor: Person = { ...grady, roles: ["member"] };
    expect(words(await see(product, councillor))).not.toContain("Sam Okoro");
  });

  it("is not for others, whatever their card says", async () => {
    const product = open();
    const save = pressHandlers["consultations.saveRecord"];
    const data = { reference: "2027-00042", group: "purpose", whyConsulting: "Mine" };
    await expect(save?.(product, turn(grady), data)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(save?.(product, turn(alex, "channel"), data)).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("a move that still needs something", () => {
  const idea = { workflowStatus: "Idea", whyConsulting: "", whatCannotChange: "" } as const;

  it("shows exactly the boxes for that, and one press saves and moves it on", async () => {
    const product = open(idea);
    const form = await press(product, await see(product), "Send for review");
    expect(Object.keys(inputs(form))).toEqual(["whyConsulting", "whatCannotChange"]);
    const typed = { whyConsulting: "To look after them.", whatCannotChange: "That they stay open." };
    const moved = await press(product, form, "Save and send for review", typed);
    expect(words(moved)).toContain("2027-00042 is now Submitted.");
    expect(rowOf(product)).toMatchObject({ ...typed, workflowStatus: "Submitted" });
  });

  it("is made in one's own chat only, where nobody reads the counts along", async () => {
    const product = open({ workflowStatus: "Closed" });
    const counts = { responses: "3", groupsReached: "Travellers | yes | 3" };
    const data = { reference: "2027-00042", to: "Reported", ...counts };
    const sent = pressHandlers["consultations.fillAndMove"]?.(product, turn(alex, "channel"), data);
    await expect(sent).rejects.toMatchObject({
      code: "not_allowed",
      message: expect.stringContaining("our own chat"),
    });
    expect(rowOf(product)).toMatchObject({ responses: undefined, groupsReached: [] });
  });

  it("says what was saved where it is not moved on", async () => {
    const product = open(idea);
    const form = await press(product, await see(product), "Send for review");
    const half = await press(product, form, "Save and send for review", {
      whyConsulting: "To look after them.",
    });
    expect(words(half)).toContain("Saved: Why you are asking. Not moved on yet.");
    const changeStatus = async () => {
      throw new Failure("unavailable", "SharePoint does not answer.");
    };
    const broken = { ...product, consultations: { ...product.consultations, changeStatus } };
    const refused = await press(broken, half, "Save and send for review", {
      whatCannotChange: "That they stay open.",
    });
    expect(words(refused)).toContain("Saved: What cannot change.");
    expect(words(refused)).toContain("SharePoint does not answer.");
    expect(rowOf(product)).toMatchObject({
      whatCannotChange: "That they stay open.",
      workflowStatus: "Idea",
    });
  });

  it("keeps in sight what was typed for a box that somebody else filled in meanwhile", async () => {
    const product = open(idea);
    const form = await press(product, await see(product), "Send for review");
    const row = rowOf(product);
    if (row) product.register.put({ ...row, whyConsulting: "Theirs." });
    const again = await press(product, form, "Save and send for review", {
      ...{ whyConsulting: "To look after them.", whatCannotChange: "x" },
    });
    expect(inputs(again)).toEqual({ whatCannotChange: "x", whyConsulting: "To look after them." });
    expect(words(again)).toContain("Nothing is saved yet.");
  });

  it("still asks for what is left, and keeps what was typed", async () => {
    const product = open(idea);
    const form = await press(product, await see(product), "Send for review");
    const left = await press(product, form, "Save and send for review", {
      whyConsulting: "To look after them.",
    });
    expect(Object.keys(inputs(left))).toEqual(["whatCannotChange"]);
    expect(rowOf(product)).toMatchObject({ whyConsulting: "To look after them.", workflowStatus: "Idea" });
    const wrong = await press(product, left, "Save and send for review", { whatCannotChange: "x" });
    expect(inputs(wrong)).toEqual({ whatCannotChange: "x" });
  });
});

it("next year's starts as a plan filled in, the same one however often it is pressed", async () => {
  const product = open();
  const card = await press(product, await see(product), "Copy as next year's");
  expect(words(card)).toContain("Copied from 2027-00042.");
  expect(inputs(card)).toMatchObject({ title: "Parks strategy", decisionDate: "2028-06-29" });
  await press(product, await see(product), "Copy as next year's");
  expect(await product.plans.unfinished(alex.id)).toHaveLength(1);
});
