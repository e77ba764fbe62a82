import { asActionId, asStepId } from "../../../bot/common/ids";
import { recordViewSchema } from "../../../bot/contract";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import { alex, buildAction, buildConsultation, buildProduct, grady } from "../../support/teams";

const { lee } = people;
const path = "/api/consultations/2027-00042";
const step = (stepId: string, gate: string, owner = alex) =>
  buildAction({
    ...{ id: asActionId(stepId), stepId: asStepId(stepId), title: `Step ${stepId}`, gate },
    owner: { id: owner.id, name: owner.name },
  });

let api: TabApi;
beforeEach(async () => {
  const product = buildProduct({
    people: [alex, grady, lee],
    consultations: [buildConsultation({ workflowStatus: "Approved" })],
    actions: [step("0.2", "G1"), step("1.1", "G2"), step("1.4", "G2", grady)],
  });
  api = await startTabApi(product);
});
afterEach(() => api.close());
const see = async (by: typeof alex) => {
  const { body } = await api.ask(by, "GET", path);
  const read = recordViewSchema.parse(body);
  expect(body).toEqual(read);
  return read;
};

it("gives an officer where the record stands against a rule, and what to do", async () => {
  expect((await see(grady)).warnings).toEqual([
    {
      what: "It is Approved already. Gate G1 waits again for 1 step: 0.2 Step 0.2.",
      todo: "Do these steps now. Or ask a manager to waive them with a reason.",
    },
  ]);
});

it("gives a councillor none of it", async () => {
  const { warnings, next, late, closing } = await see(lee);
  expect([warnings, next, late, closing]).toEqual([[], undefined, undefined, undefined]);
});

it("gives the steps of the gate ahead with who owes them, and which are the reader's", async () => {
  await api.close();
  const product = buildProduct({
    people: [alex, grady],
    consultations: [buildConsultation({ workflowStatus: "Ready" })],
    actions: [step("1.1", "G2"), step("1.4", "G2", grady)],
  });
  api = await startTabApi(product);
  expect((await see(alex)).next?.gate).toEqual({
    ...{ name: "G2", before: "Open", holds: true },
    steps: [
      { stepId: "1.1", title: "Step 1.1", owner: "Alex Wilber", mine: true },
      { stepId: "1.4", title: "Step 1.4", owner: "Grady Archie", mine: false },
    ],
  });
});
