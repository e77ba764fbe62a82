import { createActions } from "../../../bot/actions";
import type { SharePoint } from "../../../bot/sharepoint";
import { asPersonIdOf, buildEntry, grady, reference } from "../../support/build-register";
import { actionsBeside } from "../../support/memory-stores";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
afterEach(() => standIn.close());

const step = ({ actions }: Pick<SharePoint, "actions">) => {
  const found = actions.of(reference("2027-00042")).find(({ stepId }) => stepId === "0.2");
  if (!found) throw new Error("Step 0.2 is not there");
  return found;
};
const fieldsOf = async (id: string) => (await standIn.rows("Actions")).find((row) => row.id === id)?.fields;
const lines = async () =>
  (await standIn.sharePoint.history.of(reference("2027-00042"))).filter(({ what }) => what.includes("owner"));
const cleared = async () => {
  const { id } = step(standIn.sharePoint);
  const edit = { list: "Actions", id, by: people.megan };
  await standIn.edit({ ...edit, fields: { Owner: "" } });
};
const verbs = (sharePoint: SharePoint) =>
  createActions({
    ...actionsBeside,
    ...{ actions: sharePoint.actions, directory: sharePoint.directory, clock: standIn.graph.clock },
  });
const queue = async (sharePoint: SharePoint) => {
  const adele = await sharePoint.directory.find(asPersonIdOf(people.adele.id));
  if (!adele) throw new Error("Adele is not there");
  return verbs(sharePoint)
    .listUnowned({ person: adele })
    .rows.map(({ action, needs }) => [action.stepId, needs]);
};

describe("an owner cleared in the list by hand", () => {
  beforeEach(async () => {
    standIn = await startStandIn();
    await standIn.sharePoint.planRecord.write(buildEntry());
  });

  it("owes it no more, though the id beside the column is left", async () => {
    const other = await standIn.another();
    await cleared();
    expect(await fieldsOf(step(standIn.sharePoint).id)).toMatchObject({ OwnerId: people.alex.id });
    await Promise.all([standIn.sharePoint.refresh(), other.refresh()]);
    for (const each of [standIn.sharePoint, other, await standIn.another()]) {
      expect(step(each).owner).toBeUndefined();
      expect(await queue(each)).toEqual([["0.2", "no owner"]]);
    }
  });

  it("leaves one line of history that names who cleared it, whoever notices", async () => {
    const other = await standIn.another();
    await cleared();
    await Promise.all([standIn.sharePoint.refresh(), other.refresh()]);
    await until(async () => (await lines()).length > 0);
    expect(await lines()).toMatchObject([
      { what: "Step 0.2 has no owner now", who: { name: "Megan Bowen" }, from: "Alex Wilber", to: "" },
    ]);
  });

  it("is put right by whoever is given it", async () => {
    await cleared();
    await standIn.sharePoint.refresh();
    await standIn.sharePoint.actions.change({
      ...{ action: step(standIn.sharePoint), change: { owner: grady }, again: () => ({ owner: grady }) },
      ...{ what: "Step 0.2 handed over", by: grady, at: new Date("2027-03-02T10:00:00Z") },
    });
    expect(step(await standIn.another()).owner).toEqual(grady);
    expect(await queue(standIn.sharePoint)).toEqual([]);
  });
});

/** The line is written behind the refresh: looked for until it is there. */
async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 200; look++) if (await isThere()) return;
}

describe("an owner whom the site does not know", () => {
  it("owes it by the id beside the empty column, and is no gap in the queue", async () => {
    const everybody = Object.values(people);
    standIn = await startStandIn({ people: everybody });
    // Lynne has an account, and has never opened the site.
    const account = {
      ...people.grady,
      id: "00000000-0000-0000-0000-000000000030",
      displayName: "Lynne Robbins",
    };
    everybody.push({ ...account, mail: "lynne@council.example", userPrincipalName: "lynne@council.example" });
    const lynne = { id: asPersonIdOf(account.id), name: "Lynne Robbins" };
    await standIn.sharePoint.planRecord.write(buildEntry({ by: lynne }));
    const fields = await fieldsOf(step(standIn.sharePoint).id);
    expect(fields).not.toHaveProperty("OwnerLookupId");
    for (const each of [standIn.sharePoint, await standIn.another()]) {
      expect(step(each).owner).toEqual(lynne);
      expect(each.actions.ownedBy(lynne.id)).toHaveLength(3);
      expect(await queue(each)).toEqual([]);
    }
  });
});
