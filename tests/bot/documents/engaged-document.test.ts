import { createDocuments, type DocumentsDeps } from "../../../bot/documents";
import { shippedContent } from "../../../bot/toolkit";
import { alex, buildConsultation, buildProduct } from "../../support/teams";
import { readDocx } from "./read-docx";

it("tells in a Word file who the council engaged with, people only by bands", async () => {
  const product = buildProduct({
    now: "2027-12-01T09:00:00Z",
    consultations: [
      buildConsultation({
        ...{ workflowStatus: "Complete", responses: 312, methods: ["Focus group"] },
        groupsReached: [{ group: "Carers", reached: "yes", count: 3, how: "Met Ann" }],
        methodRatings: [{ method: "Focus group", rating: 5 }],
      }),
    ],
  });
  const { consultations, actions, findStep, settings, clock } = product;
  const documents = createDocuments({
    ...({} as DocumentsDeps),
    breathe: async () => undefined,
    ...{ consultations, actions, findStep, settings, clock },
    findSource: (key) => shippedContent.sources[key as never] as never,
    describeLevel: () => ({ label: "", promise: "" }),
    history: { of: async () => [] },
  });
  const { fileName, bytes } = await documents.whoWeEngagedWith({ year: 2027, by: alex });
  expect(fileName).toBe("Who we engaged with 2027.docx");
  const text = JSON.stringify(await readDocx(bytes));
  for (const said of [
    "Who we engaged with in 2027",
    "Westhaven Council",
    "fewer than 5",
    "250 to 499",
    "5 (from 1)",
  ])
    expect(text).toContain(said);
  expect(text).toContain("Equality Act 2010");
  expect(text).not.toContain("Met Ann");
});
