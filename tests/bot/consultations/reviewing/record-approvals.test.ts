import { recordApprovals, type WorkflowStatus } from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { megan } = people;

function failing(times: number) {
  const { register } = openPlanning();
  const row = buildConsultation({ workflowStatus: "Approved" });
  register.put(row);
  const marked: string[] = [];
  const approvals = recordApprovals({
    register: register.consultations,
    recordApproval: async ({ by }) => {
      if (times-- > 0) throw new Error("SharePoint does not answer");
      marked.push(by.name);
    },
  });
  const stands = (workflowStatus: WorkflowStatus) => register.put({ ...row, workflowStatus });
  return {
    approvals,
    marked,
    stands,
    approved: () => approvals.record({ reference: row.reference, by: named(megan) }),
  };
}

describe("the mark of an approval", () => {
  it("that fails is made at a later look, by who approved, and once", async () => {
    const { approvals, marked, approved } = failing(2);
    await approved();
    await approvals.again();
    expect(marked).toEqual([]);
    for (let looks = 0; looks < 3; looks++) await approvals.again();
    expect(marked).toEqual(["Megan Bowen"]);
  });

  it("that was made is not made again", async () => {
    const { approvals, marked, approved } = failing(0);
    await approved();
    await approvals.again();
    expect(marked).toEqual(["Megan Bowen"]);
  });

  it.each(["Stopped", "Submitted"] as const)("is not made of what is %s by then", async (status) => {
    const { approvals, marked, approved, stands } = failing(1);
    await approved();
    stands(status);
    await approvals.again();
    stands("Approved");
    await approvals.again();
    expect(marked).toEqual([]);
  });
});
