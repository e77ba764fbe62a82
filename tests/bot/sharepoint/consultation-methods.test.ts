import { readMethodRatings } from "../../../bot/consultations";
import { consultationFields } from "../../../bot/sharepoint/consultation-fields";

const nobody = { lookupIdOf: () => undefined } as never;

it("writes methods as choices, and ratings as lines that can be read again", () => {
  const methodRatings = [
    { method: "Focus group", rating: 5 },
    { method: "Pop-up, street or market stall", rating: 3 },
  ];
  const fields = consultationFields({ methods: ["Focus group"], methodRatings }, nobody);
  expect(fields).toEqual({
    "Methods@odata.type": "Collection(Edm.String)",
    Methods: ["Focus group"],
    MethodRatings: "Focus group: 5\nPop-up, street or market stall: 3",
  });
  expect(readMethodRatings(String(fields["MethodRatings"]))).toEqual(methodRatings);
});

it("empties the column when every tick is taken away", () => {
  expect(consultationFields({ methods: [] }, nobody)["Methods"]).toEqual([]);
});
