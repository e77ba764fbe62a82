import { day } from "../../../bot/common/days";
import { asActionId, asStepId } from "../../../bot/common/ids";
import type { ClashFinding, ClashReport, Consultation, PlanView } from "../../../bot/consultations";
import { type Card, overlap, overlapAnswered, refusedDates } from "../../../bot/teams";
import { keepApart } from "../../../bot/teams/consultations/answer-overlap";
import { showDates } from "../../../bot/teams/consultations/change-dates";
import { acknowledgeClashes, pressCheckClashes } from "../../../bot/teams/consultations/check-clashes";
import { planCard } from "../../../bot/teams/consultations/plan-card";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  buildSettings,
  grady,
  type Product,
  reference,
} from "../../support/teams";
import { later, of42, replanProduct } from "./every-replan-card";

type Words = string | null | undefined;
const as = (words: Words) => words as string;
const turn = (person = alex) => ({ person, text: "", where: "personal" as const });

/** Of each severity, and more than a card shows at once, in these words. */
export function clashesIn(words: Words): ClashReport {
  const [from, to] = [day("2027-06-14"), day("2027-07-26")];
  const of = (given: Partial<ClashFinding>): ClashFinding => ({
    ...{ kind: "openingDay", severity: "medium", from, to },
    ...{ what: `It opens on ${words}`, why: `Few take part: ${words}` },
    advice: `Try another day: ${words}`,
    ...given,
  });
  return {
    findings: [
      of({ severity: "info" }),
      of({ kind: "closingDay", severity: "block", refuses: "unless-noted" }),
      of({ kind: "fatigue", severity: "high", refuses: "unless-noted" }),
      of({ kind: "sameAudience", reference: reference("2027-00043") }),
      of({ kind: "sameTopic", severity: "low", reference: reference("2027-00043") }),
      ...Array.from({ length: 30 }, () => of({ kind: "periodLost", severity: "low" })),
    ],
    alternatives: [1, 2, 3].map(() => ({ startDate: from, endDate: to, why: `Free of ${words}` })),
    note: as(words),
  };
}

const other = (words: Words): Consultation =>
  buildConsultation({
    ...{ reference: reference("2027-00043"), title: as(words), listUrl: as(words), externalId: "plan-43" },
    leadOfficer: { id: grady.id, name: as(words) },
  });

function clashProduct(words: Words): Product {
  return buildProduct({
    clashCheck: () => clashesIn(words),
    consultations: [buildConsultation({ title: as(words) }), other(words)],
    actions: [buildAction({ id: asActionId("4"), stepId: asStepId("0.4"), title: words ?? "" })],
    people: [alex, adele, { ...grady, email: as(words) }],
  });
}

/** Every card about clashes, filled with these words; `view` is a plan at its third card. */
export async function everyClashCard(
  words: Words,
  view: (given: Partial<PlanView>) => PlanView,
): Promise<Record<string, Card>> {
  const product = clashProduct(words);
  const clashes = clashesIn(words);
  const pair = { reference: "2027-00042", other: "2027-00043" };
  const replan = replanProduct(words);
  const replanned: Product = {
    ...replan,
    consultations: {
      ...replan.consultations,
      previewChange: async (what, ask) => ({
        ...(await replan.consultations.previewChange(what, ask)),
        ...{ clashes, notesNeeded: ["monitoringNote", "askAgainReason"] as const },
        problems: [{ input: "monitoringNote" as const, message: `Say who: ${words}` }],
        typed: { ...ask.typed, monitoringNote: as(words), askAgainReason: as(words) },
      }),
    },
  };
  const noted = { clashes, notesNeeded: ["monitoringNote", "askAgainReason"] as const };
  return {
    "consultations/dates-card, with clashes": planCard(view(noted), buildSettings()),
    "consultations/confirm-card, with clashes": planCard(
      view({
        ...noted,
        stage: "confirm",
        dates: { startDate: day("2027-04-05"), endDate: day("2027-05-17") },
      }),
      buildSettings(),
    ),
    "consultations/replan-preview-card, with clashes": await showDates(replanned, turn(), {
      ...{ ...of42, ...later },
    }),
    "consultations/check-clashes-card": await pressCheckClashes(product, turn(), of42),
    "consultations/check-clashes-card, nothing found": await pressCheckClashes(replan, turn(), of42),
    "consultations/check-clashes-card, of somebody else": await pressCheckClashes(product, turn(grady), of42),
    "consultations/check-clashes-card, refused": await acknowledgeClashes(product, turn(grady), {
      ...{ ...of42, reason: words },
    }),
    "consultations/check-clashes-card, looked at": await acknowledgeClashes(clashProduct(words), turn(), {
      ...{ ...of42, reason: "We stay apart, as ours is about rents." },
    }),
    "consultations/overlap-card": overlap({
      ...{ consultation: buildConsultation({ title: as(words) }), other: other(words) },
      ...{ otherLead: { ...grady, name: as(words), email: as(words) }, findings: clashes.findings },
    }),
    "consultations/overlap-card, refused": await keepApart(product, turn(), {
      ...{ ...pair, reason: `${words}`.slice(0, 3) },
    }),
    "consultations/overlap-card, answered": await keepApart(clashProduct(words), turn(), {
      ...{ ...pair, reason: "Ours is about rents only." },
    }),
    "consultations/status-changed-card, overlap answered": overlapAnswered({
      ...{ consultation: other(words), other: buildConsultation({ title: as(words) }) },
      ...{ by: { id: alex.id, name: as(words) }, joined: false, reason: as(words) },
    }),
    "consultations/status-changed-card, refused dates": refusedDates({
      ...{ consultation: other(words), by: { id: alex.id, name: as(words) } },
      findings: clashes.findings,
    }),
  };
}
