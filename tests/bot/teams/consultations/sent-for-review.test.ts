import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import { changeStatus } from "../../../../bot/teams/consultations/change-status";
import { pressHandlers } from "../../../../bot/teams/routes";
import { personId } from "../../../support/build";
import { buttons, filled, words } from "../../../support/cards";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  type ProductGiven,
} from "../../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const turn = (person: Person = alex) => ({ person, text: "", where: "personal" as const });
const step = (at: number) =>
  buildAction({ id: asActionId(String(at)), stepId: asStepId(`0.${at}`), title: `Step ${at}`, gate: "G1" });

async function send({ people = [alex, adele, megan], ...given }: ProductGiven, by: Person = alex) {
  const product = buildProduct({
    people,
    consultations: [buildConsultation({ workflowStatus: "Idea" })],
    ...given,
  });
  const card = await changeStatus(product, turn(by), { reference: "2027-00042", to: "Submitted" });
  return { product, card };
}
const titles = (card: Parameters<typeof buttons>[0]) => [...new Set(buttons(card).map(({ title }) => title))];

describe("once it was sent for review", () => {
  it("the card is short: who reviews it, what they wait for, and the way to the checklist", async () => {
    const { product, card } = await send({ actions: [step(2), step(3)] });
    const said = words(card);
    expect(said).toContain("Sent for review");
    expect(said).toContain("2027-00042 is now Submitted. I am asking Megan Bowen to review it.");
    expect(said).toContain(
      "They can approve once these 2 steps are done. Gate G1 waits for:\n0.2 Step 2\n0.3 Step 3",
    );
    expect(titles(card)).toEqual(["Open the checklist", "Open the record"]);
    const { verb, data } = filled(card, "Open the checklist", {});
    const list = await pressHandlers[verb]?.(product, turn(), data);
    expect(list && words(list)).toContain("What gate G1 waits for");
  });

  it("names eight steps at most, and says how many more there are", async () => {
    const { card } = await send({ actions: Array.from({ length: 11 }, (_, at) => step(at + 20)) });
    expect(words(card)).toContain("And 3 more steps.");
    expect(words(card).match(/^0\.\d+ Step/gm)).toHaveLength(8);
  });

  it("with nothing in the way says nothing of a gate", async () => {
    expect(words((await send({})).card)).not.toMatch(/[Gg]ate/);
  });

  it("says so where nobody can review it, and what to do", async () => {
    const said = words((await send({ people: [alex, adele] })).card);
    expect(said).toContain("No manager can review it yet. I am telling the engagement lead.");
    expect(said).toContain("Ask your engagement lead who should review it.");
  });

  it("tells somebody else who sends it that its lead officer hears of it", async () => {
    expect(words((await send({}, adele)).card)).toContain("I am telling Alex Wilber.");
  });
});
