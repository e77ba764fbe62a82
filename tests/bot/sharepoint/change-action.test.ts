import type { Action, ActionStore } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, buildEntry, grady, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.planRecord.write(buildEntry());
});
afterEach(() => standIn.close());

const step = ({ actions }: Pick<SharePoint, "actions">): Action => {
  const found = actions.of(reference("2027-00042")).find(({ stepId }) => stepId === "0.2");
  if (!found) throw new Error("Step 0.2 is not there");
  return found;
};
const done = { status: "Done", evidence: "Minutes", doneBy: alex, doneOn: day("2027-03-02") } as const;
const tick = (
  on: SharePoint,
  { action = step(on), ...more }: Partial<Parameters<ActionStore["change"]>[0]> = {},
) =>
  on.actions.change({
    action,
    change: done,
    what: "Step 0.2 done",
    by: alex,
    at: new Date("2027-03-02T10:00:00Z"),
    again: () => done,
    ...more,
  });
const saved = async () =>
  (await standIn.rows("Actions")).find(({ fields }) => fields["StepId"] === "0.2")?.fields;
const lines = async () => (await standIn.sharePoint.history.of(reference("2027-00042"))).slice(1);

describe("changing an action", () => {
  it("saves the change and its history in one request", async () => {
    const wire = await standIn.wire(() => tick(standIn.sharePoint));
    expect(wire).toHaveLength(1);
    expect(
      standIn.graph.requests().reduce((sum, { resourceUnits }) => sum + resourceUnits, 0),
    ).toBeLessThanOrEqual(4);
    expect(await saved()).toMatchObject({ Status: "Done", Evidence: "Minutes", DoneById: alex.id });
    expect(await lines()).toMatchObject([{ who: alex, from: "Open", to: "Done" }]);
  });

  it("empties what is undone", async () => {
    await tick(standIn.sharePoint);
    const open = { status: "Open", evidence: "Minutes", doneBy: undefined, doneOn: undefined } as const;
    await tick(standIn.sharePoint, { change: open, what: "Step 0.2 opened again" });
    const fields = await saved();
    expect(fields).toMatchObject({ Status: "Open", Evidence: "Minutes" });
    for (const name of ["DoneById", "DoneByLookupId", "DoneOn"]) expect(fields).not.toHaveProperty(name);
    expect(step(standIn.sharePoint)).toMatchObject(open);
  });

  it("writes one line when two instances get the same click", async () => {
    const other = await standIn.another();
    await Promise.all([tick(standIn.sharePoint), tick(other)]);
    expect(await lines()).toHaveLength(1);
    expect(step(other)).toMatchObject(done);
  });

  it("lets the slower of two people decide on what the quicker one left", async () => {
    const other = await standIn.another();
    const theirs = { ...done, doneBy: grady, evidence: "A photograph" };
    await tick(other, { change: theirs, by: grady });
    const asked: Action[] = [];
    const kept = await tick(standIn.sharePoint, {
      again(newest) {
        asked.push(newest);
        return newest;
      },
    });
    expect(asked).toMatchObject([{ status: "Done", evidence: "A photograph", doneBy: grady }]);
    expect(kept).toMatchObject(theirs);
    expect(await lines()).toMatchObject([{ who: grady }]);
  });

  it("writes no history of a change that was not made", async () => {
    await standIn.edit({
      ...{ list: "Actions", id: step(standIn.sharePoint).id, by: people.adele },
      fields: { Evidence: "Theirs" },
    });
    const refused = tick(standIn.sharePoint, {
      again() {
        throw new Error("Not like this");
      },
    });
    await expect(refused).rejects.toThrow("Not like this");
    expect(await lines()).toEqual([]);
  });

  it("knows its own change again when the answer to it was lost", async () => {
    await standIn.faults({ acceptedThenReset: { share: 0.6 }, seed: 1, only: { method: "PATCH" } });
    let asked = 0;
    await tick(standIn.sharePoint, {
      again() {
        asked++;
        return done;
      },
    });
    await standIn.faults({});
    expect(asked).toBe(0);
    expect(await saved()).toMatchObject({ Status: "Done" });
    expect(await lines()).toHaveLength(1);
  });

  it("keeps the change when only its history cannot be written", async () => {
    const { id } = await standIn.listNamed("History");
    await standIn.faults({
      serverErrors: { share: 1, status: 500 },
      only: { method: "POST", pathContains: id },
    });
    expect(await tick(standIn.sharePoint)).toMatchObject(done);
    await standIn.faults({});
    expect(await saved()).toMatchObject({ Status: "Done" });
    expect(step(standIn.sharePoint)).toMatchObject(done);
  });

  it("writes the history later when it was throttled alone", async () => {
    const { id } = await standIn.listNamed("History");
    await standIn.faults({
      tooManyRequests: { share: 0.7, retryAfter: 0 },
      seed: 4,
      only: { method: "POST", pathContains: id },
    });
    await tick(standIn.sharePoint);
    await standIn.faults({});
    expect(await lines()).toHaveLength(1);
  });

  it("refuses evidence that the list cannot hold, before asking Graph", async () => {
    const wire = await standIn.wire(() =>
      expect(
        tick(standIn.sharePoint, { change: { ...done, evidence: "x".repeat(64_000) } }),
      ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining('"Evidence"') }),
    );
    expect(wire).toEqual([]);
  });

  it("says that the action is gone when somebody deleted it", async () => {
    const { id } = step(standIn.sharePoint);
    await fetch(`${standIn.graph.url}/lists/Actions/items/${id}/delete`, {
      method: "POST",
      headers: { Cookie: `editing-as=${people.adele.id}` },
      redirect: "manual",
    });
    const action = step(standIn.sharePoint);
    const refused = {
      code: "not_found",
      message: "Somebody deleted that action from the list, so nothing was saved. Type: my actions",
    };
    await expect(tick(standIn.sharePoint)).rejects.toMatchObject(refused);
    expect(await lines()).toEqual([]);
    // The card may still be open: a second press is answered alike, and nobody sees the row any more.
    await expect(tick(standIn.sharePoint, { action })).rejects.toMatchObject(refused);
    expect(standIn.sharePoint.actions.find(action.id)).toBeUndefined();
    expect(standIn.sharePoint.actions.ownedBy(alex.id)).toHaveLength(2);
  });
});
