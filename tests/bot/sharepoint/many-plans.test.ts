import type { PlanId } from "../../../bot/common/ids";
import type { SharePoint } from "../../../bot/sharepoint";
import { people } from "../../support/build";
import { type StandIn, startStandIn } from "../../support/stand-in";
import { openPlanning } from "../consultations/planning/planning";

const plansEach = 20;

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

/** One instance of the product with twenty plans that only wait to be confirmed. */
async function instance(name: string, by: typeof people.alex) {
  // It is about numbers, not about how long forty at once may take on a busy machine.
  const sharePoint: SharePoint = standIn.open({ writeWithinMs: 60_000 });
  await sharePoint.load();
  await sharePoint.directory.find(by.id);
  let last = 0;
  const planning = openPlanning({
    register: sharePoint.consultations,
    record: sharePoint.planRecord,
    newId: () => `${name}-${++last}`,
  });
  const plans: PlanId[] = [];
  for (let at = 0; at < plansEach; at++) plans.push((await planning.filled("dates", { by })).planId);
  return { confirmAll: () => plans.map((planId) => planning.confirmed(planId, by)) };
}

it("gives forty plans, confirmed at the same moment on two instances, forty numbers", async () => {
  const one = await instance("one", people.alex);
  const other = await instance("other", people.grady);
  const all = await Promise.all([...one.confirmAll(), ...other.confirmAll()]);

  const numbers = all.map(({ consultation }) => consultation.reference);
  expect(new Set(numbers).size).toBe(2 * plansEach);
  const rows = await standIn.rows("Consultations");
  expect(rows.map(({ fields }) => fields["Reference"]).sort()).toEqual([...numbers].sort());
  expect(new Set(rows.map(({ fields }) => fields["ExternalId"])).size).toBe(2 * plansEach);
  // Each has a checklist of its own, and its first line of history, under its own number.
  const steps = await standIn.rows("Actions");
  expect(new Set(steps.map(({ fields }) => fields["ExternalId"])).size).toBe(steps.length);
  for (const { consultation } of all) {
    const own = steps.filter(({ fields }) => fields["Consultation"] === consultation.reference);
    expect(own.filter(({ fields }) => fields["StepId"] === "0.1")).toMatchObject([
      { fields: { Evidence: `Logged as ${consultation.reference}.` } },
    ]);
  }
  const lines = await standIn.rows("History");
  expect(lines.map(({ fields }) => fields["Consultation"]).sort()).toEqual([...numbers].sort());
}, 60_000);
