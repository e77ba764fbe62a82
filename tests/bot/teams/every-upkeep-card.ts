import { day } from "../../../bot/common/days";
import type { PlanCheck } from "../../../bot/consultations";
import { type Card, nextYear, planCheck } from "../../../bot/teams";
import { nothingNextYear } from "../../../bot/teams/consultations/answer-next-year";
import { lookAgain } from "../../../bot/teams/consultations/plan-check";
import { adele, alex, buildConsultation, buildProduct, referenceNumber } from "../../support/teams";

/** The cards about keeping the forward plan, filled with these words. */
export async function everyUpkeepCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const named = { ...alex, name: typed };
  const rows = Array.from({ length: 60 }, (_, at) =>
    buildConsultation({
      ...{ reference: referenceNumber(at + 1), title: typed, leadOfficer: { id: alex.id, name: typed } },
      ...{ startDate: undefined, endDate: undefined },
    }),
  );
  const check: PlanCheck = {
    ...{ today: day("2027-03-01"), fresh: rows, undated: rows, passed: rows, seen: "a1b2c3" },
    last: {
      ...{ by: { id: adele.id, name: typed }, at: new Date("2027-02-01T09:00:00Z") },
      ...{ upTo: {}, seen: "" },
    },
    nextYear: {
      ...{ year: 2028, planning: [named], nothing: Array.from({ length: 60 }, () => named) },
      silent: [named],
    },
  };
  const empty: PlanCheck = {
    ...{ today: check.today, fresh: [], undated: [], passed: [], seen: "a1b2c3" },
    ...{ last: undefined, nextYear: undefined },
  };
  const turn = { person: alex, text: "", where: "personal" as const };
  return {
    "consultations/next-year-card": nextYear({
      year: 2028,
      services: Array.from({ length: 20 }, () => typed),
    }),
    "consultations/next-year-card, nothing": await nothingNextYear(buildProduct(), turn, { year: 2028 }),
    "consultations/plan-check-card": planCheck(check),
    "consultations/plan-check-card, changed": planCheck(check, lookAgain),
    "consultations/plan-check-card, first": planCheck(empty),
  };
}
