import { named, people, reference } from "../../support/build";
import { acting } from "./acting";

const { alex, grady, adele } = people;

it("an action agreed anew with another owner is offered to nobody any more", async () => {
  const { actions, register } = acting();
  const asked = {
    ...{ key: "feedback/2027-00001/promise", title: "Tell people", phase: "Report" },
    ...{ reference: reference("2027-00001"), dueDate: undefined, by: named(adele) },
  };
  const { id } = await actions.agree({ ...asked, owner: named(alex) });
  await actions.handOver({ id, to: { id: grady.id }, by: alex });
  await actions.agree({ ...asked, owner: named(alex), moveOwner: true });
  expect(register.actions.find(id)).toMatchObject({ owner: named(alex), offeredTo: named(grady) });
  await actions.agree({ ...asked, owner: named(adele), moveOwner: true });
  expect(register.actions.find(id)).toMatchObject({ owner: named(adele), offeredTo: undefined });
  await expect(actions.answerHandOver({ id, accept: true, reason: "", by: grady })).rejects.toMatchObject({
    code: "conflict",
  });
});
