import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId, asStepId } from "../../../bot/common/ids";
import { type Consultation, editedGroups, type RecordTyped, recordInputs } from "../../../bot/consultations";
import type { Card } from "../../../bot/teams";
import { changeStatus } from "../../../bot/teams/consultations/change-status";
import { cloneConsultation } from "../../../bot/teams/consultations/clone-consultation";
import { pressEditRecord, saveRecord } from "../../../bot/teams/consultations/edit-record";
import { fillAndMove } from "../../../bot/teams/consultations/fill-and-move";
import { noteExperiment, pressAskExperiment } from "../../../bot/teams/consultations/note-experiment";
import { pressSeeRecord, seeRecord } from "../../../bot/teams/consultations/see-record";
import {
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  reference,
} from "../../support/teams";

type Words = string | null | undefined;
// The types promise texts; lists edited by hand and old queue messages do not.
const as = (words: Words) => words as string;
const of42 = { reference: "2027-00042" };
const turn = (person = alex, text = "") => ({ person, text, where: "personal" as const });

function recordProduct(words: Words, over: Partial<Consultation> = {}): Product {
  const named = { id: alex.id, name: as(words) };
  const all = {
    title: words ?? "",
    overview: as(words),
    whyConsulting: words ?? "",
    whatCanChange: words ?? "",
  };
  return buildProduct({
    actions: Array.from({ length: 12 }, (_, at) =>
      buildAction({
        ...{ id: asActionId(String(at)), stepId: asStepId("0.2"), title: words ?? "", gate: "G1" },
        owner: { id: at % 2 ? alex.id : grady.id, name: as(words) },
      }),
    ),
    consultations: [
      buildConsultation({
        ...{ ...all, whatCannotChange: words ?? "", whatHappensNext: as(words) },
        ...{ service: as(words), areas: [words ?? ""], audiences: [words ?? ""], interests: [words ?? ""] },
        ...{ tryingOut: as(words), triedResult: as(words) },
        ...{ contactName: words ?? "", contactEmail: words ?? "", contactPhone: words ?? "" },
        ...{ participateUrl: `https://council.example/${words}`, resultsUrl: words ?? "" },
        supportingDocuments: Array.from({ length: 30 }, () => ({
          title: words ?? "", // read from lines, so never nothing
          url: `https://council.example/${words}`,
        })),
        events: [{ on: day("2027-04-06"), what: words ?? "", where: words ?? "" }],
        relatedConsultations: [reference("2027-00009")],
        ...{ sponsor: named, decisionMaker: as(words), listUrl: `https://example.sharepoint.com/${words}` },
        leadOfficer: named,
        ...over,
      }),
    ],
    settings: {
      services: [words ?? "", "Parks"],
      areas: [words ?? "", "Old Town"],
      audiences: [words ?? ""],
    },
  });
}

/** What may be refused on a card is shown again; what is too long stays on the card it was typed on. */
async function orRefused(made: Promise<Card>): Promise<Card[]> {
  try {
    return [await made];
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [];
  }
}

/** Every card of one record, filled with these words. */
export async function everyRecordCard(words: Words): Promise<Record<string, Card>> {
  const product = recordProduct(words);
  const reply = await seeRecord(product, turn(alex, "consultation 2027-00042"));
  if ("text" in reply) throw new Error(reply.text);
  const against = recordProduct(words, {
    ...{ workflowStatus: "Approved", changedBy: { byApp: false, person: undefined } },
    startDate: day("2026-01-05"),
  });
  for (const each of against.register.consultations.all())
    against.register.history.push({
      ...{ reference: each.reference, what: "Change against the rules", when: new Date(0) },
      ...{ from: "Submitted", to: "Approved", who: { id: alex.id, name: as(words) } },
    });
  const cards: Record<string, Card> = {
    "consultations/record-card": reply.card,
    "consultations/record-card, against the rules": await pressSeeRecord(against, turn(), of42),
    "consultations/record-card, all but told": await pressSeeRecord(
      recordProduct(words, { workflowStatus: "Decided" }),
      turn(),
      of42,
    ),
    "consultations/record-card, for a councillor": await pressSeeRecord(
      product,
      { ...turn({ ...grady, roles: ["member"] }), where: "channel" },
      of42,
    ),
  };
  for (const group of editedGroups)
    cards[`consultations/edit-record-card, ${group}`] = await pressEditRecord(product, turn(), {
      ...of42,
      group,
    });
  const typed = Object.fromEntries(recordInputs.map((input) => [input, words])) as RecordTyped;
  for (const group of editedGroups)
    for (const card of await orRefused(saveRecord(product, turn(), { ...of42, group, ...typed })))
      cards[`consultations/edit-record-card, ${group}, with problems`] = card;
  cards["consultations/record-card, saved"] = await saveRecord(product, turn(), {
    ...{ ...of42, group: "money", budgetPlanned: "12" },
  });
  const idea = recordProduct(words, {
    ...{ workflowStatus: "Idea", whyConsulting: "", whatCanChange: "", whatCannotChange: "" },
    ...{
      startDate: undefined,
      title: words || "Parks",
      overview: words || "Parks",
      decisionMaker: "Cabinet",
    },
  });
  cards["consultations/record-card, with something missing"] = await pressSeeRecord(idea, turn(), of42);
  cards["consultations/experiment-card"] = await pressAskExperiment(product, turn(), of42);
  cards["consultations/experiment-card, refused"] = await noteExperiment(
    recordProduct(words, { tryingOut: "Walks" }),
    turn(),
    { ...of42, sawTrying: "another", tryingOut: words, triedResult: `${words}${"x".repeat(2_001)}` },
  );
  const move = { ...of42, to: "Submitted" };
  cards["consultations/edit-record-card, missing"] = await changeStatus(idea, turn(), move);
  for (const card of await orRefused(
    fillAndMove(idea, turn(), { ...move, whyConsulting: words, whatCanChange: "x" }),
  ))
    cards["consultations/edit-record-card, missing, with problems"] = card;
  product.register.failNext(new Failure("unavailable", `SharePoint does not answer: ${words}`));
  cards["consultations/edit-record-card, list out of reach"] = await saveRecord(product, turn(), {
    ...{ ...of42, group: "money", costActual: "12" },
  });
  cards["consultations/describe-card, copied"] = await cloneConsultation(product, turn(), of42);
  return cards;
}
