import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import { type Card, replanTold } from "../../../bot/teams";
import { matchCommand } from "../../../bot/teams/match-command";
import { commandHandlers, pressHandlers } from "../../../bot/teams/routes";
import { button, buttons, filled, inputs, words } from "../../support/cards";
import { adele, alex, buildConsultation, grady, type Product } from "../../support/teams";
import { later, megan, replanProduct } from "./every-replan-card";

const turn = (person: Person, text = "") => ({ person, text, where: "personal" as const });

async function press(product: Product, { verb, data }: { verb: string; data: unknown }, person = alex) {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turn(person), data);
}
const type = (product: Product, card: Card, title: string, typed: Record<string, string> = {}) =>
  press(product, filled(card, title, typed));

async function say(product: Product, text: string, person = alex) {
  const handler = commandHandlers[matchCommand(text)?.name ?? ""];
  if (!handler) throw new Error(`Nothing answers ${text}`);
  return handler(product, turn(person, text));
}
async function asked(product: Product, text: string): Promise<Card> {
  const reply = await say(product, text);
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}
const row = (product: Product) => product.register.consultations.all()[0];
const step = (product: Product, stepId: string) =>
  product.register.actions.of(row(product)?.reference as never).find((each) => each.stepId === stepId);

it.each([
  "change dates 2027-00042",
  "Change the dates 2027-00042",
  "chnage dates 2027-00042",
  "move the dates",
])("asks for the dates, filled in, when somebody types: %s", async (text) => {
  expect(inputs(await asked(replanProduct(), text))).toEqual({
    startDate: "2027-06-07",
    endDate: "2027-07-19",
    decisionDate: "2027-09-15",
  });
});

it("asks which one when that is not clear", async () => {
  const product = replanProduct();
  expect(await say(product, "change dates", grady)).toMatchObject({
    text: expect.stringContaining("Say which one, with its reference, such as: change dates"),
  });
  expect(await say(product, "change answers 42")).toHaveProperty("text");
});

it("shows old and new, every step that moves in pages of 8, and keeps them when told", async () => {
  const product = replanProduct();
  const shown = await type(
    product,
    await asked(product, "change dates 2027-00042"),
    "Show what moves",
    later,
  );
  expect(words(shown)).toContain("Opens Mon 14 Jun 2027 (was Mon 7 Jun 2027).");
  expect(words(shown)).toContain("Decision Wed 22 Sept 2027 (was Wed 15 Sept 2027).");
  expect(words(shown)).toMatch(/Of its steps, \d+ move\./);
  expect(words(shown)).toContain("Now due Tue 13 Apr 2027 (was Tue 6 Apr 2027)");
  const rows = (card: Card) =>
    words(card)
      .split("\n")
      .filter((line) => line.startsWith("Now due")).length;
  expect(rows(shown)).toBe(8);
  const many = Number(/Of its steps, (\d+) move/.exec(words(shown))?.[1]);
  expect(words(shown)).toContain(`And ${many - 8} more. Page 1 of`);

  let [card, seen] = [shown, rows(shown)];
  while (buttons(card).some(({ title }) => title === "More rows")) {
    card = await type(product, card, "More rows");
    seen += rows(card);
  }
  expect(seen).toBe(many);
  expect(row(product)?.startDate).toBe("2027-06-07");

  const kept = await type(product, card, "Keep the change");
  expect(words(kept)).toContain("The new dates are kept");
  expect(row(product)).toMatchObject(later);
  expect(step(product, "4.3")?.dueDate).toBe("2027-06-14");
});

it("goes back with what was typed, and keeps nothing", async () => {
  const product = replanProduct();
  const shown = await type(product, await asked(product, "change dates"), "Show what moves", later);
  const back = await type(product, shown, "Back");
  expect(inputs(back)).toEqual(later);
  expect(row(product)?.startDate).toBe("2027-06-07");
});

it("gives back dates that cannot be, with what is wrong beside them", async () => {
  const product = replanProduct();
  const typed = { ...later, endDate: "2027-06-01" };
  const again = await type(product, await asked(product, "change dates"), "Show what moves", typed);
  expect(inputs(again)).toEqual(typed);
  expect(words(again)).toContain("which is not after it opens. Choose a later closing day.");
});

it("lets the lead keep the level that there is too little time for, or change it", async () => {
  const product = replanProduct();
  const short = { startDate: "2027-07-12", endDate: "2027-08-23", decisionDate: "2027-09-22" };
  const shown = await type(product, await asked(product, "change dates"), "Show what moves", short);
  expect(words(shown)).toContain(
    "With these dates the answers give Consult. The level stays Involve unless you change it.",
  );
  const taken = await type(product, shown, "Show it with the level Consult");
  expect(words(taken)).toContain("Level: Consult (was Involve).");
  const asItIs = await type(product, taken, "Show it with the level as it is");
  await type(product, asItIs, "Keep the change");
  expect(row(product)).toMatchObject({ engagementLevel: "involve", startDate: "2027-07-12" });
  const moved = await type(product, await asked(product, "change dates"), "Show what moves", short);
  expect(buttons(moved).map(({ title }) => title)).not.toContain("Keep the change");
});

it("shows it again with a sentence when something changed since it was shown", async () => {
  const product = replanProduct();
  const shown = await type(product, await asked(product, "change dates"), "Show what moves", later);
  const before = row(product);
  if (before) product.register.put({ ...before, endDate: "2027-07-20" as never });
  const again = await type(product, shown, "Keep the change");
  expect(words(again)).toContain("Something changed since you saw this. Look at it again, then keep it.");
  expect(words(again)).toContain("Closes Mon 26 Jul 2027 (was Tue 20 Jul 2027).");
  await type(product, again, "Keep the change");
  expect(row(product)).toMatchObject(later);
});

it("asks the level questions with the answers given, and closes what no longer applies", async () => {
  const product = replanProduct();
  const card = await asked(product, "change answers 2027-00042");
  expect(inputs(card)).toMatchObject({
    ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "advise" },
    circumstances: "affectsResidents,survey,online,personalData",
  });
  const shown = await type(product, card, "Show what changes", { circumstances: "online", share: "hear" });
  expect(words(shown)).toContain("Level: Consult (was Involve).");
  expect(words(shown)).toContain("No longer applies: there will be no survey");
  // Nothing ticked is an answer too, and travels back as one.
  const none = await type(product, card, "Show what changes", { circumstances: "" });
  expect(inputs(await type(product, none, "Back"))["circumstances"]).toBe("");
  await type(product, shown, "Keep the change");
  expect(row(product)?.engagementLevel).toBe("consult");
  expect(step(product, "3.2")).toMatchObject({ status: "Waived" });
});

it("leaves what lowers reviewed work to a manager, who says why, and loses nothing typed", async () => {
  const product = replanProduct("Parks strategy", "Approved");
  const typed = { circumstances: "online", share: "hear" };
  const shown = await type(product, await asked(product, "change answers"), "Show what changes", typed);
  expect(words(shown)).toContain(
    "This lowers the level. Gates no longer wait for 3 of its steps. Only a manager may keep it. Send them: change answers 2027-00042",
  );
  expect(words(shown)).toContain("The level falls from Involve to Consult, so people get less say.");
  expect(buttons(shown).map(({ title }) => title)).not.toContain("Keep the change");
  expect(inputs(shown)).toEqual({});

  const reply = await say(product, "change answers 2027-00042", megan);
  if ("text" in reply) throw new Error(reply.text);
  const hers = await press(product, filled(reply.card, "Show what changes", typed), megan);
  const short = await press(product, filled(hers, "Keep the change", { reason: "Too short" }), megan);
  expect(words(short)).toContain("Say why in 10 letters or more. It goes on record.");
  expect(inputs(short)).toEqual({ reason: "Too short" });
  expect(row(product)?.engagementLevel).toBe("involve");
  const kept = await press(
    product,
    filled(short, "Keep the change", { reason: "The options were chosen in March." }),
    megan,
  );
  expect(words(kept)).toContain("The new answers are kept");
  expect(words(kept)).toContain("I am telling Alex Wilber.");
  expect(row(product)?.engagementLevel).toBe("consult");
  expect(product.register.history.map(({ to }) => to).join()).toContain(
    "Reason: The options were chosen in March.",
  );
});

it("tells the lead officer, in old and new, what somebody else changed", () => {
  const of = { endDate: undefined, decisionDate: undefined, feedbackPromised: undefined, circumstances: [] };
  const card = replanTold({
    consultation: buildConsultation(),
    by: megan,
    before: { ...of, startDate: day("2027-06-07"), level: "involve", track: "standard" },
    after: { ...of, startDate: day("2027-06-14"), level: "consult", track: "standard" },
    ...{ steps: 12, reason: "The options were chosen in March." },
  });
  expect(words(card)).toContain("Your dates or level changed");
  expect(words(card)).toContain(
    "Megan Bowen changed it. Opens Mon 14 Jun 2027 (was Mon 7 Jun 2027). Level: Consult (was Involve). They say: The options were chosen in March.",
  );
  expect(words(card)).toContain("12 steps changed. Look at the checklist to see what is due now.");
  expect(button(card, "Open the checklist").data).toMatchObject({ reference: "2027-00042" });
});

it("tells whoever approved it what is no longer as they approved it", () => {
  const of = { endDate: undefined, decisionDate: undefined, feedbackPromised: undefined, circumstances: [] };
  const before = { ...of, startDate: day("2027-06-07"), level: "involve", track: "standard" } as const;
  const news = { consultation: buildConsultation(), by: megan, before, steps: 0, reason: "" };
  const moved = { ...news, after: { ...before, startDate: day("2027-06-14") } };
  const card = words(replanTold({ ...moved, toReviewer: true }));
  expect(card).toContain("Changed since you approved it");
  expect(card).toContain("Megan Bowen changed it. Opens Mon 14 Jun 2027 (was Mon 7 Jun 2027).");
  expect(card).toContain("If it is no longer what you approved, talk to its lead officer.");
  const answers = words(replanTold({ ...news, after: before, toReviewer: true }));
  expect(answers).toContain("The answers about its level are new.");
});

it("offers nothing to keep where the answers mean stop", async () => {
  const product = replanProduct();
  const card = await asked(product, "change answers");
  const shown = await type(product, card, "Show what changes", { open: "none", duty: "yes" });
  expect(words(shown)).toContain("Stop: ask for legal advice first. Nothing can be kept.");
  expect(buttons(shown).map(({ title }) => title)).toEqual(["Back"]);
});

it("takes another level with its reason, which can still be reworded on the preview", async () => {
  const product = replanProduct();
  const card = await asked(product, "change level 2027-00042");
  const typed = { levelWanted: "collaborate", reason: "Residents asked to build it with us." };
  const short = await type(product, card, "Show what changes", { ...typed, reason: "Because" });
  expect(inputs(short)).toMatchObject({ levelWanted: "collaborate", reason: "Because" });
  expect(words(short)).toContain("Say why in 10 letters or more.");
  const shown = await type(product, short, "Show what changes", { reason: typed.reason });
  expect(words(shown)).toContain("Level: Collaborate (was Involve).");
  await type(product, shown, "Keep the change", {
    reason: "Residents and traders asked to build it with us.",
  });
  expect(row(product)?.levelReason).toContain("Residents and traders asked");
});

it("tells whoever may not, and keeps nothing", async () => {
  const product = replanProduct();
  const shown = await type(product, await asked(product, "change dates"), "Show what moves", later);
  const keep = button(shown, "Keep the change");
  await expect(press(product, keep, grady)).rejects.toMatchObject({ code: "not_allowed" });
  expect(row(product)?.startDate).toBe("2027-06-07");
  expect(words(await press(product, keep, adele))).toContain("The new dates are kept");
});

it.each([{}, { reference: "nonsense" }, null, "x", { reference: 42 }])(
  "says that a card is too old: %j",
  async (data) => {
    for (const verb of ["consultations.showDates", "consultations.keepSteps", "consultations.changeAnswers"])
      await expect(press(replanProduct(), { verb, data })).rejects.toMatchObject({ code: "invalid" });
  },
);
