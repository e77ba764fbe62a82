import { asActionId, asStepId } from "../../../bot/common/ids";
import { people } from "../../support/build";
import { alex, buildAction, buildProduct, reference } from "../../support/teams";

const { megan } = people;

const answer = (over = {}) =>
  buildAction({ id: asActionId("6"), stepId: asStepId("0.6"), gate: "G1", owner: alex, ...over });

describe("the manager's answer", () => {
  it("cannot be ticked by whoever asked for it", async () => {
    const { actions } = buildProduct({ actions: [answer()] });
    await expect(
      actions.complete({ id: asActionId("6"), evidence: "She said yes.", by: alex }),
    ).rejects.toThrow("Your manager's answer ticks this step.");
    expect(actions.find(asActionId("6"))?.status).toBe("Open");
  });

  it("is ticked by the approval, with who gave it", async () => {
    const { actions } = buildProduct({ actions: [answer()] });
    await actions.recordApproval({ reference: reference("2027-00042"), by: megan });
    expect(actions.find(asActionId("6"))).toMatchObject({
      status: "Done",
      evidence: `Approved by ${megan.name}.`,
      doneBy: { id: megan.id },
    });
  });

  it("stays waived when it was waived before", async () => {
    const { actions } = buildProduct({ actions: [answer({ status: "Waived", waivedReason: "Urgent" })] });
    await actions.recordApproval({ reference: reference("2027-00042"), by: megan });
    expect(actions.find(asActionId("6"))).toMatchObject({ status: "Waived", waivedReason: "Urgent" });
  });
});
