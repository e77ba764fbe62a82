import { Failure } from "../../../../bot/common/failure";
import type { Person } from "../../../../bot/common/person";
import type { Consultation } from "../../../../bot/consultations";
import type { Card } from "../../../../bot/teams";
import { matchCommand } from "../../../../bot/teams/match-command";
import { commandHandlers, pressHandlers } from "../../../../bot/teams/routes";
import { button, buttons, filled, inputs, words } from "../../../support/cards";
import { alex, buildConsultation, buildProduct, grady, type Product } from "../../../support/teams";

const text = "try something new 2027-00042";
const turn = (person: Person = alex, where: "personal" | "channel" = "personal") => ({ person, where, text });
const open = (over: Partial<Consultation> = {}) =>
  buildProduct({ consultations: [buildConsultation(over)], people: [alex, grady] });
async function press(product: Product, card: Card, title: string, typed = {}): Promise<Card> {
  const { verb, data } = filled(card, title, typed);
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turn(), data);
}
async function asked(product: Product): Promise<Card> {
  const reply = await commandHandlers["try-something-new"]?.(product, turn());
  if (!reply || "text" in reply) throw new Error(`No card, but: ${reply?.text}`);
  return reply.card;
}
const rowOf = (product: Product) => product.register.consultations.all()[0];
const hypothesis = "We think that walks bring more people, because they need no form.";

it.each([text, "experiment 2027-00042", "Test and learn 2027-00042"])("%s asks for the card", (typed) => {
  expect(matchCommand(typed)?.name).toBe("try-something-new");
});

describe("trying something new, in chat", () => {
  it("is noted from the record and stands on it; what came of it is added by the command", async () => {
    const product = open();
    const record = await pressHandlers["consultations.seeRecord"]?.(product, turn(), {
      reference: "2027-00042",
    });
    if (!record) throw new Error("No record");
    const form = await press(product, record, "Try something new");
    const saved = await press(product, form, "Save", { tryingOut: hypothesis });
    expect(words(saved)).toContain("Saved. It is on the record.");
    expect(words(saved)).toContain(hypothesis);
    const again = await asked(product);
    expect(inputs(again)).toMatchObject({ tryingOut: hypothesis, triedResult: "" });
    await press(product, again, "Save", { triedResult: "Twice as many came." });
    expect(rowOf(product)).toMatchObject({ tryingOut: hypothesis, triedResult: "Twice as many came." });
  });

  it("says what may point at one person", async () => {
    const product = open();
    const saved = await press(product, await asked(product), "Save", {
      tryingOut: "Two residents walk with us.",
    });
    expect(words(saved)).toContain("“Two residents”");
  });

  it("comes back with what was typed and what is wrong with it", async () => {
    const product = open();
    const refused = await press(product, await asked(product), "Save", { triedResult: "More came." });
    expect(words(refused)).toContain("First say what you try.");
    expect(inputs(refused)).toMatchObject({ triedResult: "More came." });
    product.register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    const unsaved = await press(product, refused, "Save", { tryingOut: hypothesis });
    expect(words(unsaved)).toContain("SharePoint does not answer.");
    expect(inputs(unsaved)).toMatchObject({ tryingOut: hypothesis, triedResult: "More came." });
    await press(product, unsaved, "Save");
    expect(rowOf(product)).toMatchObject({ tryingOut: hypothesis, triedResult: "More came." });
  });

  it("keeps what somebody typed into the list while the card was open", async () => {
    const product = open({ tryingOut: "Old words here." });
    const form = await asked(product);
    const row = rowOf(product);
    if (row) product.register.put({ ...row, tryingOut: "Typed by hand." });
    // The box that nobody touched puts nothing back.
    await press(product, form, "Save", { triedResult: "More came." });
    expect(rowOf(product)).toMatchObject({ tryingOut: "Typed by hand.", triedResult: "More came." });
    const refused = await press(product, form, "Save", { tryingOut: hypothesis });
    expect(words(refused)).toContain("It now says: “Typed by hand.”.");
    expect(inputs(refused)).toMatchObject({ tryingOut: hypothesis });
    await press(product, refused, "Save");
    expect(rowOf(product)?.tryingOut).toBe(hypothesis);
  });

  it("keeps a text of the list that is too long for its box", async () => {
    const long = "é".repeat(9_000);
    const product = open({ tryingOut: long });
    const form = await asked(product);
    expect(inputs(form)).not.toHaveProperty("tryingOut");
    await press(product, form, "Save", { triedResult: "More came." });
    expect(rowOf(product)).toMatchObject({ tryingOut: long, triedResult: "More came." });
  });

  it("is for those who may change the record, in their own chat, whatever their card says", async () => {
    const product = open();
    const data = { reference: "2027-00042", tryingOut: hypothesis };
    for (const verb of ["consultations.askExperiment", "consultations.noteExperiment"])
      for (const by of [turn(grady), turn(alex, "channel")])
        await expect(pressHandlers[verb]?.(product, by, data)).rejects.toMatchObject({ code: "not_allowed" });
    for (const forged of [undefined, {}, { reference: 7 }, { reference: "../x", sawTrying: {} }])
      await expect(
        pressHandlers["consultations.noteExperiment"]?.(product, turn(), forged),
      ).rejects.toMatchObject({ code: "invalid" });
    expect(rowOf(product)?.tryingOut).toBe("");
    const theirs = await pressHandlers["consultations.seeRecord"]?.(product, turn(grady), data);
    expect(theirs && buttons(theirs).map(({ title }) => title)).not.toContain("Try something new");
    expect(button(await asked(product), "Save").data["reference"]).toBe("2027-00042");
  });
});
