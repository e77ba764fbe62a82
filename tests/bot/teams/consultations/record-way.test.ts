import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import type { Consultation } from "../../../../bot/consultations";
import { pressSeeRecord } from "../../../../bot/teams/consultations/see-record";
import { pressHandlers } from "../../../../bot/teams/routes";
import { personId } from "../../../support/build";
import { buttons, filled, words } from "../../../support/cards";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type ProductGiven,
} from "../../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const turn = (person: Person) => ({ person, text: "", where: "personal" as const });
const step = (at: number, over = {}) =>
  buildAction({
    ...{ id: asActionId(String(at)), stepId: asStepId(`0.${at}`), title: `Step ${at}`, gate: "G1" },
    ...over,
  });

async function see(over: Partial<Consultation>, given: ProductGiven = {}, person: Person = alex) {
  const product = buildProduct({
    people: [alex, adele, grady, megan],
    consultations: [buildConsultation(over)],
    ...given,
  });
  const card = await pressSeeRecord(product, turn(person), { reference: "2027-00042" });
  const press = async (title: string) => {
    const { verb, data } = filled(card, title, {});
    const answer = await pressHandlers[verb]?.(product, turn(person), data);
    if (!answer) throw new Error(`Nothing answers ${verb}`);
    return words(answer);
  };
  return {
    product,
    card,
    press,
    said: words(card),
    titles: [...new Set(buttons(card).map(({ title }) => title))],
  };
}

describe("what stands in the way of a record, in chat", () => {
  it("an approval that a gate would refuse is not offered: its steps are, with who owes them", async () => {
    const owner = { id: grady.id, name: grady.name };
    const seen = await see(
      { workflowStatus: "Submitted" },
      { actions: [step(2), step(3, { owner })] },
      megan,
    );
    expect(seen.said).toContain(
      "Not yet, before “Approve”: Gate G1 waits for 2 steps: 0.2 Step 2; 0.3 Step 3.",
    );
    expect(seen.said).toContain("Owed by: Alex Wilber (1), Grady Archie (1)");
    expect(seen.titles).not.toContain("Approve");
    expect(seen.titles).toContain("Ask for changes");
    expect(await seen.press("Show what gate G1 waits for")).toContain("What gate G1 waits for");
  });

  it("a gate further on holds up nothing, and is said", async () => {
    const seen = await see({ workflowStatus: "Idea" }, { actions: [step(2)] });
    expect(seen.said).toContain("Later, before “Approve”: Gate G1 waits for 1 step: 0.2 Step 2.");
    expect(seen.titles).toContain("Send for review");
  });

  it("is nothing once its steps are done", async () => {
    const seen = await see(
      { workflowStatus: "Submitted" },
      { actions: [step(2, { status: "Done" })] },
      megan,
    );
    expect(seen.said).not.toContain("Gate");
    expect(seen.titles).toContain("Approve");
  });
});

describe("a record that stands against a rule, in chat", () => {
  it("is marked as such, with what to do", async () => {
    const seen = await see({ workflowStatus: "Approved" }, { actions: [step(2)] }, grady);
    expect(seen.said).toContain(
      "It is Approved already. Gate G1 waits again for 1 step: 0.2 Step 2.\nDo these steps now. Or ask a manager to waive them with a reason.",
    );
    const { body } = seen.card as { body: readonly { style?: string }[] };
    expect(body.filter(({ style }) => style === "attention")).toHaveLength(1);
  });

  it("is late by the words of the list, and never open as well", async () => {
    const begun = { startDate: buildConsultation().changedAt.toISOString().slice(0, 10) as never };
    const seen = await see({ workflowStatus: "Submitted", ...begun });
    expect(seen.said).toContain("Status: Submitted. Not open. Late: its opening day has passed");
    expect(seen.said).not.toContain("Open now");
  });
});

describe("when all that is left is to tell people", () => {
  it("the first button closes the loop, and none says that it is done", async () => {
    const seen = await see({ workflowStatus: "Decided" });
    expect(seen.titles[0]).toBe("Close the loop");
    expect(seen.titles).not.toContain("Feedback is published");
    expect(await seen.press("Close the loop")).toContain("Who took part");
  });

  it("before that it is offered after the usual move", async () => {
    const { titles } = await see({ workflowStatus: "Closed" });
    expect(titles.slice(0, 2)).toEqual(["Mark findings final", "Close the loop"]);
  });

  it("an Inform item, which owes nobody an answer, goes on as before", async () => {
    const { titles } = await see({ workflowStatus: "Decided", engagementLevel: "inform" });
    expect(titles[0]).toBe("Feedback is published");
  });
});
