import { workflowStatuses } from "../../../../bot/consultations";
import { adele, alex, buildConsultation, buildProduct, reference } from "../../../support/teams";

const councillor = { ...alex, roles: ["member"] as const };
const both = { ...alex, roles: ["member", "officer"] as const };
const statuses = (by: typeof alex | typeof councillor | typeof both, inPublic: boolean) =>
  workflowStatuses.filter((workflowStatus) =>
    buildProduct({ consultations: [buildConsultation({ workflowStatus })] }).consultations.mayFind({
      ...{ by, inPublic },
      reference: reference("2027-00042"),
    }),
  );
const agreed = workflowStatuses.filter(
  (status) => !["Idea", "Submitted", "Changes requested", "Stopped"].includes(status),
);

it("lets officers find every consultation in their own chat", () => {
  expect(statuses(alex, false)).toEqual(workflowStatuses);
  expect(statuses(adele, false)).toEqual(workflowStatuses);
  expect(statuses(both, false)).toEqual(workflowStatuses);
});

it("shows a councillor nothing that nobody has agreed to, or that was stopped", () => {
  expect(statuses(councillor, false)).toEqual(agreed);
});

it("shows a channel no more than a councillor, whoever asks", () => {
  expect(statuses(adele, true)).toEqual(agreed);
});

it("finds nothing that is not in the register", () => {
  const ask = { reference: reference("2027-00001"), by: alex, inPublic: false };
  expect(buildProduct().consultations.mayFind(ask)).toBe(false);
});
