import { nextYear } from "../../../../bot/teams";
import { seePlanCheck } from "../../../../bot/teams/consultations/see-plan-check";
import { matchCommand } from "../../../../bot/teams/match-command";
import { pressHandlers } from "../../../../bot/teams/routes";
import { buttons, filled, words } from "../../../support/cards";
import { adele, alex, buildConsultation, buildProduct, referenceNumber } from "../../../support/teams";

const turn = (person = alex) => ({ person, where: "personal" as const, text: "check the plan" });
const open = () =>
  buildProduct({
    people: [alex, adele],
    consultations: [
      buildConsultation({ startDate: undefined, endDate: undefined }),
      buildConsultation({ reference: referenceNumber(43), title: "Library hours" }),
    ],
  });
type Product = ReturnType<typeof open>;
type Shown = ReturnType<typeof nextYear>;

async function press(product: Product, card: Shown, title: string, person = alex): Promise<Shown> {
  const { verb, data } = filled(card, title, {});
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turn(person), data);
}

async function check(product: Product, person = adele): Promise<Shown> {
  const reply = await seePlanCheck(product, turn(person));
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}

it.each(["check the plan", "Check plan", "is the plan up to date"])("%s asks for it", (text) => {
  expect(matchCommand(text)?.name).toBe("check-the-plan");
});

it.each(["check clashes 2027-00042", "forward plan", "plan a consultation", "public plan"])(
  "%s asks for something else",
  (text) => {
    expect(matchCommand(text)?.name).not.toBe("check-the-plan");
  },
);

describe("the card about next year", () => {
  it("names the services, and remembers that nothing is planned", async () => {
    const product = open();
    const card = nextYear({ year: 2028, services: ["Parks", "Libraries"] });
    expect(words(card)).toContain("Anything for 2028?");
    expect(words(card)).toContain("Parks, Libraries");
    product.setNow("2027-10-01T09:00:00Z");
    const answered = await press(product, card, "Nothing planned");
    expect(words(answered)).toContain("You plan nothing for 2028.");
    expect(words(await check(product))).toContain("Nothing planned (1): ");
    expect(words(await check(product))).toContain("Alex Wilber");
  });

  it("leads to the first card of a plan, and remembers that, too", async () => {
    const product = open();
    product.setNow("2027-10-01T09:00:00Z");
    const plan = await press(product, nextYear({ year: 2028, services: [] }), "Plan a consultation");
    expect(words(plan)).toContain("Plan a consultation");
    expect(words(await check(product))).toContain("They plan something (1): ");
  });

  it("answers what is forged in words", async () => {
    const handler = pressHandlers["consultations.nothingNextYear"];
    await expect(handler?.(open(), turn(), { year: "soon" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the card about the forward plan", () => {
  it("names what lacks dates and what passed, and who said when that it is up to date", async () => {
    const product = open();
    product.setNow("2027-04-01T09:00:00Z");
    const card = await check(product);
    for (const part of [
      ...["Nobody has checked it yet.", "Without dates: 1", "2027-00042", "Parks strategy"],
      ...["Past their opening day, and not confirmed: 1", "Library hours", "Alex Wilber"],
    ])
      expect(words(card)).toContain(part);
    const done = await press(product, card, "It is up to date", adele);
    expect(words(done)).toContain("Last checked on Thu 1 Apr 2027 by Adele Vance.");
    expect(buttons(done).map(({ title }) => title)).not.toContain("It is up to date");
    expect(product.consultations.planLastChecked()).toBe("2027-04-01");
  });

  it("is shown as it stands when it changed since, and is not signed for", async () => {
    const product = open();
    const card = await check(product);
    product.register.put(buildConsultation({ reference: referenceNumber(44), endDate: undefined }));
    const again = await press(product, card, "It is up to date", adele);
    expect(words(again)).toContain("The plan changed since this card was made.");
    expect(words(again)).toContain("2027-00044");
    expect(product.consultations.planLastChecked()).toBeUndefined();
    await press(product, again, "It is up to date", adele);
    expect(product.consultations.planLastChecked()).toBeDefined();
  });

  it("is no officer's", async () => {
    await expect(check(open(), alex)).rejects.toMatchObject({ code: "not_allowed" });
  });
});
